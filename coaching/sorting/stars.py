"""``★★★★☆`` → ``4/5``: a mark drawn with signs, as the models read it."""

import re

_DRAWN = re.compile(
    r"(?<![★⭐●☆○])(?:(?P<got>(?:[★⭐●]\ufe0f?)+)(?P<rest>(?:[☆○]\ufe0f?)+)|(?:[★⭐]\ufe0f?){5})"
    r"(?![★⭐●☆○])"
)
"""Without empty signs only five say of how many: ``●●●●●●`` may be a name blacked out."""
_EVERY = re.compile("[★⭐●☆○]")


def in_figures(text: str) -> str:
    """The text with drawn marks as figures; its offsets are other ones then."""
    return _DRAWN.sub(_figures, text)


def _figures(drawn: re.Match[str]) -> str:
    whole = len(_EVERY.findall(drawn[0]))
    got = len(_EVERY.findall(drawn["got"])) if drawn["got"] else whole
    return f"{got}/{whole} "
