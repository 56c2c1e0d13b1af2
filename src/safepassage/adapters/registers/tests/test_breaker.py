"""A register that fails rests for longer and longer, and is tried by one question."""

import pytest

from registers import Told, failing, holding
from safepassage.adapters.registers.breaker import (
    FAILURES_BEFORE_REST,
    FIRST_REST,
    LONGEST_REST,
    Breaker,
)
from safepassage.records.register import (
    RegisterKind,
    RegisterQuestion,
    Sent,
    Unchecked,
    Verdict,
    not_checked,
)

QUESTION = RegisterQuestion(
    id="1", kind=RegisterKind.DOCUMENTS, values={Sent.DOCUMENT_NUMBER: "A1"}
)


class Watch:
    at = 0.0

    def __call__(self):
        return self.at


@pytest.fixture
def watch():
    return Watch()


def failed(port, watch):
    breaker = Breaker(port, clock=watch)
    for _ in range(FAILURES_BEFORE_REST):
        assert breaker.ready()
        breaker.ask(QUESTION)
    return breaker


@pytest.mark.parametrize(
    "why",
    [Unchecked.TIMED_OUT, Unchecked.UNREACHABLE, Unchecked.REFUSED, Unchecked.BAD_ANSWER],
)
def test_after_failures_in_a_row_it_is_not_asked(watch, why):
    port = failing(why)
    breaker = failed(port, watch)
    assert not breaker.ready()
    assert breaker.ask(QUESTION).why is Unchecked.PAUSED
    assert len(port.asked) == FAILURES_BEFORE_REST


def test_an_answer_between_ends_the_row(watch):
    answers = iter([None, None, "A1", None, None])
    port = Told(
        lambda question: (
            holding("A1").ask(question) if next(answers) else not_checked(Unchecked.TIMED_OUT)
        )
    )
    breaker = Breaker(port, clock=watch)
    for _ in range(5):
        breaker.ask(QUESTION)
    assert breaker.ready()


def test_after_its_rest_one_question_tries_it(watch):
    port = failing()
    breaker = failed(port, watch)
    watch.at += FIRST_REST
    assert breaker.ready()
    breaker.ask(QUESTION)
    assert not breaker.ready()
    assert len(port.asked) == FAILURES_BEFORE_REST + 1


def test_while_one_tries_it_the_others_wait(watch):
    breaker = failed(failing(), watch)
    watch.at += FIRST_REST
    answers = []
    breaker._register.answer = lambda question: (
        answers.append(breaker.ask(question).why) or not_checked(Unchecked.TIMED_OUT)
    )
    breaker.ask(QUESTION)
    assert answers == [Unchecked.PAUSED]


def test_each_rest_is_longer_to_a_limit(watch):
    breaker = failed(failing(), watch)
    rests = []
    for _ in range(10):
        began = watch.at
        while not breaker.ready():
            watch.at += 1.0
        rests.append(watch.at - began)
        breaker.ask(QUESTION)
    assert rests == sorted(rests)
    assert rests[0] == FIRST_REST
    assert rests[-1] == LONGEST_REST


def test_when_it_answers_again_it_is_as_before(watch):
    port = failing()
    breaker = failed(port, watch)
    port.answer = holding("A1").answer
    watch.at += FIRST_REST
    assert breaker.ask(QUESTION).verdict is Verdict.HIT
    assert breaker.ready()
    port.answer = failing().answer
    breaker.ask(QUESTION)
    assert breaker.ready()
