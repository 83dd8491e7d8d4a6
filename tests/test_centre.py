"""A centre's file sets what it names, keeps the defaults for the rest, and says what is wrong."""

from pathlib import Path

import pytest

from coaching import centre
from coaching.centre import BadCentreFile
from coaching.model import Help, HelpKind, SignIn, Timings, Topic

OWN = """
name = "Elm Street Career Hub"

[letters]
latest_hours = 72
days_until_let_be = 21

[[help]]
kind = "workshop"
title = "Interviews, Tuesdays at four"
url = "https://elm.example/workshops"
topics = ["practice", "feedback"]

[[help]]
kind = "legal"
title = "Law clinic"
url = "tel:+15550100"
place = "Ontario, Canada"
topics = ["sensitive"]
"""


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A place for a centre's file."""
    return tmp_path / "centre.toml"


def test_the_neutral_file_holds_the_defaults_of_the_model() -> None:
    neutral = centre.read(centre.DEFAULT)

    assert neutral.timings == Timings()
    assert neutral.contacts == 2
    assert neutral.called == "your career centre"
    assert neutral.helps_with(Topic.LETTERS)


@pytest.mark.parametrize("topic", Topic)
def test_every_topic_has_help_before_a_centre_has_set_anything(topic: Topic) -> None:
    neutral = centre.read(centre.DEFAULT)

    assert any(neutral.helps_with(topic, place) for place in ("", *neutral.places(topic)))


def test_a_centre_sets_what_it_names_and_keeps_the_rest(written: Path) -> None:
    written.write_text(OWN, encoding="utf-8")

    own = centre.read(written)

    assert own.called == "Elm Street Career Hub"
    assert own.timings == Timings(letter_soon=24, letter_latest=72, letter_let_be=21)
    assert own.contacts == 2
    assert own.helps_with(Topic.PRACTICE) == (
        Help(
            HelpKind.WORKSHOP,
            "Interviews, Tuesdays at four",
            "https://elm.example/workshops",
            topics=frozenset({Topic.PRACTICE, Topic.FEEDBACK}),
        ),
    )


def test_help_of_a_place_is_for_that_place_only(written: Path) -> None:
    written.write_text(OWN, encoding="utf-8")
    own = centre.read(written)

    assert own.places() == ("Ontario, Canada",)
    assert own.places(Topic.PRACTICE) == ()
    assert own.helps_with(Topic.SENSITIVE) == ()
    assert [h.title for h in own.helps_with(Topic.SENSITIVE, "Ontario, Canada")] == ["Law clinic"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "naem = 'x'",
            "naem is not known; known are asking, follow_up, help, letters, name, sign_in, url",
        ),
        ("name = 3", "name is a text"),
        ("name = 'x", "is not valid TOML"),
        ("letters = 3", "letters is a table, headed [letters]"),
        ("[letters]\nsoon_hours = 0", "[letters] soon_hours is a whole number from 1 to 336"),
        ("[letters]\nsoon_hours = true", "[letters] soon_hours is a whole number"),
        ("[letters]\nsoon_hours = 60", "[letters] latest_hours must not be less than soon_hours"),
        ("[letters]\nsoon = 24", "[letters], soon is not known"),
        ("[follow_up]\ncontacts = -1", "[follow_up] contacts is a whole number from 0 to 20"),
        ("help = 'call us'", "help write each as a table of its own"),
        ("help = ['call us']", "[[help]] no. 1 write it as a table"),
        ("[[help]]\nkind = 'guide'\ntopics = ['letters']", "[[help]] no. 1, title is missing"),
        (
            "[[help]]\nkind='guide'\ntitle='x'\nurl='javascript:alert(1)'\ntopics=['letters']",
            "[[help]] no. 1, url begins with one of",
        ),
        (
            "[[help]]\nkind = 'gide'\ntitle = 'x'\ntopics = ['letters']",
            "[[help]] no. 1, kind is one of workshop, career_chat, guide",
        ),
        (
            "[[help]]\nkind = 'guide'\ntitle = 'x'\ntopics = 'letters'",
            "[[help]] no. 1, topics is a list",
        ),
        (
            "[[help]]\nkind = 'guide'\ntitle = 'x'\ntopics = [['letters']]",
            "[[help]] no. 1, topics is one of letters, asking",
        ),
    ],
)
def test_a_mistake_is_named_with_its_place_and_its_cure(
    written: Path, text: str, sentence: str
) -> None:
    written.write_text(text, encoding="utf-8")

    with pytest.raises(BadCentreFile) as refused:
        centre.read(written)

    assert str(written) in str(refused.value)
    assert sentence in str(refused.value)


def test_a_file_that_is_missing_or_not_utf8_is_named(written: Path) -> None:
    with pytest.raises(BadCentreFile, match="cannot be read"):
        centre.read(written)
    written.write_bytes("name = 'Café'".encode("latin-1"))
    with pytest.raises(BadCentreFile, match="UTF-8"):
        centre.read(written)


def test_the_variable_names_the_file(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written.write_bytes(b"\xef\xbb\xbf" + OWN.encode())
    monkeypatch.setenv(centre.VARIABLE, str(written))
    centre.centre.cache_clear()

    assert centre.centre().name == "Elm Street Career Hub"

    monkeypatch.delenv(centre.VARIABLE)
    centre.centre.cache_clear()
    assert centre.centre().name == ""


def test_a_mistake_ends_the_start_with_its_sentence(
    written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written.write_text("naem = 'x'", encoding="utf-8")
    monkeypatch.setenv(centre.VARIABLE, str(written))
    centre.centre.cache_clear()

    with pytest.raises(SystemExit, match="naem is not known"):
        centre.at_start()

    centre.centre.cache_clear()


def test_a_centre_sets_how_long_a_sign_in_stands(written: Path) -> None:
    written.write_text("[sign_in]\nidle_hours = 1", encoding="utf-8")

    assert centre.read(written).sign_in == SignIn(idle_hours=1, longest_days=7)
    assert centre.read(centre.DEFAULT).sign_in == SignIn()
