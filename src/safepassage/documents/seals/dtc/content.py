"""DTCContentInfo: the files of a chip, and what binds them to another component, if any."""

from collections.abc import Mapping
from typing import NamedTuple

from safepassage.documents.asn1 import der, values

_VERSION = 1
_GROUPS = 0x80
_SECURITY_OBJECT = 0
_LAST_GROUP = 16
_OF_COMPONENT = frozenset({0xB6, 0xB7})
"""DTCSecurityInfo [22] and DTCOtherInfos [23]."""
_TO_BE_SIGNED = 0xA0
_SIGNER = 0xA1
_FIRST_GROUPS = (1, 2)


class Credential(NamedTuple):
    """A security object and data groups by number, whole files as on a chip.

    ``bound`` says that the credential has a signature of its own, over ``dtcTBS``.
    """

    sod: bytes | None
    groups: Mapping[int, bytes]
    bound: bool


def read_content(raw: bytes) -> Credential:
    """Read a DTCContentInfo that is all of ``raw``; raises MalformedError."""
    start, stop = der.whole(raw, der.SEQUENCE)
    first, last = der.expect(raw, start, stop, der.INTEGER)
    if values.integer(raw[first:last]) != _VERSION:
        raise der.MalformedError("a digital travel credential of another version than 1")
    inner, end = der.expect(raw, last, stop, der.SEQUENCE)
    files = _files(raw, inner, end)
    tags = [tag for tag, *_ in der.children(raw, end, stop)]
    if tags not in ([], [_TO_BE_SIGNED, _SIGNER]):
        raise der.MalformedError("a digital travel credential with half a signature")
    sod = files.pop(_SECURITY_OBJECT, None)
    if any(number not in files for number in _FIRST_GROUPS) or (sod is None and not tags):
        raise der.MalformedError("a digital travel credential without its files")
    return Credential(sod, files, bound=bool(tags))


def _files(raw: bytes, start: int, stop: int) -> dict[int, bytes]:
    """Files by number, the security object as 0."""
    found: dict[int, bytes] = {}
    for tag, _, inner, end in der.children(raw, start, stop):
        if tag in _OF_COMPONENT:
            continue
        number = tag - _GROUPS
        if not 0 <= number <= _LAST_GROUP or number in found:
            raise der.MalformedError(f"tag {tag:02X} in a digital travel credential")
        found[number] = raw[inner:end]
    return found
