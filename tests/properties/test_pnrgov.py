"""PNRGOV: any input is answered, and every traveller written is read again."""

from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from safepassage.formats import pnrgov
from safepassage.formats.edifact.syntax import LEVEL_B, STANDARD, Separators
from safepassage.formats.edifact.writer import Sending
from safepassage.formats.read import read
from safepassage.records import (
    Bags,
    BagTag,
    Codeshare,
    Document,
    FlightNumber,
    Leg,
    Locator,
    Message,
    Name,
    Payment,
    Place,
    Reservation,
    Role,
    Seat,
    SeatSource,
    Traveller,
)

TEMPLATE = (
    b"UNB+IATA:1+UT+UTOGOV+261122:0900+1'UNH+1+PNRGOV:17:1:IA'MSG+:22'ORG+UT:FRA'"
    b"TVL+231126:1015:241126:0440+FRA+SIN+UT+815'EQN+1'SRC'RCI+UT:ABC123::010926:0149'"
    b"SSR+VGML:HK:1:UT'DAT+700:201126:1000+710:191126:1200'IFT+4:28::UT+CTCM 5550100200'"
    b"ORG+UT:FRA+12345678'ADD++700:1 WAY:TOWN:NS::GB:123:H5551234567'EBD+EUR:4.00+4::N'"
    b"TIF+LEE+ADAMRS:A:1:1'FTI+UT:1234'REF+:99'FAR+N'SSR+DOCO:HK:1:UT:::::/TOWN/V/V7/TOWN/01JAN26/GB'"
    b"SSR+DOCS:HK:1:UT:::::/P/UTO/X1/UTO/12JUL64/F/23AUG29/LEE/ADA'TKT+0071234567890:T:1'MON+B:1:EUR'"
    b"FOP+CC::8.00:VI:4000111122223333:0330'IFT+4:43+A PAYER+2 WAY+5551234567'"
    b"TVL+231126:1015::0440+FRA+SIN+ZZ:UT+9362:K'TRA+UT+815:M'RPI+1+HK'APD+777'"
    b"SSR+SEAT:HK:1:UT:::FRA:SIN+22C::1'DAT+2:221126:2015'ORG+UT:FRA'TRI++7:::1'"
    b"TIF+LEE+ADAMRS:A:1'SSD+22C++++Y'TBD++2:46:700++HP+UT:4074902824:2:SIN'EQN+1'RCI+UT:DEF456'"
    b"MSG+8'TVL+241126:1500:271126+SIN:INN++VN+67576:ROH'ABI+1+:UTO+UTO++UT'DAT+ZT:011126:1010'"
    b"SAC+++X'TVL+221126:0915::1230+FRA+SIN+UT+815:B'RPI+1+K'LTS+0/O/X'UNT+47+1'UNZ+1+1'"
)
WORDS = (
    "' + : ? / - é 99999999999 SRC' TIF+LEE' TVL+++++1' TRI' TBD+' SSD' SSR+DOCS' SSR+' MSG+8' ABI'"
)
PIECES = st.sampled_from(WORDS.encode().split())
EDITS = st.lists(
    st.tuples(st.integers(0, len(TEMPLATE)), st.integers(0, 40), PIECES | st.binary(max_size=6)),
    max_size=8,
)


@given(EDITS)
def test_any_mutated_message_is_answered(edits: list[tuple[int, int, bytes]]) -> None:
    data = TEMPLATE
    for place, cut, piece in edits:
        data = data[:place] + piece + data[place + cut :]
    for message in read(data).messages:
        assert all(each.offset is None or 0 <= each.offset <= len(data) for each in message.defects)


@given(st.lists(st.sampled_from(TEMPLATE.split(b"'")[2:-3]), max_size=40))
def test_segments_in_any_order_are_answered_and_everybody_is_kept(segments: list[bytes]) -> None:
    head, body = TEMPLATE.split(b"'")[:2], [b"SRC", b"TIF+ROE+BOBMR:A:7", *segments]
    (message,) = read(b"'".join([*head, *body, b"UNT+0+1", b"UNZ+1+1", b""])).messages
    first = message.reservations[0].travellers[0]
    assert Name(surname="ROE", given_names="BOB", source="tif") in first.names


WORD = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=12).map(lambda word: word + "O")
CODE = st.text("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", min_size=6, max_size=6)
DIGITS = st.text("123456789", min_size=10, max_size=10)
COUNTRY = st.sampled_from(["UTO", "DEU", "XXA", "GBR"])
DAYS = st.dates(date(1980, 1, 1), date(2070, 1, 1)).map(date.isoformat)
BIRTHS = st.dates(date(1930, 1, 1), date(2026, 11, 1)).map(date.isoformat) | st.sampled_from(
    ["1931", "1971-05"]
)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(  # noqa: DTZ001 - local
    lambda moment: moment.isoformat(timespec="minutes")
)
SEPARATORS = st.sampled_from(
    [
        STANDARD,
        Separators(component=":", element="*", terminator="#"),
        Separators(component=".", element="|", decimal=",", release="\\", terminator="~"),
        LEVEL_B,
    ]
)
PUSHED = Leg(
    carrier="UT",
    number="815",
    origin="FRA",
    destination="SIN",
    departs="2026-11-23T10:15",
    arrives="2026-11-24T04:40",
)
SOLD = FlightNumber(carrier="ZZ", number="9362")
FLOWN = FlightNumber(carrier="UT", number="815")
SHARED = Leg(
    carrier="UT",
    number="815",
    origin="FRA",
    destination="SIN",
    departs="2026-11-23T10:15",
    arrives="2026-11-24T04:40",
    marketing=(SOLD,),
    operating=FLOWN,
    cabin="Y",
)
ONWARD = Leg(carrier="UT", number="7", origin="SIN", destination="NBO", departs="2026-11-25T08:00")


@st.composite
def travellers(draw: st.DrawFn, number: int, locator: str) -> Traveller:
    """One traveller with whatever a carrier may know; ``number`` makes references unique."""
    surname, given_names = draw(WORD), draw(st.none() | WORD)
    documented = draw(st.booleans())
    nationality = draw(st.none() | COUNTRY) if documented else None
    seat = f"{number + 1}A"
    form = Name(surname=surname, given_names=given_names, source="tif")
    paper = Name(surname=surname, given_names=given_names, source="docs")
    return Traveller(
        surname=surname,
        given_names=given_names,
        title=draw(st.sampled_from([None, "MR", "MRS", "DR"])) if given_names else None,
        names=(form, paper) if documented else (form,),
        sex=draw(st.sampled_from("MFXU")) if documented else None,
        born=draw(BIRTHS) if documented else None,
        nationality=nationality,
        birth_place=draw(st.none() | WORD.map(lambda word: Place(text=word))),
        local_reference=str(number + 1),
        reference=draw(st.none() | DIGITS),
        reservation=locator,
        tickets=tuple(draw(st.lists(DIGITS, max_size=2, unique=True))),
        documents=(
            Document(
                type="P",
                number=f"X{number}",
                issuer=draw(st.none() | COUNTRY),
                nationality=nationality,
                expires=draw(st.none() | DAYS),
            ),
        )
        if documented
        else (),
        seats=(
            Seat(source=SeatSource.RESERVATION, number=seat, origin="FRA", destination="SIN"),
            Seat(
                source=SeatSource.CHECK_IN,
                number=seat,
                cabin="Y",
                origin="FRA",
                destination="SIN",
            ),
        ),
        bags=Bags(count=1, weight_kg=20.5, tags=(f"{4074900000 + number}",)),
        frequent_flyer=tuple(draw(st.lists(DIGITS.map("UT".__add__), max_size=1))),
        phones=tuple(draw(st.lists(DIGITS, max_size=1))),
        emails=tuple(draw(st.lists(WORD.map("{}.X_Y-Z@EXAMPLE.ORG".format), max_size=1))),
        role=draw(st.sampled_from([Role.PASSENGER, Role.INFANT])) if documented else Role.PASSENGER,
    )


@st.composite
def reservations(draw: st.DrawFn) -> Reservation:
    """One PNR on the pushed flight, some sold by another carrier."""
    locator, leg = draw(CODE), draw(st.sampled_from([PUSHED, SHARED]))
    count = draw(st.integers(1, 4))
    people = tuple(draw(travellers(number, locator)) for number in range(count))
    created = draw(MOMENTS)
    return Reservation(
        locator=locator,
        system="UT",
        other_locators=(Locator(locator=draw(CODE), system="1U"),),
        created_at=created,
        booked_at=created,
        status="HK",
        agency=draw(st.none() | DIGITS),
        origin="FRA",
        flights=(leg, ONWARD),
        codeshares=(Codeshare(marketing="ZZ9362", operating="UT815"),) if leg is SHARED else (),
        travellers=people,
        bag_count=count,
        bag_pieces_all_legs=count,
        bags=tuple(
            BagTag(tag=person.bags.tags[0], carrier="UT", destination="SIN", prime_flight=True)
            for person in people
        ),
        phones=tuple(dict.fromkeys(phone for each in people for phone in each.phones)),
        emails=tuple(dict.fromkeys(email for each in people for email in each.emails)),
        payments=(Payment(kind="CC", number="XXXXXXXXXXXX1234"),),
        split_to=tuple(draw(st.lists(CODE, max_size=1))),
    )


@given(
    st.lists(reservations(), min_size=1, max_size=4),
    st.sampled_from(["10.1", "11.1", "13.1", "14.1", "17.1"]),
    SEPARATORS,
)
def test_what_is_written_is_read(
    booked: list[Reservation], version: str, separators: Separators
) -> None:
    message = Message(
        format="pnrgov",
        version=version,
        function="22",
        sender="UT",
        recipient="UTOGOV",
        sent_at="2026-11-22T09:00",
        flights=(PUSHED,),
        reservations=tuple(booked),
    )
    (found,) = read(pnrgov.write(message, separators=separators)).messages
    assert found.flights == message.flights
    assert found.version == version
    assert found.reservations == message.reservations


def test_the_envelope_is_that_of_padis() -> None:
    message = Message(format="pnrgov", sender="UT", recipient="UTOGOV", sent_at="2026-11-22T09:00")
    text = pnrgov.write(message).decode()
    assert text.startswith("UNB+IATA:1+UT+UTOGOV+261122:0900+1'UNG+PNRGOV+UT+UTOGOV+")
    assert "+IA+17:1'UNH+1+PNRGOV:17:1:IA'MSG+:22'" in text
    grouped = Sending(grouped=False, agency="IA", association=None)
    assert "UNG" not in pnrgov.write(message, sending=grouped).decode()
