"""``★★★★☆`` → ``4/5``: a mark drawn with signs, as the models read it."""

import re

_DRAWN = re.compile(r"(?=[★⭐●☆○]{3})(?P<got>[★⭐●]*)(?P<rest>[☆○]*)")


def in_figures(text: str) -> str:
    """The text with drawn marks as figures; its offsets are other ones then."""
    return _DRAWN.sub(_figures, text)


def _figures(drawn: re.Match[str]) -> str:
    got, rest = len(drawn["got"]), len(drawn["rest"])
    return f"{got}/{got + rest} "
