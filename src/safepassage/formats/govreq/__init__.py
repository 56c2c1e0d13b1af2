"""GOVREQ, a government's ad-hoc request for reservations (IATA PADIS EDIFACT)."""

from safepassage.formats.govreq.reader import read_message
from safepassage.formats.govreq.writer import request, write

__all__ = ["read_message", "request", "write"]
