"""What stands stopped is not done, whatever is imported or confirmed; boarding goes on."""

from uuid import uuid4

import pytest
from django.db import transaction

from agency_laws import agency, collecting, put_collecting
from one_traveller import ask, message, notify, put_list, until_listed, work
from safepassage.apps.cases.models import WorkItem
from safepassage.apps.oversight import selectors as oversight
from safepassage.apps.oversight import services as bases_of
from safepassage.apps.regulation import stopping
from safepassage.apps.regulation.stopping import Act
from safepassage.apps.travel.bookings.requests import AskGround
from safepassage.apps.travel.models import Journey
from safepassage.apps.travel.search import SearchGround, find
from safepassage.apps.travel.selectors import travellers_of
from safepassage.apps.travel.wanted import by_document
from safepassage.apps.watchlists import selectors as watchlists
from safepassage.apps.watchlists.models import WatchList
from safepassage.flows import redress
from safepassage.flows.ask_carrier import ask_for_flight
from safepassage.flows.leaving.approval import ExportGround, ExportRefusedError
from safepassage.flows.leaving.approval import ask as ask_export
from safepassage.flows.stopped import StoppedError
from safepassage.flows.window.forecast import count_due
from safepassage.flows.window.single_window import Closed, page
from safepassage.records.actor import Actor
from safepassage.safeguards.capabilities import Capability, StopKind, StopSource
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sharing import AgencyRole

pytestmark = pytest.mark.django_db(transaction=True)

BY = Actor.officer("regulator")
BORDER, UNIT = Purpose.BORDER_CHECK, Purpose.PNR_ASSESSMENT


def stop(platform, kind, what):
    by = Act(source=StopSource.ORDER, reference=uuid4(), law="Data Protection Act s. 58")
    with transaction.atomic():
        stopping.stop(by, kind, what, row=uuid4(), actor=BY, at=platform.clock.now())
    return by


def lift(platform, by):
    with transaction.atomic():
        stopping.lift(by.reference, actor=BY, at=platform.clock.now())


def test_nobody_is_held_up_by_a_stopped_list_until_it_is_lifted(door, platform):
    by = stop(platform, StopKind.LIST, WatchList.objects.get().id)
    until_listed()
    assert ask(door) == ["0Z"]
    put_list(platform, "border", BORDER, entries=b'{"id":"L-1","name":"A B"}\n')
    put_list(platform, "border", BORDER)
    until_listed()
    assert ask(door) == ["0Z"]
    assert not WorkItem.objects.exists()
    lift(platform, by)
    assert [one.purpose for one in watchlists.states_in_force().values()] == [BORDER]


def test_screening_as_a_whole_or_of_a_purpose_stops(platform):
    put_list(platform, "border", BORDER)
    for kind, what in (
        (StopKind.CAPABILITY, Capability.LIST_SCREENING.value),
        (StopKind.PURPOSE, BORDER.value),
    ):
        by = stop(platform, kind, what)
        assert not list(watchlists.lists_in_force())
        lift(platform, by)
        assert list(watchlists.lists_in_force())


def test_a_stopped_purpose_stores_nothing_whatever_basis_is_imported(platform, bases):
    by = stop(platform, StopKind.PURPOSE, BORDER.value)
    profile = oversight.demonstration_profile().replace(b"Utopia", b"Utopia's")
    bases_of.import_bases(profile, actor=BY, at=platform.clock.now())
    notify(platform, message())
    work(platform)
    kinds = set(Journey.objects.values_list("kind", flat=True))
    assert "api_border" not in kinds
    assert "api_piu" in kinds
    lift(platform, by)
    in_force = oversight.bases_in_force(platform.clock.now())
    assert BORDER in {one.purpose for one in in_force}


def search(platform):
    wanted, at = by_document("XK0098231", None), platform.clock.now()
    ground = SearchGround.AT_THE_DESK
    find(BY, BORDER, wanted, ground=ground, keys=platform.keys, at=at)


def ask_carrier(platform):
    use, ground = Purpose.PNR_REQUEST, AskGround.REASONED_REQUEST
    ask_for_flight(platform, flight=uuid4(), actor=BY, purpose=use, ground=ground)


def give_number(platform):
    purpose = BORDER
    redress.give(platform, uuid4(), officer=uuid4(), actor=BY, purpose=purpose)


@pytest.mark.parametrize(
    ("capability", "done"),
    [
        (Capability.SEARCH, search),
        (Capability.ASKING_CARRIERS, ask_carrier),
        (Capability.REDRESS_NUMBERS, give_number),
    ],
)
def test_a_stopped_capability_is_refused_before_anything_is_looked_up(platform, capability, done):
    stop(platform, StopKind.CAPABILITY, capability.value)
    with pytest.raises(StoppedError, match="Data Protection Act"):
        done(platform)


def test_a_stopped_export_is_neither_asked_for_nor_begun(platform):
    stop(platform, StopKind.CAPABILITY, Capability.FULL_EXPORT.value)
    with pytest.raises(ExportRefusedError, match="stands stopped"):
        ask_export(
            platform,
            custodian="OF-22222",
            ground=ExportGround.MIGRATION,
            recipient=bytes(32),
            plain=False,
        )


def test_a_stopped_forecast_counts_nobody(platform, bases):
    by = stop(platform, StopKind.CAPABILITY, Capability.FORECAST.value)
    notify(platform, message())
    work(platform)
    assert count_due(platform) == 0
    lift(platform, by)
    assert count_due(platform) == 1


def test_an_agency_is_given_nothing_while_it_or_the_window_is_stopped(platform):
    role = AgencyRole.CUSTOMS
    put_collecting(platform.clock.now(), collecting(role))
    mine = agency(platform, role)
    notify(platform, message())
    work(platform)
    for kind, code in (
        (StopKind.CAPABILITY, Capability.SINGLE_WINDOW.value),
        (StopKind.RECIPIENT, mine.code),
        (StopKind.PURPOSE, Purpose.CUSTOMS_CONTROL.value),
    ):
        by = stop(platform, kind, code)
        assert page(platform, mine, after=0).closed is Closed.STOPPED
        lift(platform, by)
        assert page(platform, mine, after=0).closed is None
    assert page(platform, mine, after=0).entries


def test_where_joining_is_stopped_pages_show_each_record_by_itself(platform, traffic):
    line = next(one for one in traffic.lines(UNIT) if len(one.travellers) > 1)

    def joined():
        at = platform.clock.now()
        people = travellers_of(BY, UNIT, line.flight.id, platform.keys, at)
        return sum(len(one.records) > 1 for one in people)

    assert joined()
    by = stop(platform, StopKind.CAPABILITY, Capability.JOINING.value)
    assert not joined()
    lift(platform, by)
    assert joined()
