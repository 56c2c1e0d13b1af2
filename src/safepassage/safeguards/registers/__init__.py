"""Which register may be asked what about whom: its terms, and the questions that they allow."""

from safepassage.safeguards.registers.questions import (
    MOST_DOCUMENTS,
    is_name_alone,
    questions_for,
    values_of,
)
from safepassage.safeguards.registers.terms import (
    FIELDS_OF,
    Lane,
    Terms,
    fault_of,
    is_foreign,
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
    "questions_for",
    "values_of",
    "why_not",
]
