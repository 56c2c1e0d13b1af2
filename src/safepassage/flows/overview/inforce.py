"""What is in force: lists, legal bases and purposes, with what stands stopped of them."""

from datetime import date, datetime
from uuid import UUID

from safepassage.apps.oversight import selectors as oversight
from safepassage.apps.regulation import stops
from safepassage.apps.watchlists import selectors as watchlists
from safepassage.apps.watchlists.models import WatchList
from safepassage.records._base import Record
from safepassage.safeguards.capabilities import Capability, StopKind
from safepassage.safeguards.purpose import Purpose


class ListInForce(Record, frozen=True):
    """A watchlist as it is screened by; ``version`` is 0 when none is in force."""

    id: UUID
    name: str
    owner: str
    law: str
    effect: str
    purpose: str
    version: int
    entries: int
    review_date: date
    overdue: bool
    stopped: bool


class BasisInForce(Record, frozen=True):
    """A legal basis under which journeys are stored."""

    code: str
    version: int
    title: str
    law: str
    purpose: str
    kind: str
    valid_to: date | None
    mask_after_hours: float
    delete_after_hours: float


class InForce(Record, frozen=True):
    """Everything that is in force, and what stands stopped: by kind and code or id."""

    lists: tuple[ListInForce, ...]
    bases: tuple[BasisInForce, ...]
    purposes: dict[str, bool]
    capabilities: dict[str, bool]
    stops: tuple[stops.Stop, ...]


def in_force(at: datetime) -> InForce:
    """Read it as it is at ``at``; ``purposes`` and ``capabilities`` tell whether each goes on."""
    standing = stops.in_force()
    halted = {(one.kind, one.code) for one in standing}
    return InForce(
        lists=tuple(_list(one, at) for one in watchlists.watchlists()),
        bases=tuple(_bases(at)),
        purposes={one.value: (StopKind.PURPOSE, one.value) not in halted for one in Purpose},
        capabilities={
            one.value: (StopKind.CAPABILITY, one.value) not in halted for one in Capability
        },
        stops=tuple(standing),
    )


def _list(one: WatchList, at: datetime) -> ListInForce:
    version = watchlists.version_in_force(one)
    return ListInForce(
        id=one.pk,
        name=one.name,
        owner=one.owner,
        law=one.legal_ground,
        effect=one.legal_effect,
        purpose=one.purpose,
        version=version.number if version else 0,
        entries=version.entry_count if version else 0,
        review_date=one.review_date,
        overdue=one.enabled and one.review_date < at.date(),
        stopped=stops.stopped_thing(StopKind.LIST, one.pk) is not None,
    )


def _bases(at: datetime) -> list[BasisInForce]:
    return [
        BasisInForce(
            code=one.code,
            version=one.version,
            title=one.title,
            law=one.law,
            purpose=one.purpose,
            kind=one.kind,
            valid_to=one.valid_to,
            mask_after_hours=one.mask_after_hours,
            delete_after_hours=one.delete_after_hours,
        )
        for one in oversight.bases_in_force(at)
    ]
