"""Flight designators as one word (IATA SSIM 2: carrier code, number, operational suffix)."""

import re
from typing import Final

from safepassage.records import FlightNumber

_ICAO: Final = re.compile(r"([A-Z]{3})(\d{1,4}[A-Z]?)")
_IATA: Final = re.compile(r"([A-Z][A-Z0-9]|[0-9][A-Z])(\d{1,4}[A-Z]?)")


def split_designator(text: str | None, carrier: str | None = None) -> FlightNumber:
    """Carrier and number as sent; ``carrier`` helps where the text alone is unclear."""
    bare = (text or "").strip()
    if carrier and bare.startswith(carrier) and bare != carrier:
        return FlightNumber(carrier=carrier, number=bare[len(carrier) :].strip())
    found = _ICAO.fullmatch(bare) or _IATA.fullmatch(bare)
    if found:
        return FlightNumber(carrier=found[1], number=found[2])
    return FlightNumber(carrier=carrier, number=bare or None)
