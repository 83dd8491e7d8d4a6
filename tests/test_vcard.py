"""Business cards go in and out whole: RFC 6350, and version 3.0 on the way in."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching import vcard
from coaching.model import CoachingError
from coaching.vcard import Card

KIM = Card("Kim Okafor", "Head of service", "Northgate; Council, Ltd", "kim@northgate.example",
           "+44 20 7946 0000", "Rota story.\nLikes tea; green, mostly \\o/")  # fmt: skip


def unfolded(file: bytes) -> list[str]:
    return file.decode().replace("\r\n ", "").split("\r\n")


def test_a_card_comes_back_as_it_was_written() -> None:
    assert vcard.read(vcard.written([KIM, Card("李 小龙"), Card("Åse Ødegård")])) == (
        KIM,
        Card("李 小龙"),
        Card("Åse Ødegård"),
    )


def test_a_card_is_version_4_with_a_formatted_name() -> None:
    lines = unfolded(vcard.written([KIM]))

    assert lines[:4] == ["BEGIN:VCARD", "VERSION:4.0", "FN:Kim Okafor", "N:Okafor;Kim;;;"]
    assert r"ORG:Northgate\; Council\, Ltd" in lines
    assert r"NOTE:Rota story.\nLikes tea\; green\, mostly \\o/" in lines
    assert lines[-2:] == ["END:VCARD", ""]


def test_lines_are_folded_at_75_octets_and_no_character_is_cut() -> None:
    file = vcard.written([Card("Zoë", notes="é" * 200 + "😀" * 50)])

    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    assert all(line.decode() for line in file.split(b"\r\n") if line)
    assert vcard.read(file)[0].notes == "é" * 200 + "😀" * 50


def test_an_empty_card_still_has_a_name() -> None:
    assert unfolded(vcard.written([Card()]))[2] == "FN:Unknown"


THREE = b"""BEGIN:VCARD\r
VERSION:3.0\r
N:Okafor;Kim;;Dr.;\r
FN:Dr. Kim Okafor\r
item1.EMAIL;TYPE=INTERNET:old@northgate.example\r
item2.EMAIL;TYPE="INTERNET,pref":kim@north\r
 gate.example\r
TEL;TYPE=WORK,VOICE:+44 20 7946 0000\r
ORG:Northgate Council;Housing\r
TITLE:Head of service\r
NOTE;X-A="a:b":two lines\\nhere\\, and a comma\r
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\r
END:VCARD\r
"""


def test_version_3_is_read_with_groups_folds_and_the_preferred_address() -> None:
    assert vcard.read(THREE) == (
        Card(
            "Dr. Kim Okafor",
            "Head of service",
            "Northgate Council, Housing",
            "kim@northgate.example",
            "+44 20 7946 0000",
            "two lines\nhere, and a comma",
        ),
    )


def test_version_4_is_read_with_its_preference_and_addresses_as_links() -> None:
    file = (
        "BEGIN:VCARD\nVERSION:4.0\nFN:Lee\nEMAIL;PREF=2:b@x.org\nEMAIL;PREF=1:a@x.org\n"
        "TEL;VALUE=uri;PREF=1;TYPE=cell:tel:+1-418-656-9254\nEND:VCARD"
    )
    [card] = vcard.read(file.encode())

    assert (card.email, card.phone) == ("a@x.org", "+1-418-656-9254")


def test_a_name_is_put_together_where_the_formatted_one_is_missing() -> None:
    [card] = vcard.read(b"BEGIN:VCARD\nVERSION:3.0\nN:van der Berg;Anna;M.;Prof.;\nEND:VCARD\n")

    assert card.name == "Prof. Anna M. van der Berg"


def test_an_old_program_s_encoding_is_read() -> None:
    file = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoë Müller\r\nEND:VCARD\r\n".encode("cp1252")

    assert vcard.read(file)[0].name == "Zoë Müller"


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"hello",
        b"BEGIN:VCARD\nFN:Kim",
        b"\x00\xff\xfe",
        b"END:VCARD",
        b"x" * 2_000_001,
        b"BEGIN:VCARD\nFN:K\nEND:VCARD\n" * 201,
    ],
    ids=["empty", "words", "no end", "bytes", "no beginning", "too large", "too many"],
)
def test_what_is_no_card_gets_a_sentence(file: bytes) -> None:
    with pytest.raises(CoachingError):
        vcard.read(file)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(junk: bytes) -> None:
    with contextlib.suppress(CoachingError):
        vcard.read(b"BEGIN:VCARD\n" + junk + b"\nEND:VCARD\n")
