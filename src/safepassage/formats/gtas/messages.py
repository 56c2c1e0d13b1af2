"""Messages that GTAS had received, put together again in the order in which they came."""

from collections.abc import Iterator
from datetime import UTC, datetime

from safepassage.formats.gtas.envelope import FORMAT_API, FORMAT_PNR
from safepassage.formats.gtas.findings import Findings, FoundCode
from safepassage.formats.gtas.flights import first, legs_of
from safepassage.formats.gtas.reservations import reservation_of
from safepassage.formats.gtas.rows import Stage, Values, number
from safepassage.formats.gtas.travellers import APIS, PNR, Told, travellers_of
from safepassage.formats.gtas.values import text
from safepassage.records import Leg, Message, Traveller
from safepassage.records._base import Record


class GtasMessage(Record, frozen=True):
    """A message with the time when GTAS received it and the carrier of its first flight."""

    received_at: datetime
    carrier: str | None
    message: Message
    contradictory: bool = False


def messages(stage: Stage, findings: Findings) -> Iterator[GtasMessage]:
    """Every message whose receipt and flight are known, oldest first."""
    for key, row in stage.in_order("message"):
        received_at = _received_at(row)
        if received_at is None:
            findings.add(FoundCode.NO_RECEIPT, "message")
            continue
        before = _contradictions(findings)
        found = _message(stage, key, row, findings)
        if found is not None:
            yield GtasMessage(
                received_at=received_at,
                carrier=found.flights[0].carrier,
                message=found,
                contradictory=_contradictions(findings) > before,
            )


def _contradictions(findings: Findings) -> int:
    return findings.counts[FoundCode.COUNT_DIFFERS] + findings.counts[FoundCode.TIMES_SWAPPED]


def _message(stage: Stage, key: int, row: Values, findings: Findings) -> Message | None:
    is_pnr = first(stage, "pnr", key) is not None
    if not is_pnr and first(stage, "apis_message", key) is None:
        return None
    prefix = "pnr" if is_pnr else "apis_message"
    legs = legs_of(stage, key, f"{prefix}_flight", findings)
    if not legs:
        findings.add(FoundCode.FLIGHT_MISSING, "message")
        return None
    told = Told(
        message=key, kind=PNR if is_pnr else APIS, flights=frozenset(one for _, one in legs)
    )
    _count(stage, key, row, f"{prefix}_passenger", findings)
    people = travellers_of(stage, told, f"{prefix}_passenger", findings)
    return _made(stage, told, tuple(leg for leg, _ in legs), people, findings)


def _count(stage: Stage, key: int, row: Values, linked: str, findings: Findings) -> None:
    said = number(row.get("passenger_count"))
    if said is not None and said != len(stage.rows(linked, key)):
        findings.add(FoundCode.COUNT_DIFFERS, "message")


def _made(
    stage: Stage,
    told: Told,
    legs: tuple[Leg, ...],
    people: tuple[Traveller, ...],
    findings: Findings,
) -> Message | None:
    if not people:
        return None
    head = first(stage, "pnr" if told.kind == PNR else "apis_message", told.message) or {}
    sender, reference = text(head, "transmission_source"), f"GTAS {told.message}"
    if told.kind == APIS:
        return Message(
            format=FORMAT_API,
            reference=reference,
            sender=sender,
            flights=legs,
            travellers=people,
        )
    return Message(
        format=FORMAT_PNR,
        reference=reference,
        sender=sender,
        flights=legs,
        reservations=(reservation_of(stage, told, people, findings),),
    )


def _received_at(row: Values) -> datetime | None:
    """GTAS keeps its own times in UTC."""
    value = (row.get("create_date") or "").strip()
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
