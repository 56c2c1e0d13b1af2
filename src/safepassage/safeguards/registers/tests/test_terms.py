"""No law, no question; nobody who may need protection is made known to their state."""

import pytest

from registers import PERSONS, TERMS
from safepassage.records.document import Document
from safepassage.records.kinds import DataKind
from safepassage.records.register import RegisterKind, Sent, Unchecked
from safepassage.records.traveller import Traveller
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.registers import FIELDS_OF, Terms, fault_of, is_foreign, why_not

API = DataKind.API_BORDER
OF_QMA = Traveller(surname="TESTOVAR", nationality="QMA")


def terms(base=TERMS, **changed):
    return Terms(**{**base, **changed})


def why(of, traveller=OF_QMA, *, kind=API, protected=False, home="UTO"):
    return why_not(of, kind, traveller, home=home, protection_possible=protected)


def test_good_terms_have_no_fault():
    assert fault_of(terms()) is None
    assert fault_of(terms(PERSONS)) is None


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"name": "Lost Documents"}, "small letters"),
        ({"name": "x"}, "small letters"),
        ({"owner": " "}, "who owns it"),
        ({"state": "de"}, "three capital letters"),
        ({"purpose": Purpose.OVERSIGHT}, "border_check or pnr_assessment"),
        ({"purpose": Purpose.CUSTOMS_CONTROL}, "border_check or pnr_assessment"),
        ({"data_kinds": frozenset()}, "api_border"),
        ({"data_kinds": frozenset({DataKind.PNR})}, "api_border"),
        ({"data_kinds": frozenset({API, DataKind.API_CUSTOMS})}, "api_border"),
        ({"fields": frozenset({Sent.DOCUMENT_NUMBER, Sent.SURNAME})}, "none but"),
        ({"fields": frozenset({Sent.DOCUMENT_TYPE})}, "needs document.number"),
        ({"kind": RegisterKind.PERSONS, "fields": frozenset({Sent.BORN})}, "needs surname"),
        ({"seconds": 0.0}, "seconds"),
        ({"seconds": 31.0}, "seconds"),
        ({"fresh_hours": 0.0}, "hours"),
        ({"fresh_hours": float("nan")}, "hours"),
    ],
)
def test_a_fault_is_told_in_words(changed, told):
    assert told in fault_of(terms(**changed))


@pytest.mark.parametrize("kind", RegisterKind)
def test_no_kind_is_sent_more_than_eight_values(kind):
    assert FIELDS_OF[kind] <= set(Sent)


@pytest.mark.parametrize("ground", ["", "  "])
def test_without_a_law_there_is_no_question(ground):
    assert why(terms(legal_ground=ground)) is Unchecked.NO_BASIS


@pytest.mark.parametrize("kind", DataKind)
def test_only_data_kept_for_the_registers_purpose_are_asked_about(kind):
    assert (why(terms(), kind=kind) is None) is (kind is API)
    wide = terms(data_kinds=frozenset(DataKind))
    assert (why(wide, kind=kind) is None) is (kind is API)


@pytest.mark.parametrize(
    ("changed", "traveller", "refused"),
    [
        ({"state": "QMA"}, OF_QMA, True),
        ({"state": "QNA"}, OF_QMA, False),
        ({"state": "QNA"}, Traveller(), True),
        ({"state": "QNA"}, Traveller(documents=(Document(issuer="QNA"),)), True),
        ({"state": "DEU"}, Traveller(nationality="D"), True),
        ({"state": "UTO"}, OF_QMA, False),
        ({"state": "UTO"}, Traveller(nationality="UTO"), False),
        ({"state": None}, OF_QMA, True),
        ({"state": None, "tells_states": False}, OF_QMA, False),
    ],
)
def test_who_may_need_protection(changed, traveller, refused):
    assert (why(terms(**changed), traveller, protected=True) is Unchecked.PROTECTED) is refused
    assert why(terms(**changed), traveller) is None


def test_in_doubt_a_state_is_another():
    assert is_foreign(terms(state="UTO"), None)
    assert not is_foreign(terms(state=None), "UTO")
