"""ACKRES and GOVREQ: what is written is read, and what is read is written again as it was."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from padis_messages import CODE, FLIGHTS, SEPARATORS, VERSIONS, acknowledgements
from safepassage.formats import ackres, govreq
from safepassage.formats.edifact.syntax import Separators
from safepassage.formats.read import read
from safepassage.records import Message, Reservation

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
