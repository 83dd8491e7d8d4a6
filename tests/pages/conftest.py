"""The real app on a database of its own, run without a browser."""

import html
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from coaching import entry, screen
from coaching.model import Account, Feedback, Interview, Person, Role
from coaching.screen import signed_in
from coaching.store import Accounts, Journal, Store

MAIN = Path(__file__).resolve().parents[2] / "coaching" / "main.py"
ME = Person("local", "me")
START = datetime(2026, 3, 3, 10, tzinfo=UTC)


class App:
    """The app as one reader's tab sees it, and the reader's journal behind it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.journal: Journal = store.journal(ME)
        self.tab = AppTest.from_file(MAIN, default_timeout=60).run()
        self._requests = count(1)

    def open(self, page: str, **query: str) -> AppTest:
        """Go to a page by the name of its file, as a link with a query does."""
        self.tab.switch_page(f"../pages/{page}.py")
        self.tab.query_params.clear()
        self.tab.query_params.update(query)
        return self.tab.run()

    def press(self, key: str) -> AppTest:
        """Press a button of the page that is open."""
        return self.tab.button(key=key).click().run()

    def pick(self, choice: Any, menu: str) -> AppTest:
        """Press one line of the menu whose key begins so."""
        (found,) = (m for m in self.tab.menu_button if str(m.key).startswith(menu))
        return found.click(choice).run()

    def fields(self) -> dict[str, dict[str, Any]]:
        """The fields of the page's sheet, by name, as the browser gets them."""
        _, data = element(self.tab, "afterword_sheet")
        return {f["name"]: f for f in data["fields"]}

    def fill(self, **values: str) -> AppTest:
        """Fill in fields of the page's sheet, as the browser sends them."""
        widget, data = element(self.tab, "afterword_sheet")
        sent = {"values": values, "base": data["version"], "id": data["id"], "tab": "this tab"}
        filled = {"filled": {**sent, "number": f"sent {next(self._requests)}"}}
        return self._send(WidgetState(id=widget, json_value=json.dumps(filled)))

    def ask(self, act: str, message: int | None) -> AppTest:
        """Press a button of a message in the list of quotes."""
        widget, _ = element(self.tab, "afterword_messages")
        return self._trigger(widget, "asked", {"act": act, "id": message})

    def switch(self, view: str) -> AppTest:
        """Press one of the views the page is switched between."""
        widget, _ = element(self.tab, "afterword_segments")
        return self._trigger(widget, "chosen", view)

    def _trigger(self, widget: str, event: str, value: Any) -> AppTest:
        happened = json.dumps([{"event": event, "value": value}])
        events = f"$$STREAMLIT_INTERNAL_KEY_{widget}__events"
        return self._send(WidgetState(id=events, json_trigger_value=happened))

    def _send(self, state: WidgetState) -> AppTest:
        states = self.tab._tree.get_widget_states()
        states.widgets.append(state)
        return self.tab._run(states)

    def add(self, *interviews: Interview) -> None:
        """Keep interviews as an earlier day's work."""
        for interview in interviews:
            self.journal.add_interview(interview, request=self._next(), now=now())

    def answer(self, interview: int, feedback: Feedback) -> None:
        """Keep feedback as an earlier day's work."""
        self.journal.add_feedback(interview, feedback, request=self._next(), now=now())

    def draft(self, text: str, key: str = "begun", employer: str = "Fenwick") -> None:
        """Leave an entry unfinished, its words typed and its employer named."""
        e = entry.Entry(text=text, new=entry.NewInterview(employer=employer))
        self.journal.save_draft(
            key, entry.KIND, entry.body(e), version=0, writer="a tab before", now=now()
        )

    def _next(self) -> str:
        return f"test{next(self._requests)}"


def now() -> datetime:
    """The moment of a write."""
    return datetime.now(UTC)


def element(tab: AppTest, name: str) -> tuple[str, dict[str, Any]]:
    """The widget id of our own element of this name, and what the browser gets of it."""
    (found,) = (e.proto for e in tab.get("bidi_component") if e.proto.component_name == name)
    return found.id, json.loads(found.json)


def listed(tab: AppTest) -> list[dict[str, Any]]:
    """The messages in the list of quotes, none on another page."""
    names = [e.proto.component_name for e in tab.get("bidi_component")]
    if "afterword_messages" not in names:
        return []
    found: list[dict[str, Any]] = element(tab, "afterword_messages")[1]["messages"]
    return found


def said(tab: AppTest) -> str:
    """
    Titles and sentences of the page, one a line: persons' words as seen, ours as Markdown.

    Of the list of quotes what is seen comes last, words that were looked for between ⟦ and ⟧.
    """
    lines = [e.value for e in (*tab.title, *tab.subheader, *tab.markdown, *tab.text)]
    shown = html.unescape("\n".join(lines)).replace("\u2060", "").replace("\u00a0", " ")
    return "\n".join([shown, *map(_as_seen, listed(tab))])


def _as_seen(message: dict[str, Any]) -> str:
    lines = [f"{message['who']} {message['beside']}", message["source"]]
    for quote in message["said"]:
        words = "".join(f"⟦{text}⟧" if wanted else text for text, wanted in quote["parts"])
        mark = quote.get("glyph")
        lines += [f"{mark} “{words}”" if mark else words, quote["below"]]
    return "\n".join(lines)


@pytest.fixture
def app(sqlite_store: Store, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    """The app on a fresh, migrated file; its own store is closed and forgotten afterwards."""
    monkeypatch.setenv("AFTERWORD_DATABASE_URL", sqlite_url)
    screen.store.clear()
    yield App(sqlite_store)
    screen.store().close()
    screen.store.clear()


@pytest.fixture
def clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one clock, five hours after the interview; written to, it moves."""
    file = tmp_path / "clock"
    file.write_text((START + timedelta(hours=5)).isoformat())
    monkeypatch.setenv("AFTERWORD_CLOCK_FILE", str(file))
    return file


class Site:
    """A hosted site without its provider: `site.opens(ADA)` is a tab in which Ada signed in."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.who: Person | None = None
        self.asked = 0

    def signs_in(self, person: Person, name: str = "", role: Role = Role.SEEKER) -> None:
        """Make an account with this name and role."""
        said = {"name": name or person.subject.capitalize(), "email": f"{person.subject}@x.org"}
        fingerprint = f"{person.subject} {len(self.store.accounts.everybody())}"
        self.store.accounts.begin(person, fingerprint, **said, now=now())
        self.store.accounts.give(person, role)

    def opens(self, person: Person, page: str = "today", **query: str) -> AppTest:
        """The tab of a person who signed in, on a page."""
        self.who = person
        tab = AppTest.from_file(MAIN, default_timeout=60).run()
        tab.switch_page(f"../pages/{page}.py")
        tab.query_params.update(query)
        return tab.run()

    def account(self, accounts: Accounts, *_asked: object, **_there: object) -> Account | None:
        """Stands for the cookie, which AppTest cannot send; roles come from the database."""
        self.asked += 1
        return accounts.of(self.who) if self.who else None


@pytest.fixture
def site(sqlite_store: Store, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A hosted site on a fresh, migrated file."""
    monkeypatch.setenv("AFTERWORD_DATABASE_URL", sqlite_url)
    monkeypatch.setenv("AFTERWORD_MODE", "hosted")
    made = Site(sqlite_store)
    monkeypatch.setattr(signed_in, "_asked", made.account)
    monkeypatch.setattr(signed_in, "presented", lambda: None)
    screen.store.clear()
    yield made
    screen.store().close()
    screen.store.clear()
