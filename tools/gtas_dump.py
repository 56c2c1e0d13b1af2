"""Writes dumps as a GTAS database gives them, of invented people, for tests and measurements."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

Row = Mapping[str, object]
Tables = dict[str, list[Row]]
RECEIVED = "2026-08-31 20:15:00"
FLIGHT = {
    "id": 1,
    "carrier": "ZZ",
    "flight_number": "0123",
    "origin": "IST",
    "destination": "PDL",
    "etd_date": "2026-09-01",
    "direction": "I",
    "full_flight_number": "ZZ0123",
}
TIMES = {
    "flight_id": 1,
    "full_etd_timestamp": "2026-09-01 10:00:00",
    "full_eta_timestamp": "2026-09-01 14:30:00",
}


def a_manifest(*, received: str = RECEIVED) -> Tables:
    """One API message of two people on one flight."""
    return {
        "flight": [FLIGHT],
        "mutable_flight_details": [TIMES],
        "message": [
            {"id": 10, "create_date": received, "file_path": "x", "raw": None, "passenger_count": 2}
        ],
        "apis_message": [{"id": 10, "transmission_source": "ZZAPI"}],
        "apis_message_flight": [{"apis_message_id": 10, "flight_id": 1}],
        "apis_message_passenger": [
            {"apis_message_id": 10, "passenger_id": 100},
            {"apis_message_id": 10, "passenger_id": 101},
        ],
        "pnr_passenger": [],
        "passenger": [{"id": 100, "deleted": False}, {"id": 101, "deleted": False}],
        "passenger_details": [
            person(100, "MUSTER", "ADA", "ZOE", born="1971-05-27"),
            person(101, "O'HARE", "BEN", born="1980-01-02", kind="C", gender="M"),
        ],
        "document": [
            {
                "id": 1,
                "passenger_id": 100,
                "document_type": "P",
                "document_number": "X1234567",
                "issuance_country": "UTO",
                "expiration_date": "2030-01-01",
                "message_type": "APIS",
            }
        ],
        "seat": [
            {"id": 1, "number": "12A", "apis": True, "passenger_id": 100, "flight_id": 1},
            {"id": 2, "number": "14C", "apis": False, "passenger_id": 100, "flight_id": 1},
        ],
        "bag": [
            {
                "id": 1,
                "bag_identification": "ZZ000001",
                "flight_id": 1,
                "passenger_id": 100,
                "data_source": "APIS",
            }
        ],
        "flight_pax": [
            {
                "id": 1,
                "flight_id": 1,
                "passenger_id": 100,
                "msg_source": "APIS",
                "embarkation": "IST",
                "debarkation": "PDL",
                "ref_number": "ABC123",
            }
        ],
        "hits_summary": [{"id": 1, "passenger_id": 100}],
    }


def a_reservation(*, received: str = RECEIVED) -> Tables:
    """One PNR message of one person."""
    return {
        "flight": [FLIGHT],
        "mutable_flight_details": [TIMES],
        "message": [{"id": 20, "create_date": received, "file_path": "y", "passenger_count": 1}],
        "pnr": [
            {
                "id": 20,
                "record_locator": "ABC123",
                "carrier": "ZZ",
                "origin": "IST",
                "date_booked": "2026-07-01",
                "bag_count": 1,
                "total_bag_count": 2,
            }
        ],
        "pnr_flight": [{"pnr_id": 20, "flight_id": 1}],
        "pnr_passenger": [{"pnr_id": 20, "passenger_id": 200}],
        "flight_leg": [
            {"id": 1, "message_id": 20, "flight_id": 1, "bookingDetail_id": None, "leg_number": 1},
            {"id": 2, "message_id": 20, "flight_id": None, "bookingDetail_id": 7, "leg_number": 2},
        ],
        "booking_detail": [
            {
                "id": 7,
                "full_flight_number": "ZZ0456",
                "origin": "PDL",
                "destination": "FNC",
                "local_etd": "2026-09-02 08:00:00",
                "local_eta": "2026-09-02 09:00:00",
            }
        ],
        "passenger": [{"id": 200, "deleted": False}],
        "passenger_details": [person(200, "MUSTER", "ADA", born="1971-05-27")],
        "pnr_phone": [{"pnr_id": 20, "phone_id": 1}],
        "phone": [{"id": 1, "number": "+999123456"}],
        "pnr_email": [{"pnr_id": 20, "email_id": 1}],
        "email": [{"id": 1, "address": "ada@example.org"}],
        "pnr_credit_card": [{"pnr_id": 20, "credit_card_id": 1}],
        "credit_card": [{"id": 1, "card_type": "VI", "number": "4000123412341234"}],
    }


def a_watchlist() -> Tables:
    """One list with a person, a document, and terms that name neither."""
    return {
        "watch_list": [{"ID": 3, "WL_NAME": "Old bans", "WL_ENTITY": "PASSENGER"}],
        "wl_item": [
            {"id": 31, "ITM_WL_REF": 3, "ITM_DATA": item(firstName="Ada", lastName="O'Muster")},
            {"id": 32, "ITM_WL_REF": 3, "ITM_DATA": item(documentNumber="X1", documentType="P")},
            {"id": 33, "ITM_WL_REF": 3, "ITM_DATA": item(seat="12A")},
        ],
    }


def item(**terms: str) -> str:
    """The terms of a watchlist entry as GTAS keeps them."""
    told = ",".join(f'{{"field":"{k}","type":"string","value":"{v}"}}' for k, v in terms.items())
    return f'{{"id":null,"action":"Create","terms":[{told}]}}'


def person(
    key: int, surname: str, *given: str, born: str, kind: str = "P", gender: str = "F"
) -> Row:
    """A row of ``passenger_details``."""
    first, middle = (*given, None, None)[:2]
    return {
        "id": key,
        "pd_passenger_id": key,
        "pd_passenger_type": kind,
        "pd_first_name": first,
        "pd_middle_name": middle,
        "pd_last_name": surname,
        "pd_gender": gender,
        "pd_nationality": "UTO",
        "dob": born,
    }


def merged(*parts: Tables) -> Tables:
    """Several of them in one database."""
    found: Tables = {}
    for part in parts:
        for table, rows in part.items():
            known = found.setdefault(table, [])
            known += [row for row in rows if row not in known]
    return found


def as_sql(tables: Tables, *, columns: bool = False, charset: str = "utf8mb4") -> bytes:
    """A dump in the shape of mysqldump; ``columns`` writes them into each INSERT."""
    encoding = {"utf8mb4": "utf-8", "latin1": "cp1252"}[charset]
    head = f"-- MySQL dump 10.13\n/*!40101 SET NAMES {charset} */;\n"
    return (head + "".join(_table(*pair, columns=columns) for pair in tables.items())).encode(
        encoding
    )


def _table(name: str, rows: list[Row], *, columns: bool) -> str:
    names = list(dict.fromkeys(key for row in rows for key in row)) or ["id"]
    defined = ",\n".join(f"  `{one}` varchar(255) DEFAULT NULL" for one in names)
    text = f"DROP TABLE IF EXISTS `{name}`;\nCREATE TABLE `{name}` (\n{defined},\n"
    text += f"  PRIMARY KEY (`{names[0]}`)\n) ENGINE=InnoDB;\n"
    if not rows:
        return text
    listed = f" ({', '.join(f'`{one}`' for one in names)})" if columns else ""
    values = ",".join(f"({','.join(literal(row.get(one)) for one in names)})" for row in rows)
    return f"{text}LOCK TABLES `{name}` WRITE;\nINSERT INTO `{name}`{listed} VALUES {values};\n"


def literal(value: object) -> str:
    """A value as a literal of MySQL."""
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return f"b'{int(value)}'"
    if isinstance(value, int):
        return str(value)
    escaped = str(value).replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")
    return f"'{escaped}'"


def as_folder(tables: Tables, folder: Path, *, comma: bool = False) -> Path:
    """One file a table with a first line of names; tabs as ``mysqldump --tab``, or commas."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        names = list(dict.fromkeys(key for row in rows for key in row)) or ["id"]
        lines = [names, *([_cell(row.get(one), comma=comma) for one in names] for row in rows)]
        body = "\n".join(("," if comma else "\t").join(line) for line in lines)
        (folder / f"{name}.{'csv' if comma else 'tsv'}").write_text(body + "\n", encoding="utf-8")
    return folder


def _cell(value: object, *, comma: bool) -> str:
    if value is None:
        return "" if comma else "\\N"
    text = str(int(value)) if isinstance(value, bool) else str(value)
    if comma:
        return '"' + text.replace('"', '""') + '"'
    return text.replace("\\", "\\\\").replace("\t", "\\\t").replace("\n", "\\\n")


def large(people: int) -> Iterator[bytes]:
    """A dump of that many people, a manifest of 100 a flight, in pieces."""
    yield b"/*!40101 SET NAMES utf8mb4 */;\n"
    for name, rows in _large(people):
        for batch in _batches(rows, 500):
            yield _table(name, batch, columns=True).partition("LOCK")[2].partition("\n")[2].encode()


def _large(people: int) -> Iterator[tuple[str, Iterator[Row]]]:
    flights = range(1, people // 100 + 1)
    each = range(1, people + 1)
    yield "flight", ({**FLIGHT, "id": n, "flight_number": f"{n % 9000:04}"} for n in flights)
    yield (
        "message",
        (
            {"id": n, "create_date": RECEIVED, "passenger_count": 100, "raw": "x" * 4000}
            for n in flights
        ),
    )
    yield "apis_message", ({"id": n} for n in flights)
    yield "apis_message_flight", ({"apis_message_id": n, "flight_id": n} for n in flights)
    yield (
        "apis_message_passenger",
        ({"apis_message_id": (n - 1) // 100 + 1, "passenger_id": n} for n in each),
    )
    yield "passenger", ({"id": n, "deleted": False} for n in each)
    yield (
        "passenger_details",
        (person(n, f"MUSTER{n}", "ADA", "ZOE", born="1971-05-27") for n in each),
    )
    yield (
        "document",
        ({"passenger_id": n, "document_number": f"X{n:08}", "message_type": "APIS"} for n in each),
    )


def _batches(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
