"""When two announcements are one person, and when two people stay two."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from msgspec.structs import replace

from safepassage.apps.travel.resolve import Known, resolve
from safepassage.pipeline.draft import JourneyDraft
from safepassage.safeguards.sealing import LookUp

DAY = date(2027, 3, 1)
DOCUMENT = (LookUp.DOCUMENT, "X1|QMA")
OTHER_DOCUMENT = (LookUp.DOCUMENT, "Y2|QMA")
IDENTITY = (LookUp.NAME_AND_BIRTH, "TESTOVAR|ILMO|1971-05-27")
NAME = (LookUp.NAME, "TESTOVAR|ILMO")
REFERENCE = (LookUp.TRAVELLER_REFERENCE, "90001")
LOCATOR = (LookUp.LOCATOR, "AAAB22")
OTHER_LOCATOR = (LookUp.LOCATOR, "CCCD44")


def token(pair):
    return f"{pair[0]}/{pair[1]}".encode()


def known(*pairs):
    tokens = frozenset((kind, token((kind, value))) for kind, value in pairs)
    return Known(id=uuid4(), version=1, sequence=1, content=b"", mask_day=DAY, tokens=tokens)


def draft(*pairs):
    return JourneyDraft(ordinal=0, role="passenger", parts={}, look_ups=pairs)


def resolved(new, stored, taken=frozenset()):
    tokens = {(DAY, kind, value): token((kind, value)) for kind, value in new.look_ups}
    return resolve(new, stored, tokens, set(taken))


@pytest.mark.parametrize(
    ("told", "stored"),
    [
        ((DOCUMENT,), (DOCUMENT, NAME)),
        ((IDENTITY,), (IDENTITY, DOCUMENT)),
        ((IDENTITY, DOCUMENT), (IDENTITY,)),
        ((REFERENCE, LOCATOR), (REFERENCE, LOCATOR, IDENTITY)),
        ((REFERENCE, NAME, OTHER_DOCUMENT), (REFERENCE, NAME, DOCUMENT)),
    ],
)
def test_the_same_person(told, stored):
    earlier = known(*stored)
    assert resolved(draft(*told), [earlier]).same == earlier


@pytest.mark.parametrize(
    ("told", "stored"),
    [
        ((IDENTITY, DOCUMENT), (IDENTITY, OTHER_DOCUMENT)),
        ((REFERENCE, OTHER_LOCATOR), (REFERENCE, LOCATOR)),
    ],
)
def test_who_only_resembles_is_kept_apart_and_linked(told, stored):
    earlier = known(*stored)
    answer = resolved(draft(*told), [earlier])
    assert (answer.same, answer.resembles) == (None, earlier.id)


@pytest.mark.parametrize("told", [(LOCATOR,), (NAME,), (LOCATOR, NAME)])
def test_a_locator_or_a_name_alone_joins_nobody(told):
    answer = resolved(draft(*told), [known(LOCATOR, NAME, DOCUMENT)])
    assert (answer.same, answer.resembles) == (None, None)


def test_who_could_be_two_is_neither():
    two = [known(DOCUMENT), known(IDENTITY)]
    answer = resolved(draft(DOCUMENT, IDENTITY), two)
    assert answer.same is None
    assert answer.resembles in {one.id for one in two}


def test_two_travellers_of_one_message_are_never_one():
    earlier = known(DOCUMENT)
    answer = resolved(draft(DOCUMENT), [earlier], taken={earlier.id})
    assert (answer.same, answer.resembles) == (None, earlier.id)


def test_nobody_known_is_nobody_met():
    answer = resolved(draft(DOCUMENT), [])
    assert (answer.same, answer.resembles) == (None, None)
    assert not isinstance(answer.resembles, UUID)


def in_reservation(booking, *pairs):
    return replace(known(*pairs), reservation=booking)


@pytest.mark.parametrize(
    ("told", "stored", "same"),
    [
        ((NAME,), (NAME,), True),
        ((NAME,), (NAME, DOCUMENT, IDENTITY), True),
        ((NAME, DOCUMENT, IDENTITY), (NAME,), True),
        ((NAME, DOCUMENT), (NAME, OTHER_DOCUMENT), False),
        ((NAME, IDENTITY), (NAME, (LookUp.NAME_AND_BIRTH, "TESTOVAR|ILMO|2001-01-01")), False),
        ((NAME,), ((LookUp.NAME, "TESTOVAR|ILMA"),), False),
    ],
)
def test_within_one_reservation_a_name_is_enough_if_nothing_contradicts(told, stored, same):
    booking, elsewhere = uuid4(), uuid4()
    earlier = in_reservation(booking, *stored)
    tokens = {(DAY, kind, value): token((kind, value)) for kind, value in told}
    for where, expected in ((booking, same), (elsewhere, False), (None, False)):
        found = resolve(draft(*told), [earlier], tokens, set(), booking=where)
        assert (found.same == earlier) is expected


def test_father_and_son_of_one_name_in_one_reservation_stay_two():
    booking = uuid4()
    both = [in_reservation(booking, NAME), in_reservation(booking, NAME)]
    tokens = {(DAY, *NAME): token(NAME)}
    assert resolve(draft(NAME), both, tokens, set(), booking=booking).same is None


def test_of_two_records_of_one_document_the_one_of_the_reservation_is_meant():
    mine, other = known(DOCUMENT, LOCATOR), known(DOCUMENT, OTHER_LOCATOR)
    new = replace(draft(DOCUMENT, LOCATOR), locator="AAAB22")
    assert resolved(new, [other, mine]).same == mine
