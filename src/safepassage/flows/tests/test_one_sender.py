"""A carrier hears from one sender: from whom it wrote to, when it asks and later."""

import pytest

from one_traveller import CARRIER, ask, decided, interchange, message, unsolicited
from safepassage.apps.messages import selectors as messages
from safepassage.formats.read import read
from safepassage.records.outcome import Outcome

pytestmark = pytest.mark.django_db(transaction=True)


def later_senders(platform):
    waiting = messages.answers_after(CARRIER, 0)
    bodies = [
        platform.spool.unseal("outgoing", one.id, one.created_day, one.body) for one in waiting
    ]
    return [read(body).messages[0].sender for body in bodies]


@pytest.mark.parametrize(("addressed", "sender"), [("UTOGOV", "UTOGOV"), ("", "UTOAPI")])
def test_a_later_answer_comes_from_whom_the_carrier_wrote_to(platform, door, addressed, sender):
    body = interchange(message()).replace(b"UTOPIU", addressed.encode())
    answered = read(door.answer(carrier=CARRIER, body=body).body or b"").messages[0]
    assert (answered.sender or None) == (addressed or None)
    decided(platform, Outcome.BOARD)
    assert later_senders(platform) == [sender]


def test_the_last_message_about_a_traveller_says_whom(platform, door):
    ask(door)
    body = interchange(message(place="2")).replace(b"UTOPIU", b"UTOPNR")
    door.answer(carrier=CARRIER, body=body)
    decided(platform, Outcome.BOARD)
    assert (later_senders(platform), unsolicited(platform)) == (["UTOPNR"], ["0Z"])
