"""How each kind of point is marked and called; shape and word carry it, colour only helps."""

from coaching.model import Kind

GLYPH = {
    Kind.STRENGTH: ":blue[●]",
    Kind.WEAKNESS: ":orange[◆]",
    Kind.SUGGESTION: ":violet[▲]",
    Kind.REASON: ":gray[■]",
    Kind.REMARK: ":gray[·]",
}
HOLLOW = {
    Kind.STRENGTH: ":blue[○]",
    Kind.WEAKNESS: ":orange[◇]",
    Kind.SUGGESTION: ":violet[△]",
    Kind.REASON: ":gray[□]",
    Kind.REMARK: ":gray[·]",
}
HEADING = {
    Kind.STRENGTH: ("Strengths", "what they valued"),
    Kind.WEAKNESS: ("Weaknesses", "what they asked for more of"),
    Kind.SUGGESTION: ("Suggestions", "what would help next time"),
}
WORD = {
    Kind.STRENGTH: "Strength",
    Kind.WEAKNESS: "To work on",
    Kind.SUGGESTION: "Suggestion",
    Kind.REASON: "Reason given",
    Kind.REMARK: "Remark",
}
