"""PNRGOV: passenger name records pushed to governments (IATA PADIS EDIFACT, 10.1 to 17.1)."""

from safepassage.formats.pnrgov.reader import read_message
from safepassage.formats.pnrgov.writer import write

__all__ = ["read_message", "write"]
