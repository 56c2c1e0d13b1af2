"""A register that misbehaves is "not checked" in its time, and never clear."""

import json
import ssl

import pytest

from fake_register import (
    KNOWN,
    TOKEN,
    certificate,
    hangs_up,
    says,
    serving,
    sleeps,
    trickle,
)
from safepassage.adapters.http import Tls
from safepassage.adapters.registers.over_http import HttpRegister
from safepassage.records.register import (
    RegisterKind,
    RegisterQuestion,
    Sent,
    Unchecked,
    Verdict,
)

QUESTION = RegisterQuestion(
    id="1", kind=RegisterKind.DOCUMENTS, values={Sent.DOCUMENT_NUMBER: KNOWN}
)


@pytest.fixture
def server():
    with serving() as running:
        yield running


@pytest.fixture
def register(server):
    made = HttpRegister(server.address, seconds=0.4, connect_seconds=0.2, token=TOKEN)
    yield made
    made.close()


def answering(**changed):
    body = {"question": "1", "result": "no_hit"} | changed
    return says(200, json.dumps(body).encode())


@pytest.mark.parametrize(
    ("behave", "why"),
    [
        (sleeps(2), Unchecked.TIMED_OUT),
        (trickle, Unchecked.TIMED_OUT),
        (hangs_up, Unchecked.UNREACHABLE),
        (says(500), Unchecked.UNREACHABLE),
        (says(503), Unchecked.UNREACHABLE),
        (says(429), Unchecked.UNREACHABLE),
        (says(401), Unchecked.REFUSED),
        (says(403), Unchecked.REFUSED),
        (says(404), Unchecked.REFUSED),
        (says(302), Unchecked.BAD_ANSWER),
        (says(204, b""), Unchecked.BAD_ANSWER),
        (says(200, b"OK"), Unchecked.BAD_ANSWER),
        (says(200, b"x" * 100_000), Unchecked.UNREACHABLE),
        (answering(question="2"), Unchecked.BAD_ANSWER),
        (answering(result="hit"), Unchecked.BAD_ANSWER),
        (answering(result="clear"), Unchecked.BAD_ANSWER),
    ],
)
def test_what_is_no_good_answer_is_not_checked(server, register, behave, why):
    server.behave = behave
    answer = register.ask(QUESTION)
    assert (answer.verdict, answer.why) == (Verdict.NOT_CHECKED, why)


def test_nobody_there_is_not_checked():
    register = HttpRegister("http://127.0.0.1:1/", seconds=0.4, connect_seconds=0.2)
    assert register.ask(QUESTION).why is Unchecked.UNREACHABLE


def test_it_says_who_asks(server, register):
    register.ask(QUESTION)
    assert server.headers[0]["Authorization"] == f"Bearer {TOKEN}"
    assert server.headers[0]["Content-Type"] == "application/json"


def test_a_connection_that_the_host_ended_is_made_anew(server, register):
    for _ in range(3):
        server.behave = hangs_up
        register.ask(QUESTION)
        server.behave = type(server).behave
        assert register.ask(QUESTION).verdict is Verdict.HIT


def test_after_a_failure_it_answers_again(server, register):
    server.behave = sleeps(1)
    register.ask(QUESTION)
    server.behave = type(server).behave
    assert register.ask(QUESTION).verdict is Verdict.HIT


@pytest.fixture
def papers(tmp_path):
    """The register's and our own certificate with their keys."""
    return certificate(tmp_path, "register"), certificate(tmp_path, "platform")


@pytest.fixture
def secure(papers):
    """A register that speaks TLS and lets in whoever shows our certificate."""
    (public, private), (ours, _) = papers
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(public, private)
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_verify_locations(ours)
    with serving(context) as running:
        yield running


def asked(server, **files):
    register = HttpRegister(
        server.address, seconds=5, connect_seconds=5, tls=Tls(**files).context()
    )
    answer = register.ask(QUESTION)
    register.close()
    return answer


def test_both_sides_show_their_certificates(secure, papers):
    (public, _), (ours, key) = papers
    answer = asked(secure, authorities=public, certificate=ours, key=key)
    assert answer.verdict is Verdict.HIT


def test_without_ours_nothing_is_answered(secure, papers):
    (public, _), _ = papers
    assert asked(secure, authorities=public).why is Unchecked.UNREACHABLE


def test_a_register_that_is_another_is_not_asked(secure, papers):
    _, (ours, key) = papers
    answer = asked(secure, authorities=ours, certificate=ours, key=key)
    assert answer.why is Unchecked.UNREACHABLE
    assert secure.headers == []
