"""Persons are told in writing when their kept data were used or disclosed (TCA art. 550).

Within a reasonable time (a setting); put off only on a ground of a closed list, with an end and
a review, never for good.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from safepassage.apps.approvals import selectors as approvals
from safepassage.apps.approvals.terms import ApprovalKind
from safepassage.apps.disclosures import notices
from safepassage.apps.disclosures.models import Cause, DeferralGround, Ended
from safepassage.apps.disclosures.notices import Use
from safepassage.apps.disclosures.shown import PersonNoticeHead
from safepassage.apps.oversight import following
from safepassage.apps.travel import selectors as travel
from safepassage.apps.travel.after_entry import only_with
from safepassage.apps.travel.carrier_view import bound
from safepassage.flows.platform import Platform
from safepassage.records.actor import Actor
from safepassage.safeguards.notice import Controller
from safepassage.safeguards.person_letter import Journey, letter
from safepassage.safeguards.purpose import Purpose, purpose_of

OPENS = frozenset({ApprovalKind.UNMASK, ApprovalKind.LATER_USE})
"""Leave by which a kept record is used, and so its person told."""


def note_use(
    platform: Platform,
    journey: UUID,
    cause: Cause,
    *,
    disclosure: UUID | None = None,
    actor: Actor,
    purpose: Purpose,
) -> bool:
    """Let a notice to the person wait, in the caller's transaction; false where none is due.

    A setting of no days is a law that knows no such notice; where a profile followed asks for
    it, it is due at once then. A masked record's is due, too.
    """
    at = platform.clock.now()
    with only_with(None):
        head = travel.heads(purpose, [journey]).get(journey)
    asked = settings.SAFEPASSAGE_NOTICE_DAYS > 0 or following.profile_in_force(at).individual_notice
    if head is None or not asked:
        return False
    use = Use(
        journey=journey,
        kind=head.kind,
        cause=cause,
        disclosure=disclosure,
        due_at=min(at + timedelta(days=settings.SAFEPASSAGE_NOTICE_DAYS), head.delete_at),
        delete_at=head.delete_at,
    )
    return notices.put(use, notice=platform.ids.new(), actor=actor, purpose=purpose, at=at)


def note_uses(platform: Platform, *, actor: Actor) -> int:
    """Let a notice wait for every kept record that leave of the authority opened; how many."""
    with transaction.atomic():
        return sum(
            note_use(platform, one.subject, Cause.USED, actor=actor, purpose=one.purpose)
            for one in approvals.used(OPENS)
            if one.used_at and not notices.exists(one.subject, Cause.USED, since=one.used_at)
        )


def defer(
    platform: Platform,
    notice: UUID,
    ground: DeferralGround,
    *,
    until: datetime,
    officer: UUID,
    actor: Actor,
) -> None:
    """Put a notice off until a day; raises ``notices.NoticeError``."""
    at = platform.clock.now()
    latest = at + timedelta(days=settings.SAFEPASSAGE_DEFERRAL_DAYS)
    with transaction.atomic():
        notices.defer(
            notice, ground, until=until, latest=latest, officer=officer, actor=actor, at=at
        )


def end(platform: Platform, notice: UUID, how: Ended, *, officer: UUID, actor: Actor) -> None:
    """Note how the person was told; raises ``notices.NoticeError``."""
    with transaction.atomic():
        notices.end(notice, how, officer=officer, actor=actor, at=platform.clock.now())


def letter_of(platform: Platform, head: PersonNoticeHead) -> str:
    """The letter of a notice, to be printed; it names the journey and nobody."""
    way = bound([head.journey]).get(head.journey)
    with only_with(None):
        flights = travel.flights(purpose_of(head.kind), [way.flight] if way else [])
    flight = next(iter(flights.values()), None)
    journey = Journey(
        flight=f"{flight.carrier}{flight.number}" if flight else "[FLIGHT]",
        day=flight.departure_date if flight else "[DAY]",
    )
    return letter(
        journey,
        head.cause,
        f"N-{head.id.hex[-8:].upper()}",
        written=platform.clock.now().date(),
        by=Controller(state=settings.SAFEPASSAGE_STATE or "[STATE]"),
    )
