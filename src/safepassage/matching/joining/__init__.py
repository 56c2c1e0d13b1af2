"""Which API and which PNR record of a flight are one person's, with the reasons said.

Pure: ``join`` takes the records of one flight and gives the joins, their reasons and all
that the two records tell differently, and apart from them who could be the same. For the
passenger information unit alone: the caller answers for the purpose (DESIGN, Gate).
"""

from safepassage.matching.joining.assignment import join
from safepassage.matching.joining.shape import Difference, Joining, Pair, Reason, Sheet

__all__ = ["Difference", "Joining", "Pair", "Reason", "Sheet", "join"]
