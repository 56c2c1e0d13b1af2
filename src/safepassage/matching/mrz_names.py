"""Names cut to fit the machine-readable zone (ICAO Doc 9303-4 section 4.2.3, 9303-5 and -6)."""

NAME_FIELD_LENGTHS = frozenset({30, 31, 39})
"""Characters of the name field: TD1; TD2 and MRV-B; TD3 and MRV-A."""


def possibly_cut(mrz_name: str) -> bool:
    """Tell whether a name field ends in a letter at its last position and may be cut."""
    return len(mrz_name) in NAME_FIELD_LENGTHS and mrz_name[-1] != "<"
