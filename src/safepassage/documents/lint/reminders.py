"""What will expire, and when to do something about it: own objects and those of other states.

Lead times are settings. An own CSCA key wants ninety days' notice to all states before it
changes (Doc 9303-12 4.1.4.3), a CRL comes at least every ninety days (4.1.5); for the rest they
are what an office needs that has other things to do.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates import names
from safepassage.documents.certificates.certificate import Certificate
from safepassage.documents.certificates.extensions import private_key_usage
from safepassage.documents.certificates.revocation import RevocationList
from safepassage.documents.lint.roles import AUTHORITIES, Role, role_of
from safepassage.records._base import Record

LEAD_DAYS = (180, 90, 30, 7, 0)
DAY = timedelta(days=1)
TOLD_AFTER = 30 * DAY
"""How long a certificate or key that has ended is still told; an overdue CRL always is."""


class Ending(StrEnum):
    """What comes to its end."""

    CERTIFICATE = "certificate"
    PRIVATE_KEY = "private_key"
    REVOCATION_LIST = "crl"


class Term(NamedTuple):
    """Something that ends: what, of which kind (a word of Role or ``crl``), of whom, and when.

    ``sha256`` names the certificate or the list; ``own`` says that this state issued it.
    """

    ending: Ending
    kind: str
    name: str
    sha256: str
    at: datetime
    own: bool


class Reminder(Record, frozen=True):
    """One reminder; ``lead`` is the lead time in days that was reached, 0 once it has ended."""

    ending: Ending
    kind: str
    name: str
    sha256: str
    ends: datetime
    own: bool
    lead: int
    text: str


def terms_of_certificate(certificate: Certificate, *, own: bool) -> Iterator[Term]:
    """When a certificate ends, and the use of an own one's private key."""
    role, name = role_of(certificate), names.readable(certificate.subject)
    sha256 = certificate.sha256
    yield Term(Ending.CERTIFICATE, role, name, sha256, certificate.not_after, own)
    until = _last_use(certificate) if own else None
    if until is not None:
        yield Term(Ending.PRIVATE_KEY, role, name, sha256, until, own)


def term_of_revocation_list(listed: RevocationList, sha256: str, *, own: bool) -> Iterator[Term]:
    """When the next CRL is due; nothing for one that does not say it."""
    if listed.next_update is not None:
        name = names.readable(listed.issuer)
        yield Term(Ending.REVOCATION_LIST, "crl", name, sha256, listed.next_update, own)


def _last_use(certificate: Certificate) -> datetime | None:
    try:
        usage = private_key_usage(certificate)
    except MalformedError:
        return None
    return usage[1] if usage else None


def reminders(
    terms: Iterable[Term], now: datetime, lead_days: tuple[int, ...] = LEAD_DAYS
) -> tuple[Reminder, ...]:
    """What is to be remembered now, the soonest first; each with the shortest lead it reached."""
    found = (_reminder(term, now, lead_days) for term in terms)
    return tuple(sorted(filter(None, found), key=lambda each: (each.ends, each.sha256)))


def newly_due(
    terms: Iterable[Term],
    since: datetime,
    now: datetime,
    lead_days: tuple[int, ...] = LEAD_DAYS,
) -> tuple[Reminder, ...]:
    """Only what reached another lead time since then: what is worth a message of its own."""
    listed = tuple(terms)
    before = {(each.ending, each.sha256): each.lead for each in reminders(listed, since, lead_days)}
    return tuple(
        each
        for each in reminders(listed, now, lead_days)
        if before.get((each.ending, each.sha256)) != each.lead
    )


def _reminder(term: Term, now: datetime, lead_days: tuple[int, ...]) -> Reminder | None:
    left = term.at - now
    reached = [lead for lead in lead_days if left <= lead * DAY]
    is_forgotten = left < -TOLD_AFTER and term.ending is not Ending.REVOCATION_LIST
    if not reached or is_forgotten:
        return None
    return Reminder(
        ending=term.ending,
        kind=term.kind,
        name=term.name,
        sha256=term.sha256,
        ends=term.at,
        own=term.own,
        lead=min(reached),
        text=_text(term, left),
    )


def _text(term: Term, left: timedelta) -> str:
    """One sentence: what ends when, and what to do."""
    return f"{_SUBJECTS[term.ending].format(name=term.name)} {_when(left)}. {_advice(term)}"


def _when(left: timedelta) -> str:
    days = abs(left) // DAY
    if left > timedelta():
        return f"ends in {_days(days)}" if days else "ends within a day"
    return f"ended {_days(days)} ago" if days else "has just ended"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


_SUBJECTS = {
    Ending.CERTIFICATE: "The certificate of {name}",
    Ending.PRIVATE_KEY: "The time in which the key of {name} may sign",
    Ending.REVOCATION_LIST: "The revocation list of {name}",
}


def _advice(term: Term) -> str:
    if not term.own:
        return _ASK_ISSUER[term.ending]
    if term.ending is Ending.PRIVATE_KEY and Role(term.kind) in AUTHORITIES:
        return "Tell all states 90 days ahead, make the new key, and issue root and link."
    return _RENEW[term.ending]


_RENEW = {
    Ending.CERTIFICATE: "See that no valid document rests on it, and issue its successor.",
    Ending.PRIVATE_KEY: "Change to the next key, and destroy this one on record.",
    Ending.REVOCATION_LIST: "Issue the next one and give it to the directory.",
}
_ASK_ISSUER = {
    Ending.CERTIFICATE: "Keep it for documents that are still valid, and get its successor.",
    Ending.PRIVATE_KEY: "Get the certificate of the next key.",
    Ending.REVOCATION_LIST: "Fetch the next one.",
}
