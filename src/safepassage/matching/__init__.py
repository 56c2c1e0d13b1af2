"""Is this the listed person? Names, dates and numbers compared, with reasons.

Pure: ``build`` an index from list entries once, ``screen`` subjects against it.
"""

from safepassage.matching.index import IndexUnreadableError, ListIndex, build
from safepassage.matching.screen import ALERT_THRESHOLD, LIMIT, combination, screen
from safepassage.matching.subjects import subject_of

__all__ = [
    "ALERT_THRESHOLD",
    "LIMIT",
    "IndexUnreadableError",
    "ListIndex",
    "build",
    "combination",
    "screen",
    "subject_of",
]
