"""The message a newcomer sends: a carrier of their own, a flight soon to leave, somebody listed.

Nobody else acts for this carrier, so its later answers wait for the newcomer alone.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from safepassage.formats import paxlst
from safepassage.formats.edifact.writer import Sending
from safepassage.records import Contact, Document, Leg, Message, Traveller
from safepassage.records._base import Record
from safepassage.simulation.names import document_form
from safepassage.simulation.people import Person
from safepassage.simulation.states import HOME
from safepassage.simulation.watchlist import Precision, Watched

CODE, NAME = "1X", "Example Air"
FLIGHT = f"{CODE}702"
FILE = "example.edi"
LEAVES_IN, LASTS = timedelta(hours=17), timedelta(hours=5, minutes=30)
"""It arrives within a day, so that the board shows it as it opens."""
_FROM, _TO = ("FRA", "Europe/Berlin"), ("PDL", "Atlantic/Azores")
_HOUR = timedelta(hours=1)


class Example(Record, frozen=True):
    """The file, the flight's local times, and who on board is listed."""

    file: Path
    departs: str
    arrives: str
    listed: str


def write(home: Path, watched: Sequence[Watched], now: datetime) -> Example:
    """Write the message anew into the demonstration's folder; one an hour is the same."""
    person = _listed(watched)
    leaves = now.replace(minute=0, second=0, microsecond=0) + _HOUR + LEAVES_IN
    leg = _leg(leaves)
    file = home / "demonstration" / FILE
    file.write_bytes(_message(leg, person, now))
    return Example(
        file=file,
        departs=_words(leg.departs),
        arrives=_words(leg.arrives),
        listed=document_form(person.name).full,
    )


def _listed(watched: Sequence[Watched]) -> Person:
    """A foreigner whom a list names for more than information: the first, the second of three."""
    persons = (one for one in watched if one.person)
    acting = (one for place, one in enumerate(persons) if place % 3 < 2)  # noqa: PLR2004
    return next(_foreigners(acting))


def _foreigners(watched: Iterator[Watched]) -> Iterator[Person]:
    for one in watched:
        if one.person and one.precision is Precision.DAY and one.person.nationality != HOME:
            yield one.person


def _leg(leaves: datetime) -> Leg:
    return Leg(
        carrier=CODE,
        number=FLIGHT.removeprefix(CODE),
        origin=_FROM[0],
        destination=_TO[0],
        departs=_local(leaves, _FROM[1]),
        arrives=_local(leaves + LASTS, _TO[1]),
    )


def _local(moment: datetime, zone: str) -> str:
    return f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%dT%H:%M}"


def _words(moment: str | None) -> str:
    return (moment or "").replace("T", " ")


def _message(leg: Leg, person: Person, now: datetime) -> bytes:
    told = Message(
        format="paxlst",
        version="D.05B",
        reference="1",
        function="745",
        transaction="EXAMPLE1",
        sender=CODE,
        recipient="UTOGOV",
        sent_at=f"{now:%Y-%m-%dT%H}:00",
        contact=Contact(name=NAME.upper(), email=("ops@air.example",)),
        flights=(leg,),
        travellers=(_anna(), _traveller(person)),
        control_totals={"42": 2},
    )
    return paxlst.write(told, sending=Sending(control_reference=f"{now:%m%d%H}"))


def _anna() -> Traveller:
    """The traveller of ICAO's specimen passports (Doc 9303-4), who is on no list."""
    return Traveller(
        surname="ERIKSSON",
        given_names="ANNA MARIA",
        sex="F",
        born="1974-08-12",
        nationality="UTO",
        reference="EXAMPLE1001",
        reservation="EXMPL1",
        documents=(Document(type="P", number="L898902C3", issuer="UTO", expires="2032-04-15"),),
        embarks=_FROM[0],
        disembarks=_TO[0],
    )


def _traveller(person: Person) -> Traveller:
    name, document = document_form(person.name), person.document
    return Traveller(
        surname=name.surname,
        given_names=" ".join(name.given),
        sex=person.sex,
        born=person.born.isoformat(),
        nationality=person.nationality,
        reference="EXAMPLE1002",
        reservation="EXMPL1",
        documents=(
            Document(
                type=document.type,
                number=document.number,
                issuer=document.issuer,
                expires=document.expires.isoformat(),
            ),
        ),
        embarks=_FROM[0],
        disembarks=_TO[0],
    )
