"""The invented journal of the pictures: twelve interviews, seven with feedback, two mocks."""

from datetime import date

from coaching.model import Feedback, Interview, Kind, Origin, Point, Round, Status

S, W, T, R = Kind.STRENGTH, Kind.WEAKNESS, Kind.SUGGESTION, Kind.REASON

GIVEN: dict[str, tuple[tuple[Kind, str, str], ...]] = {
    "Northgate Council": (
        (W, "structure_concision", "Several answers ran long and we lost the main point."),
        (T, "structure_concision", "Aim for two minutes an answer."),
        (S, "preparation_research", "You had clearly read our riverside plan and asked about it."),
        (W, "results_contribution", "We could not tell which part of the work was yours."),
        (S, "teamwork_conflict", "Your example of settling the rota dispute was one of the best."),
        (R, "other_candidate", "Another applicant already knew our grant system."),
    ),
    "Linden Library Trust": (
        (W, "structure_concision", "We ran short of time because the answers were long."),
        (S, "preparation_research", "You knew our reading schemes better than some staff."),
        (W, "specific_examples", "We wanted one real example of planning an event."),
        (T, "specific_examples", "Bring one story per duty in the advert."),
        (S, "rapport_interpersonal", "You put the whole panel at ease."),
    ),
    "Calder Health": (
        (W, "results_contribution", "It was not clear what changed because of you."),
        (T, "results_contribution", "End each story with the result."),
        (S, "teamwork_conflict", "A good account of a hard handover."),
        (W, "questions_asked", "There were no questions for us at the end."),
        (S, "problem_solving", "You reasoned well through the scheduling case."),
    ),
    "Osprey Energy": (
        (W, "structure_concision", "They felt the answers wandered."),
        (S, "rapport_interpersonal", "Warm and easy to talk to."),
        (W, "job_knowledge", "More on metering was hoped for."),
        (R, "experience_depth", "They wanted somebody with a year in energy."),
    ),
    "Alder Credit Union": (
        (S, "structure_concision", "Answers were crisp and easy to follow."),
        (S, "questions_asked", "Good questions about how the branch measures success."),
        (W, "rapport_interpersonal", "You came across as a little reserved with our team."),
        (W, "composure_nerves", "Nerves showed in the first ten minutes."),
        (T, "composure_nerves", "Take a breath before the first answer."),
    ),
    "Meridian Data": (
        (S, "preparation_research", "You had used our product before coming."),
        (W, "results_contribution", "Say what you did and what the team did."),
        (W, "job_knowledge", "Window functions were new to you."),
        (T, "job_knowledge", "Practise SQL on a small data set."),
        (S, "problem_solving", "You thought aloud, and well."),
    ),
    "Tamarack Insurance": (
        (S, "structure_concision", "Clear, to the point, and you stopped when you had answered."),
        (S, "teamwork_conflict", "You spoke well of the people you worked with."),
        (W, "specific_examples", "One answer stayed general."),
        (T, "specific_examples", "Have a second example ready."),
        (R, "other_candidate", "The role went to an internal applicant."),
    ),
}
DAYS = {
    "Harbourline Logistics": (date(2026, 2, 3), "Phone", Status.DECLINED),
    "Northgate Council": (date(2026, 2, 17), "Panel", Status.GIVEN),
    "Linden Library Trust": (date(2026, 3, 3), "Panel", Status.GIVEN),
    "Fenwick Foods": (date(2026, 3, 12), "One-to-one", Status.NO_ANSWER),
    "Calder Health": (date(2026, 3, 24), "Panel", Status.GIVEN),
    "Osprey Energy": (date(2026, 4, 8), "Live video", Status.GIVEN),
    "Redpoll Software": (date(2026, 4, 21), "Live video", Status.ASKED),
    "Alder Credit Union": (date(2026, 5, 12), "One-to-one", Status.GIVEN),
    "Quayside Museum": (date(2026, 5, 26), "Panel", Status.ASKED),
    "Meridian Data": (date(2026, 6, 9), "Technical or practical test", Status.GIVEN),
    "Birch & Lane": (date(2026, 6, 23), "Phone", Status.NOT_ASKED),
    "Tamarack Insurance": (date(2026, 7, 7), "Panel", Status.GIVEN),
}
MOCKS = (
    (
        date(2026, 4, 28),
        (
            (W, "structure_concision", "The first answer took four minutes."),
            (T, "structure_concision", "Say the headline first."),
            (S, "teamwork_conflict", "The team story works."),
        ),
    ),
    (
        date(2026, 6, 30),
        (
            (S, "structure_concision", "Two minutes, and complete."),
            (W, "results_contribution", "Your own part is still hidden."),
        ),
    ),
)
OWN = {
    "Northgate Council": ((W, "composure_nerves", "My voice shook."),),
    "Tamarack Insurance": ((S, "structure_concision", "I kept it short."),),
    "Fenwick Foods": ((W, "job_knowledge", "I did not know the cold chain."),),
}


def points(said: tuple[tuple[Kind, str, str], ...], first: int = 1) -> tuple[Point, ...]:
    """Points with one theme each and ids counted from ``first``."""
    return tuple(
        Point(text=text, kind=kind, themes=(theme,), end=len(text), id=first + i)
        for i, (kind, theme, text) in enumerate(said)
    )


def journal(*, own: bool = False) -> tuple[Interview, ...]:
    """Interviews 1 to 12 with mocks 101 and 102 between them, in order of date."""
    real = [_real(i, name, own=own) for i, name in enumerate(DAYS, start=1)]
    mocks = [_mock(i, *mock) for i, mock in enumerate(MOCKS, start=101)]
    return tuple(sorted(real + mocks, key=lambda interview: interview.held_on or date.max))


def _real(number: int, name: str, *, own: bool) -> Interview:
    day, form, status = DAYS[name]
    said = Feedback(status=status, points=points(GIVEN.get(name, ()), number * 100), id=number)
    mine = Feedback(origin=Origin.OWN, points=points(OWN.get(name, ()), number * 100 + 50), id=200)
    return Interview(
        employer=name,
        role="Project support officer",
        rounds=(Round("First interview", form, day),),
        feedback=(said, mine) if own else (said,),
        id=number,
    )


def _mock(number: int, day: date, said: tuple[tuple[Kind, str, str], ...]) -> Interview:
    return Interview(
        employer="Career centre",
        rounds=(Round("First interview", "Panel", day),),
        feedback=(Feedback(points=points(said, number * 100), id=number),),
        mock=True,
        id=number,
    )
