"""One line is one traveller: under a PNR purpose the items of both their records."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from safepassage.apps.cases import selectors as cases
from safepassage.apps.cases.models import ItemState, Queue
from safepassage.apps.cases.shown import ItemHead
from safepassage.apps.travel.joins.counterparts import pairs
from safepassage.records.actor import Actor, Component
from safepassage.web import installed
from safepassage.web.console.desk import Desk

JOINER = Actor.component(Component.CONSOLE)
"""The pages compare the records; the officer is shown none of the values."""


def people_of(
    desk: Desk, items: Sequence[ItemHead], at: datetime
) -> list[tuple[ItemHead, ItemHead | None]]:
    """The items in their order, each with the one about the same person's other record."""
    keys = installed.platform().keys
    same = pairs(JOINER, desk.purpose, [one.journey for one in items], keys, at)
    by_journey = {one.journey: one for one in items}
    people: dict[UUID, tuple[ItemHead, ItemHead | None]] = {}
    for one in items:
        other = by_journey.get(same[one.journey]) if one.journey in same else None
        if other is None or other.journey not in people:
            people[one.journey] = (one, other)
    return list(people.values())


def still_beside(desk: Desk, queues: tuple[Queue, ...], item: ItemHead) -> ItemHead | None:
    """The undecided item about the other record of the same person."""
    waiting = cases.queue(desk.purpose, queues, flight=item.flight)
    others = [one for one in waiting if one.id != item.id and one.state != ItemState.DECIDED]
    at = installed.platform().clock.now()
    people = people_of(desk, [item, *others], at)
    return next((other for one, other in people if one.id == item.id), None)
