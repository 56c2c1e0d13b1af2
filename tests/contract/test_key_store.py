"""What every key store promises: stable for its day, gone for good afterwards."""

from datetime import date

import pytest

from safepassage.adapters.keys import HomeKeys
from safepassage.safeguards.sealing import KeyGone

DAY, NEXT = date(2027, 3, 1), date(2027, 3, 2)


@pytest.fixture(params=[HomeKeys])
def store(request, platform, tmp_path):
    """A store, and a function that opens it once more, as another process would."""
    home = tmp_path / "home"
    return request.param(home), lambda: request.param(home)


def test_the_key_of_a_day_stays_the_same(store):
    keys, opened_again = store
    assert keys.day_key(DAY) == keys.day_key(DAY) == opened_again().day_key(DAY)
    assert len(keys.day_key(DAY)) == 32


def test_each_day_and_each_use_has_its_own_key(store):
    keys, _ = store
    drawn = {keys.day_key(DAY), keys.day_key(NEXT), keys.spool_key(DAY), keys.spool_key(NEXT)}
    assert len(drawn | set(keys.digest_keys())) == 5


def test_the_days_with_a_key_are_known_in_their_order(store):
    keys, opened_again = store
    keys.day_key(NEXT)
    keys.day_key(DAY)
    assert list(keys.live_days()) == list(opened_again().live_days()) == [DAY, NEXT]


def test_a_destroyed_day_is_gone_for_everybody_and_for_good(store):
    keys, opened_again = store
    keys.day_key(DAY)
    keys.destroy_day(DAY)
    for one in (keys, opened_again()):
        with pytest.raises(KeyGone):
            one.day_key(DAY)
        assert list(one.live_days()) == []


def test_destroying_twice_or_before_first_use_is_no_error(store):
    keys, _ = store
    keys.destroy_day(DAY)
    keys.destroy_day(DAY)
    with pytest.raises(KeyGone):
        keys.day_key(DAY)


def test_destroying_a_day_leaves_the_others(store):
    keys, opened_again = store
    kept, spool = keys.day_key(NEXT), keys.spool_key(DAY)
    keys.day_key(DAY)
    keys.destroy_day(DAY)
    assert opened_again().day_key(NEXT) == kept
    assert opened_again().spool_key(DAY) == spool


def test_the_homes_own_key_is_renewed_and_the_one_before_stays_once(store):
    keys, opened_again = store
    (first,) = keys.digest_keys()
    keys.renew_digest_key()
    second, before = opened_again().digest_keys()
    assert before == first != second
    keys.renew_digest_key()
    assert opened_again().digest_keys()[1] == second


def test_the_homes_own_key_and_the_authority_are_the_homes(store):
    keys, opened_again = store
    assert keys.digest_keys() == opened_again().digest_keys()
    assert keys.authority_public() == opened_again().authority_public()
    assert len(keys.authority_public()) == 32
