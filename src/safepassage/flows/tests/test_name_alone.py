"""Found by name alone: an officer sees it, and the carrier is not asked to wait."""

import pytest

from one_traveller import ask, put_list, until_listed
from safepassage.apps.cases.models import Hit, WorkItem
from safepassage.records.watch import MatchClass
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)

UNDATED = b'{"id": "L-2", "name": "Ilmo Testovar"}\n'
DATED = b'{"id": "L-3", "name": "Ilmo Testowar", "dob": ["1971-05-27"]}\n'


def test_a_namesake_of_somebody_without_birth_date_boards(platform, bases, door):
    put_list(platform, "border", Purpose.BORDER_CHECK, entries=UNDATED)
    until_listed()
    assert ask(door) == ["0Z"]
    assert Hit.objects.get().match_class == MatchClass.NAME_ONLY
    assert WorkItem.objects.count() == 1


def test_another_spelling_with_the_birth_date_is_for_an_officer_to_decide_first(
    platform, bases, door
):
    put_list(platform, "border", Purpose.BORDER_CHECK, entries=DATED)
    until_listed()
    assert ask(door, number="ZZ1") == ["2Z"]
    assert Hit.objects.get().match_class == MatchClass.IDENTITY
