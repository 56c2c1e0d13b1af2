"""Splitting and combining for any secret, any k of n, and any chance."""

from hypothesis import given, settings
from hypothesis import strategies as st

from safepassage.safeguards.shares import chance_needed, combine, split

SIZES = st.integers(1, 12).flatmap(lambda n: st.tuples(st.just(n), st.integers(1, n)))


@given(SIZES, st.binary(min_size=1, max_size=32), st.data())
def test_any_enough_shares_give_the_secret(
    sizes: tuple[int, int], secret: bytes, data: st.DataObject
) -> None:
    count, needed = sizes
    size = chance_needed(len(secret), needed)
    chance = data.draw(st.binary(min_size=size, max_size=size))
    shares = split(secret, shares=count, needed=needed, chance=chance)
    chosen = data.draw(st.sets(st.sampled_from(sorted(shares)), min_size=needed))
    assert combine({place: shares[place] for place in chosen}) == secret


@settings(max_examples=25)
@given(st.binary(min_size=3, max_size=3), st.binary(min_size=3, max_size=3), st.data())
def test_too_few_shares_fit_every_other_secret_as_well(
    secret: bytes, other: bytes, data: st.DataObject
) -> None:
    """Whatever k-1 members hold, there is one more share with which it is another secret."""
    needed = data.draw(st.integers(2, 5))
    size = chance_needed(len(secret), needed)
    chance = data.draw(st.binary(min_size=size, max_size=size))
    shares = split(secret, shares=needed, needed=needed, chance=chance)
    held = {place: shares[place] for place in sorted(shares)[1:]}
    assert combine(held | {128: _fitting(held, other)}) == other


def _fitting(held: dict[int, bytes], secret: bytes) -> bytes:
    """The share with which ``held`` give ``secret``, found by search, byte by byte."""
    return bytes(
        next(
            one
            for one in range(256)
            if combine(_byte(held, at) | {128: bytes([one])}) == secret[at : at + 1]
        )
        for at in range(len(secret))
    )


def _byte(held: dict[int, bytes], at: int) -> dict[int, bytes]:
    return {place: share[at : at + 1] for place, share in held.items()}
