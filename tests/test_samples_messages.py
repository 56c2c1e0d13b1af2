"""What the shared sample messages mean, assertion by assertion, in the contract's words."""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from safepassage.formats.noise import clean
from safepassage.formats.parts import join
from safepassage.formats.read import read
from safepassage.records import (
    AppsPad,
    AppsPassenger,
    Message,
    ParsedFile,
    Reservation,
    Severity,
    Traveller,
)
from skips import SAMPLES

FOLDER: Final = SAMPLES / "messages"
pytestmark = pytest.mark.samples

Match = re.Match[str]


def rows() -> Iterator[dict[str, Any]]:
    """Every assertion of the samples, in order."""
    path = FOLDER / "expected.jsonl"
    if path.is_file():
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


ROWS: Final = list(rows())


@cache
def parsed(name: str) -> ParsedFile:
    return read((FOLDER / name).read_bytes())


def message(name: str) -> Message:
    (only,) = parsed(name).messages
    return only


def reservation(name: str) -> Reservation:
    (only,) = message(name).reservations
    return only


def traveller(name: str, index: str) -> Traveller:
    read_message = message(name)
    everyone = [t for each in read_message.reservations for t in each.travellers]
    return [*read_message.travellers, *everyone][int(index)]


def document(name: str, index: str, field: str) -> object:
    names = {"type": "type", "number": "number", "expiry": "expires", "issuer": "issuer"}
    return getattr(traveller(name, index).documents[0], names[field])


def source_text(name: str, index: int) -> str | None:
    found = message(name).reservations
    if not 0 <= index < len(found):
        return None
    return f"SRC'RCI+{found[index].system}:{found[index].locator}'"


def flight(name: str) -> str:
    leg = message(name).flights[0]
    return f"{leg.carrier}{leg.number}"


def transfer(name: str) -> str:
    part = message(name).transfer
    assert part
    place = ":C" if part.first else ":F" if part.last else ""
    return f"{part.number:02}{place}"


def function(name: str) -> str:
    read_message = message(name)
    return "+".join(filter(None, (read_message.function, read_message.subfunction)))


def flight_groups(name: str) -> int:
    return len({(leg.carrier, leg.number) for leg in message(name).flights})


def lines(name: str, kind: str) -> str:
    contact = message(name).contact
    assert contact
    (only,) = getattr(contact, kind)
    return str(only)


def joined_travellers(name: str) -> int:
    """Of all parts beside the one named, taken in the wrong order."""
    names = sorted((FOLDER / name).parent.glob(Path(name).name.replace("part1", "part*")))
    parts = [message(str(path.relative_to(FOLDER))) for path in reversed(names)]
    joined = join(parts)
    assert (joined.complete, joined.message.defects) == (True, ())
    return len(joined.message.travellers)


def passenger(name: str) -> AppsPassenger:
    """The only passenger, or the entry of an answer about the whole."""
    apps = message(name).apps
    assert apps
    (only,) = apps.passengers
    return only


def pad(name: str) -> AppsPad:
    found = passenger(name).pad
    assert found
    return found


def apps_number(name: str, field: str) -> int:
    """Codes stay as sent; the assertions have them as numbers."""
    return int(getattr(message(name).apps, field))


def text(value: float | None) -> str | None:
    return None if value is None else f"{value:g}"


def nothing_fatal(name: str) -> bool:
    found = parsed(name)
    every = [*found.defects, *(defect for m in found.messages for defect in m.defects)]
    return not any(defect.severity in {Severity.ERROR, Severity.FATAL} for defect in every)


FIELDS: Final = {
    "pnr_record_locator": "reservation",
    "reservation_reference": "reference",
    "record_locator": "reservation",
    "surname": "surname",
    "given_names": "given_names",
    "sex": "sex",
    "birth_date": "born",
    "embarkation": "embarks",
    "debarkation": "disembarks",
    "nationality": "nationality",
}
PERSON_FIELDS: Final = {
    "family_name": "surname",
    "given_names": "given_names",
    "birth_date": "born",
    "sex": "sex",
    "nationality": "nationality",
}
Resolver = Callable[[str, Match], object]
APPS_RESOLVERS: Final[list[tuple[str, Resolver]]] = [
    (r"transaction$", lambda n, _: getattr(message(n).apps, "transaction", None)),
    (r"(message_id|field_count)", lambda n, m: apps_number(n, m[1])),
    (r"group|functional", lambda n, _: getattr(message(n).apps, "group", None)),
    (r"version", lambda n, _: int(message(n).version or 0)),
    (r"passenger_sequence", lambda n, _: passenger(n).sequence),
    (r"(code|error_code)", lambda n, m: int(getattr(passenger(n), m[1]))),
    (r"error_country", lambda n, _: passenger(n).country),
    (
        r"(status|country|apps_\w+|error_text|person_type|passenger_\w+|transfer_at_\w+)",
        lambda n, m: getattr(passenger(n), m[1]),
    ),
    (r"document_number", lambda n, _: traveller(n, "0").documents[0].number),
    (r"pad_(\w+)", lambda n, m: getattr(pad(n), m[1])),
    (rf"({'|'.join(PERSON_FIELDS)})", lambda n, m: getattr(traveller(n, "0"), PERSON_FIELDS[m[1]])),
]
RESOLVERS: Final[list[tuple[str, Resolver]]] = [
    (r"pnr\.origin", lambda n, _: reservation(n).origin),
    (r"passengers\[0\]\.seats\[1\]\.cabin", lambda n, _: traveller(n, "0").seats[1].cabin),
    (r"pnr\.total_bag_count", lambda n, _: reservation(n).bag_pieces_all_legs),
    (r"pnr\.reservation_created", lambda n, _: reservation(n).created_at),
    (r"pnr\.date_booked as date", lambda n, _: (reservation(n).booked_at or "")[:10]),
    (r"pnr\.date_booked", lambda n, _: reservation(n).booked_at),
    (r"phones\[(\d)\]", lambda n, m: reservation(n).phones[int(m[1])]),
    (r"parses without error", lambda n, _: nothing_fatal(n)),
    (r"split by SRC: text of PNR index (-?\d)", lambda n, m: source_text(n, int(m[1]))),
    (r"len\(flights\)", lambda n, _: len(message(n).flights)),
    (r"flights\[0\]\.number", lambda n, _: (message(n).flights[0].number or "").zfill(4)),
    (r"flights\[0\]\.(origin|destination)", lambda n, m: getattr(message(n).flights[0], m[1])),
    (r"passengers\[0\]\.total_bag_weight", lambda n, _: text(traveller(n, "0").bags.weight_kg)),
    (r"passengers\[0\]\.bag_count", lambda n, _: text(traveller(n, "0").bags.count)),
    (r"cleaned text equals", lambda n, _: clean((FOLDER / n).read_bytes())),
    (r"flight$", lambda n, _: flight(n)),
    (r"party_name", lambda n, _: getattr(message(n).contact, "name", None)),
    (r"contact_(telephone|fax)", lambda n, m: lines(n, m[1])),
    (r"departure_airport", lambda n, _: message(n).flights[0].origin),
    (r"arrival_airport", lambda n, _: message(n).flights[0].destination),
    (r"departure$", lambda n, _: message(n).flights[0].departs),
    (r"arrival$", lambda n, _: message(n).flights[0].arrives),
    (r"version", lambda n, _: message(n).version),
    (r"common_access_reference", lambda n, _: message(n).common_access_reference),
    (r"len\(passengers\)$", lambda n, _: len(message(n).travellers)),
    (r"len\(passengers\) = CNT\+42", lambda n, _: {len(message(n).travellers), cnt(n)}),
    (r"passengers\[(\d)\]\.document_(\w+)", lambda n, m: document(n, m[1], m[2])),
    (r"passengers\[(\d)\]\.ticket", lambda n, m: traveller(n, m[1]).tickets[0]),
    (r"passengers\[(\d)\]\.(\w+)", lambda n, m: getattr(traveller(n, m[1]), FIELDS[m[2]])),
    (r"control_total CNT\+42|CNT\+42 is the total", lambda n, _: cnt(n)),
    (r"UNT segment count", lambda n, _: message(n).segment_count),
    (r"sequence of transfers", lambda n, _: transfer(n)),
    (r"passenger surnames", lambda n, _: [t.surname for t in message(n).travellers]),
    (r"message function BGM", lambda n, _: function(n)),
    (r"transaction reference RFF\+TN", lambda n, _: message(n).transaction),
    (r"persons\[(\d)\]\.status", lambda n, m: message(n).answers[int(m[1])].status),
    (r"number of person results", lambda n, _: len(message(n).answers)),
    (r"number of flight groups", lambda n, _: flight_groups(n)),
    (r"joining parts", lambda n, _: joined_travellers(n)),
]


def cnt(name: str) -> int | None:
    return message(name).control_totals.get("42")


def resolve(name: str, what: str) -> object:
    own = APPS_RESOLVERS if name.startswith("apps/") else []
    for pattern, resolver in [*own, *RESOLVERS]:
        found = re.match(pattern, what)
        if found:
            value = resolver(name, found)
            return value.pop() if isinstance(value, set) and len(value) == 1 else value
    pytest.fail(f"no field is named for: {what}")


def expected_value(value: object) -> object:
    if isinstance(value, str) and value.startswith("@file:"):
        return (FOLDER / value.removeprefix("@file:")).read_text(encoding="utf-8")
    return value


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['message']}: {row['what']}"[:100])
def test_sample_means_what_its_origin_says(row: dict[str, Any]) -> None:
    assert resolve(row["message"], row["what"]) == expected_value(row["expected"])


def test_all_assertions_are_here() -> None:
    assert len(ROWS) == 246


def test_old_united_states_dialect_is_read_and_named() -> None:
    only = message("gtas-inline/us_edifact_4pax.edi")
    assert "legacy_dialect" in {defect.code for defect in only.defects}
    assert [t.surname for t in only.travellers] == ["MANGUS", "FEFE", "BOYLE", "O'LEARY"]
    assert {(t.embarks, t.disembarks) for t in only.travellers} == {("AKL", "LAX")}
    assert only.travellers[3].documents[0].issuer == "IRL"
    assert flight("gtas-inline/us_edifact_4pax.edi") == "SA812"
