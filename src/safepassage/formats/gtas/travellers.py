"""Travellers of GTAS as one message told them.

GTAS merges what API and PNR say of one person. Here the two stay apart: what a row does
not mark as told by this kind of message is taken only where no other kind told anything.
"""

from safepassage.formats.gtas.findings import Findings, FoundCode
from safepassage.formats.gtas.flights import first
from safepassage.formats.gtas.rows import Stage, Values, is_true, number
from safepassage.formats.gtas.values import country, day, is_ended, role, text
from safepassage.records import Bags, Document, Name, Seat, SeatSource, Traveller
from safepassage.records._base import Record

APIS, PNR = "APIS", "PNR"
_OTHER = {APIS: "pnr_of_passenger", PNR: "apis_of_passenger"}


class Told(Record, frozen=True):
    """By which message, on which flights and in which kind of data people are told."""

    message: int
    kind: str
    flights: frozenset[int]


def travellers_of(
    stage: Stage, told: Told, linked: str, findings: Findings
) -> tuple[Traveller, ...]:
    """Everybody linked to a message who has a name left."""
    by_message = {
        number(row.get("pdfm_passenger_id")): row
        for row in stage.rows("passenger_details_from_message", told.message)
    }
    ids = (number(row.get("passenger_id")) for row in stage.rows(linked, told.message))
    people = (
        _traveller(stage, one, told, by_message.get(one), findings)
        for one in dict.fromkeys(ids)
        if one is not None
    )
    return tuple(one for one in people if one is not None)


def _traveller(
    stage: Stage, passenger: int, told: Told, own: Values | None, findings: Findings
) -> Traveller | None:
    if _has_ended(stage, passenger, told.kind):
        findings.add(FoundCode.ENDED_IN_GTAS, "passenger")
        return None
    alone = not stage.rows(_OTHER[told.kind], passenger)
    person = own or (first(stage, "passenger_details", passenger) if alone else None)
    if person is None:
        known = first(stage, "passenger_details", passenger) is not None
        code = FoundCode.SOURCE_UNKNOWN if known else FoundCode.TRAVELLER_MISSING
        findings.add(code, "passenger_details")
        return None
    prefix = "pdfm" if own else "pd"
    if is_ended(person, f"{prefix}_last_name"):
        findings.add(FoundCode.ENDED_IN_GTAS, "passenger_details")
        return None
    return _assembled(stage, passenger, told, person, prefix, findings=findings, alone=alone)


def _assembled(
    stage: Stage,
    passenger: int,
    told: Told,
    person: Values,
    prefix: str,
    *,
    findings: Findings,
    alone: bool,
) -> Traveller:
    trip = _trip(stage, passenger, told)
    surname, given = text(person, f"{prefix}_last_name"), _given(person, prefix)
    return Traveller(
        surname=surname,
        given_names=given,
        title=text(person, f"{prefix}_title"),
        names=(Name(surname=surname, given_names=given, source="gtas"),),
        sex=text(person, f"{prefix}_gender"),
        born=day(person, "dob", "passenger_details", findings),
        nationality=country(person, f"{prefix}_nationality"),
        residence=country(person, f"{prefix}_residency_country"),
        role=role(text(person, f"{prefix}_passenger_type")),
        embarks=text(trip, "embarkation"),
        disembarks=text(trip, "debarkation"),
        clears_at=text(trip, "first_arrival_port"),
        reservation=text(trip, "ref_number"),
        documents=_documents(stage, passenger, told.kind, findings, alone=alone),
        seats=_seats(stage, passenger, told),
        bags=_bags(stage, passenger, told, trip),
    )


def _given(person: Values, prefix: str) -> str | None:
    parts = (text(person, f"{prefix}_first_name"), text(person, f"{prefix}_middle_name"))
    return " ".join(part for part in parts if part) or None


def _has_ended(stage: Stage, passenger: int, kind: str) -> bool:
    row = first(stage, "passenger", passenger) or {}
    if is_true(row.get("deleted")):
        return True
    status = first(stage, "data_retention_status", passenger) or {}
    name = kind.lower()
    return is_true(status.get(f"drs_masked_{name}")) or is_true(status.get(f"drs_deleted_{name}"))


def _trip(stage: Stage, passenger: int, told: Told) -> Values:
    """What this kind of message says of the traveller's way."""
    rows = stage.rows("flight_pax", passenger)
    mine = [row for row in rows if (row.get("msg_source") or "").upper() == told.kind]
    on = [row for row in mine if number(row.get("flight_id")) in told.flights]
    return next(iter(on), {})


def _documents(
    stage: Stage, passenger: int, kind: str, findings: Findings, *, alone: bool
) -> tuple[Document, ...]:
    found = []
    for row in stage.rows("document", passenger):
        source = (row.get("message_type") or "").upper()
        if source != kind and (source or not alone):
            if not source:
                findings.add(FoundCode.SOURCE_UNKNOWN, "document")
            continue
        if text(row, "document_number"):
            found.append(_document(row, findings))
    return tuple(dict.fromkeys(found))


def _document(row: Values, findings: Findings) -> Document:
    return Document(
        type=text(row, "document_type"),
        number=text(row, "document_number"),
        issuer=country(row, "issuance_country"),
        expires=day(row, "expiration_date", "document", findings),
        issued=day(row, "issuance_date", "document", findings),
    )


def _seats(stage: Stage, passenger: int, told: Told) -> tuple[Seat, ...]:
    source = SeatSource.MANIFEST if told.kind == APIS else SeatSource.RESERVATION
    return tuple(
        Seat(source=source, number=text(row, "number"), cabin=text(row, "cabin_class"))
        for row in stage.rows("seat", passenger)
        if is_true(row.get("apis")) == (told.kind == APIS)
        and number(row.get("flight_id")) in told.flights
    )


def _bags(stage: Stage, passenger: int, told: Told, trip: Values) -> Bags:
    rows = bag_rows(stage, passenger, told)
    tags = tuple(dict.fromkeys(tag for row in rows if (tag := text(row, "bag_identification"))))
    measured = [
        first(stage, "bag_measurements", number(row.get("bagmeasurements"))) for row in rows
    ]
    weights = [w for row in measured if row and (w := _weight(row, "bag_weight_in_kilos"))]
    count = number(trip.get("bag_count")) or len(tags) or None
    pool = next((name for row in rows if (name := _pool(row))), None)
    weight = max(weights, default=None) or _weight(trip, "bag_weight")
    return Bags(count=count, weight_kg=weight, tags=tags, pool=pool)


def bag_rows(stage: Stage, passenger: int, told: Told) -> tuple[Values, ...]:
    """The bags of a traveller that this kind of message told of, on its flights."""
    return tuple(
        row
        for row in stage.rows("bag", passenger)
        if (row.get("data_source") or "").upper() == told.kind
        and number(row.get("flight_id")) in told.flights
    )


def _pool(row: Values) -> str | None:
    if is_true(row.get("headpool")):
        return "head"
    return "member" if is_true(row.get("memberpool")) else None


def _weight(row: Values, name: str) -> float | None:
    try:
        return float(row.get(name) or "") or None
    except ValueError:
        return None
