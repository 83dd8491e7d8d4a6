"""
A PDF → what is wrong with it under PDF/UA-1, by the machine-checkable Matterhorn conditions.

Covered here (checkpoints of the Matterhorn Protocol 1.1): 01 tagging of all content, 02 role
mapping, 06 metadata, 07 title, 09 structure, 11 language, 13 figures, 14 headings, 15 tables,
16 lists, 20 layers, 21 attached files, 25 XFA, 26 security, 28 annotations, 30 XObjects,
31 fonts. Not covered, because no document of ours has them: 17 formulas, 18 page headers,
19 notes, 22 threads, 23 signatures, 24 forms, 27 navigation, 29 scripts (nothing acts at all).
What only a person can judge (reading order, good wording) no checker judges.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf

STANDARD = frozenset(
    [
        "Document",
        "Part",
        "Art",
        "Sect",
        "Div",
        "BlockQuote",
        "Caption",
        "TOC",
        "TOCI",
        "Index",
        "NonStruct",
        "Private",
        "P",
        "H",
        "H1",
        "H2",
        "H3",
        "H4",
        "H5",
        "H6",
        "L",
        "LI",
        "Lbl",
        "LBody",
        "Table",
        "TR",
        "TH",
        "TD",
        "THead",
        "TBody",
        "TFoot",
        "Span",
        "Quote",
        "Note",
        "Reference",
        "BibEntry",
        "Code",
        "Link",
        "Annot",
        "Ruby",
        "Warichu",
        "RB",
        "RT",
        "RP",
        "WT",
        "WP",
        "Figure",
        "Formula",
        "Form",
    ]
)
_PAINTS = frozenset(
    ["Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "EI"]
)
_NEITHER, _BOTH = -1, -2
_SHOWS = frozenset(["Tj", "TJ", "'", '"'])
_ROWS = {"Table": {"TR", "THead", "TBody", "TFoot", "Caption"}, "L": {"LI", "Caption"}}
_IN_ROW = {"TR": {"TH", "TD"}, "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"}}
_IN = _ROWS | _IN_ROW | {"LI": {"Lbl", "LBody"}}


@dataclass
class _Node:
    role: str
    raw: Any
    mcids: list[tuple[int, int]] = field(default_factory=list)
    kids: list["_Node"] = field(default_factory=list)

    def walk(self) -> Iterator["_Node"]:
        yield self
        for kid in self.kids:
            yield from kid.walk()


def faults(made: bytes) -> list[str]:
    """Everything that is wrong, each with its checkpoint; empty when nothing was found."""
    with pikepdf.open(BytesIO(made)) as pdf:
        return [*_document(pdf), *_structure(pdf), *_contents(pdf), *_fonts(pdf), *_acts(pdf)]


def _document(pdf: Any) -> Iterator[str]:
    root = pdf.Root
    xmp = bytes(root.Metadata.read_bytes()).decode() if "/Metadata" in root else ""
    if not re.search(r"pdfuaid:part(?:=\"1\"|>\s*1\s*<)", xmp):
        yield "06-002 the metadata does not say PDF/UA-1"
    if not re.search(r"<dc:title>.*?<rdf:li[^>]*>[^<]+<", xmp, re.DOTALL):
        yield "06-003 no title in the metadata"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "07-001 the title is not shown"
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "01-001 not marked as tagged"
    if root.get("/MarkInfo", {}).get("/Suspects"):
        yield "02-004 suspects"
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", str(root.get("/Lang", ""))):
        yield "11-006 no language"
    if pdf.is_encrypted:
        yield "26-001 encrypted"
    if "/XFA" in root.get("/AcroForm", {}):
        yield "25-001 XFA"


def _structure(pdf: Any) -> Iterator[str]:
    if "/StructTreeRoot" not in pdf.Root:
        yield "01-005 no structure tree"
        return
    tree, mapped = pdf.Root.StructTreeRoot, dict(pdf.Root.StructTreeRoot.get("/RoleMap", {}))
    yield from (f"02-003 {role} is remapped" for role in mapped if role[1:] in STANDARD)
    nodes = [n for top in _kids(pdf, tree, mapped) for n in top.walk()]
    for node in nodes:
        yield from _element(node)
    yield from _headings([n.role for n in nodes if re.fullmatch("H[1-6]?", n.role)])
    claimed = [mcid for node in nodes for mcid in node.mcids]
    if len(set(claimed)) != len(claimed):
        yield "01-006 content is in the structure twice"
    for number, page in enumerate(pdf.pages):
        tagged = {each for each, _ in _marked(page) if each is not None and each >= 0}
        in_tree = {mcid for on, mcid in claimed if on == number}
        if tagged != in_tree:
            yield f"01-006 marked content {sorted(tagged ^ in_tree)} is not in both"


def _element(node: _Node) -> Iterator[str]:
    if node.role not in STANDARD:
        yield f"02-001 {node.role} is no standard type"
    if node.role in ("Figure", "Formula") and not str(node.raw.get("/Alt", "")).strip():
        yield f"13-004 {node.role} without alternate text"
    allowed = _IN.get(node.role)
    if allowed and not {kid.role for kid in node.kids} <= allowed:
        yield f"09-004 {node.role} holds {sorted({k.role for k in node.kids} - allowed)}"
    if node.role == "Table":
        yield from _table(node)
    if node.role == "TH" and "/Scope" not in _attributes(node):
        yield "15-003 TH without a scope"


def _kids(pdf: Any, parent: Any, mapped: dict[str, Any], on: int = 0) -> list[_Node]:
    found = []
    for kid in _listed(parent.get("/K")):
        if not isinstance(kid, pikepdf.Dictionary) or "/S" not in kid:
            continue
        role = str(kid.S)
        page = _number(pdf, kid, on)
        node = _Node(str(mapped.get(role, role))[1:], kid)
        node.mcids = [*_mcids(pdf, kid, page)]
        node.kids = _kids(pdf, kid, mapped, page)
        found.append(node)
    return found


def _mcids(pdf: Any, element: Any, on: int) -> Iterator[tuple[int, int]]:
    for kid in _listed(element.get("/K")):
        if isinstance(kid, int):
            yield on, kid
        elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
            yield _number(pdf, kid, on), int(kid.MCID)


def _number(pdf: Any, element: Any, otherwise: int) -> int:
    if "/Pg" not in element:
        return otherwise
    return next(n for n, p in enumerate(pdf.pages) if p.obj.objgen == element.Pg.objgen)


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _table(table: _Node) -> Iterator[str]:
    rows = [n for n in table.walk() if n.role == "TR"]
    widths = {sum(int(_attributes(cell).get("/ColSpan", 1)) for cell in row.kids) for row in rows}
    if len(widths) > 1:
        yield f"15-005 rows of {sorted(widths)} columns"
    if not any(cell.role == "TH" for row in rows for cell in row.kids):
        yield "15-001 a table without header cells"


def _attributes(node: _Node) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for each in _listed(node.raw.get("/A")):
        if isinstance(each, pikepdf.Dictionary):
            found |= dict(each)
    return found


def _headings(roles: list[str]) -> Iterator[str]:
    if "H" in roles:
        yield "14-007 H beside H1 to H6" if set(roles) != {"H"} else "14-006 H alone"
        return
    levels = [int(role[1]) for role in roles]
    if levels and levels[0] != 1:
        yield "14-002 the first heading is not H1"
    if any(b > a + 1 for a, b in pairwise(levels)):
        yield f"14-003 a heading level is skipped: {levels}"


def _marked(page: Any) -> Iterator[tuple[int | None, str]]:
    """Every painted thing: the content it is marked as (None: an artifact), and its operator."""
    open_: list[Any] = []
    for operands, operator in _instructions(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            properties = operands[1] if name == "BDC" else {}
            mcid = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
            artifact = str(operands[0]) == "/Artifact"
            open_.append("artifact" if artifact else None if mcid is None else int(mcid))
        elif name == "EMC":
            open_.pop()
        elif name in _PAINTS:
            inside = [each for each in open_ if each is not None]
            if "artifact" in inside and any(isinstance(each, int) for each in inside):
                yield _BOTH, name
            elif not inside:
                yield _NEITHER, name
            else:
                yield (None if inside[-1] == "artifact" else inside[-1]), name


def _instructions(page: Any) -> list[Any]:
    return list(pikepdf.parse_content_stream(page))


def _contents(pdf: Any) -> Iterator[str]:
    for page in pdf.pages:
        for mcid, operator in _marked(page):
            if mcid == _NEITHER:
                yield f"01-004 {operator} is neither tagged nor an artifact"
            if mcid == _BOTH:
                yield f"01-003 {operator} is tagged and an artifact"
        if "/StructParents" not in page:
            yield "01-005 a page without its place in the structure"


def _fonts(pdf: Any) -> Iterator[str]:
    for page in pdf.pages:
        fonts = {str(k): f for k, f in dict(page.get("/Resources", {}).get("/Font", {})).items()}
        for name, font in fonts.items():
            yield from _font(font)
            if "/ToUnicode" not in font:
                yield f"10-001 {name} has no way back to Unicode"
        yield from _codes(page, fonts)


def _font(font: Any) -> Iterator[str]:
    inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    descriptor = inner.get("/FontDescriptor", {})
    if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
        yield f"31-009 {inner.get('/BaseFont')} is not embedded"
    if str(inner.get("/Subtype")) == "/CIDFontType2" and "/CIDToGIDMap" not in inner:
        yield "31-004 no CIDToGIDMap"


def _codes(page: Any, fonts: dict[str, Any]) -> Iterator[str]:
    """Every glyph that is shown: it exists, and stands for a letter."""
    known = {name: _unicode(font) for name, font in fonts.items() if "/ToUnicode" in font}
    used = ""
    for operands, operator in _instructions(page):
        if str(operator) == "Tf":
            used = str(operands[0])
        if str(operator) not in _SHOWS or used not in known:
            continue
        texts = operands[0] if str(operator) == "TJ" else operands
        shown = b"".join(bytes(t) for t in texts if isinstance(t, pikepdf.String))
        for at in range(0, len(shown), 2):
            code = shown[at : at + 2].hex()
            if code == "0000":
                yield "31-027 .notdef is shown"
            elif known[used].get(code, "") in ("", "0000", "feff", "fffe"):
                yield f"10-001 glyph {code} of {used} stands for no letter"


def _unicode(font: Any) -> dict[str, str]:
    text = bytes(font.ToUnicode.read_bytes()).decode("latin-1").lower()
    found: dict[str, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        found |= dict(re.findall(r"<([0-9a-f]+)>\s*<([0-9a-f]+)>", block))
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for first, last, to in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[f"{int(first, 16) + step:04x}"] = f"{int(to, 16) + step:04x}"
    return found


def _acts(pdf: Any) -> Iterator[str]:
    """Nothing in our files may act or ask: no script, link, form, attachment or layer."""
    for key in ("/OpenAction", "/AA", "/AcroForm", "/OCProperties"):
        if key in pdf.Root:
            yield f"29-001 the document has {key}"
    names: Any = pdf.Root.get("/Names", {})
    yield from (f"21-001 {key}" for key in ("/EmbeddedFiles", "/JavaScript") if key in names)
    for page in pdf.pages:
        if "/Annots" in page or "/AA" in page:
            yield "28-004 a page has annotations or actions"
