"""Manifests of ships, coaches, ferries and small aircraft for tests, each with one listed person.

Ilmo Testovar of QMA (see ``one_traveller``) is on all of them, on 1 September 2026, on the
way into the home state UTO, whose stand-ins are Ponta Delgada and Funchal.
"""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from workbooks import workbook

if TYPE_CHECKING:
    from safepassage.flows.platform import Platform

_SHIP: dict[str, object] = {
    "law": "Ports Act of Utopia",
    "article": "Section 8",
    "modes": ["sea"],
    "field_profile": "api_ship",
}
_VEHICLES: dict[str, object] = {
    "law": "Land Border Act of Utopia",
    "article": "Section 3",
    "modes": ["road", "rail"],
    "field_profile": "api_vehicle",
}
_FERRIES: dict[str, object] = {
    **_VEHICLES,
    "modes": ["sea"],
    "carriers": ["UTF"],
    "delete_after_hours": 47,
}
TERMS: dict[str, object] = {
    "title": "People on ships and vehicles before arrival",
    "purpose": "border_check",
    "kind": "api_border",
    "direction": "inbound",
    "valid_from": "2026-01-01",
    "mask_after_hours": 24,
    "delete_after_hours": 48,
}
BASES: dict[str, dict[str, object]] = {"SHIPS": _SHIP, "VEHICLES": _VEHICLES, "FERRIES": _FERRIES}

_LISTED = ("TESTOVAR", "ILMO", "M", "QMA", "1971-05-27", "Testaville")
_OTHER = ("MUSTER", "ERIKA", "F", "UTO", "1990-05-17", "Utopolis")
_PASSPORT = ("Passport", "XK0098231", "QMA", "2031-01-01")
_OF_SHIP = (
    ("Arrival", "X", "Departure", ""),
    ("1.1 Name of ship", "1.2 IMO number", "1.3 Call sign", "1.4 Voyage number"),
    ("MV Testa", "IMO 9074729", "UTAB", "26-117"),
    ("2. Port of arrival/departure", "PT FNC", "3. Date of arrival/departure", "2026-09-01 18:00"),
    ("4. Flag State of ship", "UTO", "5. Last port of call", "ESLPA"),
)
_PERSON = ("Family name", "Given names", "Gender", "Nationality", "Date of birth", "Place of birth")
_DOCUMENT = (
    "Nature of identity document",
    "Number of identity document",
    "Issuing State of identity document",
    "Expiry date of identity document",
)
_BY_FERRY = (
    *("group", "vehicle_kind", "vehicle_registration", "vehicle_country"),
    *("surname", "given_names", "sex", "born", "nationality"),
    *("document_type", "document_number", "document_issuer"),
)


def passenger_list() -> bytes:
    """An IMO FAL form 6 as a workbook: two passengers, one in transit."""
    people = (
        (*_LISTED, *_PASSPORT, "ESLPA", "PT FNC", "No"),
        (*_OTHER, "Passport", "X0000001", "UTO", "2030-01-01", "ESLPA", "PT FNC", "Yes"),
    )
    headings = (*_PERSON, *_DOCUMENT, "Port of embarkation", "Port of disembarkation", "Transit")
    return workbook([("IMO PASSENGER LIST (IMO FAL Form 6)",), *_OF_SHIP, headings, *people])


def crew_list() -> bytes:
    """An IMO FAL form 5 of the same ship as CSV: a master and a mate."""
    mate = ("MODEL", "JO", "F", "UTO", "1985-02-03", "Utopolis")
    people = (
        (*_LISTED, *_PASSPORT, "Mate"),
        (*mate, "Passport", "X0000002", "UTO", "2030-01-01", "Master"),
    )
    headings = (*_PERSON, *_DOCUMENT, "Rank or rating")
    return _csv([("IMO CREW LIST (IMO FAL Form 5)",), *_OF_SHIP, headings, *people])


def general_declaration(origin: str = "LPPT") -> bytes:
    """A small aircraft with its pilot and one passenger, told by its registration alone."""
    return _csv(
        [
            ("General Declaration", ""),
            ("Aircraft registration", "UT-ABC"),
            ("From", origin),
            ("To", "LPMA"),
            ("Departure date", "2026-09-01 12:00"),
            ("Arrival date", "2026-09-01 13:40"),
            (*_PERSON[:5], *_DOCUMENT, "role"),
            (*_LISTED[:5], *_PASSPORT, "Passenger"),
            ("MODEL", "JO", "F", "UTO", "1985-02-03", "Passport", "X0000002", "UTO", "", "Pilot"),
        ]
    )


def coach(**changes: str | None) -> bytes:
    """A coach as JSON: a group of two and the driver, all in the one vehicle."""
    listed = {
        "surname": "TESTOVAR",
        "given_names": "ILMO",
        "born": "1971-05-27",
        "nationality": "QMA",
        "documents": [{"type": "P", "number": "XK0098231", "issuer": "QMA"}],
    }
    other = {**listed, "surname": "MUSTER", "given_names": "MAX", "born": "2012-08-15"}
    driver = {**other, "surname": "MODEL", "given_names": "JO", "born": "1975-11-02"}
    told = {
        "manifest": "vehicle-manifest",
        "mode": "road",
        "carrier": "UTL",
        "number": "7",
        "origin": "ESBJZ",
        "destination": "PTFNC",
        "departs": "2026-09-01T08:30",
        "arrives": "2026-09-01T17:45",
        "vehicle": {"kind": "coach", "registration": "UT 900", "country": "UTO"},
        "groups": [{"group": "4b", "travellers": [listed, {**other, "documents": []}]}],
        "travellers": [{**driver, "role": "crew", "documents": []}],
    }
    return json.dumps(told | changes).encode()


def ferry() -> bytes:
    """A ferry as CSV: a car with two people in it, and a foot passenger."""
    car = ("1", "car", "UT 4711", "UTO")
    return _csv(
        [
            ("manifest", "vehicle-manifest"),
            ("mode", "sea"),
            ("carrier", "UTF"),
            ("number", "118"),
            ("origin", "ESLPA"),
            ("destination", "PTFNC"),
            ("departs", "2026-09-01T08:30"),
            ("arrives", "2026-09-01T19:45"),
            ("craft_name", "MV Specimen"),
            ("imo", "9074729"),
            _BY_FERRY,
            (*car, "TESTOVAR", "ILMO", "M", "1971-05-27", "QMA", "P", "XK0098231", "QMA"),
            (*car, "MUSTER", "ERIKA", "F", "1984-01-09", "UTO", "P", "X0000001", "UTO"),
            ("", "", "", "", "SPECIMEN", "ANNA", "F", "1990-05-17", "UTO", "I", "I3", "UTO"),
        ]
    )


def put_bases(platform: "Platform", *names: str) -> None:
    """Put bases for other modes in force, all or those named."""
    from safepassage.apps.oversight import services  # noqa: PLC0415 - after the settings
    from safepassage.records.actor import Actor, Component  # noqa: PLC0415 - as above

    wanted = [{**TERMS, **BASES[name], "code": name} for name in names or BASES]
    actor = Actor.component(Component.COMMAND_LINE)
    services.import_bases(json.dumps(wanted).encode(), actor=actor, at=platform.clock.now())


def _csv(rows: Iterable[tuple[str, ...]]) -> bytes:
    return "\n".join(";".join(row) for row in rows).encode()
