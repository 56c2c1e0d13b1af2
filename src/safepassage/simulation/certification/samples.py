"""Right messages of the cases: what a carrier without faults gives, and what it is given."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from msgspec.structs import replace

from safepassage.formats import cusres, paxlst, pnrgov
from safepassage.formats.apps import build
from safepassage.formats.apps.writer import write as write_apps
from safepassage.formats.manifests.writer import write_csv
from safepassage.formats.read import read
from safepassage.records.answer import Answer, Meaning, Scope
from safepassage.records.journey import Leg
from safepassage.records.message import Contact, Message, Transfer
from safepassage.records.reservation import Reservation
from safepassage.records.traveller import Name, Role, Traveller
from safepassage.simulation.certification.cases import CASES, Case, Expected

_LEG: Final = Leg(
    carrier="UT",
    number="815",
    origin="CDG",
    destination="PDL",
    departs="2027-03-01T15:00",
    arrives="2027-03-01T19:00",
)
_SENT: Final = "2027-03-01T09:00"
_LOCATOR: Final = "CERT22"
_COUNTED: Final = {"250": "41", "266": ""}
_ASKING: Final = build.Asking(message_id="1", sender="UT", version="26")
_APPS_ID: Final = "1234567890"


def given() -> bytes:
    """The CUSRES 132 that a carrier has to acknowledge."""
    answer = Answer(
        scope=Scope.TRAVELLER,
        flight="UT815",
        traveller_reference="UT815-1",
        reservation=_LOCATOR,
        status="0Z",
        meaning=Meaning.BOARD,
    )
    return cusres.write(
        Message(
            format="cusres",
            version="D.05B",
            reference="1",
            function="132",
            transaction="CERTIFY132",
            sender="UTOAPI",
            recipient="UT",
            sent_at=_SENT,
            flights=(_LEG,),
            answers=(answer,),
        )
    )


def samples(case: Case, dialect: str) -> list[bytes]:
    """The files that pass ``case`` in one of its dialects."""
    return _WRITERS[dialect](case)


def _paxlst(case: Case) -> list[bytes]:
    function, _, subfunction = case.dialects["paxlst"][0].partition("+")
    people = _people(case)
    whole = Message(
        format="paxlst",
        version="D.05B",
        reference="1",
        function=function,
        subfunction=subfunction or None,
        transaction=f"CERT{case.code.upper()}"[:25],
        sender="UT",
        recipient="UTOAPI",
        sent_at=_SENT,
        contact=Contact(name="DESK", telephone=("00100",)),
        flights=(_LEG,),
        travellers=tuple(people),
        control_totals=_totals(function, people),
    )
    parts = [whole] if case.parts == 1 else list(_parts(whole, case.parts))
    written = [paxlst.write(part) for part in parts]
    if case.defects:
        born = people[0].born or ""
        digits = born.replace("-", "")[2:].encode()
        written = [body.replace(digits, b"713199") for body in written]
    return written


def _totals(function: str, people: Sequence[Traveller]) -> dict[str, int]:
    qualifier = _COUNTED.get(function, "42")
    return {qualifier: len(people)} if qualifier else {}


def _parts(whole: Message, count: int) -> Iterable[Message]:
    for number, traveller in enumerate(whole.travellers, 1):
        yield replace(
            whole,
            common_access_reference="CERTPARTS",
            transfer=Transfer(number=number, first=number == 1, last=number == count),
            travellers=(traveller,),
        )


def _people(case: Case) -> list[Traveller]:
    """Those of the case, or of the case that it speaks of again, with the same references."""
    source = case if case.travellers else CASES.get(case.refers_to or "", case)
    shown = [_traveller(one, place) for place, one in enumerate(source.travellers, 1)]
    if case.defects:
        known = CASES["announce"].travellers
        return [_traveller(one, place) for place, one in enumerate(known, 1)]
    return shown


def _traveller(one: Expected, place: int) -> Traveller:
    crew = one.role is Role.CREW
    return Traveller(
        surname=one.surname,
        given_names=one.given_names,
        names=(Name(surname=one.surname, given_names=one.given_names, source="nad"),),
        sex=one.sex,
        born=one.born,
        nationality=one.nationality,
        role=one.role,
        embarks=_LEG.origin,
        disembarks=_LEG.destination,
        reference=f"UT815-{place}",
        reservation=None if crew else _LOCATOR,
        documents=one.documents,
    )


def _apps(case: Case) -> list[bytes]:
    people = _people(case)
    if case.dialects["apps"] == ("CICX",):
        message = build.cancel(_LEG, people, [_APPS_ID] * len(people), _ASKING)
    else:
        message = build.check_in(_LEG, people, _ASKING)
    return [write_apps(message)]


def _csv(case: Case) -> list[bytes]:
    people = [replace(one, reference=None) for one in _people(case)]
    return [write_csv(Message(format="csv-manifest", flights=(_LEG,), travellers=tuple(people)))]


def _cusres(_: Case) -> list[bytes]:
    (change,) = read(given()).messages
    return [cusres.write(cusres.acknowledgement(change, reference="1", sent_at=_SENT))]


def _pnrgov(case: Case) -> list[bytes]:
    booking = Reservation(
        locator=_LOCATOR,
        system="UT",
        flights=(_LEG,),
        travellers=tuple(_people(case)),
    )
    push = Message(
        format="pnrgov",
        version="15.1",
        reference="1",
        function="22",
        sender="UT",
        recipient="UTOPIU",
        sent_at=_SENT,
        flights=(_LEG,),
        reservations=(booking,),
    )
    return [pnrgov.write(push)]


_WRITERS: Final[dict[str, Callable[[Case], list[bytes]]]] = {
    "paxlst": _paxlst,
    "apps": _apps,
    "csv-manifest": _csv,
    "cusres": _cusres,
    "pnrgov": _pnrgov,
}
