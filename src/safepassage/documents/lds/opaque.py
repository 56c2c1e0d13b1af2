"""Data groups whose content Doc 9303 leaves to the issuer: 6, 8, 9, 10 and 13."""

from safepassage.documents.lds import tlv
from safepassage.records._base import Record


class Opaque(Record, frozen=True):
    """A data group's content as it is."""

    content: bytes


def read_opaque(file: bytes) -> Opaque:
    """Take a data group's content as it is; raises MalformedError where its frame is wrong."""
    start, stop = tlv.whole(file, file[0] if file else 0)
    return Opaque(content=file[start:stop])
