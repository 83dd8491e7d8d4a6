"""Whatever is done to cards, in whatever order, the pasted text stays whole behind them."""

import json
from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from coaching import cards
from coaching.cards import Card
from coaching.model import Flag, Kind

SENTENCES = st.sampled_from(
    [
        "You were well prepared.",
        "Your examples were strong, but they stayed short.",
        "Your accent was hard to follow while your slides were clear.",
        "Next time, give numbers and ask a question about the team.",
        "- warm tone\n- too long",
        "We hired someone with more experience.",
        "Dana told us you were late; sorry!",
        "Merci, très bien   préparé 👍 mais court.",
        "Kind regards,\nMo",
    ]
)
BETWEEN = st.sampled_from([" ", "\n", "\n\n", "  \t", "\r\n"])
WORDS = st.text(st.sampled_from("ab é👍.,\n"), min_size=1, max_size=12).filter(str.strip)


def inked(raw: str, found: tuple[Card, ...]) -> set[int]:
    """Offsets of the text that stand behind some card, blanks left out."""
    return {at for c in found for at in range(c.start, c.end) if not raw[at].isspace()}


class AnyOrder(RuleBasedStateMachine):
    """A board on which anything is pressed; ``edited`` are the cards whose words were changed."""

    @initialize(
        text=st.lists(st.tuples(SENTENCES, BETWEEN), min_size=1, max_size=5), saved=st.booleans()
    )
    def paste(self, text: list[tuple[str, str]], saved: bool) -> None:
        self.raw = "".join(sentence + blank for sentence, blank in text)
        self.cards = cards.from_text(self.raw)
        if saved:
            points = enumerate(cards.to_points(self.cards), 100)
            self.cards = cards.from_points(replace(p, id=n) for n, p in points)
        self.edited: set[int] = set()
        self.covered = inked(self.raw, self.cards)

    def one(self, data: st.DataObject) -> Card:
        return data.draw(st.sampled_from(self.cards))

    @rule(data=st.data(), kind=st.sampled_from(Kind))
    def move(self, data: st.DataObject, kind: Kind) -> None:
        self.cards = cards.move(self.cards, self.one(data).id, kind)

    @rule(data=st.data(), themes=st.lists(st.sampled_from(["motivation", "leadership"])))
    def choose(self, data: st.DataObject, themes: list[str]) -> None:
        self.cards = cards.choose(self.cards, self.one(data).id, themes)

    @rule(data=st.data())
    def pass_on(self, data: st.DataObject) -> None:
        self.cards = cards.toggle(self.cards, self.one(data).id, Flag.SECOND_HAND)

    @rule(data=st.data(), words=WORDS)
    def edit(self, data: st.DataObject, words: str) -> None:
        card = self.one(data)
        self.cards = cards.edit(self.cards, card.id, words)
        self.edited.add(card.id)

    @rule(data=st.data())
    def scramble(self, data: st.DataObject) -> None:
        """Other words of the same length: a blank where a letter was."""
        card = self.one(data)
        self.cards = cards.edit(self.cards, card.id, card.text[1:] + "x")
        self.edited.add(card.id)

    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        card = self.one(data)
        self.cards = cards.restore(self.cards, card.id, self.raw)
        self.edited.discard(card.id)

    @precondition(lambda self: any(cards.cuts(c) for c in self.cards))
    @rule(data=st.data())
    def split(self, data: st.DataObject) -> None:
        card = data.draw(st.sampled_from([c for c in self.cards if cards.cuts(c)]))
        at = data.draw(st.sampled_from(cards.cuts(card)))
        before = {c.id for c in self.cards}
        self.cards = cards.split(self.cards, card.id, at, self.raw)
        if card.id in self.edited:
            self.edited |= {c.id for c in self.cards} - before

    @precondition(lambda self: len(self.cards) > 1)
    @rule(data=st.data())
    def join(self, data: st.DataObject) -> None:
        card = data.draw(
            st.sampled_from([c for c in self.cards if cards.has_next(self.cards, c.id)])
        )
        before = {c.id for c in self.cards}
        self.cards = cards.join(self.cards, card.id, self.raw)
        (gone,) = before - {c.id for c in self.cards}
        if self.edited & {card.id, gone}:
            self.edited.add(card.id)
        self.edited.discard(gone)

    @rule()
    def reload(self) -> None:
        self.cards = cards.from_json(json.loads(json.dumps(cards.to_json(self.cards))))

    @invariant()
    def every_card_has_an_id_of_its_own_and_words(self) -> None:
        assert len({c.id for c in self.cards}) == len(self.cards) > 0
        assert all(c.text.strip() for c in self.cards)

    @invariant()
    def offsets_stay_inside_the_text(self) -> None:
        assert all(0 <= c.start < c.end <= len(self.raw) for c in self.cards)

    @invariant()
    def nothing_of_the_original_is_lost(self) -> None:
        assert inked(self.raw, self.cards) >= self.covered

    @invariant()
    def words_nobody_edited_are_verbatim(self) -> None:
        for c in self.cards:
            assert c.id in self.edited or c.text == self.raw[c.start : c.end]

    @invariant()
    def what_is_sensitive_is_private(self) -> None:
        assert all(c.private for c in self.cards if Flag.SENSITIVE in c.flags)

    @invariant()
    def no_two_cards_correct_the_same_point(self) -> None:
        corrected = [c.point for c in self.cards if c.point is not None]
        assert len(set(corrected)) == len(corrected)

    @invariant()
    def every_card_is_kept_as_a_point_in_the_order_of_the_text(self) -> None:
        points = cards.to_points(self.cards)
        assert len(points) == len(self.cards)
        assert [p.start for p in points] == sorted(p.start for p in points)


TestAnyOrder = AnyOrder.TestCase
TestAnyOrder.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
