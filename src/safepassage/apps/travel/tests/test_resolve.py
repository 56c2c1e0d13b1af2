"""When two announcements are one person, and when two people stay two."""

from datetime import date
from uuid import UUID, uuid4

import pytest

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
