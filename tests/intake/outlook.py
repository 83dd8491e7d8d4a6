"""A message as Outlook saves it, by hand: a compound file (MS-CFB) of properties (MS-OXMSG)."""

import struct
from datetime import UTC, datetime

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SUBJECT, SENDER, ADDRESS, BODY, KIND = 0x0037, 0x0C1A, 0x0C1F, 0x1000, 0x001A
SENT, TEXT, MOMENT = 0x0039, 0x001F, 0x0040


def msg(
    body: str, sender: str = "", address: str = "", subject: str = "", sent: datetime | None = None
) -> bytes:
    """An .msg with these properties; texts in UTF-16, as Outlook has written them since 2003."""
    texts = {KIND: "IPM.Note", SUBJECT: subject, SENDER: sender, ADDRESS: address, BODY: body}
    streams: dict[str, bytes] = {}
    entries = b""
    for number, text in texts.items():
        if text:
            data = text.encode("utf-16-le")
            streams[f"__substg1.0_{number:04X}{TEXT:04X}"] = data
            entries += struct.pack("<HHIII", TEXT, number, 6, len(data) + 2, 0)
    if sent is not None:
        since = sent - datetime(1601, 1, 1, tzinfo=UTC)
        entries += struct.pack("<HHIQ", MOMENT, SENT, 6, int(since.total_seconds() * 10**7))
    streams["__properties_version1.0"] = bytes(32) + entries
    return compound(streams)


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file with these streams below its root."""
    small = {name: data for name, data in streams.items() if len(data) < CUTOFF}
    large = {name: data for name, data in streams.items() if len(data) >= CUTOFF}
    minis = b""
    mini_fat: list[int] = []
    mini_at: dict[str, int] = {}
    for name, data in small.items():
        mini_at[name] = len(mini_fat) if data else END
        mini_fat += _chain(len(mini_fat), -(-len(data) // MINI))
        minis += data.ljust(-(-len(data) // MINI) * MINI, b"\0")
    parts: dict[str, bytes] = dict(large)
    parts["minis"], parts["mini fat"] = minis, struct.pack(f"<{len(mini_fat)}I", *mini_fat)
    count = len(streams) + 1
    sectors = {name: -(-len(data) // SECTOR) for name, data in parts.items()}
    sectors["directory"] = -(-count * 128 // SECTOR)
    fat: list[int] = []
    at: dict[str, int] = {}
    for name, number in sectors.items():
        at[name] = len(fat) if number else END
        fat += _chain(len(fat), number)
    at |= mini_at
    parts["directory"] = _directory(streams, at, len(minis))
    used = next(n for n in range(1, 110) if (len(fat) + n) * 4 <= n * SECTOR)
    first_fat = len(fat)
    fat += [FAT] * used
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(used * SECTOR, b"\xff")
    header = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE,
        9, 6, 0, used, at["directory"], 0, CUTOFF, at["mini fat"], sectors["mini fat"], END, 0,
    )  # fmt: skip
    header += struct.pack("<109I", *range(first_fat, first_fat + used), *[FREE] * (109 - used))
    padded = (parts[name].ljust(number * SECTOR, b"\0") for name, number in sectors.items())
    return header + b"".join(padded) + table


def _chain(first: int, number: int) -> list[int]:
    return [*range(first + 1, first + number), END] if number else []


def _directory(streams: dict[str, bytes], at: dict[str, int], minis: int) -> bytes:
    """The root and its streams, each the right neighbour of the one before it."""
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    found = _entry("Root Entry", 5, child=1, start=at["minis"], size=minis)
    for n, name in enumerate(names, 1):
        right = n + 1 if n < len(names) else FREE
        found += _entry(name, 2, right=right, start=at[name], size=len(streams[name]))
    return found


def _entry(
    name: str, kind: int, *, right: int = FREE, child: int = FREE, start: int = 0, size: int = 0
) -> bytes:
    written = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16sIQQIQ",
        written, len(written) + 2, kind, 1, FREE, right, child, bytes(16), 0, 0, 0, start, size,
    )  # fmt: skip
