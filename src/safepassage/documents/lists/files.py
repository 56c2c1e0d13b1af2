"""Files of certificates, whatever they hold: told apart by their first bytes, never by name."""

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Literal, NamedTuple

from safepassage.documents.asn1 import der, values
from safepassage.documents.certificates.certificate import Certificate, read_certificate
from safepassage.documents.certificates.keys import UnusableKeyError
from safepassage.documents.certificates.revocation import RevocationList, read_revocation_list
from safepassage.documents.lists.deviations import DeviationList, read_deviation_list
from safepassage.documents.lists.ldif import Unreadable
from safepassage.documents.lists.master_list import MasterList, read_master_list
from safepassage.documents.lists.pkd import PkdItem, items

_PEM = re.compile(
    rb"-----BEGIN (?:X509 |TRUSTED )?(CERTIFICATE|CRL|CMS|PKCS7)-----([A-Za-z0-9+/=\s]+)-----END"
)
_TIME = 2
Structure = Literal["signed_data", "revocation_list", "certificate"]
_LDIF_STARTS = (b"dn:", b"version:", b"#")


class Content(NamedTuple):
    """What was found in files; ``unreadable`` says where and why something was left out."""

    certificates: tuple[Certificate, ...] = ()
    master_lists: tuple[MasterList, ...] = ()
    signers: tuple[Certificate, ...] = ()
    revocation_lists: tuple[RevocationList, ...] = ()
    deviation_lists: tuple[DeviationList, ...] = ()
    unreadable: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything usable was found."""
        return any(self[:-1])


def read_file(raw: bytes) -> Content:
    """Read one file: certificate, CRL or list in DER or PEM, or LDIF; never raises."""
    if is_directory(raw):
        return read_directory(raw.splitlines())
    return joined(_numbered([_attempt(piece) for piece in pieces(raw)]))


def pieces(raw: bytes) -> Iterator[bytes]:
    """The DER in a file: what it is, its PEM blocks, or the content of its LDIF entries."""
    if is_directory(raw):
        for item in items(raw.splitlines()):
            if isinstance(item, PkdItem) and item.kind != "deleted":
                yield item.raw
    elif b"-----BEGIN " in raw:
        for match in _PEM.finditer(raw):
            yield _decoded(match[2])
    else:
        yield raw


def is_directory(head: bytes) -> bool:
    """Whether a file that begins so is LDIF."""
    return head[:64].lstrip().lower().startswith(_LDIF_STARTS)


def read_directory(lines: Iterable[bytes]) -> Content:
    """Read an LDIF file of the public key directory from its lines."""
    return joined(_of_item(item) for item in items(lines))


def joined(contents: Iterable[Content]) -> Content:
    """All contents as one."""
    columns = tuple(zip(*contents, strict=True))
    return Content(*(sum(column, ()) for column in columns)) if columns else Content()


def _numbered(contents: list[Content]) -> Iterator[Content]:
    """The same, each fault with the number of its part where there are several."""
    for number, content in enumerate(contents, start=1):
        if content.unreadable and len(contents) > 1:
            yield Content(unreadable=tuple(f"number {number}: {why}" for why in content.unreadable))
        else:
            yield content


def _of_item(item: PkdItem | Unreadable) -> Content:
    if isinstance(item, Unreadable):
        return Content(unreadable=(f"line {item.line}: {item.why}",))
    if item.kind == "deleted":
        return Content()
    content = _attempt(item.raw)
    if content.unreadable:
        return Content(unreadable=tuple(f"line {item.line}: {why}" for why in content.unreadable))
    if item.kind == "signer":
        return content._replace(signers=content.certificates, certificates=())
    return content


def _attempt(raw: bytes) -> Content:
    """Read bytes as each of the things they may be; the reason of the likeliest stays."""
    try:
        return _by_structure(raw)
    except (der.MalformedError, UnusableKeyError) as error:
        return Content(unreadable=(str(error),))


def structure_of(raw: bytes) -> Structure:
    """Tell by its frame what a piece is meant to be; raises MalformedError."""
    start, stop = der.expect(raw, 0, len(raw), der.SEQUENCE)
    tag, first, last = der.element(raw, start, stop)
    if tag == der.OID:
        return "signed_data"
    if tag == der.SEQUENCE and _is_revocation_list(raw, first, last):
        return "revocation_list"
    return "certificate"


def _by_structure(raw: bytes) -> Content:
    structure = structure_of(raw)
    if structure == "signed_data":
        return _signed_list(raw)
    if structure == "revocation_list":
        return Content(revocation_lists=(read_revocation_list(raw),))
    return Content(certificates=(read_certificate(raw),))


def _signed_list(raw: bytes) -> Content:
    try:
        return Content(master_lists=(read_master_list(raw),))
    except der.MalformedError as error:
        try:
            return Content(deviation_lists=(read_deviation_list(raw),))
        except der.MalformedError:
            raise error from None


def _is_revocation_list(raw: bytes, start: int, stop: int) -> bool:
    """Whether a TBS part is a CRL's: a time, not a validity, follows algorithm and issuer."""
    tags = [tag for tag, *_ in islice(der.children(raw, start, stop), 4)]
    if tags[:1] == [der.INTEGER]:
        tags = tags[1:]
    return len(tags) > _TIME and tags[_TIME] in {values.UTC_TIME, values.GENERALIZED_TIME}


def _decoded(text: bytes) -> bytes:
    try:
        return b64decode(b"".join(text.split()), validate=True)
    except (ValueError, Error):
        return b""
