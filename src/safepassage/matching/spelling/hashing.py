"""Numbers that stand for letters: the same in every process and every release."""

from safepassage.matching.compiled import Bytes, Ints, compiled

_ONE, _OTHER = 2_147_483_629, 2_147_483_587
_BITS = 31


@compiled
def hash_of(kind: int, text: Bytes | Ints, size: int, without: int) -> int:
    """Name a text and what it is about by 62 bits; ``without`` is a place left out, or -1."""
    one, other = kind + 1, kind + 17
    for at in range(size):
        if at != without:
            one = (one * 1_000_003 + int(text[at])) % _ONE
            other = (other * 999_979 + int(text[at]) + 31) % _OTHER
    return (one << _BITS) | other
