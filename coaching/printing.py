"""Data and a Typst source of ours → an accessible PDF (PDF/UA-1); no text of a person is markup."""

import json
import re
from pathlib import Path
from typing import Any

from coaching.model import CoachingError

_EVERYWHERE = re.compile("[\t\n\u0020-\u024f\u2010-\u2027\u2030-\u205e\u20ac]*")


class CannotPrint(CoachingError):
    """No font on this machine has every letter of the text."""


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
            sys_inputs={source.stem: json.dumps(data)},
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
    """Whether the font that comes with Typst can show it, whatever the machine has."""
    return _EVERYWHERE.fullmatch(text) is not None
