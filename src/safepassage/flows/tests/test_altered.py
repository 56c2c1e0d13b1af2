"""What somebody was refused on stands beside what is told now, whoever looks and whenever."""

from datetime import timedelta

import pytest

from one_traveller import agree, item, message, notify, put_list, refused, work
from safepassage.apps.cases.models import ItemState, Queue
from safepassage.flows.open_item import open_item
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
A_MINUTE = timedelta(minutes=1)


@pytest.fixture
def listed(platform, bases):
    put_list(platform, "border", Purpose.BORDER_CHECK)
    notify(platform, message())
    work(platform)


def versions(platform):
    """The given names when refused, and now."""
    found = open_item(
        platform,
        item=item().id,
        actor=Actor.officer("officer-3"),
        purpose=Purpose.BORDER_CHECK,
        queues=(Queue.BORDER,),
    )
    return found.altered.before.given_names, found.altered.after.given_names


def test_the_second_officer_of_another_refusal_compares_with_what_was_refused(
    platform, clock, listed
):
    agree(platform, refused(platform))
    clock.forward(A_MINUTE)
    notify(platform, message(name="TESTOVAR:ILMOX"))
    work(platform)
    assert versions(platform) == ("ILMO", "ILMOX")
    clock.forward(A_MINUTE)
    refused(platform)
    assert item().state == ItemState.AWAITING_SECOND
    assert versions(platform) == ("ILMO", "ILMOX")


def test_what_came_before_the_refusal_and_was_processed_after_it_is_told_now(
    platform, clock, listed
):
    notify(platform, message(name="TESTOVAR:ILMOX"))
    clock.forward(A_MINUTE)
    agree(platform, refused(platform))
    work(platform)
    assert versions(platform) == ("ILMO", "ILMOX")


def test_two_that_came_before_the_refusal_and_out_of_order_are_not_mixed_up(
    platform, clock, listed
):
    notify(platform, message(name="TESTOVAR:ILMOX"))
    clock.forward(A_MINUTE)
    agree(platform, refused(platform))
    clock.forward(A_MINUTE)
    notify(platform, message(name="TESTOVAR:ILMOXX"))
    work(platform)
    assert versions(platform) == ("ILMO", "ILMOXX")


def test_of_three_versions_the_one_that_was_refused_is_shown(platform, clock, listed):
    agree(platform, refused(platform))
    for name in ("TESTOVAR:ILMOX", "TESTOVAR:ILMOXX"):
        clock.forward(A_MINUTE)
        notify(platform, message(name=name))
        work(platform)
    assert versions(platform) == ("ILMO", "ILMOXX")
