"""A link opens for its token alone; whatever is wrong with one, the answer is the same."""

import json
import logging
import random
import string
import time
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from starlette.applications import Starlette

from coaching import sharing, web
from coaching.identity import READER
from coaching.model import Choice, Flag, Terms
from coaching.store import Journal, Store, StoreFailed
from coaching.web.links import CLOSED, Door
from coaching.web.tries import MOST_NAMES, Tries
from tests.asgi import Answer, Asked, ask
from tests.build import ADA, a_point, an_interview
from tests.store.looking import NOW, dump

FROM_OUR_PAGE = {"content-type": "application/json", "sec-fetch-site": "same-origin"}
LETTERS = string.ascii_letters + string.digits + "-_"
PASSPHRASE = "by the river"  # noqa: S105 - of this test alone


@dataclass
class Site:
    """The routes of links before a real database, at a moment that a test sets."""

    store: Store
    now: datetime = NOW
    slowest: float = 0.0

    def __post_init__(self) -> None:
        self.journal: Journal = self.store.journal(ADA)
        door = Door(lambda: self.store, lambda: self.now, self.slowest)
        self.app = Starlette(routes=door.routes(), middleware=web.middleware())

    def link(self, **terms: object) -> str:
        """A new link's token."""
        given: dict[str, object] = {"until": NOW + timedelta(days=14), **terms}
        found = self.journal.interviews()
        choice = sharing.fixed(sharing.Record(found), Choice())
        return self.journal.links.make("Ms Okafor", choice, Terms(**given), now=NOW)[1]  # type: ignore[arg-type]

    def open(self, token: str, passphrase: str = "", **how: Any) -> Answer:
        return ask(self.app, posted(token, passphrase, **how))[0]

    def get(self, path: str, cookies: dict[str, str] | None = None) -> Answer:
        worn = "; ".join(f"{n}={v}" for n, v in (cookies or {}).items())
        return ask(self.app, Asked(path, headers={"cookie": worn} if worn else {}))[0]


def posted(token: str, passphrase: str = "", **how: Any) -> Asked:
    body = json.dumps({"token": token, "passphrase": passphrase}).encode()
    asked = Asked("/s/open", "POST", FROM_OUR_PAGE, body)
    return replace(asked, **how)


def the_handle(answer: Answer) -> str:
    return str(json.loads(answer.body)["at"]).partition("of=")[2]


@pytest.fixture
def site(sqlite_store: Store) -> Site:
    made = Site(sqlite_store)
    made.journal.add_interview(
        an_interview(a_point(text="Northgate wanted more.")), request="a", now=NOW
    )
    return made


@pytest.fixture
def site_on_each(store: Store) -> Site:
    return Site(store)


def test_the_token_opens_it_with_a_cookie_that_scripts_cannot_read(site_on_each: Site) -> None:
    site = site_on_each
    answer = site.open(site.link())
    [line] = answer.headers.getlist("set-cookie")

    assert answer.status == 200
    assert line.startswith(f"{READER}{the_handle(answer)}=")
    assert {"HttpOnly", "SameSite=strict", "Path=/", "Max-Age=43200"} <= set(line.split("; "))
    assert "Secure" not in line
    assert len(site.journal.links.views()) == 1


@pytest.mark.parametrize(
    "how",
    [{"scheme": "https"}, {"headers": {**FROM_OUR_PAGE, "x-forwarded-proto": "https"}}],
)
def test_over_https_the_cookie_is_secure_and_stays_so(site: Site, how: dict[str, Any]) -> None:
    answer = site.open(site.link(), **how)

    assert "; Secure" in answer.headers["set-cookie"]
    assert answer.headers["strict-transport-security"] == "max-age=31536000"


def test_ten_thousand_wrong_tokens_admit_nobody_and_answer_alike(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AFTERWORD_PROXY_HEADER", "X-Real-IP")
    random.seed(1)
    token = site.link()
    over = [
        site.link(until=NOW - timedelta(seconds=1)),
        spent := site.link(openings=1),
        gone := site.link(),
    ]
    site.open(spent)
    site.open(gone)
    site.journal.links.take_back(site.journal.links.all()[-1].id, now=NOW)
    views, before = site.journal.links.views(), dump(site.store)
    wrong = [*over, *forged(token, 10_000)]

    asked = [
        replace(posted(t), headers={**FROM_OUR_PAGE, "x-real-ip": f"10.0.{n // 250}.{n % 250}"})
        for n, t in enumerate(wrong)
    ]
    answers = ask(site.app, *asked)

    assert len(answers) > 10_000
    assert {a.alike() for a in answers} == {answers[0].alike()}
    assert (answers[0].status, answers[0].body.decode()) == (404, CLOSED)
    assert site.journal.links.views() == views
    assert dump(site.store) == before
    assert site.open(token).status == 200


def forged(token: str, count: int) -> list[str]:
    """Random, truncated, lengthened and mutated tokens, and what is none at all."""
    made = ["", " ", token[:-1], f"{token}A", f" {token}", token.swapcase(), token[::-1], "\x00"]
    made += [token[:n] for n in range(43)] + ["%" * 43, "' or 1=1 --", "٣" * 43, "é" * 43]
    while len(made) < count // 2:
        made.append("".join(random.choices(LETTERS, k=43)))  # noqa: S311
    while len(made) < count:
        at = random.randrange(43)  # noqa: S311
        other = random.choice(LETTERS.replace(token[at], ""))  # noqa: S311
        made.append(f"{token[:at]}{other}{token[at + 1 :]}")
    return made


def test_a_thousand_forged_cookies_read_nothing_and_answer_alike(site: Site) -> None:
    random.seed(2)
    opened = site.open(site.link())
    handle, [cookie] = the_handle(opened), opened.cookies().values()
    other = site.open(site.link())
    wrong = [*map(_plain, forged(cookie, 1_010)), *other.cookies().values()]
    wrong = [value for value in wrong if value != cookie]
    assert len(wrong) > 1_000

    paths = [f"/s/{handle}/brief.{form}" for form in ("pdf", "html", "xlsx")]
    wanted = [
        Asked(paths[n % 3], headers={"cookie": f"{READER}{handle}={value}"})
        for n, value in enumerate(wrong)
    ]
    wanted += [Asked(paths[0]), Asked("/s/aaaaaaaaaaaa/brief.pdf"), Asked("/s/x/brief.exe")]
    answers = ask(site.app, *wanted)

    assert {a.alike() for a in answers} == {answers[0].alike()}
    assert (answers[0].status, answers[0].body.decode()) == (404, CLOSED)


def _plain(value: str) -> str:
    return "".join(c for c in value if c.isascii() and c.isprintable() and c not in " ;,")


@pytest.mark.parametrize(
    "changed",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "", "origin": "https://elsewhere.example"},
        {"content-type": "text/plain"},
        {"content-type": "application/x-www-form-urlencoded"},
    ],
)
def test_another_sites_page_opens_nothing(site: Site, changed: dict[str, str]) -> None:
    headers = {n: v for n, v in {**FROM_OUR_PAGE, **changed}.items() if v}

    assert site.open(site.link(), headers=headers).status == 404
    assert site.journal.links.views() == ()


def test_a_browser_that_does_not_say_where_its_page_is_from_names_its_origin(site: Site) -> None:
    headers = {"content-type": "application/json", "origin": "http://127.0.0.1:8501"}

    assert site.open(site.link(), headers=headers).status == 200


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{", b'{"token": 1}', b"[" * 2000, b'{"token": "\xff"}', b"x" * 5000, b"null"],
)
def test_a_body_that_is_none_of_ours_is_refused_as_any_token(site: Site, body: bytes) -> None:
    answer = ask(site.app, replace(posted(""), body=body))[0]

    assert answer.alike() == site.open("x" * 43).alike()


def test_a_locked_link_asks_for_its_passphrase_and_counts_no_view_before(site: Site) -> None:
    token = site.link(passphrase=PASSPHRASE)

    assert site.open(token).status == 401
    assert json.loads(site.open(token).body) == {"passphrase": "asked"}
    assert json.loads(site.open(token, "by the sea").body) == {"passphrase": "again"}
    assert site.journal.links.views() == ()
    assert site.open(token, PASSPHRASE).status == 200


def test_passphrases_cannot_be_tried_one_after_the_other(site: Site) -> None:
    token = site.link(passphrase=PASSPHRASE)
    tries = [site.open(token, f"guess {n}", address=f"192.0.2.{n}").status for n in range(12)]

    assert tries == [401] * 10 + [429] * 2
    assert site.open(token, PASSPHRASE, address="192.0.2.99").status == 429


def test_many_passphrases_at_once_are_no_way_round(site: Site) -> None:
    token = site.link(passphrase=PASSPHRASE)
    guesses = [posted(token, f"guess {n}", address=f"192.0.2.{n}") for n in range(40)]
    statuses = Counter(answer.status for answer in ask(site.app, *guesses))

    assert statuses == {401: 10, 429: 30}


def test_a_short_passphrase_is_out_of_reach_for_an_hour(site: Site) -> None:
    tries = Door(lambda: site.store, lambda: NOW)._by_link
    assert all(tries.begin("it", float(n)) for n in range(10))

    assert not tries.begin("it", 3599.0)
    assert tries.begin("it", 3601.0)


def test_the_list_of_views_cannot_be_flooded_by_opening_without_end(site: Site) -> None:
    token = site.link()
    opened = [site.open(token, address=f"192.0.2.{n}").status for n in range(62)]

    assert opened == [200] * 60 + [429] * 2
    assert len(site.journal.links.views()) == 60


def test_an_address_that_fails_often_waits_and_others_do_not(site: Site) -> None:
    token = site.link()
    tries = [site.open(f"{n:043}").status for n in range(22)]

    assert tries == [404] * 20 + [429] * 2
    assert site.open(token).status == 429
    assert site.open(token, address="192.0.2.2").status == 200


def test_anybodys_header_does_not_change_their_address(site: Site) -> None:
    headers = {**FROM_OUR_PAGE}
    tries = [
        site.open(f"{n:043}", headers={**headers, "x-forwarded-for": f"198.51.100.{n}"}).status
        for n in range(21)
    ]

    assert tries[-1] == 429


def test_one_reader_cannot_take_the_brief_without_end_nor_stop_another(site: Site) -> None:
    token = site.link()
    one, other = site.open(token), site.open(token)
    path = f"/s/{the_handle(one)}/brief.html"
    taken = [site.get(path, one.cookies()).status for _ in range(62)]

    assert taken == [200] * 60 + [429] * 2
    assert site.get(path, other.cookies()).status == 200


def test_a_database_that_is_away_is_no_fault_of_the_link(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    def away() -> Store:
        raise StoreFailed("postgresql://ada:secret@db")

    app = Starlette(routes=Door(away, lambda: NOW, 0.0).routes())
    [opened] = ask(app, posted("x" * 43))
    [taken] = ask(app, Asked("/s/abc/brief.pdf", headers={"cookie": f"{READER}abc=x"}))

    assert (opened.status, taken.status) == (503, 503)
    assert "secret" not in caplog.text + repr(opened.body)


def test_tries_are_counted_in_bounded_memory() -> None:
    tries = Tries(1, 60)
    assert all(tries.begin(f"{n}", 0.0) for n in range(MOST_NAMES + 50))

    assert len(tries) == MOST_NAMES
    assert tries.begin("0", 0.0)
    assert not tries.begin(f"{MOST_NAMES}", 0.0)


def test_a_wait_ends_and_what_was_forgiven_never_counted() -> None:
    tries = Tries(2, 60)
    assert tries.begin("a", 0.0)
    assert tries.begin("a", 30.0)
    assert not tries.begin("a", 59.0)
    assert tries.begin("a", 61.0)

    tries.forgive("a", 30.0)
    tries.forgive("a", 30.0)
    assert tries.begin("a", 62.0)
    assert not tries.begin("a", 63.0)


def test_every_refusal_takes_at_least_as_long(sqlite_store: Store) -> None:
    slow = Site(sqlite_store, slowest=0.25)
    for token in ("", "x" * 43, slow.link(until=NOW)):
        asked = time.monotonic()
        assert slow.open(token).status == 404
        assert time.monotonic() - asked >= 0.25


def test_the_same_browser_opens_it_again_without_another_view(site: Site) -> None:
    token = site.link(openings=1)
    first = site.open(token)
    name, value = next(iter(first.cookies().items()))
    again = site.open(token, headers={**FROM_OUR_PAGE, "cookie": f"{name}={value}"})

    assert again.status == 200
    assert again.cookies() == {}
    assert site.open(token).status == 404  # another browser, and it was spent


def test_the_brief_is_there_for_the_cookie_until_it_is_taken_back(site: Site) -> None:
    opened = site.open(site.link())
    path = f"/s/{the_handle(opened)}/brief."
    got = {form: site.get(f"{path}{form}", opened.cookies()) for form in ("pdf", "html", "xlsx")}

    assert {form: a.status for form, a in got.items()} == dict.fromkeys(got, 200)
    assert got["pdf"].body.startswith(b"%PDF-")
    assert b"Northgate" not in got["html"].body
    assert all("attachment" in a.headers["content-disposition"] for a in got.values())
    assert all(a.headers["cache-control"] == "no-store" for a in got.values())
    assert [v.what for v in site.journal.links.views()] == [
        "brief.xlsx",
        "brief.html",
        "brief.pdf",
        "opened",
    ]

    site.journal.links.take_back(site.journal.links.all()[0].id, now=NOW)
    after = [site.get(f"{path}{form}", opened.cookies()) for form in got]
    assert {a.alike() for a in after} == {site.get("/s/aaaaaaaaaaaa/brief.pdf").alike()}


def test_a_brief_is_dead_after_the_last_moment(site: Site) -> None:
    opened = site.open(site.link())
    path = f"/s/{the_handle(opened)}/brief.pdf"
    site.now = NOW + timedelta(days=15)

    assert site.get(path, opened.cookies()).status == 404


def test_what_is_recorded_later_is_not_in_the_brief(site: Site) -> None:
    opened = site.open(site.link())
    path = f"/s/{the_handle(opened)}/brief.html"
    before = site.get(path, opened.cookies()).body
    later = an_interview(a_point(text="Something said later."), role="Harbour pilot")
    site.journal.add_interview(later, request="later", now=NOW)

    assert site.get(path, opened.cookies()).body == before


def test_a_point_that_became_private_is_gone_at_once(site: Site) -> None:
    opened = site.open(site.link())
    path = f"/s/{the_handle(opened)}/brief.html"
    assert b"wanted more" in site.get(path, opened.cookies()).body
    [interview] = site.journal.interviews()
    point = interview.feedback[0].points[0]
    private = replace(point, flags=frozenset({Flag.PRIVATE}))
    site.journal.edit_point(private, request="p", now=NOW)

    assert b"wanted more" not in site.get(path, opened.cookies()).body


def test_the_page_that_opens_names_no_link_and_carries_the_headers(site: Site) -> None:
    page, script = site.get("/s"), site.get("/s/open.js")

    assert (page.status, script.status) == (200, 200)
    assert b"replaceState" in script.body
    for answer in (page, script):
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


def test_the_log_holds_no_token(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    token = site.link()
    opened = site.open(token)
    site.get(f"/s/{the_handle(opened)}/brief.html", opened.cookies())
    [secret] = opened.cookies().values()

    assert token not in caplog.text
    assert secret not in caplog.text
