"""What of the store ends soon, with what to do: a state's own, and what it needs of others.

Of its own it is told what any certificate, key and revocation list does; of other states only
roots, links, signers of lists and revocation lists: their document signers come with documents.
"""

from collections.abc import Iterator
from datetime import datetime

from safepassage.apps.trust import selectors
from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.issuers import countries_of
from safepassage.documents.lint.reminders import (
    DAY,
    LEAD_DAYS,
    TOLD_AFTER,
    Ending,
    Reminder,
    Term,
    reminders,
    terms_of_certificate,
)

SOON_DAYS = 30


def terms(at: datetime, state: str | None, longest: int = max(LEAD_DAYS)) -> Iterator[Term]:
    """All that ends between a month ago and so many days ahead; ``state`` has three letters."""
    own = countries_of(state) if state else frozenset()
    since = at - TOLD_AFTER
    for raw in selectors.of_countries(own, since):
        yield from terms_of_certificate(read_certificate(raw), own=True)
    for row in selectors.ending(since, at + (longest + 1) * DAY):
        if row.country not in own:
            yield Term(
                Ending.CERTIFICATE, row.kind, row.subject, row.sha256, row.not_after, own=False
            )
    for listed in selectors.newest_revocation_lists():
        if listed.proved and listed.next_update:
            yield Term(
                Ending.REVOCATION_LIST,
                "crl",
                listed.issuer,
                listed.sha256,
                listed.next_update,
                own=listed.country in own,
            )


def due(at: datetime, state: str | None) -> tuple[Reminder, ...]:
    """What is to be remembered now, the soonest first."""
    return reminders(terms(at, state), at)


def count_own_soon(at: datetime, state: str | None) -> int:
    """How many of the state's own certificates, keys and lists end within a month, or have."""
    return sum(each.own and each.lead <= SOON_DAYS for each in due(at, state)) if state else 0
