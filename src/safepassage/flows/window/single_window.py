"""The single window: an agency fetches what its own law gives it (ICAO Annex 9, standard 9.1).

Nothing of cases, hits or decisions can be reached from here (contract "single window" of the
import linter); reservations are never handed over by a machine.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from safepassage.apps.agencies import feed
from safepassage.apps.agencies.feed import Item
from safepassage.apps.agencies.models import Agency, What
from safepassage.apps.oversight import selectors as oversight
from safepassage.apps.regulation.stops import stopped, stopped_code
from safepassage.apps.subjects.marks import restricted
from safepassage.apps.travel.handing import Asked, Way, hand_over, ways
from safepassage.apps.travel.shown import FlightHead
from safepassage.flows.platform import Platform
from safepassage.flows.watching.decoys import decoys
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.crossing import Crossing
from safepassage.records.kinds import DataKind
from safepassage.records.traveller import Traveller
from safepassage.safeguards.capabilities import Capability, StopKind
from safepassage.safeguards.gate import journey_day
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sharing import (
    PURPOSE_OF_ROLE,
    AgencyBasis,
    AgencyRole,
    Supply,
    given,
    project,
    reaches,
)

PAGE = 100
MOST_TURNS = 20


class Closed(StrEnum):
    """Why an agency is given nothing at all."""

    NO_BASIS = "no_basis"
    ON_REQUEST = "on_request"
    STOPPED = "stopped"


class Given(Record, frozen=True):
    """One entry as an agency is given it.

    ``reference`` is the agency's own for the journey. Without ``data`` it is a notice: that the
    journey was withdrawn by its carrier, or masked or deleted here.
    """

    cursor: int
    reference: UUID
    what: What
    kind: DataKind
    told_at: datetime
    basis: AgencyBasis | None = None
    delete_by: datetime | None = None
    flight: FlightHead | None = None
    data: dict[str, Any] | None = None


class Page(Record, frozen=True):
    """Entries in the order of the feed, and the cursor behind them."""

    entries: tuple[Given, ...]
    next: int
    closed: Closed | None = None


class _Reached(Record, frozen=True):
    """A journey that one of the agency's laws reaches, with that law."""

    item: Item
    way: Way
    basis: AgencyBasis

    @property
    def fields(self) -> frozenset[str]:
        return given(self.basis, self.way.kind, self.way.flight.mode)

    @property
    def delete_by(self) -> datetime:
        return self.item.at + timedelta(hours=self.basis.keep_hours)


def page(platform: Platform, agency: Agency, *, after: int, limit: int = PAGE) -> Page:
    """What happened behind the cursor, as far as the agency's laws in force reach.

    Left out is what they let the agency keep no longer, and whoever has a later entry: a page
    behind this one tells of them.
    """
    role = AgencyRole(agency.role)
    if _is_stopped(agency.code, PURPOSE_OF_ROLE[role]):
        return Page(entries=(), next=after, closed=Closed.STOPPED)
    laws = oversight.agency_bases(agency.code)
    laws = tuple(law for law in laws if law.purpose is PURPOSE_OF_ROLE[role])
    open_laws = [law for law in laws if law.supply is Supply.ALL]
    if not open_laws:
        return Page(entries=(), next=after, closed=_closed(laws))
    _place()
    kinds, last = feed.kinds_given(role), feed.last_place()
    items = feed.after(after, agency=agency, kinds=kinds, limit=limit)
    entries = _entries(platform, agency, open_laws, items) if items else []
    read_to = items[-1].cursor if len(items) == limit else max(after, last)
    return Page(entries=tuple(entries), next=read_to)


def _is_stopped(agency: str, purpose: Purpose) -> bool:
    """Whether an act stops the window, this recipient or the purpose that it works under."""
    return bool(
        stopped(Capability.SINGLE_WINDOW)
        or stopped_code(StopKind.RECIPIENT, agency)
        or stopped_code(StopKind.PURPOSE, purpose)
    )


def _closed(laws: Sequence[AgencyBasis]) -> Closed:
    return Closed.ON_REQUEST if laws else Closed.NO_BASIS


def _place() -> None:
    """Give places in short turns; what is left after the last waits for the next call."""
    for _ in range(MOST_TURNS):
        if not feed.has_unplaced():
            return
        feed.place()


def _entries(
    platform: Platform, agency: Agency, laws: Sequence[AgencyBasis], items: Sequence[Item]
) -> list[Given]:
    newest = {item.journey or item.reference: item for item in items}
    last = feed.last_entries([one.journey for one in newest.values() if one.journey])
    hidden = {*decoys(platform.keys), *restricted()}
    told = [
        one
        for one in newest.values()
        if one.what is What.TOLD and one.entry in last and one.journey not in hidden
    ]
    reached = _reached(platform, agency, laws, told)
    known = feed.references(agency.pk, [one.journey for one in newest.values() if one.journey])
    happened = [one for one in newest.values() if one.what is not What.TOLD]
    notices = list(filter(None, (_notice(one, known) for one in happened)))
    if not reached and not notices:
        return []
    asked = _asked(agency, reached, notices, at=platform.clock.now())
    ends = {one.way.journey: one.way.delete_at for one in reached}
    references, opened = hand_over(asked, platform.keys, also=lambda: feed.mark(agency.pk, ends))
    found = [_given(one, references, opened) for one in reached if one.way.journey in opened]
    return sorted([*found, *notices], key=lambda one: one.cursor)


def _reached(
    platform: Platform, agency: Agency, laws: Sequence[AgencyBasis], told: Sequence[Item]
) -> list[_Reached]:
    found = ways(
        PURPOSE_OF_ROLE[AgencyRole(agency.role)], [one.journey for one in told if one.journey]
    )
    reached = [
        _Reached(item=item, way=found[item.journey], basis=law)
        for item in told
        if item.journey in found
        and (law := _law_for(platform, laws, found[item.journey], item.at)) is not None
    ]
    now = platform.clock.now()
    return [one for one in reached if one.delete_by > now]


def _law_for(
    platform: Platform, laws: Sequence[AgencyBasis], way: Way, told_at: datetime
) -> AgencyBasis | None:
    """The law that reaches the journey and gives least, if any does."""
    crossing = _crossing(platform, way.flight)
    on = journey_day(crossing, told_at)
    reaching = [
        (len(fields), law.code, law)
        for law in laws
        if (fields := given(law, way.kind, crossing.mode)) and reaches(law, crossing, on)
    ]
    return min(reaching)[-1] if reaching else None


def _crossing(platform: Platform, flight: FlightHead) -> Crossing:
    names = set(Crossing.__struct_fields__) & set(FlightHead.__struct_fields__)
    return Crossing(
        **{name: getattr(flight, name) for name in names},
        origin_country=platform.geography.country(flight.origin),
        destination_country=platform.geography.country(flight.destination),
    )


def _notice(item: Item, known: Mapping[UUID, UUID]) -> Given | None:
    """What became of a journey, for an agency that was given it; others never learn of it."""
    reference = known.get(item.journey) if item.journey else item.reference
    if reference is None:
        return None
    return Given(
        cursor=item.cursor, reference=reference, what=item.what, kind=item.kind, told_at=item.at
    )


def _asked(
    agency: Agency, reached: Sequence[_Reached], notices: Collection[Given], *, at: datetime
) -> Asked:
    laws = sorted({f"{one.basis.code} v{one.basis.version}" for one in reached})
    return Asked(
        actor=Actor.agency(str(agency.pk)),
        purpose=PURPOSE_OF_ROLE[AgencyRole(agency.role)],
        subject=str(agency.pk),
        details={"laws": laws, "travellers": len(reached), "notices": len(notices)},
        journeys=tuple(one.way.journey for one in reached),
        fields=frozenset[str]().union(*(one.fields for one in reached)),
        at=at,
    )


def _given(
    one: _Reached, references: Mapping[UUID, UUID], opened: Mapping[UUID, Traveller]
) -> Given:
    journey = one.way.journey
    return Given(
        cursor=one.item.cursor,
        reference=references[journey],
        what=What.TOLD,
        kind=one.way.kind,
        told_at=one.item.at,
        basis=one.basis,
        delete_by=one.delete_by,
        flight=one.way.flight,
        data=project(opened[journey], one.fields),
    )
