"""Whose word something is, and what it says."""

from datetime import datetime
from uuid import UUID

from safepassage.apps.approvals.terms import Finding, Reviewer
from safepassage.records._base import Record
from safepassage.records.actor import Actor


class Decider(Record, frozen=True):
    """Whose word it is: an officer of the authority here, or the authority's key by file.

    ``key`` is the fingerprint of the public key; ``brought_by`` the officer who brought the
    file in, who decides nothing by it.
    """

    officer: UUID | None = None
    key: str = ""
    brought_by: UUID | None = None

    @property
    def actor(self) -> Actor:
        """Whom the ledger names; who brought a file stands for nobody but themselves."""
        return Actor.officer(str(self.officer or self.brought_by))


class Reviewing(Record, frozen=True):
    """What a reviewer found, in words."""

    by: Reviewer
    finding: Finding
    said: str


class Granting(Record, frozen=True):
    """A grant: how long, why, and for unmasking what the authority's answer carries.

    ``review_by`` is when the whole authority must have looked again, for what is urgent.
    """

    valid_until: datetime
    reasons: str
    answer: bytes = b""
    review_by: datetime | None = None
