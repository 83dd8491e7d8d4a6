"""What is known at all: interviews by the state of their feedback; whether charts may show."""

from dataclasses import dataclass

import pandas as pd

from coaching.frames import records, table
from coaching.model import Origin, Status

COLUMNS = {"status": "str", "interviews": "int64", "of": "int64", "who": "object"}
ORDER = (
    Status.GIVEN,
    Status.ASKED,
    Status.PROMISED,
    Status.NOT_ASKED,
    Status.DECLINED,
    Status.NO_ANSWER,
)
FLOOR = 3
"""Distinct employers with feedback under which there are quotes and no charts."""


@dataclass(frozen=True, slots=True)
class Heard:
    """
    How many employers gave feedback, in how many interviews; mock interviews left out.

    With another ``origin`` there are no employers: interviews one wrote about, or mock ones.
    """

    employers: int
    interviews: int
    origin: Origin = Origin.EMPLOYER

    @property
    def enough(self) -> bool:
        """Whether charts may be shown."""
        heard = self.employers if self.origin is Origin.EMPLOYER else self.interviews
        return heard >= FLOOR

    @property
    def one_each(self) -> bool:
        """Whether every interview with feedback is with another employer, so both words fit."""
        return self.origin is Origin.EMPLOYER and self.employers == self.interviews

    @property
    def counted(self) -> str:
        """What one mark stands for."""
        if self.one_each:
            return "employer"
        return {
            Origin.EMPLOYER: "interview with feedback",
            Origin.OWN: "interview you wrote about",
            Origin.MOCK: "mock interview",
        }[self.origin]

    @property
    def unit(self) -> str:
        """What a count counts, for any number but one."""
        return "employers" if self.one_each else "interviews with feedback"


def employers_with_feedback(coverage: pd.DataFrame) -> Heard:
    """
    Count distinct employers who gave feedback, and the interviews it is about.

    Two spellings that differ in case or spaces are one employer. Takes ``frames.to_coverage``.
    """
    given = [row.employer_key for row in records(coverage) if row.given]
    return Heard(employers=len(set(given)), interviews=len(given))


def coverage(coverage: pd.DataFrame) -> pd.DataFrame:
    """
    Count interviews by the state of their feedback.

    Returns:
        ``status`` (all six, in a fixed order, also with 0), ``interviews``, ``of`` (all
        interviews), ``who`` (tuple of interview ids in order). Mock interviews are left out.
    """
    real = [row for row in records(coverage) if not row.mock]
    who = {status.value: [r.interview for r in real if r.status == status] for status in ORDER}
    return table([(s, len(ids), len(real), tuple(ids)) for s, ids in who.items()], COLUMNS)
