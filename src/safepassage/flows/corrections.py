"""A correction reaches every recipient: notices to whoever was actually given the record.

GDPR 19; LED 16(5)-(6); PNR 13(1). Agencies hear through their feed: a corrected record is told
anew, an erased one is told as deleted. Everybody else gets a notice, and a person notes how.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import groupby
from uuid import UUID

from django.conf import settings
from django.db import transaction

from safepassage.apps.agencies import feed
from safepassage.apps.agencies.models import What
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.disclosures import corrections
from safepassage.apps.disclosures.corrections import About, Due
from safepassage.apps.disclosures.models import Change, Way
from safepassage.apps.disclosures.shown import CorrectionHead
from safepassage.apps.travel import selectors as travel
from safepassage.apps.travel.shown import RecordHead
from safepassage.flows.platform import Platform
from safepassage.flows.recipients import Channel, Given, given
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose

ACTOR = Actor.component(Component.AGENCY_DOOR)
KEPT_AFTER_ERASURE = timedelta(days=365)
"""How long an unheard notice of an erasure lives; it names the record by references alone."""
OF_CONTENT = frozenset({Change.CORRECTED, Change.ERASED})
"""A carrier holds no record of ours: it hears what was wrong in what it told us, no notes."""


def tell_recipients(
    platform: Platform,
    journey: UUID,
    change: Change,
    *,
    groups: Sequence[str] = (),
    actor: Actor,
    purpose: Purpose,
) -> int:
    """Let everybody who was given the record hear of the change; how many have to.

    Call it in the transaction of the change, before the record goes; ``groups`` says which parts
    of it changed, none for all. Nobody is told when ``purpose`` does not find the record.
    """
    head = travel.heads(purpose, [journey]).get(journey)
    if head is None:
        return 0
    at, about = platform.clock.now(), _about(platform, head, change, groups)
    dues = list(_dues(platform, given(platform, [head]), change))
    with transaction.atomic():
        put = corrections.put(about, dues, actor=actor, purpose=purpose, at=at)
        if change is Change.CORRECTED and any(one.channel == Channel.AGENCY for one in dues):
            _tell_anew(platform, head)
    return put


def tell_recipient(
    platform: Platform,
    journey: UUID,
    change: Change,
    whom: tuple[str, str, str],
    *,
    actor: Actor,
    purpose: Purpose,
) -> int:
    """Let one recipient hear, once; ``whom`` is its channel, its id and its reference."""
    told = corrections.of_journeys([journey])
    if any(one.change == change and one.reference == whom[2] for one in told):
        return 0
    head = travel.heads(purpose, [journey]).get(journey)
    if head is None:
        return 0
    channel, recipient, reference = whom
    due = Due(id=platform.ids.new(), channel=channel, recipient=recipient, reference=reference)
    about = _about(platform, head, change, ())
    at = platform.clock.now()
    return corrections.put(about, [due], actor=actor, purpose=purpose, at=at)


def waiting(platform: Platform) -> list[CorrectionHead]:
    """The notices that nobody has heard yet, after those that agencies fetched were noted."""
    note_fetched(platform)
    return corrections.waiting()


def note_fetched(platform: Platform) -> int:
    """Note what agencies have heard through their feed; how many."""
    heard = [one for one in corrections.waiting(Channel.AGENCY) if _was_fetched(one)]
    with transaction.atomic():
        for one in heard:
            at = platform.clock.now()
            corrections.delivered(one.id, way=Way.FEED, officer=None, actor=ACTOR, at=at)
    return len(heard)


def note_delivered(
    platform: Platform, notice: UUID, *, way: Way, officer: UUID, actor: Actor
) -> bool:
    """Note that an officer has let a recipient hear; false when it had before."""
    at = platform.clock.now()
    with transaction.atomic():
        return corrections.delivered(notice, way=way, officer=officer, actor=actor, at=at)


def _about(platform: Platform, head: RecordHead, change: Change, groups: Sequence[str]) -> About:
    at = platform.clock.now()
    return About(
        journey=head.id,
        change=change,
        groups=tuple(groups),
        due_at=at + timedelta(hours=settings.SAFEPASSAGE_CORRECTION_HOURS),
        delete_at=at + KEPT_AFTER_ERASURE if change is Change.ERASED else head.delete_at,
    )


def _dues(platform: Platform, told: Sequence[Given], change: Change) -> Iterator[Due]:
    concerned = [one for one in told if change in OF_CONTENT or one.channel != Channel.CARRIER]
    named = sorted((one.channel.value, one.recipient, one.reference) for one in concerned)
    for (channel, recipient, reference), _ in groupby(named):
        yield Due(id=platform.ids.new(), channel=channel, recipient=recipient, reference=reference)


def _tell_anew(platform: Platform, head: RecordHead) -> None:
    """Put the corrected record into the feeds of the agencies that take its kind."""
    feed.note(
        head.kind,
        What.TOLD,
        [head.id],
        sequence=head.version,
        at=platform.clock.now(),
        delete_at=head.delete_at,
    )


def _was_fetched(notice: CorrectionHead) -> bool:
    """Whether the agency was given the record anew, or knows it no more because it is deleted."""
    if notice.change == Change.ERASED:
        return not feed.references(UUID(notice.recipient), [notice.journey])
    if notice.change != Change.CORRECTED:
        return False
    fetched = ledger.page(
        subject=str(notice.journey),
        event=Event.AGENCY_GIVEN,
        actor_id=notice.recipient,
        limit=1,
    )
    return bool(fetched) and fetched[0].at > notice.at
