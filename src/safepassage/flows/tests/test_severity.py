"""What was said to be graver is worked before what is as near and as sure."""

import pytest

from one_traveller import LISTED, message, notify, put_list, work
from safepassage.apps.cases.models import WorkItem
from safepassage.apps.watchlists import selectors
from safepassage.apps.watchlists.categories import Category, set_categories
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
GRAVE = LISTED.replace(b'"id"', b'"category": "grave", "id"')
BY = Actor.component(Component.COMMAND_LINE)


@pytest.mark.parametrize(("entries", "severity"), [(GRAVE, 5), (LISTED, 3)])
def test_an_item_is_as_grave_as_the_category_of_its_entry(platform, bases, entries, severity):
    put_list(platform, "border", Purpose.BORDER_CHECK, entries=entries)
    set_categories(
        watchlist=selectors.by_name("border"),
        categories=[Category(code="grave", words="Grave crimes", severity=5)],
        actor=BY,
        at=platform.clock.now(),
    )
    notify(platform, message())
    work(platform)
    assert WorkItem.objects.get().severity == severity
