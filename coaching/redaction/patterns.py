"""Text → addresses, numbers, links, birthdays, places and titled names, each by its shape."""

import re
from collections.abc import Iterator

from coaching.model import NameKind
from coaching.redaction.places import CAP, SMALL, places
from coaching.redaction.scripts import TITLED

Match = tuple[int, int, NameKind]

_EMAIL = re.compile(
    r"[\w.+%-]{1,64}\s?(?:@|\(at\)|\[at\]|\s+at\s+(?=[\w-]+\s+dot\s))\s?[\w-]{1,63}"
    r"(?:\s?(?:\.|\(dot\)|\[dot\]|\s+dot\s+)\s?[\w-]{1,63}){1,5}",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:[a-z][a-z+.-]{1,15}://|www\.)[^\s<>\"]+"
    r"|\b(?:[\w-]{1,63}\.){1,5}(?:com|org|net|edu|gov|info|biz|io|ai|app|dev|co|ca|uk|us|eu|de|fr|"
    r"es|it|nl|be|ch|at|ie|au|nz|in|jobs|careers|tech|online|cloud|me|tv|ly|pl|se|no|dk|fi|pt|jp|cn"
    r"|ru|ua|gr|ee|lv|lt|cz|sk|hu|ro|bg|br|mx|za|ng|ke|kr|sg|hk|tw|int|mil|museum|health|agency)\b"
    r"(?:/[^\s<>\"]*)?",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@])@\w[\w.-]{1,40}(?:@[\w.-]{2,60})?")
_ACCOUNT = re.compile(
    r"\b(?:skype|telegram|whatsapp|wechat|instagram|insta|twitter|signal|discord|mastodon)"
    r"(?: id| handle)?\s*[:=]\s*(\S+\w)",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w/-])\+?\(?\d(?:[\s().\u2010-\u2015/-]{0,3}\d){6,14}(?!\w)")
_EXTENSION = re.compile(
    r"\b(?:ext(?:ension|n)?\.?|durchwahl|poste)\s?:?\s?(\d{2,6})\b", re.IGNORECASE
)
_NO_PHONE = re.compile(
    # Days, years from and to, and amounts in thousands.
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"
    r"|(?:19|20)\d\d\s?[-–—/]\s?(?:19|20)\d\d"
    r"|(?<!\+)\b[1-9]\d{0,2}(?:[ .\u00a0]\d{3})*[ .\u00a0]000\b"
)
_MONTH = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DAY = (
    rf"\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTH})[a-z]*\.?,? \d{{4}}"
    rf"|(?:{_MONTH})[a-z]*\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}"
)
_BIRTH = re.compile(
    rf"\b(?:born|birth|d\.?o\.?b\b\.?|birthday)(?:\W| on | is | in |was )*({_DAY})", re.IGNORECASE
)
_NUMBERS = re.compile(
    r"\b[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b|(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])"
)
_REFERENCE = re.compile(
    r"\b(?:ref(?:erence)?|vacancy|req(?:uisition)?|job|case|candidate|applicant|employee|staff)\b"
    r"(?:\s*(?:no\b\.?|number|nr\b\.?|id\b|code|ref\b\.?)|(?=\s*[:#.]))\s*[:#.]?\s*"
    r"([A-Za-z0-9][\w/-]*\d[\w/-]*)",
    re.IGNORECASE,
)
_POSTCODE = re.compile(
    r"\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b", re.IGNORECASE
)
_TITLE = (
    r"\b(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof|Professor|Sir|Dame|Herr|Frau|Fr|Madame|Mme|Mlle|Monsieur|"
    r"Señora?|Sra?|Senhora?|Signora?|Sig|Dott|Mevrouw|Dhr|Pani?)\b\.?"
)
_TITLED = re.compile(
    rf"(?:{_TITLE} ){{1,3}}(?:[A-Z]\.(?: [A-Z]\.)*(?: {SMALL}{CAP})?"
    rf"|{SMALL}{CAP}(?: {SMALL}(?![A-Z]+\b){CAP})?)"
)


def patterns(text: str) -> Iterator[Match]:
    """What its shape gives away."""
    for shape, kind in (
        (_EMAIL, NameKind.EMAIL),
        (_LINK, NameKind.LINK),
        (_HANDLE, NameKind.LINK),
        (_ACCOUNT, NameKind.LINK),
        (_POSTCODE, NameKind.PLACE),
        (_TITLED, NameKind.PERSON),
        (TITLED, NameKind.PERSON),
        (_BIRTH, NameKind.BIRTH),
        (_NUMBERS, NameKind.NUMBER),
        (_REFERENCE, NameKind.NUMBER),
        (_EXTENSION, NameKind.PHONE),
        *((shape, NameKind.PLACE) for shape in places()),
    ):
        # The words that tell what follows stay, where a shape has such.
        yield from (
            (*(m.span(1) if shape.groups else m.span()), kind) for m in shape.finditer(text)
        )
    others = _NO_PHONE.sub(lambda m: "x" * len(m[0]), text)
    yield from ((m.start(), m.end(), NameKind.PHONE) for m in _PHONE.finditer(others))
