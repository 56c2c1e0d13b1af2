"""Type B: messages between seven-letter addresses, in lines and parts of limited length."""

from safepassage.formats.typeb.envelope import Envelope, read, write
from safepassage.formats.typeb.parts import STYLE, PartStyle, Piece, join, piece_of, split

__all__ = [
    "STYLE",
    "Envelope",
    "PartStyle",
    "Piece",
    "join",
    "piece_of",
    "read",
    "split",
    "write",
]
