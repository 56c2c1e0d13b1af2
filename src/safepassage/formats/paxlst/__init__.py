"""PAXLST, the passenger and crew list (UN/EDIFACT D.02B to D.16B; WCO/IATA/ICAO API guidelines)."""

from safepassage.formats.paxlst.reader import read_message
from safepassage.formats.paxlst.writer import write

__all__ = ["read_message", "write"]
