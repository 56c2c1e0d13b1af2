import multiprocessing
import os
import stat
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from key_race import first_use
from safepassage.adapters import _key_files
from safepassage.adapters.digest_keys import LOOKS_EVERY
from safepassage.adapters.keys import HomeExists, HomeKeys, create_home
from safepassage.adapters.pem import authority_from_pem, authority_pair, signer_from_pem
from safepassage.safeguards.sealing import KeyGone

DAY = date(2026, 5, 1)
NEXT = date(2026, 5, 2)
_, AUTHORITY_PEM = authority_pair(bytes(range(32)))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    create_home(folder, authority_pem=AUTHORITY_PEM, random=os.urandom)
    return folder


@pytest.fixture
def keys(home: Path) -> HomeKeys:
    return HomeKeys(home)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_home_is_closed_to_everybody_else(home: Path, keys: HomeKeys) -> None:
    keys.day_key(DAY)
    keys.spool_key(DAY)
    for path in (home, *home.rglob("*")):
        assert _mode(path) == (0o700 if path.is_dir() else 0o600), path
    assert len((home / "keys" / "session.key").read_text()) == 96


def test_a_home_in_use_is_refused_and_left_alone(home: Path) -> None:
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    with pytest.raises(HomeExists):
        create_home(home, authority_pem=AUTHORITY_PEM, random=os.urandom)
    assert before == {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}


def test_an_empty_folder_becomes_a_closed_home(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    create_home(tmp_path, authority_pem=AUTHORITY_PEM, random=os.urandom)
    assert _mode(tmp_path) == 0o700


@pytest.mark.parametrize("pem", [b"", b"no key", AUTHORITY_PEM[:60]])
def test_no_home_is_made_for_a_key_that_is_none(tmp_path: Path, pem: bytes) -> None:
    with pytest.raises(ValueError, match="X25519"):
        create_home(tmp_path / "home", authority_pem=pem, random=os.urandom)
    assert not (tmp_path / "home").exists()


def test_a_signing_key_is_no_authority_key(home: Path) -> None:
    pem = (home / "keys" / "ledger" / "anchor.pub").read_bytes()
    with pytest.raises(ValueError, match="no X25519"):
        authority_from_pem(pem)


def test_days_have_their_own_stable_keys(home: Path, keys: HomeKeys) -> None:
    first, second, spool = keys.day_key(DAY), keys.day_key(NEXT), keys.spool_key(DAY)
    assert len({first, second, spool}) == 3
    assert {len(first), len(second), len(spool)} == {32}
    assert HomeKeys(home).day_key(DAY) == first
    assert keys.live_days() == [DAY, NEXT]
    assert keys.live_spool_days() == [DAY]


def test_a_destroyed_key_is_gone_for_good(home: Path, keys: HomeKeys) -> None:
    key = keys.day_key(DAY)
    keys.destroy_day(DAY)
    keys.destroy_day(DAY)
    for store in (keys, HomeKeys(home)):
        with pytest.raises(KeyGone):
            store.day_key(DAY)
    assert keys.live_days() == []
    assert all(key not in path.read_bytes() for path in home.rglob("*") if path.is_file())


def test_a_day_can_end_before_its_key_was_made(keys: HomeKeys) -> None:
    keys.destroy_spool_day(DAY)
    with pytest.raises(KeyGone):
        keys.spool_key(DAY)


def test_the_file_is_overwritten_before_its_name_goes(home: Path, keys: HomeKeys) -> None:
    keys.day_key(DAY)
    link = home / "second-name"
    os.link(home / "keys" / "days" / f"{DAY}.key", link)
    keys.destroy_day(DAY)
    assert link.read_bytes() == bytes(32)


def test_another_process_serves_a_destroyed_key_for_a_second_at_most(home: Path) -> None:
    now = [100.0]
    other = HomeKeys(home, monotonic=lambda: now[0])
    key = other.day_key(DAY)
    HomeKeys(home).destroy_day(DAY)
    now[0] += 0.9
    assert other.day_key(DAY) == key
    now[0] += 0.1
    with pytest.raises(KeyGone):
        other.day_key(DAY)


def test_forgetting_ends_the_second(home: Path) -> None:
    other = HomeKeys(home, monotonic=lambda: 0.0)
    other.day_key(DAY)
    HomeKeys(home).destroy_day(DAY)
    other.forget()
    with pytest.raises(KeyGone):
        other.day_key(DAY)


def test_a_destruction_cut_short_is_seen_and_finished(home: Path, keys: HomeKeys) -> None:
    keys.day_key(DAY)
    path = home / "keys" / "days" / f"{DAY}.key"
    path.rename(_key_files.dying_name(path))
    assert keys.live_days() == [DAY]
    keys.destroy_day(DAY)
    assert keys.live_days() == []
    assert sorted(path.name for path in (home / "keys" / "days").iterdir()) == [f"{DAY}.gone"]


def test_an_overwritten_key_is_never_served(home: Path) -> None:
    path = home / "keys" / "days" / f"{DAY}.key"
    path.write_bytes(bytes(32))
    with pytest.raises(KeyGone):
        HomeKeys(home).day_key(DAY)


def test_processes_that_race_for_a_new_key_get_the_same(home: Path) -> None:
    days = [date(2026, month, day) for month in range(1, 4) for day in range(1, 11)]
    context = multiprocessing.get_context("forkserver")
    with ProcessPoolExecutor(4, mp_context=context) as pool:
        results = list(pool.map(first_use, [home] * 4, [days] * 4, timeout=60))
    assert all(result == results[0] for result in results)
    assert not list((home / "keys" / "days").glob(".*"))


def test_the_homes_own_key_is_kept(home: Path, keys: HomeKeys) -> None:
    assert keys.digest_keys() == HomeKeys(home).digest_keys() == keys.digest_keys()


def test_a_renewed_key_of_the_home_stands_first_and_other_processes_notice(home: Path) -> None:
    seconds = [0.0]
    other = HomeKeys(home, monotonic=lambda: seconds[0])
    (first,) = other.digest_keys()
    HomeKeys(home).renew_digest_key()
    assert other.digest_keys() == (first,)
    seconds[0] = LOOKS_EVERY
    now, before = other.digest_keys()
    assert before == first != now


def test_a_renewal_that_a_crash_cut_off_loses_no_key(
    home: Path, keys: HomeKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    (first,) = keys.digest_keys()

    def crash(*_: object, **__: object) -> None:
        raise OSError("the power failed")

    with monkeypatch.context() as broken:
        broken.setattr(_key_files, "replace", crash)
        with pytest.raises(OSError, match="power"):
            keys.renew_digest_key()
    assert set(HomeKeys(home).digest_keys()) == {first}
    keys.renew_digest_key()
    assert HomeKeys(home).digest_keys()[1] == first


def test_the_authority_key_is_the_one_given(keys: HomeKeys) -> None:
    assert keys.authority_public() == authority_from_pem(AUTHORITY_PEM)


def test_signing_keys_are_found_by_their_public_half(home: Path, keys: HomeKeys) -> None:
    anchor = keys.ledger_anchor()
    assert anchor == signer_from_pem((home / "keys" / "ledger" / "anchor.pub").read_bytes())
    second = keys.make_signing_key()
    for public in (anchor, second):
        private = Ed25519PrivateKey.from_private_bytes(keys.signing_key(public))
        assert private.public_key().public_bytes_raw() == public
    keys.destroy_signing_key(anchor)
    with pytest.raises(KeyGone):
        keys.signing_key(anchor)
    assert keys.ledger_anchor() == anchor
