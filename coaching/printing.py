"""Data and a Typst source of ours → an accessible PDF (PDF/UA-1); no text of a person is markup."""

import json
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from coaching.model import CoachingError

FONT_PACKAGES = (
    "fontpkg_noto_sans",
    "fontpkg_noto_sans_arabic",
    "fontpkg_noto_sans_devanagari",
    "pylopdf_fonts_he",
    "manimgx_fonts_cjk",
)
"""Noto fonts as installed packages: Latin, Greek, Cyrillic; Arabic; Devanagari; Hebrew; CJK."""
_EVERYWHERE = re.compile(
    "[\t\n\u0020-\u007e\u00a0-\u024f\u2010-\u2027\u2030-\u205e\u20ac"
    "\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce"  # Greek
    "\u0400-\u045f\u0490\u0491"  # Cyrillic
    "\u05d0-\u05ea\u060c\u061b\u061f\u0621-\u063a\u0641-\u064a\u0660-\u0669"  # Hebrew, Arabic
    "\u0900-\u097f\u1e00-\u1ef9"  # Devanagari, Vietnamese
    "\u3001-\u301b\u3041-\u3096\u30a1-\u30fe\u4e00-\u9fef\uac00-\ud7a3\uff01-\uff5e]*"  # CJK
)
_KANA, _HANGUL = re.compile("[\u3040-\u30ff]"), re.compile("[\u1100-\u11ff\uac00-\ud7a3]")


class CannotPrint(CoachingError):
    """No font here has every letter of the text."""


def printed(source: Path, data: dict[str, Any], elsewhere: str) -> bytes:
    """
    Set what the source makes of the data, which it reads from the input named like itself.

    ``elsewhere`` names the forms that hold what no font here can show.

    Raises:
        CannotPrint: If no font here can show all of it.
    """
    import typst  # noqa: PLC0415 - 20 MB that only this needs

    try:
        made = typst.compile(
            str(source),
            format="pdf",
            sys_inputs={source.stem: json.dumps(data), "cjk": _east_asian(data)},
            font_paths=_fonts(),
            pdf_standards=["ua-1"],
        )
    except typst.TypstError as error:
        # PDF/UA has no place for a letter that no font has; anything else is our own mistake.
        if "could not be displayed" not in str(error):
            raise
        raise CannotPrint(
            "No font on this machine has every letter of this text, so it cannot be printed "
            f"whole. {elsewhere} hold all of it."
        ) from None
    assert isinstance(made, bytes)  # noqa: S101 - one document gives one file
    return made


def everywhere(text: str) -> bool:
    """Whether the fonts that are installed with us can show it, whatever the machine has."""
    return len(_fonts()) == len(FONT_PACKAGES) and _EVERYWHERE.fullmatch(text) is not None


def _east_asian(data: dict[str, Any]) -> str:
    """Which shapes Han characters take: one sign is drawn differently in each country."""
    text = json.dumps(data, ensure_ascii=False)
    if _KANA.search(text):
        return "JP"
    return "KR" if _HANGUL.search(text) else "SC"


@cache
def _fonts() -> list[str]:
    found = map(find_spec, FONT_PACKAGES)
    return [str(Path(spec.origin).parent) for spec in found if spec and spec.origin]
