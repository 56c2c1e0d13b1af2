"""The clauses of the laws, and which duties of this platform answer them."""

from safepassage.safeguards.clauses._tables import clauses, duties
from safepassage.safeguards.clauses.clause import Clause, Duty
from safepassage.safeguards.clauses.judging import Answer, Standing, judge, laws_of

__all__ = ["Answer", "Clause", "Duty", "Standing", "clauses", "duties", "judge", "laws_of"]
