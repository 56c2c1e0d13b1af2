"""Reservations of GTAS: one record as one message pushed it."""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from safepassage.formats.gtas.findings import Findings
from safepassage.formats.gtas.flights import first, itinerary_of
from safepassage.formats.gtas.rows import Stage, Values, is_true, number
from safepassage.formats.gtas.travellers import Told, bag_rows
from safepassage.formats.gtas.values import country, day, moment, text
from safepassage.records import (
    Address,
    BagTag,
    Codeshare,
    Payment,
    Reservation,
    Traveller,
)

_SHOWN_OF_A_CARD: Final = 4


def reservation_of(
    stage: Stage, told: Told, people: tuple[Traveller, ...], findings: Findings
) -> Reservation:
    """The reservation of a PNR message with the travellers it told of."""
    key = told.message
    row = first(stage, "pnr", key) or {}
    locator = text(row, "record_locator")
    flyer = _frequent_flyers(stage, key) if len(people) == 1 else ()
    named = tuple(
        replace(one, reservation=one.reservation or locator, frequent_flyer=flyer) for one in people
    )
    return Reservation(
        locator=locator,
        system=text(row, "carrier"),
        created_at=moment(row, "resrvation_create_date", "pnr", findings),
        booked_at=day(row, "date_booked", "pnr", findings),
        agency=_agency(stage, key),
        origin=text(row, "origin"),
        flights=itinerary_of(stage, key, findings),
        codeshares=tuple(_codeshares(stage, key)),
        travellers=named,
        bag_count=number(row.get("bag_count")),
        bag_pieces_all_legs=number(row.get("total_bag_count")),
        bags=tuple(_bag_tags(stage, told)),
        phones=tuple(_each(stage, "pnr_phone", "phone", "number", key)),
        emails=tuple(_each(stage, "pnr_email", "email", "address", key)),
        addresses=tuple(_addresses(stage, key)),
        payments=tuple(_payments(stage, key)),
    )


def _linked(stage: Stage, link: str, table: str, key: int) -> Iterator[Values]:
    """The rows that a table of pairs leads to."""
    column = {"pnr_frequent_flyer": "ff_id", "pnr_codeshares": "codeshare_id"}.get(
        link, f"{table}_id"
    )
    for pair in stage.rows(link, key):
        row = first(stage, table, number(pair.get(column)))
        if row is not None:
            yield row


def _each(stage: Stage, link: str, table: str, name: str, key: int) -> Iterator[str]:
    found = (text(row, name) for row in _linked(stage, link, table, key))
    return iter(dict.fromkeys(value for value in found if value))


def _agency(stage: Stage, key: int) -> str | None:
    rows = _linked(stage, "pnr_agency", "agency", key)
    return next((text(row, "identifier") or text(row, "name") for row in rows), None)


def _frequent_flyers(stage: Stage, key: int) -> tuple[str, ...]:
    """GTAS does not say whose numbers they are; with one traveller there is no doubt."""
    rows = _linked(stage, "pnr_frequent_flyer", "frequent_flyer", key)
    return tuple(
        f"{text(row, 'carrier') or ''}{number_}" for row in rows if (number_ := text(row, "number"))
    )


def _codeshares(stage: Stage, key: int) -> Iterator[Codeshare]:
    for row in _linked(stage, "pnr_codeshares", "code_share_flight", key):
        marketing = text(row, "marketing_flight_number")
        operating = text(row, "operating_flight_number")
        if marketing and operating:
            yield Codeshare(marketing=marketing, operating=operating)


def _addresses(stage: Stage, key: int) -> Iterator[Address]:
    for row in _linked(stage, "pnr_address", "address", key):
        lines = [line for name in ("line1", "line2", "line3") if (line := text(row, name))]
        found = Address(
            kind="contact",
            street=", ".join(lines) or None,
            city=text(row, "city"),
            state=text(row, "state"),
            postcode=text(row, "postal_code"),
            country=country(row, "country"),
        )
        if found != Address(kind="contact"):
            yield found


def _payments(stage: Stage, key: int) -> Iterator[Payment]:
    for row in _linked(stage, "pnr_credit_card", "credit_card", key):
        card = text(row, "number")
        if card:
            hidden = "X" * max(len(card) - _SHOWN_OF_A_CARD, 0)
            shown = card[-_SHOWN_OF_A_CARD:] if len(card) > _SHOWN_OF_A_CARD else ""
            yield Payment(kind=text(row, "card_type") or "CC", number=hidden + shown)
    for row in stage.rows("payment_form", key):
        if kind := text(row, "payment_type"):
            yield Payment(kind=kind)


def _bag_tags(stage: Stage, told: Told) -> Iterator[BagTag]:
    tags: dict[str, BagTag] = {}
    for pair in stage.rows("pnr_passenger", told.message):
        passenger = number(pair.get("passenger_id"))
        for row in bag_rows(stage, passenger, told) if passenger is not None else ():
            if tag := text(row, "bag_identification"):
                tags.setdefault(tag, _bag_tag(tag, row))
    return iter(tags.values())


def _bag_tag(tag: str, row: Values) -> BagTag:
    return BagTag(
        tag=tag,
        carrier=text(row, "airline"),
        destination=text(row, "destination_airport"),
        prime_flight=is_true(row.get("primeflight")),
    )
