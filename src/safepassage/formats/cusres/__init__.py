"""CUSRES, a government's answer to a carrier (UN/EDIFACT D.05B; interactive API)."""

from safepassage.formats.cusres.reader import read_message
from safepassage.formats.cusres.writer import write

__all__ = ["read_message", "write"]
