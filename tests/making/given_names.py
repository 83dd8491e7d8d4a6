"""
Faker's lists of given names → data/names.txt, which redaction looks unknown names up in.

Run by hand (``python -m tests.making.given_names`` beside an installed Faker, MIT licence), not
by the tests. Left out: what is an English word too, by Harper's dictionary; Latin names of fewer
than four letters; letters without case that mean something else far more often (``OTHERS``).
"""

import importlib
import pkgutil
import re
from collections.abc import Collection, Iterable
from pathlib import Path

from coaching.codebook import DATA
from coaching.proofreading.worker import lint
from coaching.redaction.folded import fold
from coaching.redaction.lists import words_of
from coaching.redaction.ordinary import is_ordinary
from coaching.redaction.scripts import script

CASED = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN")
CASELESS = ("ARABIC", "HEBREW", "DEVANAGARI", "BENGALI", "TAMIL")
SHORT = ("zoe", "amy", "eva", "ian", "leo", "mia", "ada", "raj", "joe", "jim", "jon", "liz", "sue")
OTHERS = frozenset(
    [
        "نور",
        "جميل",
        "كريم",
        "سعيد",
        "أمل",
        "امل",
        "حسن",
        "ايمان",
        "إيمان",
        "شكر",
        "هدى",
        "رضا",
        "سلام",
        "صادق",
        "ناجح",
        "ممتاز",
        "وحيد",
        "جيد",
        "خالد",
        "عدل",
        "طاهر",
        "باسم",
        "بسمة",
        "راضي",
        "سهل",
        "حكيم",
        "شريف",
        "عادل",
        "أمين",
        "امين",
        "وفاء",
        "نجاح",
        "جهاد",
        "صالح",
        "حر",
        "رائد",
        "ماهر",
        "טוב",
        "אור",
        "חן",
        "שלום",
        "גיל",
        "רון",
        "שיר",
        "טל",
        "עדי",
        "נועם",
        "אורה",
        "שקד",
        "רז",
        "גל",
        "ים",
        "שי",
        "חיים",
        "דור",
        "אופק",
        "נצר",
        "עוז",
        "תום",
        "בר",
        "ליל",
        "אדם",
        "זהב",
        "כתר",
        "מור",
        "עדן",
        "פנינה",
        "צוף",
        "שחר",
        "שמש",
        "הדר",
        "יקר",
        "נעים",
        "עין",
        "רם",
        "आशा",
        "विजय",
        "सुन्दर",
        "आनंद",
        "शांति",
        "प्रकाश",
        "ज्ञान",
        "विकास",
        "सरल",
        "योग",
        "कमल",
        "दीप",
        "आकाश",
        "भारत",
        "सागर",
        "विनय",
        "चंचल",
        "प्रगति",
        "उदय",
        "उत्तम",
        "उपमा",
        "सफल",
        "निपुण",
        "अनुभव",
        "स्पष्ट",
        "उदाहरण",
    ]
)
MORE = (Path(__file__).parent / "given_names.txt").read_text("utf-8").split()
"""Names of South Asia, West Africa and East Asia in Latin letters, of which Faker has few."""
HEAD = """# Given names, folded, to look unknown names up in: one a line, one script after another.
# Made by tests/making/given_names.py from the lists of Faker 40 (MIT); no English words.
"""


def main() -> None:
    """Write the file."""
    found = {fold(name): script(name) for name in (*_given(), *MORE) if name not in OTHERS}
    latin = sorted(n for n, s in found.items() if s == "LATIN" and _may_be_a_name(n))
    rest = sorted((s, n) for n, s in found.items() if s in CASED[1:] + CASELESS and len(n) > 2)
    words = sorted(_without_words(latin) | set(SHORT))
    lines = [*words, *(name for _, name in rest)]
    (DATA / "names.txt").write_text(HEAD + "\n".join(dict.fromkeys(lines)) + "\n", "utf-8")


def _given() -> Iterable[str]:
    import faker.providers.person as people  # type: ignore[import-not-found]  # noqa: PLC0415

    for module in pkgutil.iter_modules(people.__path__):
        provider = importlib.import_module(f"{people.__name__}.{module.name}").Provider
        for field in dir(provider):
            found = getattr(provider, field)
            if field.startswith("first_name") and isinstance(found, Collection):
                yield from (part for name in found for part in re.split(r"[\s.-]+", str(name)))


def _may_be_a_name(plain: str) -> bool:
    known = words_of("everyday") | words_of("generic") | words_of("harmless")
    return len(plain) > 3 and plain.isalpha() and plain not in known and not is_ordinary(plain)


def _without_words(names: list[str]) -> set[str]:
    """Names that are no English words: Harper has something to say about each in small letters."""
    kept = set()
    for at in range(0, len(names), 200):
        some = names[at : at + 200]
        text = "\n\n".join(f"We talked about {name} at length." for name in some)
        wrong = {text[s["start"] : s["end"]].casefold() for s in lint(text, "british", [])}
        kept |= {name for name in some if any(name in each for each in wrong)}
    return kept


if __name__ == "__main__":
    main()
