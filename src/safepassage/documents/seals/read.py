"""Any seal from its octets: told apart by how it begins, never by the name of its file."""

import re
from collections.abc import Callable

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.seals import dcc, dtc, idb, mdoc, shc, vds, vdsnc
from safepassage.documents.seals.encodings import radix, strict_json
from safepassage.documents.seals.seal import Seal

LARGEST = 4 << 20
"""Octets; a digital travel credential with all its pictures is the largest of all seals."""

_LATIN = "\xdc".encode()
_HEXADECIMAL = re.compile(r"(?:[0-9A-Fa-f]{2})+")
_WHITE = str.maketrans("", "", " \t\r\n")
_CBOR_STARTS = frozenset({0xA1, 0xA2, 0xA3, 0xA4, 0xBF})
"""First octets of a mobile document: a small map."""


def read(data: bytes) -> Seal:
    """Read octets, or their hexadecimal or base64, or a barcode's text; raises MalformedError."""
    if len(data) > LARGEST:
        raise MalformedError("a file that is too large for a seal")
    seal = _of_octets(data)
    if seal is not None:
        return seal
    text = _text(data)
    seal = _of_text(text)
    if seal is None:
        seal = _of_octets(_decoded(text))
    if seal is None:
        raise MalformedError("no seal of a known kind")
    return seal


def _of_octets(data: bytes) -> Seal | None:
    """A seal that is not text; one whose octets a scanner gave as text is put right."""
    first = data[:1]
    if first == bytes((vds.MAGIC,)):
        return vds.read(data)
    if first and first[0] in _CBOR_STARTS:
        return mdoc.read(data)
    if dtc.is_credential(data):
        return dtc.read(data)
    if data.startswith(_LATIN):
        return vds.read(_narrowed(data))
    return None


def _narrowed(data: bytes) -> bytes:
    """Octets that were taken for Latin-1 and written as UTF-8."""
    try:
        return data.decode("utf-8").encode("latin-1")
    except UnicodeError:
        raise MalformedError("no seal of a known kind") from None


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig").strip("\r\n\t")
    except UnicodeDecodeError:
        raise MalformedError("no seal of a known kind") from None


_BY_PREFIX: dict[str, Callable[[str], Seal]] = {
    dcc.PREFIX: dcc.read,
    shc.PREFIX: lambda text: shc.read(shc.token_of_digits(text.strip())),
    **{prefix: lambda text: idb.read(text.strip()) for prefix in idb.PREFIXES},
}


def _of_text(text: str) -> Seal | None:
    for prefix, reader in _BY_PREFIX.items():
        if text.startswith(prefix):
            return reader(text)
    if text.lstrip().startswith("{"):
        return _of_json(text)
    return shc.read(text.strip()) if shc.is_token(text.strip()) else None


def _of_json(text: str) -> Seal:
    value = strict_json.read(text.encode())
    if vdsnc.is_seal(value):
        return vdsnc.read(value)
    if shc.is_file(value):
        return shc.read_file(value)
    raise MalformedError("JSON that is no seal")


def _decoded(text: str) -> bytes:
    """Octets of hexadecimal or base64 text."""
    body = text.translate(_WHITE)
    if _HEXADECIMAL.fullmatch(body):
        return bytes.fromhex(body)
    return radix.decode(body)
