"""Shares of a secret: published values, what k of them give, and what k-1 do not."""

from collections import Counter
from itertools import combinations

import pytest

from safepassage.safeguards.shares import SharesError, chance_needed, combine, split

# draft-mcgrew-tss-03, section 9: the secret "test", two shares of which two are needed.
PUBLISHED = bytes.fromhex("7465737400")
PUBLISHED_SHARES = {1: bytes.fromhex("B9FA07E185"), 2: bytes.fromhex("F5409B4511")}


def test_the_published_shares_give_the_published_secret() -> None:
    assert combine(PUBLISHED_SHARES) == PUBLISHED


def test_the_published_shares_come_of_the_published_secret() -> None:
    """The one coefficient follows from the first share: it is share 1 with the secret taken off."""
    chance = bytes(one ^ other for one, other in zip(PUBLISHED_SHARES[1], PUBLISHED, strict=True))
    assert split(PUBLISHED, shares=2, needed=2, chance=chance) == PUBLISHED_SHARES


@pytest.mark.parametrize(
    ("one", "other", "result"), [(0x57, 0x83, 0xC1), (0x57, 0x13, 0xFE), (0x57, 0x02, 0xAE)]
)
def test_products_are_those_of_the_standard(one: int, other: int, result: int) -> None:
    """FIPS 197 sections 4.2 and 4.2.1: a polynomial without constant term is a product."""
    shares = split(b"\0", shares=other, needed=2, chance=bytes([one]))
    assert shares[other] == bytes([result])


def test_one_share_of_two_may_be_of_any_secret_with_equal_right() -> None:
    """Over all chance, share 2 of every secret takes every value exactly once."""
    for secret in (0, 1, 0x80, 255):
        seen = Counter(
            split(bytes([secret]), shares=2, needed=2, chance=bytes([chance]))[2]
            for chance in range(256)
        )
        assert set(seen.values()) == {1}
        assert len(seen) == 256


def test_two_shares_of_three_leave_every_secret_possible_exactly_once() -> None:
    """Whoever holds two of three needed finds, for each secret, one third share that fits."""
    held = dict(list(split(b"\x42", shares=3, needed=3, chance=b"\x9d\x07").items())[:2])
    secrets = {combine(held | {3: bytes([third])}) for third in range(256)}
    assert len(secrets) == 256


def test_every_choice_of_enough_shares_gives_the_secret_and_fewer_give_another() -> None:
    secret, chance = bytes(range(32)), bytes(range(1, 65))
    shares = split(secret, shares=5, needed=3, chance=chance)
    for chosen in combinations(shares, 3):
        assert combine({place: shares[place] for place in chosen}) == secret
    for chosen in combinations(shares, 2):
        assert combine({place: shares[place] for place in chosen}) != secret


def test_one_needed_is_the_secret_itself() -> None:
    assert split(b"k", shares=2, needed=1, chance=b"") == {1: b"k", 2: b"k"}


@pytest.mark.parametrize(("shares", "needed"), [(2, 3), (1, 0), (256, 2), (0, 0)])
def test_impossible_splittings_are_refused(shares: int, needed: int) -> None:
    with pytest.raises(ValueError, match="needed"):
        split(b"k", shares=shares, needed=needed, chance=bytes(8))


def test_chance_that_is_too_short_is_refused() -> None:
    assert chance_needed(32, 3) == 64
    with pytest.raises(ValueError, match="random"):
        split(bytes(32), shares=3, needed=3, chance=bytes(63))


@pytest.mark.parametrize("shares", [{}, {0: b"a"}, {256: b"a"}, {1: b"a", 2: b"ab"}])
def test_what_are_no_shares_is_refused(shares: dict[int, bytes]) -> None:
    with pytest.raises(SharesError):
        combine(shares)
