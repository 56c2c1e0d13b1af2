"""Data collected for one purpose are not found under another: every purpose at every door.

One traveller of whom every kind of data is stored, each under a law of its own.
"""

from collections.abc import Callable
from datetime import timedelta
from itertools import product
from typing import Any
from uuid import UUID

import pytest

from agency_laws import collecting, put_collecting
from one_traveller import booking, message, notify, work
from safepassage.apps.travel import selectors as travel
from safepassage.apps.travel.bookings.whole import reservation_file, wanted_reservation
from safepassage.apps.travel.handing import ways
from safepassage.apps.travel.models import Journey
from safepassage.apps.travel.search import SearchGround, find
from safepassage.apps.travel.wanted import by_document, by_locator, by_name
from safepassage.flows.leaving.kinds import kinds as files
from safepassage.flows.platform import Platform
from safepassage.flows.receive import receive
from safepassage.records.actor import Actor
from safepassage.records.kinds import DataKind
from safepassage.safeguards.basis import Direction
from safepassage.safeguards.offences import AirLink, Offence, Reasons
from safepassage.safeguards.purpose import Purpose, kinds_of, may_read, purpose_of
from safepassage.safeguards.sharing import AgencyRole

pytestmark = pytest.mark.django_db(transaction=True)
OFFICER = Actor.officer("officer-1")
REASONS = Reasons(offence=Offence.DRUGS, air_link=AirLink.GOODS_TRAVEL, case="PO-1")
WINDOW = timedelta(days=3)
Found = set[DataKind]
Door = Callable[[Platform, Purpose], Found]


@pytest.fixture
def everything(platform: Platform) -> Platform:
    """One traveller in five copies: for the border, the unit twice, customs and health."""
    reservations = collecting(
        AgencyRole.POLICE_UNIT, code="COLLECT-PNR", kind="pnr", field_profile="pnr"
    )
    put_collecting(platform.clock.now(), *map(collecting, AgencyRole), reservations)
    receive(platform, carrier=UUID(int=7), body=booking())
    notify(platform, message())
    work(platform)
    assert set(Journey.objects.values_list("kind", flat=True)) == set(DataKind)
    return platform


def ids(kind: DataKind | None = None) -> list[UUID]:
    rows = Journey.objects.all() if kind is None else Journey.objects.filter(kind=kind)
    return list(rows.values_list("id", flat=True))


def reader(platform: Platform, purpose: Purpose) -> tuple[Any, ...]:
    return OFFICER, purpose, platform.keys, platform.clock.now()


def searched(platform: Platform, purpose: Purpose) -> Found:
    ways_in = (
        by_document("XK0098231", "QMA"),
        by_document("XK0098231", ""),
        by_name("TESTOVAR", "", "1971-05-27"),
        by_locator("AAAB22"),
    )
    return {
        one.record.head.kind
        for wanted in ways_in
        for one in find(
            OFFICER,
            purpose,
            wanted,
            ground=SearchGround.REASONED_REQUEST,
            reasons=REASONS,
            keys=platform.keys,
            at=platform.clock.now(),
        )
    }


def read(platform: Platform, purpose: Purpose) -> Found:
    actor, purpose, keys, at = reader(platform, purpose)
    files_read = (travel.journey(actor, purpose, one, keys, at) for one in ids())
    return {head.kind for one in files_read if one for head in _heads(one)}


def _heads(file: Any) -> list[Any]:
    records = [file.record, *file.person.records, *file.companions]
    records += [alike.record for alike in (file.person.joined, *file.person.could_be) if alike]
    return [one.head for one in records]


def identified(platform: Platform, purpose: Purpose) -> Found:
    actor, purpose, keys, at = reader(platform, purpose)
    return {one.head.kind for one in travel.identities(actor, purpose, ids(), keys, at).values()}


def known(_: Platform, purpose: Purpose) -> Found:
    return {one.kind for one in travel.heads(purpose, ids()).values()}


def on_the_board(platform: Platform, purpose: Purpose) -> Found:
    lines = travel.board(purpose, Direction.ANY, platform.clock.now(), WINDOW)
    return {kind for line in lines for kind in line.travellers}


def on_the_flight(platform: Platform, purpose: Purpose) -> Found:
    flight = Journey.objects.values_list("flight", flat=True)[0]
    line = travel.flight(purpose, flight)
    actor, purpose, keys, at = reader(platform, purpose)
    people = travel.travellers_of(actor, purpose, flight, keys, at)
    together = {one.head.kind for person in people for one in person.records}
    near = {one.record.head.kind for person in people for one in person.could_be}
    return together | near | (set(line.travellers) if line else set())


def in_the_reservation(platform: Platform, purpose: Purpose) -> Found:
    actor, purpose, keys, at = reader(platform, purpose)
    seen = any(reservation_file(actor, purpose, one, keys, at) for one in ids())
    asked = any(wanted_reservation(actor, purpose, one, keys, at) for one in ids())
    return {DataKind.PNR} if seen or asked else set()


def handed_over(_: Platform, purpose: Purpose) -> Found:
    return {one.kind for one in ways(purpose, ids()).values()}


READ_DOORS: tuple[Door, ...] = (
    searched,
    read,
    identified,
    known,
    on_the_board,
    on_the_flight,
    handed_over,
)


def test_no_door_opens_data_that_were_collected_for_another_purpose(everything: Platform) -> None:
    for purpose, door in product(Purpose, READ_DOORS):
        assert door(everything, purpose) == kinds_of(purpose), (purpose, door.__name__)
    for purpose in Purpose:
        bookings = in_the_reservation(everything, purpose)
        assert bookings == kinds_of(purpose) & {DataKind.PNR}, purpose


def test_a_file_of_an_export_holds_one_purposes_data(everything: Platform) -> None:
    named = {one.name: one for one in files(everything, OFFICER)}
    for kind in DataKind:
        file = named[f"travellers-{kind.value}"]
        assert file.purpose is purpose_of(kind)
        assert may_read(file.purpose, kind)
        assert {str(row["id"]) for row in file.rows()} == set(map(str, ids(kind)))
