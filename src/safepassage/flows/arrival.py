"""The arrival desk is told: an officer decided so, or nobody decided in time.

Only about journeys that arrive here. A border desk is told of the unit's reason no more than
that the unit knows something (DESIGN, Gate).
"""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from safepassage.apps.cases.arrival import NewNotice, take_back, tell
from safepassage.apps.cases.models import Why
from safepassage.apps.travel.carrier_view import Bound, bound
from safepassage.flows.platform import Platform
from safepassage.flows.tell_decided import Case
from safepassage.records.actor import Actor
from safepassage.records.kinds import DataKind
from safepassage.records.outcome import Outcome
from safepassage.safeguards.basis import Direction
from safepassage.safeguards.purpose import Purpose

NO_DESK = frozenset({Direction.OUTBOUND, Direction.POSTING})
"""Ways that end at no arrival desk here; a list without a flight is no way at all."""
Reasons = Mapping[UUID, UUID]
"""The work item that is the reason, by the journey that it is about."""


def tell_arrival(
    platform: Platform,
    reasons: Reasons,
    copies: Sequence[UUID],
    why: Why,
    *,
    actor: Actor,
    purpose: Purpose | None = None,
) -> None:
    """Tell the arrival desk about a traveller, inside the caller's transaction."""
    ways = bound(copies)
    tell(list(_notices(platform, reasons, ways, why)), actor=actor, purpose=purpose)


def settle_arrival(case: Case, outcome: Outcome, item: UUID) -> None:
    """What a decision in force means to the arrival desk: it is told, or what it was told ends."""
    own = case.addressed.journey
    if outcome is Outcome.BOARD_AND_TELL_ARRIVAL:
        tell_arrival(
            case.platform,
            {own: item},
            case.copies,
            Why.DECIDED,
            actor=case.actor,
            purpose=case.purpose,
        )
    else:
        protects = outcome is Outcome.POSSIBLE_PROTECTION_NEED
        at = case.platform.clock.now()
        take_back(case.copies if protects else [own], case.copies, actor=case.actor, at=at)


def _notices(
    platform: Platform, reasons: Reasons, ways: Mapping[UUID, Bound], why: Why
) -> Iterator[NewNotice]:
    arriving = {one: way for one, way in ways.items() if way.direction not in NO_DESK}
    unit_knows = any(
        arriving[one].kind != DataKind.API_BORDER for one in reasons if one in arriving
    )
    for journey, way in arriving.items():
        if journey in reasons:
            yield _notice(platform, journey, way, why, reasons[journey])
        elif unit_knows and way.kind == DataKind.API_BORDER:
            yield _notice(platform, journey, way, why, None)


def _notice(
    platform: Platform, journey: UUID, way: Bound, why: Why, item: UUID | None
) -> NewNotice:
    return NewNotice(
        id=platform.ids.new(),
        journey=journey,
        flight=way.flight,
        kind=way.kind,
        airport=way.destination,
        why=why,
        item=item,
        at=platform.clock.now(),
        delete_at=way.delete_at,
    )
