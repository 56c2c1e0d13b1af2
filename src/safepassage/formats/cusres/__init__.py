"""CUSRES, a government's answer to a carrier (UN/EDIFACT D.05B; interactive API)."""

from safepassage.formats.cusres.reader import read_message
from safepassage.formats.cusres.replies import (
    acknowledgement,
    acknowledges,
    input_errors,
    tells_input_errors,
)
from safepassage.formats.cusres.writer import write

__all__ = [
    "acknowledgement",
    "acknowledges",
    "input_errors",
    "read_message",
    "tells_input_errors",
    "write",
]
