"""Which register may be asked what about whom: its terms, and the questions that they allow."""

from safepassage.safeguards.registers.questions import (
    MOST_DOCUMENTS,
    is_name_alone,
    questions_for,
)
from safepassage.safeguards.registers.terms import (
    FIELDS_OF,
    Lane,
    Terms,
    fault_of,
    is_foreign,
    may_tell_a_state,
    why_not,
)

__all__ = [
    "FIELDS_OF",
    "MOST_DOCUMENTS",
    "Lane",
    "Terms",
    "fault_of",
    "is_foreign",
    "is_name_alone",
    "may_tell_a_state",
    "questions_for",
    "why_not",
]
