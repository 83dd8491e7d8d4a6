"""What the design pictures of Sam's journal show, read off by eye."""

# Columns of the picture of theme × interview: strength +, to work on -, suggestion ^, reason =.
MARKS = {
    "Northgate Council": {
        "structure_concision": "-^",
        "preparation_research": "+",
        "results_contribution": "-",
        "teamwork_conflict": "+",
        "other_candidate": "=",
    },
    "Linden Library Trust": {
        "structure_concision": "-",
        "preparation_research": "+",
        "specific_examples": "-^",
        "rapport_interpersonal": "+",
    },
    "Calder Health": {
        "results_contribution": "-^",
        "teamwork_conflict": "+",
        "questions_asked": "-",
        "problem_solving": "+",
    },
    "Osprey Energy": {
        "structure_concision": "-",
        "rapport_interpersonal": "+",
        "job_knowledge": "-",
        "experience_depth": "=",
    },
    "Alder Credit Union": {
        "structure_concision": "+",
        "questions_asked": "+",
        "rapport_interpersonal": "-",
        "composure_nerves": "-^",
    },
    "Meridian Data": {
        "preparation_research": "+",
        "results_contribution": "-",
        "job_knowledge": "-^",
        "problem_solving": "+",
    },
    "Tamarack Insurance": {
        "structure_concision": "+",
        "teamwork_conflict": "+",
        "specific_examples": "-^",
        "other_candidate": "=",
    },
}
QUOTES = """
You had clearly read our riverside plan and asked about it.
Your example of settling the rota dispute was one of the best we heard.
Several answers ran long and we lost the main point.
We could not tell which part of the work was yours.
Another applicant already knew our grant system.
You put the whole panel at ease.
You knew our reading schemes better than some staff.
We ran short of time because the answers were long.
We wanted one real example of planning an event.
There were no questions for us at the end.
Warm and easy to talk to.
They felt the answers wandered.
They wanted somebody with a year in energy.
Answers were crisp and easy to follow.
Good questions about how the branch measures success.
You came across as a little reserved with our team.
You had tried our public tool before coming.
Your approach to the data task was logical and well explained.
Numbers would have made your examples stronger.
The spreadsheet formulas took longer than we expected.
Clear, to the point, and you stopped when you had answered.
We liked how you described supporting a new colleague.
One or two answers stayed general.
The role went to an internal applicant.
""".strip().splitlines()

VALUED = {
    "preparation_research": 3,
    "teamwork_conflict": 3,
    "problem_solving": 2,
    "rapport_interpersonal": 2,
    "structure_concision": 2,
    "questions_asked": 1,
}
ASKED_FOR = {
    "results_contribution": 3,
    "structure_concision": 3,
    "specific_examples": 2,
    "questions_asked": 1,
    "job_knowledge": 2,
    "composure_nerves": 1,
    "rapport_interpersonal": 1,
}
