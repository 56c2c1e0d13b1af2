"""EF.COM, the chip's unsigned table of contents (Doc 9303-10 clause 4.6.1)."""

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.lds import tlv
from safepassage.documents.lds.tags import COM, DATA_GROUPS
from safepassage.records._base import Record

LDS_VERSION = 0x5F01
UNICODE_VERSION = 0x5F36
TAG_LIST = 0x5C


class Com(Record, frozen=True):
    """What the chip says it holds: versions as written (``0107``), tags in hexadecimal."""

    lds_version: str
    unicode_version: str
    tags: tuple[str, ...]
    data_groups: tuple[int, ...]


def read_com(file: bytes) -> Com:
    """Read an EF.COM; raises MalformedError."""
    start, stop = tlv.whole(file, COM)
    found = tlv.fields(file, start, stop)
    first, last = tlv.wanted(found, TAG_LIST)
    listed = tlv.tags(file[first:last])
    return Com(
        lds_version=_digits(file, tlv.wanted(found, LDS_VERSION), 4),
        unicode_version=_digits(file, tlv.wanted(found, UNICODE_VERSION), 6),
        tags=tuple(f"{tag:02X}" for tag in listed),
        data_groups=tuple(DATA_GROUPS[tag] for tag in listed if tag in DATA_GROUPS),
    )


def _digits(file: bytes, bounds: tlv.Bounds, count: int) -> str:
    text = file[slice(*bounds)]
    if len(text) != count or not text.isdigit():
        raise MalformedError("a version that is not digits")
    return text.decode("ascii")
