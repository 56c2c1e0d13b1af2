"""Records opened for the supervisory authority, which keeps its own ledger of them.

``tell`` writes into that ledger, sealed to the authority's key, before anything is opened: the
main ledger learns that something was read, and not what. ``flows.inspecting`` alone comes here.
"""

from collections.abc import Callable, Sequence
from uuid import UUID

from safepassage.apps.travel.models import Journey
from safepassage.apps.travel.opening import open_reservation, open_tellings, open_travellers
from safepassage.apps.travel.search import rows_of
from safepassage.apps.travel.shown import Found, JourneyFile, Person, flight_head
from safepassage.apps.travel.wanted import Wanted
from safepassage.pipeline.ports import Keys
from safepassage.records.groups import FieldGroup
from safepassage.safeguards.purpose import Purpose

Tell = Callable[[Sequence[UUID]], None]
GROUPS = tuple(FieldGroup)


def journey(journey_id: UUID, keys: Keys, tell: Tell) -> JourneyFile | None:
    """One record with its reservation and who told it; ``None`` when there is none.

    Masked values stay closed: only the approval authority can have them opened.
    """
    rows = Journey.objects.select_related("flight", "reservation")
    row = rows.filter(id=journey_id).first()
    if row is None:
        return None
    tell([row.id])
    (record,) = open_travellers([row], GROUPS, keys)
    return JourneyFile(
        record=record,
        flight=flight_head(row.flight),
        reservation=open_reservation(row.reservation, GROUPS, keys),
        person=Person(records=(record,)),
        companions=(),
        tellings=open_tellings(row, keys),
        bearers={},
    )


def find(wanted: Wanted, keys: Keys, tell: Tell) -> list[Found]:
    """The records of every kind that ``wanted`` leads to, newest first."""
    rows = rows_of(Purpose.OVERSIGHT, wanted, keys)
    tell([row.id for row in rows])
    opened = open_travellers(rows, (FieldGroup.IDENTITY, FieldGroup.DOCUMENTS), keys)
    return [
        Found(record=record, flight=flight_head(row.flight))
        for row, record in zip(rows, opened, strict=True)
    ]
