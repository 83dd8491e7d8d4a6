"""How streets, boxes and towns are written in several countries."""

import re
from functools import cache

from coaching.redaction.lists import words_of

_UPPER = "".join(c for c in map(chr, range(0x10000)) if c.isupper() or c.istitle())
CAP = rf"\b[{re.escape(_UPPER)}][^\W\d_]*(?:['’-][^\W\d_]+)*"
"""One word with a capital."""
SMALL = r"(?:(?:of|de|van|von|da|der|den|la|le|el|al|du|des|di|del|della|dos|bin|ibn) )*"
_ROOM = r"(?:,? (?:Suite|Ste|Unit|Apt|Apartment|Flat|Floor|Room)\.? \w{1,6})?"

_GERMANIC = r"straße|strasse|str\.|gasse|weg|platz|allee|ufer|damm|laan|straat|gatan|vej"
_FRENCH = r"rue|avenue|av\.|boulevard|bd|place|quai|chemin|allée|impasse"
_ROMANCE = r"Calle|Avenida|Avda\.|Plaza|Paseo|Via|Viale|Piazza|Corso|Rua|Praça|ul\."


@cache
def places() -> tuple[re.Pattern[str], ...]:
    """One pattern for each way."""
    streets = "|".join(sorted(words_of("streets"), key=len, reverse=True))
    numbered = rf"\b\d{{1,5}}[A-Za-z]?,? (?:{CAP} ){{1,3}}?(?i:{streets})\b\.?"
    shapes = {
        "Flat 3, 221B Baker Street, Suite 400": (
            rf"(?:(?:Flat|Unit|Apartment) \w{{1,5}}, )?{numbered}{_ROOM}"
        ),
        "Bahnhofstraße 12": rf"{CAP}(?:{_GERMANIC}) ?\d{{1,4}}[a-z]?\b",
        "12 rue de la Paix": (
            rf"\b\d{{1,4}}(?: bis| ter)?,? (?:{_FRENCH})"
            rf"(?: (?:de|du|des|la|le|les))*(?: [ld]['’])? ?{CAP}"
        ),
        "Calle Mayor 5": rf"\b(?:{_ROMANCE}) {SMALL}{CAP}(?: {CAP})?,? (?:n\.?º? ?)?\d{{1,4}}\b",
        "P.O. Box 1234": r"\bP\.? ?O\.? ?Box \d+",
        "Springfield, IL 62704": rf"{CAP}(?: {CAP})?, [A-Z]{{2}} \d{{5}}(?:-\d{{4}})?\b",
        "10115 Berlin": rf"\b\d{{5}} {CAP}",
        "1012 AB Amsterdam": rf"\b\d{{4}} [A-Z]{{2}} {CAP}",
    }
    return tuple(map(re.compile, shapes.values()))
