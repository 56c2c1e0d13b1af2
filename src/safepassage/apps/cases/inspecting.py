"""Work items opened for the supervisory authority, which keeps its own ledger of them."""

from collections.abc import Callable, Sequence
from uuid import UUID

from safepassage.apps.cases.models import WorkItem
from safepassage.apps.cases.selectors import file_of, shown
from safepassage.apps.cases.shown import ItemFile

Tell = Callable[[Sequence[UUID]], None]


def item(item_id: UUID, tell: Tell) -> ItemFile | None:
    """One item of any queue; ``tell`` has written that it is read before this returns it."""
    row = shown(WorkItem.objects.filter(id=item_id)).first()
    if row is None:
        return None
    tell([row.id, row.journey])
    return file_of(row)


def about(journey: UUID) -> UUID | None:
    """The id of the item about a record."""
    return WorkItem.objects.filter(journey=journey).values_list("id", flat=True).first()
