"""A face as data group 2 gives it, in whichever of its two standards."""

from safepassage.documents.lds.images import Image
from safepassage.records._base import Record


class Face(Record, frozen=True):
    """One image of a face; width and height in pixels as declared, None where that is not said."""

    standard: str
    image: Image
    kind: str | None = None
    width: int | None = None
    height: int | None = None
    quality: int | None = None
