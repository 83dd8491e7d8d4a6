"""A letter being written comes back from its draft as it was, and its key says what it is."""

from hypothesis import given
from hypothesis import strategies as st

from coaching.letters import Own, draft
from coaching.letters.draft import Writing
from coaching.model import Draft, Letter

words = st.text(max_size=40)


@given(
    st.builds(
        Writing,
        kind=st.sampled_from(Letter),
        interview=st.integers(1, 10**9),
        contact=st.none() | st.integers(1, 10**9),
        subject=words,
        body=words,
        own=st.builds(
            Own,
            words=st.dictionaries(words, words, max_size=3),
            forgotten=st.lists(words, max_size=3).map(tuple),
            wording=st.integers(0, 9),
        ),
        to=words,
        address=words,
        earlier=words,
    )
)
def test_a_draft_holds_every_word(writing: Writing) -> None:
    assert draft.of(Draft("k", draft.KIND, draft.body(writing))) == writing


def test_a_key_alone_says_what_the_letter_is_about() -> None:
    key = draft.key(Letter.THANK_YOU, 12, 7, 0)

    assert draft.is_key(key)
    assert draft.of(Draft(key, draft.KIND)) == Writing(Letter.THANK_YOU, 12, 7)
    assert draft.of(Draft(draft.key(Letter.REPLY, 3, None, 2), draft.KIND)).contact is None


def test_the_same_letter_written_once_more_has_a_key_of_its_own() -> None:
    key = draft.key(Letter.FOLLOW_UP, 12, None, 0)

    assert draft.again(key) == draft.key(Letter.FOLLOW_UP, 12, None, 1)
    assert draft.is_key(draft.again(key))


def test_an_address_that_is_no_key_is_told_from_one() -> None:
    for text in ("", "letter-thank_you-0-0-0", "letter-x-1-0-0", "letter-thank_you-1-0", "x" * 300):
        assert not draft.is_key(text)
