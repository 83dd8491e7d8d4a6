"""What somebody downloads is theirs, however large it is and however like another one."""

from streamlit.runtime.media_file_storage import MediaFileKind
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from coaching import web

MIB = 2**20


def stored(*files: bytes, name: str = "brief.pdf") -> tuple[MemoryMediaFileStorage, list[str]]:
    web.middleware()
    storage = MemoryMediaFileStorage("/media")
    kind = MediaFileKind.DOWNLOADABLE
    return storage, [storage.load_and_get_id(f, "application/pdf", kind, name) for f in files]


def alike(word: bytes) -> bytes:
    """Three MiB, the same everywhere but at the end of the first third."""
    whole = bytearray(3 * MIB)
    whole[MIB : MIB + len(word)] = word
    return bytes(whole)


def test_two_large_files_that_differ_in_one_place_stay_two() -> None:
    adas, sams = alike(b"Ada's"), alike(b"Sam's")
    storage, (first, second) = stored(adas, sams)

    assert first != second
    assert storage.get_file(f"{first}.pdf").content == adas
    assert storage.get_file(f"{second}.pdf").content == sams


def test_the_same_file_again_is_one() -> None:
    _, (first, second) = stored(b"the same", b"the same")

    assert first == second


def test_the_parts_of_a_name_are_not_run_together() -> None:
    _, [first] = stored(b"bc", name="a")
    _, [second] = stored(b"c", name="ab")

    assert first != second
