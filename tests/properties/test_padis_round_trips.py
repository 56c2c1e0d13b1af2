"""ACKRES and GOVREQ: what is written is read, and what is read is written again as it was."""

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from safepassage.formats import ackres, govreq
from safepassage.formats.edifact.syntax import LEVEL_B, STANDARD, Separators
from safepassage.formats.read import read
from safepassage.records import Answer, AnswerError, Leg, Meaning, Message, Reservation, Scope

CODE = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=1, max_size=8)
WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=70
)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(  # noqa: DTZ001 - local
    lambda moment: moment.isoformat(timespec="minutes")
)
VERSIONS = st.sampled_from(["11.1", "13.1", "17.1"])
SEPARATORS = st.sampled_from(
    [
        STANDARD,
        Separators(component=":", element="*", terminator="#"),
        Separators(component=".", element="|", decimal=",", release="\\", terminator="~"),
        Separators(repetition="*"),
        LEVEL_B,
    ]
)
FLIGHTS = st.builds(
    Leg,
    carrier=st.none() | st.just("UT"),
    number=st.none() | st.sampled_from(["815", "0816"]),
    origin=st.sampled_from(["FRA", "SIN"]),
    destination=st.none() | st.just("JFK"),
    departs=MOMENTS,
    arrives=st.none() | MOMENTS,
)
ERRORS = st.builds(AnswerError, code=CODE, text=st.none() | WORDS)


@st.composite
def acknowledgements(draw: st.DrawFn) -> Message:
    errors = tuple(draw(st.lists(ERRORS, max_size=4)))
    answer = Answer(
        scope=Scope.MESSAGE,
        reservation=draw(st.none() | CODE),
        status=draw(st.none() | CODE),
        meaning=Meaning.ERROR if errors else None,
        errors=errors,
    )
    return Message(
        format="ackres",
        version=draw(VERSIONS),
        reference=draw(CODE),
        common_access_reference=draw(st.none() | CODE),
        function=draw(st.none() | st.sampled_from(["22", "141"])),
        sender="UTOGOV",
        recipient="UT",
        sent_at="2026-11-22T09:05",
        flights=tuple(draw(st.lists(FLIGHTS, max_size=1))),
        answers=(answer,),
    )


REQUESTS = st.builds(
    Message,
    format=st.just("govreq"),
    version=VERSIONS,
    reference=CODE,
    common_access_reference=st.none() | CODE,
    function=st.none() | CODE,
    sender=st.just("UTOGOV"),
    recipient=st.just("UT"),
    sent_at=st.just("2026-11-22T09:05"),
    flights=st.lists(FLIGHTS, max_size=2).map(tuple),
    reservations=st.lists(
        st.builds(Reservation, locator=CODE, system=st.none() | CODE), max_size=3
    ).map(tuple),
)


def only_message(data: bytes) -> Message:
    (message,) = read(data).messages
    return message


@given(acknowledgements(), SEPARATORS)
def test_ackres_is_read_as_it_was_written(message: Message, marks: Separators) -> None:
    written = ackres.write(message, separators=marks)
    found = only_message(written)
    assert structs.replace(found, segment_count=None, defects=()) == message
    assert ackres.write(found, separators=marks) == written


@given(REQUESTS, SEPARATORS)
def test_govreq_is_read_as_it_was_written(message: Message, marks: Separators) -> None:
    written = govreq.write(message, separators=marks)
    found = only_message(written)
    assert structs.replace(found, segment_count=None, defects=()) == message
    assert govreq.write(found, separators=marks) == written
