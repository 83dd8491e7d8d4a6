"""Where points begin and end."""

import time

import pytest

from coaching.sorting import split


def cut(text: str) -> list[str]:
    return [span.text for span in split(text)]


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("You were clear. You were brief.", ["You were clear.", "You were brief."]),
        ("Ask Dr. Shah at 10.30 a.m. about it.", ["Ask Dr. Shah at 10.30 a.m. about it."]),
        ("Good tools, e.g. Excel. Weak on SQL.", ["Good tools, e.g. Excel.", "Weak on SQL."]),
        ("We liked A. B. Mount a lot.", ["We liked A. B. Mount a lot."]),
        ("You scored 3.5 out of 5 here.", ["You scored 3.5 out of 5 here."]),
        ("You saw the store.The till was quick.", ["You saw the store.", "The till was quick."]),
        ("Well ... you got there in the end.", ["Well ... you got there in the end."]),
        ("See https://a.org/x.html?q=1 now.", ["See https://a.org/x.html?q=1 now."]),
        ("It runs on Node.js and ASP.NET today.", ["It runs on Node.js and ASP.NET today."]),
        ("(We know. You do.) Next time, ask.", ["(We know. You do.) Next time, ask."]),
        ("Good. You handled it well. 5.", ["Good. You handled it well. 5."]),
        ("★★★☆☆ Till work. Slow at first.", ["★★★☆☆ Till work. Slow at first."]),
        ("Safety: 2/5 – passed the barrier.", ["Safety: 2/5", "passed the barrier."]),
        ("Typing: 92% (target 85%)", ["Typing: 92% (target 85%)"]),
        ("Presentation 2/5: good slides.", ["Presentation 2/5:", "good slides."]),
        ("Answered 4 out of 5 questions well.", ["Answered 4 out of 5 questions well."]),
        ("Knew 6/10 of the rules by heart.", ["Knew 6/10 of the rules by heart."]),
        ("Available 24/7 for the guests.", ["Available 24/7 for the guests."]),
        ("Call on Tue 4/10 - went well enough.", ["Call on Tue 4/10 - went well enough."]),
        ("Attendance - 90% of shifts covered.", ["Attendance - 90% of shifts covered."]),
    ],
)  # fmt: skip
def test_ends_a_sentence_only_where_one_ends(text: str, points: list[str]) -> None:
    assert cut(text) == points


@pytest.mark.parametrize(
    ("text", "points"),
    [
        (
            "Your examples were strong, but you never told us the result.",
            ["Your examples were strong,", "but you never told us the result."],
        ),
        (
            "While your answers were excellent, we felt you spoke too fast.",
            ["While your answers were excellent,", "we felt you spoke too fast."],
        ),
        (
            "The lesson was lovely; however the plenary was rushed.",
            ["The lesson was lovely;", "however the plenary was rushed."],
        ),
        (
            "Bring two real examples, and ask questions about the team.",
            ["Bring two real examples,", "and ask questions about the team."],
        ),
        ("You were not only calm but also kind.", ["You were not only calm but also kind."]),
        ('You said "fine, but dull" about it.', ['You said "fine, but dull" about it.']),
        ("You were warm, kind and funny.", ["You were warm, kind and funny."]),
    ],
)
def test_cuts_where_praise_turns_to_criticism_and_between_pieces_of_advice(
    text: str, points: list[str]
) -> None:
    assert cut(text) == points


def test_list_marks_and_quote_marks_fall_outside_the_points() -> None:
    text = (
        "> You were clear.\n- speak up\n• ask more\n2) bring notes\n(b) smile\n<li>be on time</li>"
    )

    assert cut(text) == [
        "You were clear.", "speak up", "ask more", "bring notes", "smile", "be on time",
    ]  # fmt: skip


def test_notes_with_one_fragment_a_line_stay_apart() -> None:
    notes = "good on sql\nrambled on q3\nask more at the end\nwent with someone w/ more years"

    assert cut(notes) == notes.split("\n")


def test_marks_that_say_something_stay_with_their_words() -> None:
    notes = (
        "★★★★☆ Clear answers\n● Kind to the guests\n+ ve: asked why\n- ve: late\n-VE shy\nv. calm"
    )
    assert cut(notes) == [
        "★★★★☆ Clear answers",
        "Kind to the guests",
        "+ ve: asked why",
        "- ve: late",
        "-VE shy",
        "v. calm",
    ]


@pytest.mark.parametrize(
    ("end", "signature"),
    [
        ("Tove\nLindqvist Heating", "Tove\nLindqvist Heating"),
        ("Ines Duarte\nHead of Training", "Ines Duarte\nHead of Training"),
        ("Time keeping\nEye contact", "Eye contact"),
        ("Teamwork\nProblem Solving", "Problem Solving"),
        ("- Confidence\n- Technical Skills", "Technical Skills"),
        ("Leadership\nClient Communication and Reporting", "Client Communication and Reporting"),
        ("Punctuality\nCustomer Service Skills", "Customer Service Skills"),
    ],
)
def test_a_name_and_what_its_bearer_is_sign_together(end: str, signature: str) -> None:
    assert cut(f"You asked good questions.\nDo come back in spring.\n\n{end}")[-1] == signature


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_hard_wrapped_mail_is_read_as_whole_sentences(newline: str) -> None:
    lines = [
        "Thank you for meeting us. The panel thought that your presentation was",
        "easy to follow and that you had read our annual report with real care,",
        "which not everybody does. We would have liked to hear more about how you",
        "work with people who disagree with you.",
    ]

    points = [p.replace(newline, " ") for p in cut(newline.join(lines))]

    assert points == [
        "Thank you for meeting us.",
        "The panel thought that your presentation was easy to follow",
        "and that you had read our annual report with real care, which not everybody does.",
        "We would have liked to hear more about how you work with people who disagree with you.",
    ]


def test_greeting_signature_footer_and_forwarded_header_are_one_point_each() -> None:
    text = (
        "From: Jo Hale\nTo: Sam\nSubject: Feedback\n\nDear Sam,\n\nYou were clear.\n\n"
        "Kind regards,\nJo Hale\nHead of People\n020 7946 0000"
    )

    assert cut(text) == [
        "From: Jo Hale\nTo: Sam\nSubject: Feedback",
        "Dear Sam,",
        "You were clear.",
        "Kind regards,\nJo Hale\nHead of People\n020 7946 0000",
    ]
    footer = "This e-mail and any attachments are confidential. Delete it. Do not copy it."
    assert cut(f"You were clear.\n\n{footer}") == ["You were clear.", footer]


N = 200_000
HUGE = {
    "prose": "You were clear, but we wanted more detail; bring examples, and ask us (later).\n"
    * 2500,
    "one word": "a" * N,
    "only punctuation": "!?(" * (N // 3),
    "only newlines": "\n" * N,
    "only spaces": " " * N,
    "quotation marks": '"a, ' * (N // 4),
    "brackets": "(" * N,
    "list marks": "- " * (N // 2),
    "cue words": "could have " * (N // 11),
    "markup": "<p " * (N // 3),
    "turns": "but " * (N // 4),
}


@pytest.mark.parametrize("name", HUGE)
def test_200_kb_of_anything_takes_about_a_second(name: str) -> None:
    before = time.process_time()
    split(HUGE[name])

    assert time.process_time() - before < 4  # about one second alone; the machine may be busy
