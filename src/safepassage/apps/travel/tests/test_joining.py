from datetime import UTC, datetime
from uuid import UUID

import pytest

from safepassage.apps.travel.joins.joining import JOINS, keys_of, persons
from safepassage.apps.travel.shown import RecordHead, TravellerRecord
from safepassage.records.document import Document
from safepassage.records.kinds import DataKind
from safepassage.records.traveller import Traveller
from safepassage.safeguards.purpose import Purpose

AT = datetime(2026, 9, 1, tzinfo=UTC)
UNIT = Purpose.PNR_ASSESSMENT
ADA = Traveller(surname="MUSTER", given_names="ADA", born="1980-02-03")
PASSPORT = Document(type="P", number="X1234567", issuer="UTO")


def record(number, kind, traveller):
    head = RecordHead(
        id=UUID(int=number),
        kind=kind,
        flight=UUID(int=0),
        reservation=None,
        role="passenger",
        basis="B",
        basis_version=1,
        version=1,
        received_at=AT,
        mask_at=AT,
        delete_at=AT,
        latest_at=AT,
        masked_at=None,
        ambiguous_with=None,
    )
    return TravellerRecord(head=head, traveller=traveller)


def joined(*records, purpose=UNIT):
    return [[one.head.id.int for one in person.records] for person in persons(records, purpose)]


def test_name_with_birth_date_or_a_document_joins_api_and_pnr():
    api = record(1, DataKind.API_PIU, ADA)
    by_name = record(2, DataKind.PNR, Traveller(surname="Muster", given_names="Ada", born=ADA.born))
    assert joined(by_name, api) == [[1, 2]]
    holder = Traveller(surname="OTHER", documents=(PASSPORT,))
    same = Traveller(surname="MUSTER", documents=(PASSPORT,))
    assert joined(record(1, DataKind.API_PIU, holder), record(2, DataKind.PNR, same)) == [[1, 2]]


def test_a_name_without_a_birth_date_joins_nobody():
    bare = Traveller(surname="MUSTER", given_names="ADA")
    assert keys_of(bare) == []
    assert joined(record(1, DataKind.API_PIU, bare), record(2, DataKind.PNR, bare)) == [[1], [2]]


def test_whoever_fits_two_is_joined_with_neither():
    assert joined(
        record(1, DataKind.API_PIU, ADA),
        record(2, DataKind.PNR, ADA),
        record(3, DataKind.PNR, ADA),
    ) == [[1], [2], [3]]


def test_records_of_one_kind_are_never_joined():
    two = record(1, DataKind.PNR, ADA), record(2, DataKind.PNR, ADA)
    assert joined(*two) == [[1], [2]]


def test_masked_records_are_joined_with_nobody():
    assert joined(record(1, DataKind.API_PIU, None), record(2, DataKind.PNR, ADA)) == [[1], [2]]


@pytest.mark.parametrize("purpose", sorted(set(Purpose) - JOINS))
def test_no_other_purpose_joins(purpose):
    two = record(1, DataKind.API_PIU, ADA), record(2, DataKind.PNR, ADA)
    assert joined(*two, purpose=purpose) == [[1], [2]]
