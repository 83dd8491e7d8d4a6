"""How each kind of point is marked and called; shape and word carry it, colour only helps."""

from coaching.model import Kind

COLOUR = {
    Kind.STRENGTH: "blue",
    Kind.WEAKNESS: "orange",
    Kind.SUGGESTION: "violet",
    Kind.REASON: "gray",
    Kind.REMARK: "gray",
}
FILLED = dict(zip(COLOUR, "●◆▲■·", strict=True))
OPEN = dict(zip(COLOUR, "○◇△□·", strict=True))
GLYPH = {kind: f":{COLOUR[kind]}[{shape}]" for kind, shape in FILLED.items()}
HOLLOW = {kind: f":{COLOUR[kind]}[{shape}]" for kind, shape in OPEN.items()}
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
