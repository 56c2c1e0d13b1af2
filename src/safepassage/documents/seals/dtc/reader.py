"""A digital travel credential, judged as the chip whose files it holds."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from safepassage.documents.asn1 import der
from safepassage.documents.lds.printed_lines import read_printed_lines
from safepassage.documents.passive import Chip, authenticate
from safepassage.documents.reasons import reason
from safepassage.documents.seals.dtc.content import Credential, read_content
from safepassage.documents.seals.encodings.strict_json import Json
from safepassage.documents.seals.features import in_lines
from safepassage.documents.seals.seal import Held, Seal, Stated
from safepassage.records import DocumentReason

KIND = "DTC-VC"

_ANYWHERE = 1 << 62
"""An end for elements that may be cut off."""

_OWN_SIGNATURE = "the signature that binds a digital travel credential to its component"


def is_credential(data: bytes) -> bool:
    """Whether octets begin as a DTCContentInfo: a sequence of a number and a sequence."""
    try:
        start, _ = der.expect(data, 0, _ANYWHERE, der.SEQUENCE)
        _, last = der.expect(data, start, _ANYWHERE, der.INTEGER)
        der.expect(data, last, _ANYWHERE, der.SEQUENCE)
    except der.MalformedError:
        return False
    return True


def read(data: bytes) -> Seal:
    """Read a credential; raises MalformedError."""
    credential = read_content(data)
    lines = in_lines(read_printed_lines(credential.groups[1]).mrz)
    fields: dict[str, Json] = {
        "bound_to": _bound_to(credential),
        "data_groups": sorted(credential.groups),
        "mrz": lines,
    }
    return Seal(KIND, fields, Stated(lines), partial(_judge, credential))


def _bound_to(credential: Credential) -> str:
    if not credential.bound:
        return "chip"
    return "component" if credential.sod is None else "chip_and_component"


def _judge(credential: Credential, held: Held, at: datetime) -> Iterator[DocumentReason]:
    """Passive authentication, as for the chip; a signature of its own cannot be checked here."""
    if credential.sod is not None:
        chip = Chip(credential.sod, credential.groups)
        yield from authenticate(chip, held.certificates, at).reasons
    if credential.bound:
        yield reason("unsupported_algorithm", _OWN_SIGNATURE)
