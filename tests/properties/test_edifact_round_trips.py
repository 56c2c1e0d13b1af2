"""What is written is read, and what is read is written again as it was."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from carrier_messages import MANIFESTS, SEPARATORS, only_message, responses
from safepassage.formats import cusres, paxlst
from safepassage.formats.edifact.syntax import Separators
from safepassage.formats.edifact.writer import Sending
from safepassage.formats.read import read
from safepassage.records import Message, Scope


@given(MANIFESTS, SEPARATORS)
def test_paxlst_is_read_as_it_was_written(message: Message, marks: Separators) -> None:
    written = paxlst.write(message, separators=marks)
    found = only_message(written)
    assert found.travellers == message.travellers
    assert structs.replace(found, segment_count=None, defects=()) == message
    assert paxlst.write(found, separators=marks) == written


@given(message=MANIFESTS, grouped=st.booleans(), noise=st.text(max_size=30))
def test_every_traveller_is_read_whatever_stands_around(
    message: Message, *, grouped: bool, noise: str
) -> None:
    written = paxlst.write(message, sending=Sending(grouped=grouped))
    wrapped = (
        noise.encode("utf-8", "replace")
        + b"\r\n"
        + written
        + b"\r\n\r\n"
        + noise.encode("utf-8", "replace")
    )
    (found, *_) = read(wrapped).messages
    assert len(found.travellers) == len(message.travellers)


@given(responses(), SEPARATORS)
def test_cusres_is_read_as_it_was_written(message: Message, marks: Separators) -> None:
    written = cusres.write(message, separators=marks)
    found = only_message(written)
    assert structs.replace(found, segment_count=None, defects=()) == message
    assert cusres.write(found, separators=marks) == written


@given(responses())
def test_an_acknowledgement_is_recognised_after_its_journey(change: Message) -> None:
    change = structs.replace(change, function="132")
    reply = only_message(cusres.write(cusres.acknowledgement(change, reference="A1")))
    is_error = any(a.errors for a in change.answers if a.scope is Scope.MESSAGE)
    assert cusres.acknowledges(reply, only_message(cusres.write(change))) is not is_error
