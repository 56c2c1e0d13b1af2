"""Any file of a chip by its outer tag: its name and its content (Doc 9303-10 clause 4.4)."""

from collections.abc import Callable
from typing import NamedTuple

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.lds import biometric, tags
from safepassage.documents.lds.com import read_com
from safepassage.documents.lds.displayed import read_portraits, read_signatures
from safepassage.documents.lds.document_details import read_document_details
from safepassage.documents.lds.opaque import read_opaque
from safepassage.documents.lds.personal_details import read_personal_details
from safepassage.documents.lds.persons import read_persons
from safepassage.documents.lds.printed_lines import read_printed_lines
from safepassage.documents.lds.public_key import read_active_authentication_key
from safepassage.documents.lds.security_files import read_data_group_14, read_security_infos
from safepassage.records._base import Record

_READERS: dict[int, Callable[[bytes], Record]] = {
    tags.COM: read_com,
    tags.DG1: read_printed_lines,
    tags.DG2: biometric.read_faces,
    tags.DG3: biometric.read_fingers,
    tags.DG4: biometric.read_irises,
    tags.DG5: read_portraits,
    tags.DG6: read_opaque,
    tags.DG7: read_signatures,
    tags.DG8: read_opaque,
    tags.DG9: read_opaque,
    tags.DG10: read_opaque,
    tags.DG11: read_personal_details,
    tags.DG12: read_document_details,
    tags.DG13: read_opaque,
    tags.DG14: read_data_group_14,
    tags.DG15: read_active_authentication_key,
    tags.DG16: read_persons,
    tags.CARD_ACCESS: read_security_infos,
}


class ElementaryFile(NamedTuple):
    """A file's name (``DG1``, ``COM``, ``CardAccess``) and what it says."""

    name: str
    content: Record


def name_of(file: bytes) -> str | None:
    """The name that a file's first octet tells, None where it begins like no file of a chip."""
    return tags.NAMES.get(file[0]) if file else None


def read(file: bytes) -> ElementaryFile:
    """Read one file that is not signed itself; raises MalformedError."""
    if not file:
        raise MalformedError("a file of no bytes")
    reader = _READERS.get(file[0])
    if reader is None:
        raise MalformedError(f"tag {file[0]:02X} begins no file that is read here")
    return ElementaryFile(tags.NAMES[file[0]], reader(file))
