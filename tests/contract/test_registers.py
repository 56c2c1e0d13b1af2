"""What every register promises: a hit with its reference, no hit, or not checked and why."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from fake_register import KNOWN, TOKEN, serving
from safepassage.adapters.registers.breaker import Breaker
from safepassage.adapters.registers.fake import FakeRegister
from safepassage.adapters.registers.over_http import HttpRegister
from safepassage.records.register import (
    RegisterKind,
    RegisterQuestion,
    Sent,
    Unchecked,
    Verdict,
)


def fake():
    yield FakeRegister(holds=(KNOWN,))


def over_http():
    with serving() as server:
        register = HttpRegister(server.address, seconds=5, connect_seconds=5, token=TOKEN)
        yield register
        register.close()


def guarded():
    yield Breaker(FakeRegister(holds=(KNOWN,)))


@pytest.fixture(params=[fake, over_http, guarded], ids=lambda made: made.__name__)
def register(request):
    yield from request.param()


def question(number, own="1"):
    values = {Sent.DOCUMENT_NUMBER: number, Sent.DOCUMENT_ISSUER: "UTO"}
    return RegisterQuestion(id=own, kind=RegisterKind.DOCUMENTS, values=values)


def test_what_it_holds_is_a_hit_with_reference_reason_and_what_matched(register):
    answer = register.ask(question(KNOWN))
    assert answer.verdict is Verdict.HIT
    assert answer.reference
    assert answer.reason == "stolen"
    assert Sent.DOCUMENT_NUMBER in answer.matched
    assert answer.why is None


def test_what_it_does_not_hold_is_no_hit_and_nothing_more(register):
    answer = register.ask(question("OTHER"))
    assert (answer.verdict, answer.why, answer.reference) == (Verdict.NO_HIT, None, None)


def test_asked_again_it_answers_the_same(register):
    assert register.ask(question(KNOWN)) == register.ask(question(KNOWN))


def test_many_may_ask_at_once_and_each_gets_their_own_answer(register):
    asked = [question(KNOWN if place % 3 else f"N{place}", str(place)) for place in range(60)]
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(register.ask, asked))
    assert [one.verdict is Verdict.HIT for one in answers] == [bool(n % 3) for n in range(60)]


def test_it_is_ready_when_nothing_went_wrong(register):
    register.ask(question(KNOWN))
    assert register.ready()


def test_closed_it_can_be_closed_again(register):
    register.ask(question(KNOWN))
    register.close()
    register.close()


def test_a_silent_one_in_the_box_is_not_checked():
    drawn = [FakeRegister(silent_one_in=2).ask(question(str(n))) for n in range(40)]
    silent = [one for one in drawn if one.verdict is Verdict.NOT_CHECKED]
    assert 5 < len(silent) < 35
    assert {one.why for one in silent} == {Unchecked.TIMED_OUT}
