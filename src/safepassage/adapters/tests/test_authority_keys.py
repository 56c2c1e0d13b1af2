"""The authority's public keys, and the keys to which it answers."""

import os
from uuid import uuid4

import pytest

from safepassage.adapters import archive
from safepassage.adapters.keys import HomeKeys, create_home
from safepassage.adapters.pem import authority_from_pem, authority_pair
from safepassage.safeguards.letters import key_id
from safepassage.safeguards.sealing import KeyGone

FIRST, SECOND, ON_CALL, NEXT_ON_CALL = (authority_pair(os.urandom(32))[1] for _ in range(4))
PUBLIC = {pem: authority_from_pem(pem) for pem in (FIRST, SECOND, ON_CALL, NEXT_ON_CALL)}


@pytest.fixture
def home(tmp_path):
    made = tmp_path / "home"
    create_home(made, authority_pem=FIRST, random=os.urandom)
    return made


@pytest.fixture
def keys(home):
    return HomeKeys(home)


def test_a_new_key_comes_into_use_and_the_old_one_stays_known(keys, home):
    assert keys.authority.adopt(SECOND) == (PUBLIC[FIRST], PUBLIC[SECOND])
    again = HomeKeys(home)
    assert again.authority_public() == PUBLIC[SECOND]
    assert again.authority.first() == PUBLIC[FIRST]
    assert set(again.authority.known()) == {key_id(PUBLIC[FIRST]), key_id(PUBLIC[SECOND])}


def test_there_is_no_urgent_key_until_the_state_gives_one_and_it_is_told_apart(keys):
    assert keys.authority.urgent() is None
    assert keys.authority.adopt_urgent(ON_CALL) == (None, PUBLIC[ON_CALL])
    assert keys.authority.adopt_urgent(NEXT_ON_CALL) == (PUBLIC[ON_CALL], PUBLIC[NEXT_ON_CALL])
    urgent = {one.public for one in keys.authority.known().values() if one.urgent}
    assert urgent == {PUBLIC[ON_CALL], PUBLIC[NEXT_ON_CALL]}
    assert keys.authority.first() == PUBLIC[FIRST]


def test_a_key_that_is_or_was_in_use_is_not_taken_again(keys):
    keys.authority.adopt(SECOND)
    for pem in (FIRST, SECOND):
        for adopt in (keys.authority.adopt, keys.authority.adopt_urgent):
            with pytest.raises(ValueError, match="in use"):
                adopt(pem)
    assert keys.authority_public() == PUBLIC[SECOND]


def test_the_key_of_a_request_is_made_once_and_destroyed_for_good(keys, home):
    request = uuid4().hex
    with pytest.raises(KeyGone):
        keys.answers.key(request)
    made = keys.answers.make(request)
    assert HomeKeys(home).answers.make(request) == made
    assert keys.answers.live() == [request]
    keys.answers.destroy(request)
    keys.answers.destroy(request)
    assert keys.answers.live() == []
    with pytest.raises(KeyGone):
        keys.answers.key(request)


def test_keys_of_requests_are_in_no_backup_and_public_keys_are(keys, home):
    keys.answers.make(uuid4().hex)
    keys.authority.adopt_urgent(ON_CALL)
    keys.authority.adopt(SECOND)
    names = archive.key_files(home)
    assert not [name for name in names if "answers" in name]
    assert {"keys/authority.pub", "keys/urgent.pub", "keys/former/authority-0001.pub"} <= set(names)
