"""ACKRES, the acknowledgement of a PNRGOV push (IATA PADIS EDIFACT)."""

from safepassage.formats.ackres.errors import ERRORS, errors_of
from safepassage.formats.ackres.reader import read_message
from safepassage.formats.ackres.writer import acknowledgement, write

__all__ = ["ERRORS", "acknowledgement", "errors_of", "read_message", "write"]
