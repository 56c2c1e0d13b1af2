"""Any seal from its octets: told apart by how it begins, never by the name of its file."""

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.seals import dcc, dtc, idb, mdoc, shc, vds, vdsnc
from safepassage.documents.seals.encodings import radix, strict_json
from safepassage.documents.seals.seal import Seal

LARGEST = 4 << 20
"""Octets; a digital travel credential with all its pictures is the largest of all seals."""

_LATIN = "\xdc".encode()
_HEXADECIMAL = re.compile(r"[0-9A-Fa-f]+")
_WHITE = str.maketrans("", "", " \t\r\n")
_CBOR_STARTS = frozenset({0xA1, 0xA2, 0xA3, 0xA4, 0xBF})
"""First octets of a mobile document: a small map."""


class UnreadableSealError(MalformedError):
    """A seal of a kind that is known by how it begins, and that is broken."""

    def __init__(self, kind: str, about: str) -> None:
        super().__init__(about)
        self.kind = kind


class _Found(NamedTuple):
    """A kind of seal, and how to read what was found."""

    kind: str
    read: Callable[[], Seal]


def read(data: bytes) -> Seal:
    """Read octets, or their hexadecimal or base64, or a barcode's text.

    Raises UnreadableSealError for a broken seal, MalformedError for what is none.
    """
    if len(data) > LARGEST:
        raise MalformedError("a file that is too large for a seal")
    found = _of_octets(data) or _of_text(_text(data))
    if found is None:
        raise MalformedError("no seal of a known kind")
    try:
        return found.read()
    except MalformedError as error:
        raise UnreadableSealError(found.kind, str(error)) from None


def _of_octets(data: bytes) -> _Found | None:
    """A seal that is not text; one whose octets a scanner gave as text is put right."""
    first = data[:1]
    if first == bytes((vds.MAGIC,)):
        return _Found(vds.KIND, partial(vds.read, data))
    if data.startswith(_LATIN):
        return _Found(vds.KIND, lambda: vds.read(_narrowed(data)))
    if first and first[0] in _CBOR_STARTS:
        return _Found(mdoc.KIND, partial(mdoc.read, data))
    return _Found(dtc.KIND, partial(dtc.read, data)) if dtc.is_credential(data) else None


def _narrowed(data: bytes) -> bytes:
    """Octets that were taken for Latin-1 and written as UTF-8."""
    try:
        return data.decode("utf-8").encode("latin-1")
    except UnicodeError:
        raise MalformedError("octets that were changed on their way") from None


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig").strip("\r\n\t")
    except UnicodeDecodeError:
        raise MalformedError("no seal of a known kind") from None


def _of_text(text: str) -> _Found | None:
    if text.startswith(dcc.PREFIX):
        return _Found(dcc.KIND, partial(dcc.read, text))
    text = text.strip()
    if text.startswith(idb.PREFIXES):
        return _Found(idb.KIND, partial(idb.read, text))
    if text.startswith(shc.PREFIX):
        return _Found(shc.KIND, lambda: shc.read(shc.token_of_digits(text)))
    if shc.is_token(text):
        return _Found(shc.KIND, partial(shc.read, text))
    if text.startswith("{"):
        return _of_json(text)
    return _of_octets(_decoded(text))


def _of_json(text: str) -> _Found | None:
    value = strict_json.read(text.encode())
    if vdsnc.is_seal(value):
        return _Found(vdsnc.KIND, partial(vdsnc.read, value))
    return _Found(shc.KIND, partial(shc.read_file, value)) if shc.is_file(value) else None


def _decoded(text: str) -> bytes:
    """Octets of hexadecimal or base64 text."""
    body = text.translate(_WHITE)
    if len(body) % 2 == 0 and _HEXADECIMAL.fullmatch(body):
        return bytes.fromhex(body)
    return radix.decode(body)
