"""Images inside data groups: their bytes, and what kind of image these begin like."""

from safepassage.documents.asn1.der import MalformedError
from safepassage.records._base import Record

_BEGINNINGS = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\0\0\0\x0cjP  \r\n\x87\n", "jpeg2000"),
    (b"\xff\x4f\xff\x51", "jpeg2000"),
    (b"\xff\xa0", "wsq"),
    (b"\x89PNG\r\n\x1a\n", "png"),
)


class Image(Record, frozen=True):
    """An image as it stands in the file; the format is told by its first bytes, None unknown."""

    format: str | None
    content: bytes


def image(content: bytes) -> Image:
    """Name the format of an image; raises MalformedError for one of no bytes."""
    if not content:
        raise MalformedError("an image without bytes")
    known = (name for beginning, name in _BEGINNINGS if content.startswith(beginning))
    return Image(format=next(known, None), content=content)
