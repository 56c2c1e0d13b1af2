"""Names under which the bearer of a zone may stand on a watchlist.

A zone holds a name in the letters A to Z and perhaps cut; lists hold it whole, and in national
letters. ICAO Doc 9303-3 appendix B.6 gives the way back as far as there is one.
"""

from typing import Final

from safepassage.documents.mrz.check_digits import FILLER
from safepassage.formats.transliteration import arabic_readings, latin_reading
from safepassage.records._base import Record

_WRITING_ARABIC: Final = """
AFG ARE BHR COM DJI DZA EGY ESH IRN IRQ JOR KWT LBN LBY MAR MRT OMN PAK PSE QAT SAU SDN SOM SYR
TCD TUN YEM
"""
_ARABIC_SCRIPT: Final = frozenset(_WRITING_ARABIC.split())
"""Issuers whose names are written in the Arabic script; the letters alone do not tell."""


class SearchKeys(Record, frozen=True):
    """What to look for beside the name as it stands in the zone.

    ``names`` are the same name in national letters. ``beginnings`` are the components as they
    stand there, primary before secondary, when the name may be cut: every one of them is then
    only the beginning of a component of the full name.
    """

    names: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()


def search_keys(name_field: str, issuer: str | None = None) -> SearchKeys:
    """Give the keys of a name field, fillers and all.

    Used by whoever turns a document's lines into a ``records.Subject`` for screening: ``names``
    join its ``other_names``, the field itself is its ``mrz_name``, whose cut last component
    ``matching`` takes for a beginning; ``beginnings`` serve look-ups in lists that know only
    exact spellings, such as a register behind an agency's own door.
    """
    components = [part for part in name_field.split(FILLER) if part]
    cut = name_field[-1:] not in {"", FILLER}
    return SearchKeys(
        names=_national(components, issuer),
        beginnings=tuple(components) if cut else (),
    )


def _national(components: list[str], issuer: str | None) -> tuple[str, ...]:
    if issuer in _ARABIC_SCRIPT:
        return arabic_readings(FILLER.join(components))
    read = latin_reading(" ".join(components))
    return (read,) if read else ()
