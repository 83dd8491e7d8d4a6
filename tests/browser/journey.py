"""A person who enters feedback: types, pastes, and corrects the cards with the page's controls."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page

from coaching import codebook, entry
from coaching.cards import Card
from coaching.entry import Mode
from coaching.model import Flag, Interview, Kind
from coaching.store import Journal
from tests.browser.driving import visit

COLUMN = {
    Kind.STRENGTH: "Strengths",
    Kind.WEAKNESS: "Weaknesses (to work on)",
    Kind.SUGGESTION: "Suggestions",
    Kind.REASON: "Set aside: a reason, not about me",
    Kind.REMARK: "Set aside: a remark",
}
JOINER = "\N{WORD JOINER}"
PATIENCE = 30.0  # seconds for a press to be kept

WATCH = """() => {
  const app = document.querySelector("[data-testid=stApp]")
  window.hasRun = false
  window.quietSince = null
  window.watching?.disconnect()
  window.watching = new MutationObserver(() => {
    if (app.dataset.testScriptState === "running") window.hasRun = true
  })
  window.watching.observe(app, {attributeFilter: ["data-test-script-state"]})
}"""
SETTLED = """() => {
  const app = document.querySelector("[data-testid=stApp]")
  const quiet = app.dataset.testScriptState === "notRunning"
    && !document.querySelector("[data-testid=stSkeleton],[data-stale=true]")
  if (!quiet) { window.quietSince = null; return false }
  window.quietSince ??= performance.now()
  return performance.now() - window.quietSince >= (window.hasRun ? 20 : 400)
}"""


@dataclass
class AddFeedback:
    """
    The page Add feedback in the hands of a person.

    What is on the screen is changed by its controls only; ``journal`` is for looking up which
    cards the entry has, so that the person knows what to press.
    """

    page: Page
    journal: Journal

    def begin(self) -> None:
        self.page.emulate_media(reduced_motion="reduce")
        visit(self.page, "/add_feedback")

    def begin_another(self) -> None:
        """From what is shown after saving."""
        self._press(self.page.get_by_role("button", name="Add more"))

    def choose_mode(self, mode: Mode) -> None:
        tab = self.page.get_by_role("radio", name=mode.label)
        if not tab.is_checked():
            self._press(self.page.get_by_text(mode.label, exact=True))

    def describe(self, interview: Interview) -> None:
        """Fill in a new interview, one field after the other and as fast as hands can be."""
        who = "Who did it with you?" if interview.mock else "Employer"
        self.page.get_by_label(who, exact=True).fill(interview.employer)
        self.page.get_by_label("Role", exact=True).fill(interview.role)
        self._choose("Stage", interview.last_round.stage)
        self._choose("Format", interview.last_round.format)
        self._choose("Sector", interview.sector)
        if interview.held_on:
            self.page.get_by_label("Date", exact=True).fill(interview.held_on.isoformat())

    def choose_interview(self, employer: str) -> None:
        self._choose("Which interview?", f"{employer}, ")

    def choose_channel(self, channel: str) -> None:
        self._choose("How did it come?", channel)

    def paste(self, words: str) -> None:
        self.page.get_by_role("textbox", name=re.compile("Their words|Your own view")).fill(words)

    def sort(self) -> None:
        self._press(self.page.get_by_role("button", name="Sort into cards"), "Check the sorting")

    def cards(self) -> tuple[Card, ...]:
        """The cards of the entry named in the URL, in the order of the text."""
        key = parse_qs(urlsplit(self.page.url).query)["draft"][0]
        draft = self.journal.draft(key)
        found = entry.of(draft).cards if draft else ()
        return tuple(sorted(found, key=lambda c: (c.start, c.id)))

    def move(self, card: Card, kind: Kind) -> None:
        with self._changing():
            self._menu(card, "Move", COLUMN[kind])

    def choose(self, card: Card, theme: str) -> None:
        """By its pill where it is one of the guesses, else by searching all themes."""
        if theme in (*card.proposed, *card.themes):
            with self._changing():
                self._press(self._pill(card, theme))
            return
        search = self._on(card).get_by_role("combobox")
        if not search.count():
            self._press(self._on(card).get_by_role("button", name="All themes"))
        with self._changing():
            self._search(search, codebook.built_in().label(theme))

    def take_back(self, card: Card, theme: str) -> None:
        with self._changing():
            self._press(self._pill(card, theme))

    def mark(self, card: Card, flag: Flag) -> None:
        """Press what sets the mark, or takes it back."""
        names = {
            Flag.PRIVATE: ("Keep private", "Count and share it again"),
            Flag.SECOND_HAND: ("Passed on by somebody else", "Not passed on: said directly"),
        }
        with self._changing():
            self._menu(card, "More", names[flag][flag in card.flags])

    def split(self, card: Card, at: int) -> None:
        """Cut a card where the text at an offset into it begins the second half."""
        self._menu(card, "More", "Split in two")
        dialog = self.page.get_by_role("dialog")
        self._search(dialog.get_by_role("combobox"), " ".join(card.text[at:][:60].split()))
        with self._changing():
            self._press(dialog.get_by_role("button", name="Split here"))
            dialog.wait_for(state="hidden")

    def join(self, card: Card) -> None:
        """Join a card with the next in the text."""
        with self._changing():
            self._menu(card, "More", "Join with the next")

    def explain(self, card: Card) -> None:
        """Ask why a card is where it is."""
        self._menu(card, "More", "Why this guess?")

    def save(self) -> str:
        """Save, and return what the page says then."""
        self._press(self.page.get_by_role("button", name=re.compile("^Save")), "Saved")
        return seen(self.page.locator(".st-key-saved"))

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """What is pressed within changes the cards; wait until it did, and until they are drawn."""
        before, until = self.cards(), time.monotonic() + PATIENCE
        yield
        while self.cards() == before:
            assert time.monotonic() < until, "the press changed no card"
            self.page.wait_for_timeout(20)
        self.page.evaluate("window.quietSince = null")  # a quiet before it does not count
        self.page.wait_for_function(SETTLED)

    def _on(self, card: Card) -> Locator:
        return self.page.locator(f".st-key-card{card.id}")

    def _pill(self, card: Card, theme: str) -> Locator:
        letters = map(re.escape, codebook.built_in().short(theme))
        name = re.compile(f"^{f'{JOINER}?'.join(letters)}{JOINER}?$")
        return self._on(card).get_by_role("button", name=name)

    def _menu(self, card: Card, menu: str, item: str) -> None:
        self._on(card).get_by_role("button", name=menu).click()
        self._press(self.page.get_by_role("menuitem", name=item, exact=True))

    def _choose(self, label: str, choice: str) -> None:
        """Choose the first of a list's lines that begins so; nothing leaves it as it is."""
        box = self.page.get_by_label(label, exact=True)
        lines = box.locator("option").all_inner_texts()
        if choice:
            box.select_option(label=next(line for line in lines if line.startswith(choice)))

    def _search(self, box: Locator, words: str) -> None:
        """Type into a box and press the first thing it finds."""
        box.scroll_into_view_if_needed()
        self.page.evaluate("() => new Promise(requestAnimationFrame)")  # scrolling closes its list
        box.fill(words)
        self._press(self.page.get_by_role("option").first)

    def _press(self, control: Locator, until: str = "") -> None:
        """Press, and wait for the answer: these words if there are any, and an end of changes."""
        self.page.evaluate(WATCH)
        control.click()
        if until:
            self.page.get_by_text(until).first.wait_for()
        self.page.wait_for_function(SETTLED)


def seen(shown: Locator) -> str:
    """The words a reader sees, in one line."""
    return " ".join(shown.inner_text().replace(JOINER, "").split())
