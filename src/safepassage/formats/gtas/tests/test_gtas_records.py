from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import pytest

from gtas_dump import Tables, a_manifest, a_reservation, a_watchlist, as_sql, item, merged, person
from safepassage.formats.gtas import (
    LEFT,
    TABLES,
    Findings,
    FoundCode,
    GtasMessage,
    messages,
    read_dump,
    read_envelope,
    stage,
    watchlists,
    write_envelope,
)
from safepassage.formats.gtas.rows import Values
from safepassage.records import Bags, Codeshare, Document, Role


class Memory:
    """The port of the stage, in memory."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, int, str, Values]] = []

    def put(self, table: str, key: int, row: Values, *, order: str = "") -> None:
        self.kept.append((table, key, order, row))

    def rows(self, table: str, key: int) -> Sequence[Values]:
        return [row for name, one, _, row in self.kept if (name, one) == (table, key)]

    def in_order(self, table: str) -> Iterator[tuple[int, Values]]:
        found = sorted((o, k) for name, k, o, _ in self.kept if name == table)
        return ((key, self.rows(table, key)[0]) for _, key in found)


def taken(tables: Tables) -> tuple[list[GtasMessage], Findings]:
    findings, memory = Findings(), Memory()
    stage(read_dump([as_sql(tables)], findings), memory, findings)
    missing = (FoundCode.TABLE_MISSING, FoundCode.COLUMN_MISSING)
    found = list(messages(memory, findings))
    for code in missing:
        del findings.counts[code]
    return found, findings


def test_a_manifest_is_put_together() -> None:
    (found,), findings = taken(a_manifest())
    assert found.received_at == datetime(2026, 8, 31, 20, 15, tzinfo=UTC)
    message = found.message
    assert (message.format, found.carrier, message.sender) == ("gtas-api", "ZZ", "ZZAPI")
    (leg,) = message.flights
    assert (leg.carrier, leg.number, leg.origin, leg.destination) == ("ZZ", "123", "IST", "PDL")
    assert (leg.departs, leg.arrives) == ("2026-09-01T10:00", "2026-09-01T14:30")
    ada, ben = message.travellers
    assert (ada.surname, ada.given_names, ada.born, ada.sex) == (
        "MUSTER",
        "ADA ZOE",
        "1971-05-27",
        "F",
    )
    assert ada.documents == (
        Document(type="P", number="X1234567", issuer="UTO", expires="2030-01-01"),
    )
    assert [seat.number for seat in ada.seats] == ["12A"]
    assert ada.bags == Bags(count=1, tags=("ZZ000001",))
    assert (ada.embarks, ada.disembarks, ada.reservation) == ("IST", "PDL", "ABC123")
    assert (ben.surname, ben.role) == ("O'HARE", Role.CREW)
    assert not findings.counts


def test_a_reservation_is_put_together() -> None:
    (found,), findings = taken(a_reservation())
    assert found.message.format == "gtas-pnr"
    assert found.message.travellers == ()
    (booking,) = found.message.reservations
    assert (booking.locator, booking.system, booking.bag_count) == ("ABC123", "ZZ", 1)
    assert [(leg.carrier, leg.number, leg.departs) for leg in booking.flights] == [
        ("ZZ", "123", "2026-09-01T10:00"),
        ("ZZ", "456", "2026-09-02T08:00"),
    ]
    assert (booking.phones, booking.emails) == (("+999123456",), ("ada@example.org",))
    assert [(one.kind, one.number) for one in booking.payments] == [("VI", "XXXXXXXXXXXX1234")]
    assert [one.reservation for one in booking.travellers] == ["ABC123"]
    assert not findings.counts


def test_codeshares_are_kept_as_told() -> None:
    tables = a_reservation() | {
        "pnr_codeshares": [{"pnr_id": 20, "codeshare_id": 1}],
        "code_share_flight": [
            {"id": 1, "marketing_flight_number": "YY77", "operating_flight_number": "ZZ0123"}
        ],
    }
    (found,), _ = taken(tables)
    assert found.message.reservations[0].codeshares == (
        Codeshare(marketing="YY77", operating="ZZ0123"),
    )


def one_person_of_both() -> Tables:
    """GTAS has merged ADA of the manifest with ADA of the reservation."""
    tables = merged(a_manifest(), a_reservation())
    tables["pnr_passenger"] = [{"pnr_id": 20, "passenger_id": 100}]
    return tables


def test_what_gtas_has_merged_never_goes_from_the_reservation_to_the_manifest() -> None:
    found, findings = taken(one_person_of_both())
    api = next(one.message for one in found if one.message.format == "gtas-api")
    assert [one.surname for one in api.travellers] == ["O'HARE"]
    assert findings.counts[FoundCode.SOURCE_UNKNOWN] == 2


def test_what_a_message_told_itself_is_taken_of_both() -> None:
    tables = one_person_of_both() | {
        "passenger_details_from_message": [
            {
                "id": message,
                "pdfm_message_id": message,
                "pdfm_passenger_id": 100,
                "pdfm_last_name": surname,
                "pdfm_first_name": "ADA",
            }
            for message, surname in ((10, "MUSTER"), (20, "MUSTERMANN"))
        ]
    }
    found, _ = taken(tables)
    api, pnr = (one.message for one in found)
    assert [one.surname for one in api.travellers] == ["MUSTER", "O'HARE"]
    (booked,) = pnr.reservations[0].travellers
    assert booked.surname == "MUSTERMANN"
    assert (booked.documents, booked.bags) == ((), Bags())


@pytest.mark.parametrize(
    "ended",
    [
        {"passenger": [{"id": 100, "deleted": True}, {"id": 101, "deleted": False}]},
        {"data_retention_status": [{"id": 1, "drs_passenger_id": 100, "drs_masked_apis": True}]},
        {
            "passenger_details": [
                person(100, "MASKED", "MASKED", born="1971-05-27"),
                person(101, "O'HARE", "BEN", born="1980-01-02"),
            ]
        },
    ],
)
def test_whom_gtas_masked_or_deleted_is_not_taken(ended: Tables) -> None:
    (found,), findings = taken(a_manifest() | ended)
    assert [one.surname for one in found.message.travellers] == ["O'HARE"]
    assert findings.counts[FoundCode.ENDED_IN_GTAS] == 1


def test_messages_come_in_the_order_of_their_receipt() -> None:
    tables = merged(
        a_manifest(received="2026-08-31 22:00:00"), a_reservation(received="2026-08-31 21:00:00")
    )
    found, _ = taken(tables)
    assert [one.message.reference for one in found] == ["GTAS 20", "GTAS 10"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"message": [{"id": 10, "create_date": None}]}, FoundCode.NO_RECEIPT),
        ({"message": [{"id": 10, "create_date": "yesterday"}]}, FoundCode.NO_RECEIPT),
        ({"flight": [{"id": 9}]}, FoundCode.FLIGHT_MISSING),
        ({"passenger_details": []}, FoundCode.TRAVELLER_MISSING),
    ],
)
def test_what_cannot_be_taken_is_told(change: Tables, code: FoundCode) -> None:
    found, findings = taken(a_manifest() | change)
    assert found == []
    assert findings.counts[code]


def test_contradictions_are_taken_and_flagged() -> None:
    tables = a_manifest()
    tables["message"] = [{**tables["message"][0], "passenger_count": 5}]
    tables["mutable_flight_details"] = [
        {
            "flight_id": 1,
            "full_etd_timestamp": "2026-09-02 10:00:00",
            "full_eta_timestamp": "2026-09-01 10:00:00",
        }
    ]
    (found,), findings = taken(tables)
    assert found.contradictory
    assert set(findings.counts) == {FoundCode.COUNT_DIFFERS, FoundCode.TIMES_SWAPPED}


def test_a_date_that_cannot_be_read_is_left_out_and_told() -> None:
    tables = a_manifest()
    tables["passenger_details"] = [
        person(100, "MUSTER", born="27 May"),
        person(101, "O'HARE", born="0000-00-00"),
    ]
    (found,), findings = taken(tables)
    assert [one.born for one in found.message.travellers] == [None, None]
    assert findings.counts == {FoundCode.VALUE_UNREADABLE: 1}


def test_missing_tables_and_columns_are_told_and_left_ones_counted() -> None:
    findings, memory = Findings(), Memory()
    tables = {"phone": [{"id": 1}], "hits_summary": [{"id": 1}, {"id": 2}], "my_own": [{"id": 1}]}
    account = stage(read_dump([as_sql(tables)], findings), memory, findings)
    told = [(one.code, one.table) for one in findings.first]
    assert (FoundCode.COLUMN_MISSING, "phone.number") in told
    assert findings.counts[FoundCode.TABLE_MISSING] == len(TABLES) - 1
    assert account.left == {"hits_summary": 2, "my_own": 1}
    assert not account.usable


def test_no_table_is_both_read_and_left() -> None:
    assert not TABLES.keys() & LEFT.keys()


def test_a_watchlist_becomes_entries_and_other_terms_are_told() -> None:
    findings, memory = Findings(), Memory()
    tables = a_watchlist()
    tables["wl_item"] += [
        {"id": 34, "ITM_WL_REF": 3, "ITM_DATA": "{"},
        {
            "id": 35,
            "ITM_WL_REF": 3,
            "ITM_DATA": item(lastName="Ben", dob="1980-01-02", citizenshipCountry="UT"),
        },
    ]
    stage(read_dump([as_sql(tables)], findings), memory, findings)
    (found,) = watchlists(memory, findings)
    assert (found.id, found.name) == (3, "Old bans")
    assert [(one.id, one.name, one.dob) for one in found.entries] == [
        ("GTAS-3-31", "Ada O'Muster", ()),
        ("GTAS-3-32", None, ()),
        ("GTAS-3-35", "Ben", ("1980-01-02",)),
    ]
    assert found.entries[1].documents[0].number == "X1"
    assert findings.counts[FoundCode.ITEM_UNREADABLE] == 2


def test_a_message_comes_back_from_its_envelope_and_nothing_else_does() -> None:
    (found,), _ = taken(a_manifest())
    body = write_envelope(found.message)
    assert body == write_envelope(found.message)
    assert read_envelope(body).messages == (found.message,)
    (defect,) = read_envelope(b"UNA:+.? '").defects
    assert defect.code == "not_an_import"


def test_no_sentence_of_a_finding_holds_a_value() -> None:
    _, findings = taken(a_manifest() | {"passenger_details": []})
    assert not any("MUSTER" in one.text for one in findings.first)
    assert all(one.text.endswith(".") for one in findings.first)
