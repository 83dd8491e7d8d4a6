"""The process behind the guard: bytes in, one JSON value out; no network, 1 GiB, 10 s."""

import ctypes
import json
import resource
import sys
from contextlib import suppress
from typing import Any

MEMORY, SECONDS = 1 << 30, 10
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_REFUSED = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system")


def main() -> None:
    """Read standard input as what the first argument says, a file of the second's ending."""
    _alone()
    what, ending = sys.argv[1:3]
    data = sys.stdin.buffer.read()
    sys.stdout.write(json.dumps(_read(what, ending, data)))


def _read(what: str, ending: str, data: bytes) -> dict[str, Any]:
    # Only now: whatever is imported is held by the limits as well.
    from coaching.intake.refusal import Refused  # noqa: PLC0415

    try:
        if what == "rows":
            from coaching.intake.sheets import rows  # noqa: PLC0415

            return rows(data)
        from coaching.intake.mail import message, newest  # noqa: PLC0415

        if what == "quoted":
            return newest(data.decode("utf-8", "replace"))
        return message(ending, data)
    except Refused as refused:
        return {"refused": str(refused)}
    except (MemoryError, RecursionError):
        return {"refused": "This file takes more room than a file should, so it was not opened."}
    except BaseException:  # noqa: BLE001 - a library's panic over a foreign file is an answer too
        return {"refused": "This file is damaged, or not of the kind its name says."}


def _alone() -> None:
    """Give up what reading a file does not need, as far as the system knows how."""
    for limit, value in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(limit, (value, value))
    with suppress(OSError, AttributeError):  # a network of its own, with nothing in it
        ctypes.CDLL(None).unshare(_NEW_USER | _NEW_NETWORK)
    sys.addaudithook(_refuse)


def _refuse(event: str, _arguments: object) -> None:
    if event.startswith(_REFUSED):
        raise PermissionError(event)


if __name__ == "__main__":
    main()
