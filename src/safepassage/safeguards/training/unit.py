"""The unit on human rights and bias, without which nobody sees a queue (EU 2025/12 art. 14(4)).

Ten minutes to read, ten questions, eight right answers; good for a year. Its text stands in
``_text``; ``VERSION`` moves when what is asked changes, and those who passed an earlier one
keep it until it ends.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from safepassage.records._base import Record
from safepassage.safeguards.training._text import QUESTIONS, SECTIONS, Question, Section

CODE = "human_rights_and_bias"
VERSION = 1
VALID_FOR = timedelta(days=365)
REMIND = timedelta(days=30)
ENOUGH = 8

__all__ = ["CODE", "ENOUGH", "QUESTIONS", "REMIND", "SECTIONS", "VALID_FOR", "VERSION", "Marked",
           "Question", "Section", "ends", "mark"]  # fmt: skip


class Marked(Record, frozen=True):
    """How the answers were: how many are right, and which are wrong."""

    right: int
    wrong: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether that is enough."""
        return self.right >= ENOUGH


def mark(answers: Mapping[str, str]) -> Marked:
    """Mark answers, by the code of their question; what is not answered is wrong."""
    wrong = tuple(one.code for one in QUESTIONS if answers.get(one.code) != one.right)
    return Marked(right=len(QUESTIONS) - len(wrong), wrong=wrong)


def ends(passed_at: datetime) -> datetime:
    """When what was passed is over."""
    return passed_at + VALID_FOR
