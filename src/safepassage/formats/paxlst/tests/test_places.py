"""The travellers of a PAXLST are found where they stand, whatever the separators."""

import pytest
from msgspec.structs import replace

from safepassage.formats.edifact.interchange import read_interchange
from safepassage.formats.edifact.syntax import STANDARD, Separators
from safepassage.formats.paxlst import write
from safepassage.formats.paxlst.places import traveller_places
from safepassage.records import Contact, Leg, Message, Name, Role, Traveller

OTHERS = Separators(component=".", element="|", decimal=",", release="\\", terminator="~")


def person(surname, role=Role.PASSENGER):
    return Traveller(surname=surname, names=(Name(surname=surname, source="nad"),), role=role)


MANIFEST = Message(
    format="paxlst",
    version="D.05B",
    reference="1",
    function="745",
    sender="UT",
    recipient="UTOAPI",
    sent_at="2027-03-01T09:00",
    contact=Contact(name="FLIGHT DESK", telephone=("1",)),
    flights=(Leg(carrier="UT", number="815", origin="CDG", destination="PDL"),),
    travellers=(
        person("FIRST"),
        person("CREW", Role.CREW),
        person("TRANSIT", Role.TRANSIT_PASSENGER),
    ),
)


@pytest.mark.parametrize("separators", [STANDARD, OTHERS])
def test_each_place_is_that_of_the_traveller(separators):
    body = write(MANIFEST, separators=separators)
    (raw,) = read_interchange(body).messages
    found = traveller_places(raw)
    assert len(found) == 3
    for (segment, offset), traveller in zip(found, MANIFEST.travellers, strict=True):
        assert body[offset:].startswith(b"NAD")
        assert traveller.surname in raw.segments[segment - 1]


def test_the_reporting_party_is_no_traveller():
    body = write(replace(MANIFEST, travellers=()))
    (raw,) = read_interchange(body).messages
    assert any(segment.startswith("NAD") for segment in raw.segments)
    assert traveller_places(raw) == []
