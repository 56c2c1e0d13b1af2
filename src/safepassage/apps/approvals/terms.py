"""The closed lists of approvals: what is asked for, how it stands, what a review found."""

from datetime import timedelta
from enum import StrEnum

KEPT_FOR = timedelta(days=5 * 365)
"""A request lives as long as the ledger's entries about it (EU 2016/681 art. 13(6))."""
ANSWERED_WITHIN = timedelta(days=14)
"""A request that nobody answers lapses; whoever still needs it asks again."""
LONGEST_GRANT = timedelta(days=30)


class ApprovalKind(StrEnum):
    """What an officer may do only with leave from outside.

    Opening what is masked (EU 2016/681 art. 12(3)); disclosing and using data after the first
    assessment, or after entry (C-817/19; Opinion 1/15); giving a data subject the names of
    officers who read (C-579/21).
    """

    DISCLOSURE = "disclosure"
    LATER_USE = "later_use"
    OFFICER_NAMES = "officer_names"
    UNMASK = "unmask"


ACTS_FIRST = frozenset({ApprovalKind.DISCLOSURE, ApprovalKind.LATER_USE})
"""What may be done first and reviewed afterwards; unmasking needs the urgent key for that."""
MOST_UNREVIEWED = 3
"""How many urgent uses of one officer may wait for their review at once: our setting."""
MAY_BE_URGENT = ACTS_FIRST | {ApprovalKind.UNMASK}
DPO_REVIEWS = frozenset({ApprovalKind.LATER_USE, ApprovalKind.UNMASK})
"""Of what the data protection officer is told and reviews each (EU 2016/681 art. 12(3)(b))."""


class State(StrEnum):
    """How a request stands; only what is granted, and within its time, may be used."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    USED = "used"
    EXPIRED = "expired"
    LAPSED = "lapsed"


class Opens(StrEnum):
    """How often a grant may be used: once, or until it ends."""

    ONCE = "once"
    UNTIL = "until"


class Reviewer(StrEnum):
    """Who looks again afterwards."""

    AUTHORITY = "authority"
    DATA_PROTECTION_OFFICER = "data_protection_officer"


class Finding(StrEnum):
    """What a review found."""

    RIGHT = "right"
    WRONG = "wrong"
