"""Bodies that are on the way hold some threads, never all of them."""

import io
from contextlib import ExitStack

import pytest

from safepassage.cli._parts import THREADS
from safepassage.web.slow_bodies import (
    OF_MACHINES,
    OF_PEOPLE,
    InTurn,
    TooManyBodies,
    Turnstile,
)


@pytest.fixture
def turnstile():
    return Turnstile(each=2, total=3, seconds=0)


def test_a_sender_has_only_so_many_on_the_way(turnstile):
    with ExitStack() as held:
        for _ in range(2):
            held.enter_context(turnstile.turn("a"))
        with pytest.raises(TooManyBodies), turnstile.turn("a"):
            pass
        with turnstile.turn("b"):
            pass
    with turnstile.turn("a"):
        pass


def test_all_senders_together_leave_threads_free(turnstile):
    with ExitStack() as held:
        for sender in "abc":
            held.enter_context(turnstile.turn(sender))
        with pytest.raises(TooManyBodies), turnstile.turn("d"):
            pass


def test_a_turn_ends_with_an_error_too(turnstile):
    for _ in range(9):
        with pytest.raises(OSError), turnstile.turn("a"):  # noqa: PT011 - whatever reading raises
            raise OSError


@pytest.mark.parametrize("address", [{"HTTP_AUTHORIZATION": "a"}, {"REMOTE_ADDR": "a"}, {}])
def test_a_body_is_read_as_it_is(turnstile, address):
    def application(environ, start):
        body = environ["wsgi.input"]
        return [body.readline(), body.read(2), body.read()]

    environ = {"wsgi.input": io.BytesIO(b"one\ntwo three"), **address}
    assert InTurn(application, people=turnstile)(environ, None) == [b"one\n", b"tw", b"o three"]


def test_bodies_of_strangers_take_no_place_of_a_carriers(turnstile):
    def application(environ, start):
        return [environ["wsgi.input"].read()]

    def send(address):
        environ = {"wsgi.input": io.BytesIO(b"x"), "PATH_INFO": address, "HTTP_AUTHORIZATION": "d"}
        return in_turn(environ, None)

    in_turn = InTurn(application, people=turnstile)
    with ExitStack() as held:
        for stranger in "abc":
            held.enter_context(turnstile.turn(stranger))
        with pytest.raises(TooManyBodies):
            send("/sign-in/")
        assert send("/api/v1/messages") == [b"x"]


def test_there_are_more_threads_than_bodies_on_the_way():
    assert OF_MACHINES + OF_PEOPLE < THREADS
