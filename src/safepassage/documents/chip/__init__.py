"""Access to a chip, and its own proofs that it is no copy (Doc 9303-11).

Nothing here talks to a chip: an inspection system reads it, and its log is checked here. What
a chip proves counts only where passive authentication vouched for the key it proves itself by.
"""

from safepassage.documents.chip.active import ActiveAuthentication, judge_active
from safepassage.documents.chip.chip_authentication import ChipAuthentication, judge_chip
from safepassage.documents.chip.downgrade import judge_offer
from safepassage.documents.chip.examination import Log, examine, vouched
from safepassage.documents.chip.reading import read_any

__all__ = [
    "ActiveAuthentication",
    "ChipAuthentication",
    "Log",
    "examine",
    "judge_active",
    "judge_chip",
    "judge_offer",
    "read_any",
    "vouched",
]
