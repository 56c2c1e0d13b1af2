"""The form of receipts: what a requester keeps, to learn how their request stands.

Twenty-four characters by chance (118 bits) of the alphabet of redress numbers, which has none
that are easily mistaken. Kept is only the digest: whoever reads the table has no receipt.
"""

from hashlib import sha256

from safepassage.records.redress import ALPHABET

LENGTH = 24
CHANCE_BYTES = 32
_GROUP = 4


def make_receipt(chance: bytes) -> str:
    """A receipt from 32 random bytes."""
    left = int.from_bytes(chance)
    drawn = ""
    for _ in range(LENGTH):
        left, value = divmod(left, len(ALPHABET))
        drawn += ALPHABET[value]
    return drawn


def receipt_in(text: str) -> str | None:
    """The receipt that somebody wrote, with spaces, hyphens or small letters; or nothing."""
    bare = "".join(text.replace("-", "").split()).upper()
    return bare if len(bare) == LENGTH and set(bare) <= set(ALPHABET) else None


def in_groups(receipt: str) -> str:
    """A receipt as it is shown, in groups that can be read out."""
    return "-".join(receipt[at : at + _GROUP] for at in range(0, LENGTH, _GROUP))


def digest(receipt: str) -> bytes:
    """What is kept of a receipt; chance of 118 bits needs no slow hash."""
    return sha256(receipt.encode()).digest()
