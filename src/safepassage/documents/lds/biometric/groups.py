"""The three biometric data groups, each from its templates and their records."""

from collections.abc import Callable, Iterator

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.lds.biometric import (
    face_record,
    face_tagged,
    finger_record,
    iris_record,
)
from safepassage.documents.lds.biometric.face import Face
from safepassage.documents.lds.biometric.template import Block, read_blocks
from safepassage.documents.lds.images import Image
from safepassage.documents.lds.tags import DG2, DG3, DG4
from safepassage.records._base import Record


class Faces(Record, frozen=True):
    """Data group 2: the face, once or more."""

    faces: tuple[Face, ...]


class Prints(Record, frozen=True):
    """Data group 3 or 4: how many templates, and the images of those in the 19794 series.

    Tagged templates of the 39794 series are counted, and are not opened.
    """

    templates: int
    images: tuple[Image, ...]


def read_faces(file: bytes) -> Faces:
    """Read a DG2; raises MalformedError, also where there is no face."""
    faces = tuple(face for block in read_blocks(file, DG2) for face in _faces(block))
    if not faces:
        raise MalformedError("data group 2 without a face")
    return Faces(faces=faces)


def _faces(block: Block) -> Iterator[Face]:
    reader = face_tagged.read_block if block.is_tagged else face_record.read_record
    return reader(block.content)


def read_fingers(file: bytes) -> Prints:
    """Read a DG3; raises MalformedError. None may be stored."""
    return _prints(file, DG3, finger_record.read_record)


def read_irises(file: bytes) -> Prints:
    """Read a DG4; raises MalformedError. None may be stored."""
    return _prints(file, DG4, iris_record.read_record)


def _prints(file: bytes, outer: int, reader: Callable[[bytes], Iterator[Image]]) -> Prints:
    blocks = read_blocks(file, outer)
    images = tuple(
        each for block in blocks if not block.is_tagged for each in reader(block.content)
    )
    return Prints(templates=len(blocks), images=images)
