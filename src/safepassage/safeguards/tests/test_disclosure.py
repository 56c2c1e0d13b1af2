"""Every combination of status, recipient, time, review and protection: what may leave, what not.

The expectation of each case is written from the law anew, not from the rules: who is told what
stands beside the article that it comes from.
"""

from datetime import UTC, date, datetime, timedelta
from itertools import product

import msgspec
import pytest

from safepassage.records.document import Document
from safepassage.records.groups import FieldGroup
from safepassage.records.kinds import DataKind
from safepassage.records.outcome import Outcome
from safepassage.records.traveller import Traveller
from safepassage.safeguards.disclosure import (
    GROUPS_OF,
    Facts,
    Person,
    Protection,
    RecipientKind,
    Refusal,
    Review,
    Terms,
    Wish,
    dpo_is_told,
    needs_review,
    person_of,
    refusals,
    review_refusal,
)
from safepassage.safeguards.purpose import Purpose

AT = datetime(2026, 9, 1, 12, tzinfo=UTC)
ARRIVAL = AT + timedelta(hours=2)
TERMS = {
    RecipientKind.AUTHORITY: Terms(
        kind=RecipientKind.AUTHORITY,
        state="UTO",
        in_force=True,
        law="Police Act s. 3",
        purpose_lock="terrorism and serious crime",
        protection=Protection.SAME_LAW,
        key=bytes(32),
    ),
    RecipientKind.UNIT: Terms(
        kind=RecipientKind.UNIT,
        state="QMB",
        in_force=True,
        law="PNR Act s. 9",
        purpose_lock="terrorism and serious crime",
        protection=Protection.SAME_LAW,
        key=bytes(32),
    ),
    RecipientKind.BODY: Terms(
        kind=RecipientKind.BODY,
        state=None,
        in_force=True,
        law="PNR Act s. 10",
        purpose_lock="terrorism and serious crime",
        protection=Protection.SAME_LAW,
        key=bytes(32),
    ),
    RecipientKind.THIRD_STATE: Terms(
        kind=RecipientKind.THIRD_STATE,
        state="QMC",
        in_force=True,
        law="PNR Act s. 11",
        purpose_lock="terrorism and serious crime",
        protection=Protection.AGREEMENT,
        reference="Agreement of 2020",
        until=date(2027, 12, 31),
        key=bytes(32),
    ),
}
NOBODYS_CLAIM = Person(claim=False, states=frozenset({"QMC"}))
FACTS = Facts(
    kind=DataKind.PNR,
    outcome=Outcome.BOARD_AND_TELL_ARRIVAL,
    with_protection=False,
    masked=False,
    assessed_until=ARRIVAL,
    person=NOBODYS_CLAIM,
)
WISH = Wish(
    purpose=Purpose.PNR_ASSESSMENT,
    groups=(FieldGroup.IDENTITY, FieldGroup.DOCUMENTS),
    need="to meet the person at the gate",
    link="the goods are carried on this flight",
    necessity="the arrest is to be made there",
)


def case(kind=RecipientKind.AUTHORITY, *, terms=None, facts=None, wish=None):
    found = refusals(
        msgspec.structs.replace(TERMS[kind], **(terms or {})),
        msgspec.structs.replace(FACTS, **(facts or {})),
        msgspec.structs.replace(WISH, **(wish or {})),
        at=AT,
    )
    return set(found)


@pytest.mark.parametrize("kind", RecipientKind)
def test_with_everything_said_nothing_stands_against_any_recipient(kind):
    assert case(kind) == set()


CONFIRM_THE_HIT = {Outcome.BOARD, Outcome.BOARD_AND_TELL_ARRIVAL, Outcome.DO_NOT_BOARD}


@pytest.mark.parametrize(
    ("outcome", "kind", "claim"),
    list(product([None, *Outcome], RecipientKind, (False, True))),
)
def test_status_by_recipient_by_claim(outcome, kind, claim):
    """PNR 6(5): no hit alone; Geneva 33: no other state where protection may be needed."""
    person = Person(claim=claim, states=frozenset({"QMA"}))
    found = case(kind, facts={"outcome": outcome, "person": person})
    may = outcome in CONFIRM_THE_HIT and not (claim and kind is RecipientKind.BODY)
    assert (not found) is may
    if outcome is None:
        assert Refusal.UNDECIDED in found


@pytest.mark.parametrize(
    ("kind", "told"),
    list(
        product(
            (RecipientKind.UNIT, RecipientKind.THIRD_STATE),
            ("own", "another", "unknown"),
        )
    ),
)
@pytest.mark.parametrize("claim", [False, True])
def test_the_state_of_nationality_residence_or_persecution_never_hears(kind, told, claim):
    state = TERMS[kind].state
    states = {"own": frozenset({"QMZ", state}), "another": frozenset({"QMZ"})}
    person = Person(
        claim=claim, states=states.get(told, frozenset()), nationality_known=told != "unknown"
    )
    found = case(kind, facts={"person": person})
    expected = {
        "own": {Refusal.PERSECUTION},
        "another": set(),
        "unknown": {Refusal.UNKNOWN_NATIONALITY},
    }
    assert found == (expected[told] if claim else set())


def test_a_state_with_several_codes_is_one_state():
    person = Person(claim=True, states=frozenset({"D"}))
    assert case(RecipientKind.THIRD_STATE, terms={"state": "DEU"}, facts={"person": person}) == {
        Refusal.PERSECUTION
    }


@pytest.mark.parametrize("nationality", ["XXA", "XXB", "XXC", "XXX", None])
def test_who_has_no_state_that_protects_them_is_told_of_to_nobody_abroad(nationality):
    """Stateless people and refugees (Doc 9303-3): where they live is not their nationality."""
    refugee = Traveller(nationality=nationality, residence="QMB")
    person = person_of([refugee], claim=True)
    assert not person.nationality_known
    assert case(RecipientKind.THIRD_STATE, facts={"person": person}) == {
        Refusal.UNKNOWN_NATIONALITY
    }
    assert Refusal.PERSECUTION in case(RecipientKind.UNIT, facts={"person": person})


def test_every_record_of_the_person_counts_and_what_they_fear():
    told = [Traveller(nationality="QMA"), Traveller(documents=(Document(issuer="QMB"),))]
    person = person_of(told, claim=True, feared=frozenset({"QMC"}))
    assert person.states == {"QMA", "QMB", "QMC"}


def test_the_own_states_authorities_hear_though_nationality_is_unknown():
    person = Person(claim=True, nationality_known=False)
    assert case(facts={"person": person}) == set()


@pytest.mark.parametrize(
    ("purpose", "hours", "review"),
    list(product((Purpose.PNR_ASSESSMENT, Purpose.PNR_REQUEST), (-1, 0, 1, None), Review)),
)
def test_purpose_by_time_since_the_first_assessment_by_review(purpose, hours, review):
    """C-817/19: prior review of all but the assessment before arrival; urgency is reviewed after.

    A refusal by the authority stands whenever it was given.
    """
    until = None if hours is None else AT + timedelta(hours=hours)
    facts = msgspec.structs.replace(FACTS, assessed_until=until)
    first = purpose is Purpose.PNR_ASSESSMENT and hours is not None and hours >= 0
    refusal = review_refusal(facts, purpose, review, at=AT)
    if review is Review.REFUSED:
        assert refusal is Refusal.APPROVAL_REFUSED
    elif first or review in {Review.APPROVED, Review.URGENT}:
        assert refusal is None
    else:
        assert refusal is Refusal.APPROVAL_MISSING
    assert needs_review(facts, purpose, at=AT) is not first


@pytest.mark.parametrize("kind", RecipientKind)
@pytest.mark.parametrize("protection", Protection)
@pytest.mark.parametrize("days", [-1, 0, 1, None])
@pytest.mark.parametrize("reference", ["", "Decision 7"])
def test_protection_by_what_it_rests_on_and_until_when(kind, protection, days, reference):
    """Opinion 1/15, art. 11: equivalent by agreement or decision, and only while it holds."""
    until = None if days is None else (AT + timedelta(days=days)).date()
    found = case(kind, terms={"protection": protection, "until": until, "reference": reference})
    ended = days == -1
    by_deed = protection in {Protection.AGREEMENT, Protection.DECISION} and bool(reference)
    third = kind is RecipientKind.THIRD_STATE
    missing = not by_deed if third else protection is Protection.NONE
    assert (Refusal.PROTECTION_ENDED in found) is ended
    assert (Refusal.PROTECTION_MISSING in found) is missing


@pytest.mark.parametrize("kind", DataKind)
@pytest.mark.parametrize("purpose", Purpose)
def test_only_the_units_copy_and_its_purposes(kind, purpose):
    """2025/12 art. 7: border data serve border checks alone."""
    found = case(facts={"kind": kind}, wish={"purpose": purpose})
    units = kind in {DataKind.API_PIU, DataKind.PNR}
    used = purpose in {Purpose.PNR_ASSESSMENT, Purpose.PNR_REQUEST}
    assert (Refusal.NOT_THE_UNITS in found) is not units
    assert (Refusal.WRONG_PURPOSE in found) is not used


@pytest.mark.parametrize("group", FieldGroup)
@pytest.mark.parametrize("kind", [DataKind.API_PIU, DataKind.PNR])
def test_only_groups_that_the_record_has(group, kind):
    found = case(facts={"kind": kind}, wish={"groups": (group,)})
    assert (Refusal.FIELD_NOT_OF_KIND in found) is (group not in GROUPS_OF[kind])
    assert FieldGroup.HISTORY not in GROUPS_OF[kind]


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"terms": {"in_force": False}}, Refusal.NOT_CONFIRMED_RECIPIENT),
        ({"terms": {"law": " "}}, Refusal.NO_LAW),
        ({"terms": {"purpose_lock": ""}}, Refusal.NO_PURPOSE_LOCK),
        ({"terms": {"key": b""}}, Refusal.NO_KEY),
        ({"facts": {"with_protection": True}}, Refusal.WITH_PROTECTION),
        ({"facts": {"masked": True}}, Refusal.MASKED),
        ({"wish": {"groups": ()}}, Refusal.NO_FIELDS),
        ({"wish": {"need": "because"}}, Refusal.NEED_MISSING),
        ({"wish": {"link": "   by air   "}}, Refusal.LINK_MISSING),
    ],
)
@pytest.mark.parametrize("kind", RecipientKind)
def test_each_thing_that_is_missing_stands_against_it_alone(kind, values, refusal):
    assert case(kind, **values) == {refusal}


@pytest.mark.parametrize("kind", RecipientKind)
def test_another_state_needs_necessity_and_other_states_data_their_consent(kind):
    found = case(kind, wish={"necessity": "", "from_state": "QMB"})
    third = kind is RecipientKind.THIRD_STATE
    assert (Refusal.NECESSITY_MISSING in found) is third
    assert (Refusal.CONSENT_MISSING in found) is (kind is not RecipientKind.AUTHORITY)
    assert dpo_is_told(TERMS[kind]) is third
    agreed = case(kind, wish={"from_state": "QMB", "consent": "letter 17"})
    assert agreed == set()


def test_every_reason_is_told_and_not_only_the_first():
    found = case(
        RecipientKind.THIRD_STATE,
        terms={"in_force": False, "protection": Protection.NONE},
        facts={"outcome": None},
        wish={"need": "", "groups": ()},
    )
    assert len(found) == 5
