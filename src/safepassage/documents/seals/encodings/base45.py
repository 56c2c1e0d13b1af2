"""Base45 (RFC 9285): three signs for two octets; what does not fit is refused."""

from safepassage.documents.asn1.der import MalformedError

_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES = {sign: value for value, sign in enumerate(_SIGNS)}
_GROUP = 3
_WEIGHTS = (1, 45, 45 * 45)


def decode(text: str) -> bytes:
    """Octets of a text; raises MalformedError."""
    try:
        values = [_VALUES[sign] for sign in text]
    except KeyError:
        raise MalformedError("a sign that base45 does not have") from None
    if len(values) % _GROUP == 1:
        raise MalformedError("base45 with one sign left over")
    return b"".join(_octets(values[at : at + _GROUP]) for at in range(0, len(values), _GROUP))


def _octets(values: list[int]) -> bytes:
    number = sum(value * weight for value, weight in zip(values, _WEIGHTS, strict=False))
    try:
        return number.to_bytes(len(values) - 1)
    except OverflowError:
        raise MalformedError("base45 with a group too large") from None


def encode(data: bytes) -> str:
    """Write octets as text."""
    return "".join(_group(data[at : at + 2]) for at in range(0, len(data), 2))


def _group(octets: bytes) -> str:
    number = int.from_bytes(octets)
    return "".join(_SIGNS[number // weight % 45] for weight in _WEIGHTS[: len(octets) + 1])
