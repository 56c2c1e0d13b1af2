"""What every source of watchlists promises: one index in force, named by its stamp."""

from datetime import date

import pytest

from safepassage.adapters.index_files import CHECK_SECONDS, ScreeningIndex
from safepassage.apps.watchlists.models import LegalEffect
from safepassage.apps.watchlists.services import Terms
from safepassage.flows.import_list import import_list
from safepassage.formats.lists import ListFormat
from safepassage.matching import screen
from safepassage.records import Subject
from safepassage.records.actor import Actor, Component
from safepassage.records.kinds import PASSED_ON, DataKind
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
ADA = b"A;Ada MUSTER;1971-05-27\n"
BEA = b"B;Bea BEISPIEL;1971-05-27\n"


class Seconds:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def seconds():
    return Seconds()


@pytest.fixture(params=[ScreeningIndex])
def opened(request, tmp_path, seconds):
    """Open the lists, as each process of one home does."""
    return lambda: request.param(tmp_path, seconds)


@pytest.fixture
def put_in_force(clock, seconds):
    def changed(rows, *, name="bans", purpose=Purpose.PNR_ASSESSMENT):
        terms = Terms(
            owner="Court of Utopia",
            legal_effect=LegalEffect.TRAVEL_BAN,
            legal_ground="Passport Act s. 12",
            review_date=date(2027, 5, 4),
            purpose=purpose,
        )
        import_list(
            b"id;name;dob\n" + rows,
            list_format=ListFormat.CSV,
            name=name,
            terms=terms,
            actor=Actor.component(Component.COMMAND_LINE),
            at=clock.now(),
        )
        seconds.now += CHECK_SECONDS

    return changed


def of_unit(lists):
    return lists.current().for_kind(DataKind.API_PIU)


def found(lists, name):
    subject = Subject(name=name, dob="1971-05-27")
    return [match.alert for match in screen(of_unit(lists), subject)]


def test_without_lists_nobody_is_found(opened):
    lists = opened()
    assert found(lists, "Ada Muster") == []
    assert lists.stamp() == opened().stamp()


def test_what_is_in_force_is_found_and_what_is_replaced_is_not(opened, put_in_force):
    lists = opened()
    put_in_force(ADA)
    assert (found(lists, "Ada Muster"), found(lists, "Bea Beispiel")) == ([True], [])
    put_in_force(BEA)
    assert (found(lists, "Ada Muster"), found(lists, "Bea Beispiel")) == ([], [True])


def test_every_change_has_its_stamp_and_every_process_the_same(opened, put_in_force):
    lists, stamps = opened(), []
    for rows in (ADA, BEA, ADA + BEA):
        put_in_force(rows)
        stamps.append(lists.stamp())
        assert opened().stamp() == stamps[-1]
    assert len(set(stamps)) == 3


def test_matches_do_not_depend_on_who_built_the_index(opened, put_in_force):
    put_in_force(ADA + BEA)
    first, second = opened(), opened()
    subject = Subject(name="MUSTER ADA", dob="1971-05-27")
    assert screen(of_unit(first), subject) == screen(of_unit(second), subject)


def test_data_of_a_kind_meet_only_the_lists_of_their_purpose(opened, put_in_force):
    lists = opened()
    put_in_force(ADA, name="border", purpose=Purpose.BORDER_CHECK)
    put_in_force(BEA, name="unit", purpose=Purpose.PNR_ASSESSMENT)
    current = {kind: lists.current().for_kind(kind) for kind in DataKind}
    assert {kind for kind, index in current.items() if index is None} == PASSED_ON
    met = {kind: [one.name for one in index.entries] for kind, index in current.items() if index}
    assert met == {
        DataKind.API_BORDER: ["Ada MUSTER"],
        DataKind.API_PIU: ["Bea BEISPIEL"],
        DataKind.PNR: ["Bea BEISPIEL"],
    }
