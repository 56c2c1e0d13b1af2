"""A corrected field is read by everybody from now on, whatever carriers go on telling."""

from uuid import UUID

import pytest
from django.db import transaction

from one_traveller import message, notify, work
from safepassage.apps.travel import correcting, selectors
from safepassage.apps.travel.export import travellers as exported
from safepassage.apps.travel.models import Flight, Journey, Part
from safepassage.apps.travel.search import SearchGround, find
from safepassage.apps.travel.wanted import by_document, by_name
from safepassage.records.actor import Actor
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
DPO = Actor.officer("00000000-0000-0000-0000-00000000000d")
SUBJECT = Purpose.DATA_SUBJECT


@pytest.fixture
def journey(platform, bases) -> UUID:
    notify(platform, message())
    work(platform)
    return Journey.objects.get(kind=DataKind.API_BORDER.value).id


@pytest.fixture
def correct(platform, journey):
    def done(numbers=None, **identity):
        with transaction.atomic():
            return correcting.correct(
                journey,
                correcting.Fields(identity=identity, numbers=numbers or {}),
                actor=DPO,
                purpose=SUBJECT,
                keys=platform.keys,
                ids=platform.ids,
                at=platform.clock.now(),
            )

    return done


def read(platform, journey):
    at = platform.clock.now()
    found = selectors.identities(DPO, SUBJECT, [journey], platform.keys, at)
    return found[journey].traveller


def found(platform, wanted):
    at = platform.clock.now()
    hits = find(DPO, SUBJECT, wanted, ground=SearchGround.DATA_SUBJECT, keys=platform.keys, at=at)
    return {one.record.head.id for one in hits if one.record.head.kind is DataKind.API_BORDER}


def test_everybody_reads_the_corrected_field_and_the_rest_stays(platform, journey, correct) -> None:
    correct(born="1971-05-28")
    now = read(platform, journey)
    assert (now.born, now.surname, now.given_names) == ("1971-05-28", "TESTOVAR", "ILMO")


def test_a_carriers_next_message_does_not_undo_it(platform, journey, correct) -> None:
    correct(surname="TESTOVARI")
    notify(platform, message(nationality="UTO", issuer="QMA"))
    work(platform)
    now = read(platform, journey)
    assert Journey.objects.filter(kind=DataKind.API_BORDER.value).count() == 1
    assert (now.surname, now.nationality) == ("TESTOVARI", "UTO")


def test_a_second_correction_keeps_the_first(platform, journey, correct) -> None:
    correct(born="1971-05-28")
    correct(sex="X")
    now = read(platform, journey)
    assert (now.born, now.sex) == ("1971-05-28", "X")


def test_only_the_wrong_document_number_is_replaced(platform, journey, correct) -> None:
    traveller = correct(numbers={"XK0098231": "XK0098237", "NOBODYS": "X"})
    assert [one.number for one in traveller.documents] == ["XK0098237"]
    assert journey in found(platform, by_document("XK0098237", "QMA"))


def test_it_is_found_by_what_is_right_and_screened_again(platform, journey, correct) -> None:
    Flight.objects.update(screened="some lists")
    correct(surname="TESTOVARI")
    assert journey in found(platform, by_name("Testovari", "Ilmo", None))
    assert Flight.objects.get().screened == ""


def test_what_was_told_stays_as_a_version_beside_it(platform, journey, correct) -> None:
    correct(surname="TESTOVARI")
    (row,) = exported(DataKind.API_BORDER, actor=DPO, keys=platform.keys, at=platform.clock.now())
    assert row["value"].surname == "TESTOVARI"
    assert {one["value"].surname for one in row["versions"]} == {"TESTOVAR"}


def test_nothing_of_it_stands_in_clear_and_it_ends_with_the_record(
    platform, journey, correct
) -> None:
    correct(surname="TESTOVARI")
    sealed = [bytes(one.sealed) for one in Part.objects.filter(holder=journey, version__lt=0)]
    assert sealed
    assert not any(b"TESTOVARI" in one for one in sealed)
    Journey.objects.filter(id=journey).update(masked_at=platform.clock.now())
    with pytest.raises(correcting.NotCorrectable):
        correct(surname="ANOTHER")
