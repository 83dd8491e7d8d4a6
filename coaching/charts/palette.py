"""The colours of light and dark, the same as .streamlit/config.toml's."""

from dataclasses import dataclass

from coaching.model import Kind


@dataclass(frozen=True, slots=True)
class Palette:
    """
    Colours as ``#RRGGBB``.

    ``page`` is written into every figure: switching the theme reruns nothing, and until the next
    click a chart then is a light card on a dark page, which can be read.
    ``muted`` is for the smaller text, ``faint`` for marks that stand for the rest; ``rule``,
    ``grid`` and ``band`` only divide the ground and need no contrast.
    """

    page: str
    ink: str
    muted: str
    faint: str
    rule: str
    grid: str
    band: str
    strength: str
    weakness: str
    suggestion: str
    reason: str

    def of(self, kind: Kind) -> str:
        """The colour of a kind's marks; remarks have the quiet one."""
        return {
            Kind.STRENGTH: self.strength,
            Kind.WEAKNESS: self.weakness,
            Kind.SUGGESTION: self.suggestion,
        }.get(kind, self.reason)


LIGHT = Palette(
    page="#FAF8F4",
    ink="#22302F",
    muted="#566060",
    faint="#8A8579",
    rule="#A8A294",
    grid="#E4DFD5",
    band="#EEEAE1",
    strength="#0A5C5F",
    weakness="#AB5700",
    suggestion="#7E57B8",
    reason="#6B7280",
)
DARK = Palette(
    page="#14191B",
    ink="#E8ECEA",
    muted="#A9B4B3",
    faint="#75827E",
    rule="#66726F",
    grid="#2A3436",
    band="#1E2629",
    strength="#4CC6C0",
    weakness="#F5AE55",
    suggestion="#C3A5F4",
    reason="#98A2AC",
)


def palette(theme_type: str | None) -> Palette:
    """The palette for ``st.context.theme.type``; light when it is not known yet."""
    return DARK if theme_type == "dark" else LIGHT
