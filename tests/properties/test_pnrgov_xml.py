"""PNRGOV XML: any input is answered, and no damage to one part loses another's travellers."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from safepassage.formats.read import read

NAMES = ("LEE", "ROE", "DOE", "POE")
PERSON = (
    '<n:Passenger RPH="1"><n:GivenName>ADA</n:GivenName><n:Surname>{}</n:Surname>'
    '<n:DOC_SSR SSR_Code="DOCS"><n:DOCS DateOfBirth="12JUL64" Gender="F" Surname="{}"/></n:DOC_SSR>'
    "</n:Passenger>"
)
PNR = (
    '<n:PNR NumberOfPassengers="1"><n:BookingRefID ID="{}ABC"><n:CompanyName Code="UT"/>'
    '</n:BookingRefID>{}<n:Flight FlightNumber="815" Status="HK"><n:SSR SSRCode="SEAT" RPH="1">'
    '<n:Text>22C</n:Text></n:SSR><n:CheckInInfo RPH="1"><n:Bag SerialNumber="4074902824"/>'
    "</n:CheckInInfo></n:Flight></n:PNR>"
)
TEMPLATE = (
    '<?xml version="1.0" encoding="UTF-8"?><n:IATA_PNRGOV_NotifRQ xmlns:n="urn:x"'
    ' TimeStamp="2026-11-22T09:00:00"><n:FlightLeg CarrierCode="UT" FlightNumber="815"/><n:PNRs>'
    + "".join(PNR.format(name, PERSON.format(name, name)) for name in NAMES)
    + "</n:PNRs></n:IATA_PNRGOV_NotifRQ>"
).encode()
PIECES = st.sampled_from(
    [
        b"<", b">", b"&", b'"', b"'", b"/", b"</", b"/>", b"<!--", b"-->", b"<![CDATA[", b"]]>",
        b"<n:PNR>", b"</n:PNR>", b"<n:Passenger>", b"</n:Passenger>", b"<x>", b"</x>", b"<?",
        b"<!DOCTYPE x [", b"<!ENTITY a 'b'>", b"&a;", b"&#0;", b"\x00", b"\xff", b"\xff\xfe", b"=",
    ]
)  # fmt: skip
EDITS = st.lists(
    st.tuples(st.integers(0, len(TEMPLATE)), st.integers(0, 60), PIECES | st.binary(max_size=6)),
    max_size=8,
)


@given(EDITS)
def test_any_mutated_message_is_answered(edits: list[tuple[int, int, bytes]]) -> None:
    data = TEMPLATE
    for place, cut, piece in edits:
        data = data[:place] + piece + data[place + cut :]
    parsed = read(data, format_name="pnrgov-xml")
    assert parsed.messages or parsed.defects
    msgspec.json.encode(parsed)
    for message in parsed.messages:
        assert all(each.offset is None or 0 <= each.offset <= len(data) for each in message.defects)


@given(st.binary(max_size=400) | st.lists(PIECES, max_size=40).map(b"".join))
def test_any_input_is_answered(data: bytes) -> None:
    parsed = read(data, format_name="pnrgov-xml")
    assert parsed.messages or parsed.defects


@given(place=st.integers(0), piece=st.sampled_from([b"<", b"<=>", b"</x>", b"&", b"\x01", b"</>"]))
def test_one_damage_costs_at_most_the_traveller_it_is_in(place: int, piece: bytes) -> None:
    first = TEMPLATE.index(b"<n:PNRs>") + len(b"<n:PNRs>")
    place = first + place % (len(TEMPLATE) - first)
    (message,) = read(TEMPLATE[:place] + piece + TEMPLATE[place:]).messages
    surnames = [each.surname for pnr in message.reservations for each in pnr.travellers]
    assert sum(name in surnames for name in NAMES) >= len(NAMES) - 1
