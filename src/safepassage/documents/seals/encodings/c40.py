"""C40: capitals, digits and spaces, three in two octets (Doc 9303-13 clause 2.6, ISO/IEC 16022).

A filler ``<`` is written as a space, and stays one when read.
"""

from safepassage.documents.asn1.der import MalformedError

_SIGNS = "\0\0\0 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FIRST_SIGN = 3
_SHIFT_1 = 0
_UNLATCH = 0xFE
_MOST = 40**3
"""Three values below 40 make a number below this; one is added to keep zero out."""


def decode(data: bytes) -> str:
    """Read the text; raises MalformedError for an odd count of octets or a sign that is none."""
    if len(data) % 2:
        raise MalformedError("C40 has two octets for every three signs")
    return "".join(_signs(data, at) for at in range(0, len(data), 2))


def _signs(data: bytes, at: int) -> str:
    first, second = data[at], data[at + 1]
    last = at + 2 == len(data)
    if first == _UNLATCH:
        return _single(second, last=last)
    number = (first << 8 | second) - 1
    if not 0 <= number < _MOST:
        raise MalformedError(f"no C40 at octet {at}")
    values = [number // 1600, number // 40 % 40, number % 40]
    if last and values[2] == _SHIFT_1:
        values.pop()
    if min(values) < _FIRST_SIGN:
        raise MalformedError(f"no C40 at octet {at}")
    return "".join(_SIGNS[value] for value in values)


def _single(octet: int, *, last: bool) -> str:
    """One sign left over: after the unlatch, its ASCII number and one."""
    sign = chr(octet - 1).replace("<", " ") if octet else ""
    if not last or not sign or sign not in _SIGNS[_FIRST_SIGN:]:
        raise MalformedError("no C40 at the end")
    return sign


def encode(text: str) -> bytes:
    """Write a text of capitals, digits, spaces and ``<``; ValueError for any other sign."""
    signs = text.replace("<", " ")
    return b"".join(_octets(signs[at : at + 3]) for at in range(0, len(signs), 3))


def _octets(signs: str) -> bytes:
    values = [_SIGNS.index(sign, _FIRST_SIGN) for sign in signs]
    if len(values) == 1:
        return bytes((_UNLATCH, ord(signs) + 1))
    number = values[0] * 1600 + values[1] * 40 + (values[2] if len(values) > 2 else _SHIFT_1)  # noqa: PLR2004
    return (number + 1).to_bytes(2)
