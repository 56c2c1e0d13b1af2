"""An officer for data protection answers; the answer leaves with all others of its day.

Whatever the answer, the same is done for everybody: who asks is proven, records are looked for,
the letter is sealed, and its time to leave depends on the day of receipt alone.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple
from uuid import UUID

import msgspec
from django.conf import settings
from django.db import transaction

from safepassage.apps.approvals import selectors as approvals
from safepassage.apps.approvals import services as approving
from safepassage.apps.approvals.terms import ApprovalKind
from safepassage.apps.subjects import selectors, services
from safepassage.apps.subjects.content import What
from safepassage.apps.subjects.models import SubjectRequest
from safepassage.apps.subjects.services import By
from safepassage.apps.travel.selectors import heads
from safepassage.flows.platform import Platform
from safepassage.flows.subjects import letters, reporting
from safepassage.flows.subjects.looking import chosen, not_their_own
from safepassage.flows.subjects.told import NoRequest, Open, Told, open_request
from safepassage.records._base import Record
from safepassage.records.kinds import DataKind
from safepassage.safeguards.rights.asked import (
    SPEAK_OF_NO_DATA,
    Aim,
    Answer,
    Right,
    Route,
    WhyLonger,
    WhyRefused,
)
from safepassage.safeguards.rights.clocks import Batches

LATEST_RECHECK = timedelta(days=366)
SHORTEST_REASON = 20
Write = Callable[[SubjectRequest, Told, date], bytes]


class NotReady(Exception):  # noqa: N818 - a state, told as one
    """Something comes first; ``code`` says what: ``proof``, ``look``, ``found`` or ``nothing``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Limits(Record, frozen=True):
    """Why access is limited, for the supervisor, and when that is looked at again (LED 15(4))."""

    aims: tuple[Aim, ...]
    reasons: str
    recheck_on: date


class Ready(NamedTuple):
    """A request on which everything is done that comes before an answer."""

    found: Open
    journeys: list[UUID]


def ready(platform: Platform, request: UUID, *, by: By) -> Ready:
    """Open a request that can be answered now, and keep it from others.

    Raises ``NoRequest``, ``NotReady``, ``OwnDecision``.
    """
    found = open_request(platform, request, by=by, lock=True)
    if found.row.answer:
        raise NoRequest
    needs_proof = found.row.asks_for != Right.COMPLAINT
    if needs_proof and not found.row.proof:
        raise NotReady("proof")
    journeys = chosen(found.content)
    if needs_proof and journeys is None and found.row.route == Route.AUTHORITY:
        raise NotReady("look")
    not_their_own(journeys or [], by)
    return Ready(found, journeys or [])


@transaction.atomic
def tell_all(platform: Platform, request: UUID, *, by: By) -> None:
    """Answer with the report; raises ``NotReady`` where there is nothing that may be told."""
    found, journeys = ready(platform, request, by=by)
    with_names = _may_name(found.row, by)
    try:
        tables = reporting.tables(platform, journeys, by=by, with_names=with_names)
    except reporting.NothingToTell as error:
        raise NotReady("nothing") from error
    some_untold = reporting.told_kinds() != frozenset(DataKind)
    write = partial(letters.report, tables=tables, some_untold=some_untold)
    _answer(found, Answer.REPORT, write, by=by)


@transaction.atomic
def nothing_found(platform: Platform, request: UUID, *, by: By) -> None:
    """Answer neutrally: no record is the person's, or none of a kind that is told directly."""
    found, journeys = ready(platform, request, by=by)
    try:
        reporting.tables(platform, journeys, by=by)
    except reporting.NothingToTell:
        _answer(found, Answer.NEUTRAL, letters.neutral, by=by)
    else:
        raise NotReady("found")


@transaction.atomic
def limit(platform: Platform, request: UUID, limits: Limits, *, by: By) -> None:
    """Answer neutrally because access is limited; the reasons stay for the supervisor.

    Raises ``ValueError`` without an aim, a reason in words and a day within a year.
    """
    found, _journeys = ready(platform, request, by=by)
    within = by.at.date() < limits.recheck_on <= by.at.date() + LATEST_RECHECK
    if not (limits.aims and within and len(limits.reasons.strip()) >= SHORTEST_REASON):
        raise ValueError("a limitation needs aims, reasons, and a day within a year")
    found.content.put(What.LIMITS, msgspec.json.encode(limits), by=by.officer, at=by.at)
    services.limit(found.row, list(limits.aims), recheck_on=limits.recheck_on, by=by)
    _answer(found, Answer.NEUTRAL, letters.neutral, by=by)


@transaction.atomic
def lift(platform: Platform, request: UUID, *, by: By) -> None:
    """End a limitation that is no longer needed: the request is answered anew."""
    found = open_request(platform, request, by=by, lock=True)
    if found.row.recheck_on is None:
        raise NoRequest
    services.reopen(found.row, by=by)


@transaction.atomic
def refuse(
    platform: Platform, request: UUID, why: Sequence[WhyRefused], words: str, *, by: By
) -> None:
    """Refuse openly, with reasons and remedies; raises ``ValueError`` without a reason.

    A reason that speaks of data comes after proof and look, raising as ``ready`` does, and is
    told only to those of whom there are data that are told.
    """
    if not why:
        raise ValueError("a refusal has a reason")
    write = partial(letters.refused, why=list(why), words=words.strip())
    if SPEAK_OF_NO_DATA.issuperset(why):
        found = open_request(platform, request, by=by, lock=True)
        if found.row.answer:
            raise NoRequest
        not_their_own(chosen(found.content) or [], by)
        _answer(found, Answer.REFUSED, write, by=by)
        return
    found, journeys = ready(platform, request, by=by)
    kinds = {head.kind for head in heads(by.purpose, journeys).values()}
    _tell_of(kinds, found, Answer.REFUSED, write, by=by)


@transaction.atomic
def in_words(platform: Platform, request: UUID, words: str, *, by: By) -> None:
    """Answer a complaint; of other requests ``NoRequest`` is raised."""
    found, _journeys = ready(platform, request, by=by)
    if found.row.asks_for != Right.COMPLAINT:
        raise NoRequest
    _answer(found, Answer.DONE, partial(letters.in_words, words=words.strip()), by=by)


@transaction.atomic
def put_off(platform: Platform, request: UUID, why: WhyLonger, *, by: By) -> None:
    """Write that it takes longer; only within the first period. Raises ``NoRequest``."""
    found = open_request(platform, request, by=by, lock=True)
    clock = selectors.clock_of(found.row, settings.SAFEPASSAGE_SUBJECT_ANSWER_DAYS)
    if found.row.answer or not clock.may_put_off(by.at.date()):
        raise NoRequest
    services.put_off(found.row, why, by=by)
    due = selectors.clock_of(found.row, settings.SAFEPASSAGE_SUBJECT_ANSWER_DAYS).due
    letter = letters.longer(found.row, found.told, by.at.date(), due, why)
    found.content.put(What.LONGER, letter, by=by.officer, at=by.at)


def done(found: Open, what: str, kinds: Iterable[DataKind], *, by: By) -> None:
    """Answer, in the transaction of the deed, that it was done as asked."""
    _tell_of(kinds, found, Answer.DONE, partial(letters.done, what=what), by=by)


def give_number(found: Open, number: str, *, by: By) -> None:
    """Answer, in the transaction in which it was given, with a redress number."""
    _answer(found, Answer.DONE, partial(letters.redress_number, number=number), by=by)


def check_in_their_place(found: Open, *, by: By) -> None:
    """Answer as the supervisor does: checks were made."""
    _answer(found, Answer.CHECKED, letters.checked, by=by)


def batches() -> Batches:
    """When answers leave."""
    return Batches(
        after=settings.SAFEPASSAGE_SUBJECT_BATCH_DAYS,
        weekday=settings.SAFEPASSAGE_SUBJECT_BATCH_WEEKDAY,
    )


def _answer(found: Open, how: Answer, write: Write, *, by: By) -> None:
    leaves_at = batches().leaves(found.row.received_at, by.at)
    letter = write(found.row, found.told, leaves_at.date())
    found.content.put(What.LETTER, letter, by=by.officer, at=by.at)
    services.answer(found.row, how, leaves_at=leaves_at, by=by)


def _tell_of(kinds: Iterable[DataKind], found: Open, how: Answer, write: Write, *, by: By) -> None:
    """Answer of data of these kinds; neutrally where nobody is told anything of any of them."""
    if reporting.told_kinds().isdisjoint(kinds):
        how, write = Answer.NEUTRAL, letters.neutral
    _answer(found, how, write, by=by)


def _may_name(row: SubjectRequest, by: By) -> bool:
    """Use the grant to tell officers' names, if the approval authority gave one."""
    if by.officer is None:
        return False
    grant = approvals.standing(row.pk, ApprovalKind.OFFICER_NAMES, officer=by.officer, at=by.at)
    if grant:
        approving.use(grant.id, officer=by.officer, at=by.at)
    return grant is not None
