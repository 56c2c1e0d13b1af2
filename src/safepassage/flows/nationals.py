"""Rights that new data may show: a national comes home, somebody needs protection.

A national coming home is never held up (ICCPR art. 12(4)), whatever was said before.
"""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from safepassage.apps.cases.services import lift
from safepassage.apps.cases.status import (
    Status,
    boarding,
    held_up,
    protected,
    say_all,
    statuses,
)
from safepassage.apps.messages.lease import Lease
from safepassage.apps.travel.carrier_view import address, spoken_of
from safepassage.apps.travel.flight_changes import flight_of
from safepassage.apps.travel.joins.counterparts import unit_records
from safepassage.flows.answers import queue_unsolicited
from safepassage.flows.counterparts import Kin, counterparts_told
from safepassage.flows.effects import Told
from safepassage.flows.platform import Platform
from safepassage.flows.tell_decided import protect
from safepassage.pipeline.draft import Batch, JourneyDraft, Part, Prepared, traveller_from
from safepassage.records.actor import Actor
from safepassage.records.answer import Meaning
from safepassage.records.traveller import Traveller
from safepassage.safeguards.basis import Direction
from safepassage.safeguards.boarding import is_national

Copies = Mapping[int, Sequence[UUID]]
"""The journeys at each traveller's place of a message: one a kind of data."""


Kins = Mapping[int, Kin]
"""The unit's other records of those whose traveller stands at a place of a message."""


def kins_of(platform: Platform, prepared: Prepared, copies: Copies) -> Kins:
    """Who of those held up or protected is a traveller of a message, in the unit's other data.

    Opens what it compares, so it comes before the transaction that uses it: the entries of
    the ledger about it stand whatever becomes of the message.
    """
    return counterparts_told(platform, prepared, copies, held_up() | protected())


def may_have_kin(prepared: Prepared) -> bool:
    """Whether anybody held up or protected is in the unit's data of a flight of a message."""
    near = held_up() | protected()
    known = {one.flight for one in unit_records(near)} if near else set()
    parts = [one for one in prepared.parts if one.crossing and one.batches] if known else []
    return any(flight_of(one.crossing) in known for one in parts if one.crossing)


def free_nationals(
    platform: Platform,
    lease: Lease,
    prepared: Prepared,
    copies: Copies,
    others: Kins,
    *,
    actor: Actor,
) -> None:
    """End what holds up a traveller whom this message shows to be a national coming home.

    Also what was decided on the unit's other record of the same person. The item is open
    again, so that a person sees it. A carrier that did not ask is told.
    """
    held = held_up()
    if not held:
        return
    for part, _, draft in first_copies(prepared):
        near = others[draft.ordinal].near if draft.ordinal in others else ()
        theirs = held.intersection((*copies.get(draft.ordinal, ()), *near))
        if theirs and is_coming_home(platform, part, draft):
            for status in statuses(theirs).values():
                _free(platform, lease, status, actor)


def shield_protected(copies: Copies, others: Kins) -> None:
    """Let a possible need of protection that the unit knows stand on what a message told now."""
    shielded = protected() if others else frozenset[UUID]()
    for place, known in others.items():
        near = known.near & shielded
        words = [one for one in statuses(near).values() if one.decision]
        if words:
            group = copies.get(place, ())
            protect(words[0], statuses(group).values(), group)


def is_coming_home(platform: Platform, part: Part, draft: JourneyDraft) -> bool:
    """Whether a national enters, by any nationality or passport told."""
    direction = part.crossing.direction if part.crossing else None
    return comes_home(platform, direction, traveller_from(draft.parts))


def comes_home(platform: Platform, direction: str | None, traveller: Traveller) -> bool:
    """Whether this traveller enters the state of one of their nationalities or passports."""
    home = platform.geography.nationality
    return direction == Direction.INBOUND.value and is_national(home, traveller) is True


def first_copies(prepared: Prepared) -> Iterator[tuple[Part, Batch, JourneyDraft]]:
    """Every traveller of a message once, in the first of their copies."""
    for part in prepared.parts:
        for batch in part.batches[:1]:
            for draft in batch.journeys:
                yield part, batch, draft


def copies_of(lease: Lease, told: Sequence[Told]) -> dict[int, list[UUID]]:
    """The journeys at each place of the message; asked of the database after a take-over."""
    if lease.progress:
        return spoken_of(lease.id)
    copies: dict[int, list[UUID]] = {}
    for one in told:
        copies.setdefault(one.draft.ordinal, []).append(one.stored.journey)
    return copies


def _free(platform: Platform, lease: Lease, status: Status, actor: Actor) -> None:
    at = platform.clock.now()
    say_all([boarding(status, at)])
    lift(status.journey, actor=actor, at=at)
    if not lease.interactive:
        addressed = address(status.journey, actor=actor, keys=platform.keys, at=at)
        queue_unsolicited(
            platform,
            addressed,
            Meaning.BOARD,
            carrier=status.carrier,
            decision=None,
            actor=actor,
        )
