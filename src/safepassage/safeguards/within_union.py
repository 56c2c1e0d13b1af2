"""Flights within the Union: the unit keeps selected routes alone, looked at again within a year.

Court of Justice, C-817/19 (Directive (EU) 2016/681 art. 2): not of every such flight unless there
is a real and present or foreseeable threat; Regulation (EU) 2025/13 art. 13. A legal basis selects
when it names the airports at both ends and ends within a year; its title says why. Border checks
are another law's: Regulation (EU) 2025/12 follows the area without internal border controls.
"""

from datetime import timedelta

from safepassage.records.crossing import Crossing
from safepassage.safeguards.basis import ANYWHERE, LegalBasis

MEMBERS = frozenset(
    {"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"}
    | {"IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"}
)
"""The member states of the Union since 1 February 2020, ISO 3166-1 alpha-2."""
LOOKED_AT_AGAIN = timedelta(days=366)
_COUNTRY = 2


def is_within_union(crossing: Crossing) -> bool:
    """Whether a journey begins and ends in member states."""
    return crossing.origin_country in MEMBERS and crossing.destination_country in MEMBERS


def selects(basis: LegalBasis) -> bool:
    """Whether a basis names its routes by their airports and ends within twelve months."""
    places = basis.origins | basis.destinations
    named = all(one != ANYWHERE and len(one) > _COUNTRY for one in places)
    ends = basis.valid_to is not None and basis.valid_to - basis.valid_from <= LOOKED_AT_AGAIN
    return named and ends


def reaches_within_union(basis: LegalBasis, crossing: Crossing) -> bool:
    """Whether a basis may reach a journey, where the profiles followed ask for selected routes."""
    return not (basis.selected_routes and is_within_union(crossing)) or selects(basis)
