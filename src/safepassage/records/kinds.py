"""The kinds of passenger data, kept apart from door to deletion."""

from enum import StrEnum


class DataKind(StrEnum):
    """Copies of API with a clock each, and PNR (EU 2025/12 art. 8, 2025/13; DESIGN section 3).

    The copies for customs and health exist only where a law of their own collects them, and
    only for as long as handing them over takes (decision 0015).
    """

    API_BORDER = "api_border"
    API_PIU = "api_piu"
    PNR = "pnr"
    API_CUSTOMS = "api_customs"
    API_HEALTH = "api_health"


PASSED_ON = frozenset({DataKind.API_CUSTOMS, DataKind.API_HEALTH})
"""Kept only to be handed over: nobody reads them here, and no list is held against them."""
