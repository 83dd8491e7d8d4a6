"""The script of a field that keeps words → the same behind what all of them share."""

from pathlib import Path

HERE = Path(__file__).parent


def script(*names: str) -> str:
    """
    Scripts, the last of which exports the field, below ``keeping.js``.

    One text, since a component's script is one module and may import no other from this host.
    """
    return "\n".join((HERE / file).read_text(encoding="utf-8") for file in ("keeping.js", *names))
