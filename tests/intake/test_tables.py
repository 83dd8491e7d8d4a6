"""Lists kept elsewhere → applications, whatever the program, encoding, delimiter and dates."""

from datetime import date
from time import perf_counter

import pytest

from coaching.intake import applications, chosen, table
from coaching.intake.applications import Listed, led_to_talking
from coaching.intake.chosen import Fate
from coaching.intake.days import NoDay, Order, day, orders
from coaching.intake.guard import NotReadable
from coaching.intake.table import Column, Table
from coaching.model import Outcome
from coaching.store import Journal
from tests.build import an_interview
from tests.intake.files import HUNTR, JOBSYNC, LINKEDIN, TEAL, workbook
from tests.pages.conftest import now

TODAY = date(2026, 3, 3)
FEB_3 = date(2026, 2, 3)


def read(data: bytes | str, name: str = "list.csv") -> Table:
    return table.opened(name, data.encode() if isinstance(data, str) else data)


def listed(found: Table, order: Order = Order.DAY_FIRST) -> Listed:
    return applications.listed(found, table.guess(found.header), order, TODAY)


def of(*lines: str) -> Listed:
    rows = [line.split(",") for line in ("Company,Role,Interview date,Status", *lines)]
    return listed(table.of(rows))


@pytest.mark.parametrize(
    ("export", "program", "applied"),
    [
        (LINKEDIN, "LinkedIn", date(2024, 11, 20)),
        (HUNTR, "Huntr", FEB_3),
        (TEAL, "Teal", FEB_3),
        (JOBSYNC, "JobSync", FEB_3),
    ],
)
def test_each_programs_export_is_read(export: str, program: str, applied: date) -> None:
    found = read(export)
    order = applications.date_orders(found, table.guess(found.header))
    rows = listed(found, *order)

    assert found.program == program
    assert not rows.aside
    first, second = rows.applications
    assert (first.interview.employer, first.interview.role) == ("Fenwick", "Analyst")
    assert first.applied_on == applied
    assert first.interview.rounds == (), "the day of applying is no day of an interview"
    assert second.interview.employer


def test_linkedin_is_month_first_and_ones_own_address_is_left_out() -> None:
    found = read(LINKEDIN)

    assert applications.date_orders(found, table.guess(found.header)) == (Order.MONTH_FIRST,)
    notes = listed(found, Order.MONTH_FIRST).applications[0].interview.notes
    assert "Years?:3" in notes
    assert "me@x.example" not in notes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_delimiters_are_seen(encoding: str, delimiter: str) -> None:
    lines = ["Company;Role;Status", "Café Münster;Barkeeper – nights;Interview"]
    text = "\r\n".join(lines).replace(";", delimiter)

    (row,) = listed(read(text.encode(encoding))).applications

    assert row.interview.employer == "Café Münster"
    assert row.interview.role == "Barkeeper – nights"


def test_a_workbook_keeps_its_days_and_its_formulas_are_not_run() -> None:
    data = workbook(
        ("Company", "Role", "Interview date", "Notes"),
        ("Fenwick", "Analyst", date(2026, 2, 3), "'=cmd|x"),
        ("Osprey", "=1+1", "3 Feb 2026", 7),
    )

    first, second = listed(read(data, "list.xlsx")).applications

    assert first.interview.held_on == second.interview.held_on == FEB_3
    assert "=cmd|x" in first.interview.notes


def test_the_day_of_the_decision_goes_with_one_that_ended_and_is_else_a_note() -> None:
    header = "Company,Status,Interview date,Date rejected"
    found = read(
        f"{header}\nFenwick,Rejected,2026-01-20,2026-02-03\nOsprey,Interview,2026-01-20,2026-02-03"
    )

    ended, open_ = (row.interview for row in listed(found).applications)

    assert (ended.outcome, ended.decided_on) == (Outcome.NOT_SELECTED, FEB_3)
    assert open_.decided_on is None
    assert "Decided on 2026-02-03." in open_.notes


def test_a_formula_in_a_table_stays_a_text() -> None:
    (row,) = of('=HYPERLINK("http://x"),Analyst,,').applications

    assert row.interview.employer == '=HYPERLINK("http://x")'


@pytest.mark.parametrize(
    ("written", "order", "is_"),
    [
        ("3/2/2026", Order.DAY_FIRST, FEB_3),
        ("2/3/26, 8:15 AM", Order.MONTH_FIRST, FEB_3),
        ("03.02.2026", Order.DAY_FIRST, FEB_3),
        ("2026-02-03T08:00:00Z", Order.MONTH_FIRST, FEB_3),
        ("2026/02/03", Order.DAY_FIRST, FEB_3),
        ("3rd February 2026", Order.MONTH_FIRST, FEB_3),
        ("Tue Feb 03 2026", Order.DAY_FIRST, FEB_3),
        ("46056", Order.DAY_FIRST, FEB_3),
        ("N/A", Order.DAY_FIRST, None),
        ("", Order.DAY_FIRST, None),
    ],
)
def test_dates_in_many_forms(written: str, order: Order, is_: date | None) -> None:
    assert day(written, order) == is_


@pytest.mark.parametrize("written", ["31/2/2026", "2026-13-01", "soon", "0/0/0000", "9" * 30])
def test_impossible_dates_are_refused(written: str) -> None:
    with pytest.raises(NoDay):
        day(written, Order.DAY_FIRST)


@pytest.mark.parametrize(
    ("cells", "fitting"),
    [
        (["13/1/2026", "1/2/2026"], (Order.DAY_FIRST,)),
        (["1/13/2026", "1/2/2026"], (Order.MONTH_FIRST,)),
        (["1/2/2026"], tuple(Order)),
        (["13/1/2026", "1/13/2026"], tuple(Order)),
        (["2026-01-02", "5/5/2026"], ()),
    ],
)
def test_the_order_of_dates_is_known_or_asked_for(
    cells: list[str], fitting: tuple[Order, ...]
) -> None:
    assert orders(cells) == fitting


def test_a_row_that_cannot_be_read_is_set_aside_with_a_sentence_and_its_cells() -> None:
    rows = of("Fenwick,Analyst,31/02/2026,Interview", ",Clerk,,", f"{'x' * 201},,,", "Osprey,,,")

    assert [one.why for one in rows.aside] == [
        "Row 2: “31/02/2026” is no day of the calendar (day/month/year).",
        "Row 3: no employer stands in it.",
        "Row 4: the employer has more than 200 characters.",
    ]
    assert rows.aside[0].cells == ("Fenwick", "Analyst", "31/02/2026", "Interview")
    assert [a.interview.employer for a in rows.applications] == ["Osprey"]


def test_a_huge_cell_sets_its_row_aside() -> None:
    found = read("Company,Notes\nFenwick," + "x" * 1_000_000 + "\nOsprey,fine\n")

    assert [one.row for one in listed(found).aside] == [2]


def test_10_000_rows_are_read_and_what_is_beyond_is_counted() -> None:
    found = read("Company\n" + "Fenwick\n" * 10_050)

    assert (len(found.rows), found.beyond) == (10_000, 50)


@pytest.mark.parametrize(
    ("status", "led"),
    [
        ("Interviewing", True),
        ("Phone screen", True),
        ("Offer", True),
        ("Applied", False),
        ("Rejected", False),
        ("Rejected before interview", False),
        ("", False),
    ],
)
def test_what_a_status_says_of_an_interview(status: str, led: bool) -> None:
    assert led_to_talking(status) is led


def test_an_application_without_an_interview_becomes_none() -> None:
    rows = of("Fenwick,Analyst,,Applied", "Osprey,Planner,,Interview", "Calder,Clerk,3/2/2026,")

    found = chosen.fates(rows.applications, {"Interview"}, ())

    assert found == (Fate.APPLICATION, Fate.NEW, Fate.NEW)


def test_duplicates_are_seen_in_the_journal_and_in_the_file() -> None:
    stored = an_interview(employer="FENWICK", role="analyst", held_on=FEB_3)
    rows = of(
        "Fenwick,Analyst,3/2/2026,",
        "Fenwick,Analyst,4/2/2026,",
        "Osprey,Planner,3/2/2026,",
        "osprey,planner,3/2/2026,",
    )

    found = chosen.fates(rows.applications, (), [stored])

    assert found == (Fate.KNOWN, Fate.NEW, Fate.NEW, Fate.TWICE)


def test_a_list_brought_again_adds_nothing_by_the_day_of_applying(journal: Journal) -> None:
    rows = listed(read(TEAL)).applications
    journal.bring_interviews([rows[0].interview], request="once", now=now())

    found = chosen.fates(rows, {"Interviewing", "Rejected"}, journal.interviews())

    assert found == (Fate.KNOWN, Fate.NEW)


def test_bringing_is_one_change_done_once_and_undone_at_once(journal: Journal) -> None:
    rows = of("Fenwick,Analyst,3/2/2026,Rejected", "Osprey,Planner,4/2/2026,")
    new = [a.interview for a in rows.applications]

    for _ in range(2):
        journal.bring_interviews(new, request=chosen.request(new), now=now())

    kept = journal.interviews()
    assert [(i.employer, i.held_on) for i in kept] == [
        ("Fenwick", FEB_3),
        ("Osprey", date(2026, 2, 4)),
    ]
    assert kept[0].outcome is Outcome.NOT_SELECTED
    change = journal.last_change()
    assert change is not None
    assert change.what == "2 interviews from a list added"
    journal.undo(change.id, now=now())
    assert journal.interviews() == ()


def test_1000_rows_are_brought_in_two_seconds(journal: Journal) -> None:
    head, row = TEAL.splitlines()[0], "Fenwick {},Analyst,Leeds,,Interview,2026-02-03,Panel\n"
    text = head + "\n" + "".join(row.format(n) for n in range(1000))

    begun = perf_counter()
    rows = listed(read(text)).applications
    fates = chosen.fates(rows, {"Interview"}, journal.interviews())
    new = [a.interview for a, fate in zip(rows, fates, strict=True) if fate is Fate.NEW]
    journal.bring_interviews(new, request=chosen.request(new), now=now())
    took = perf_counter() - begun

    assert len(journal.interviews()) == 1000
    assert took < 10, "2 s on a quiet machine; the suite shares it with others"
    print(f"1,000 rows: {took:.2f} s")  # noqa: T201


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n", b"%PDF-1.4", b"\0" * 900, b"Company\n", b"PK\x03\x04", b""]
)
def test_what_is_no_table_gets_a_sentence(data: bytes) -> None:
    with pytest.raises(NotReadable, match=r"\.$"):
        read(data)


def test_a_header_below_a_title_is_found() -> None:
    found = read("My search,,\nSpring,,\nEmployer,Position,Notes\nFenwick,Analyst,good\n")

    assert table.guess(found.header)[Column.EMPLOYER] == 0
    assert [number for number, _ in found.rows] == [4]
