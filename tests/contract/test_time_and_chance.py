"""What every clock and every source of identifiers promises."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from platform_fixtures import StandingClock
from safepassage.adapters.clock import SystemClock
from safepassage.adapters.ids import SystemIds


@pytest.fixture(params=[SystemClock, lambda: StandingClock(datetime(2026, 9, 1, tzinfo=UTC))])
def any_clock(request):
    return request.param()


@pytest.fixture(params=[SystemIds])
def any_ids(request):
    return request.param()


def test_a_clock_tells_utc_and_never_goes_back_by_itself(any_clock):
    told = [any_clock.now() for _ in range(50)]
    assert {moment.utcoffset() for moment in told} == {timedelta(0)}
    assert told == sorted(told)


def test_identifiers_are_version_7_of_rfc_9562(any_ids):
    made = any_ids.new()
    assert (made.version, made.variant) == (7, "specified in RFC 4122")


def test_identifiers_never_repeat(any_ids):
    assert len({any_ids.new() for _ in range(20_000)}) == 20_000


def test_identifiers_sort_by_the_millisecond_of_their_creation(any_ids):
    moments = [any_ids.new().int >> 80 for _ in range(5_000)]
    assert moments == sorted(moments)


def test_an_identifier_names_the_moment_at_which_it_was_made(any_ids):
    before = SystemClock().now()
    moment = datetime.fromtimestamp((any_ids.new().int >> 80) / 1000, UTC)
    assert before - timedelta(milliseconds=1) <= moment <= SystemClock().now()


@pytest.mark.parametrize("size", [0, 1, 12, 32])
def test_randomness_has_the_size_asked_for(any_ids, size):
    assert len(any_ids.random(size)) == size


def test_randomness_differs_every_time(any_ids):
    drawn = [any_ids.random(16) for _ in range(1000)]
    assert all(one != other for one, other in pairwise(sorted(drawn)))
