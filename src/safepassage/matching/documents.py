"""Document numbers as comparable keys."""

from hashlib import blake2b

from safepassage.formats.countries import alpha3

LONG_ENOUGH = 7
"""Characters from which a number alone, its issuer unknown, is unlikely to be shared by chance."""
_KEY_BYTES = 8


def number_key(number: str | None) -> str:
    """Reduce a document number to its letters and digits; zeros in front count."""
    return "".join(filter(str.isalnum, number or "")).upper()


def number_hash(number: str | None) -> int:
    """Name a document number by 63 bits, the same everywhere; 0 for none."""
    key = number_key(number)
    if not key:
        return 0
    return int.from_bytes(blake2b(key.encode(), digest_size=_KEY_BYTES).digest(), "little") >> 1


def issuers_agree(one: str | None, other: str | None) -> bool | None:
    """Compare two issuers in any ISO form; ``None`` when one of them is unknown."""
    if not one or not other:
        return None
    return alpha3(one.upper()) == alpha3(other.upper())
