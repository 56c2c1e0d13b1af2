"""What a carrier must still complete about a traveller (answer 4Z, insufficient data).

Only fields that API collects from the machine-readable zone (ICAO Annex 9,
standard 9.8) and without which no one can be identified. The answer asks for
data; it never refuses anybody, and a carrier that repeats the message without
the field gets the same question again.
"""

from safepassage.records.traveller import Role, Traveller

_EXEMPT = frozenset({Role.CREW, Role.TRANSIT_CREW})


def missing_fields(traveller: Traveller) -> tuple[str, ...]:
    """Names of the required fields that are not there; ``()`` when sufficient."""
    missing = [name for name in ("surname", "born") if not getattr(traveller, name)]
    if traveller.role not in _EXEMPT and not any(one.number for one in traveller.documents):
        missing.append("document number")
    return tuple(missing)
