"""A ferry and a coach on their way to Utopia: the lists of passengers and crew that they send.

The ferry announces families with their cars and its crew, the coach a group. One person of
the invented watchlist is on the ferry.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from safepassage.formats.manifests import write_csv, write_json
from safepassage.records import Document, Leg, Message, Mode, Role, Traveller, Vehicle
from safepassage.simulation.chance import generator
from safepassage.simulation.messages import Dispatch
from safepassage.simulation.names import document_form
from safepassage.simulation.people import Person, draw_family, draw_person
from safepassage.simulation.watchlist import Precision, Watched

OPERATORS = {"UTF": "Utopia Ferries", "UTL": "Utopia Lines"}
FAMILIES, CREW, COACH_PARTY = 12, 9, 24
_BEFORE = timedelta(minutes=1)
_SEA, _ROAD = timedelta(hours=4), timedelta(hours=2)
_THERE, _HERE = ZoneInfo("Atlantic/Canary"), ZoneInfo("Atlantic/Madeira")
_SHIP = Vehicle(kind="ferry", name="MV Utopia Star", imo="9074729", call_sign="UTST", country="UTO")
_COACH = Vehicle(kind="coach", registration="UT 9 482", country="UTO")


def other_modes(seed: int, now: datetime, watched: Sequence[Watched]) -> tuple[Dispatch, ...]:
    """The messages of one ferry and one coach that arrive a few hours after ``now``."""
    voyage = _leg("UTF", now, _SEA, Mode.SEA, _SHIP)
    run = _leg("UTL", now, _ROAD, Mode.ROAD, _COACH)
    listed = next(one.person for one in watched if one.person and one.precision is Precision.DAY)
    sent = (
        (voyage, write_csv(_list("vehicle-manifest", voyage, _on_deck(seed, now, listed)))),
        (voyage, write_csv(_list("fal5", voyage, _crew(seed, now)))),
        (run, write_json(_list("vehicle-manifest", run, _party(seed, now)))),
    )
    return tuple(_dispatch(leg, body, now) for leg, body in sent)


def _leg(carrier: str, now: datetime, until: timedelta, mode: Mode, vehicle: Vehicle) -> Leg:
    return Leg(
        carrier=carrier,
        number=f"{now:%j%H}",
        origin="ESLPA",
        destination="PTFNC",
        departs=f"{(now - until).astimezone(_THERE):%Y-%m-%dT%H:%M}",
        arrives=f"{(now + until).astimezone(_HERE):%Y-%m-%dT%H:%M}",
        mode=mode,
        vehicle=vehicle,
    )


def _on_deck(seed: int, now: datetime, listed: Person) -> list[Traveller]:
    """Families in their cars, and the listed person on foot."""
    rng = generator(seed, "ferry", now.isoformat())
    people = [_traveller(listed)]
    for car in range(1, FAMILIES + 1):
        vehicle = Vehicle(kind="car", registration=f"UT {rng.randint(1000, 9999)}", country="UTO")
        family = draw_family(rng, now.date(), children=rng.randint(0, 2), infants=0)
        people += [_traveller(one, group=str(car), vehicle=vehicle) for one in family]
    return people


def _crew(seed: int, now: datetime) -> list[Traveller]:
    rng = generator(seed, "ferry crew", now.isoformat())
    ranks = ("Master", "Chief officer", "Chief engineer")
    return [
        _traveller(draw_person(rng, now.date()), Role.CREW, rank=rank)
        for rank in (*ranks, *["Seaman"] * (CREW - len(ranks)))
    ]


def _party(seed: int, now: datetime) -> list[Traveller]:
    rng = generator(seed, "coach", now.isoformat())
    party = [_traveller(draw_person(rng, now.date()), group="tour 1") for _ in range(COACH_PARTY)]
    return [*party, _traveller(draw_person(rng, now.date()), Role.CREW)]


def _traveller(
    person: Person,
    role: Role = Role.PASSENGER,
    *,
    group: str | None = None,
    vehicle: Vehicle | None = None,
    rank: str | None = None,
) -> Traveller:
    name = document_form(person.name)
    return Traveller(
        surname=name.surname,
        given_names=" ".join(name.given) or None,
        sex=person.sex,
        born=person.born.isoformat(),
        nationality=person.nationality,
        role=role,
        documents=tuple(
            Document(
                type=one.type,
                number=one.number,
                issuer=one.issuer,
                expires=one.expires.isoformat(),
            )
            for one in person.documents
        ),
        group=group,
        vehicle=vehicle,
        rank=rank,
    )


def _list(form: str, leg: Leg, people: list[Traveller]) -> Message:
    return Message(format=form, flights=(leg,), travellers=tuple(people))


def _dispatch(leg: Leg, body: bytes, now: datetime) -> Dispatch:
    return Dispatch(
        at=now - _BEFORE,
        carrier=leg.carrier or "",
        body=body,
        kind="api",
        flight=f"{leg.carrier}{leg.number}/{(leg.departs or '')[:10]}",
        description=f"{leg.mode} manifest",
        interactive=False,
        journeys=(),
    )
