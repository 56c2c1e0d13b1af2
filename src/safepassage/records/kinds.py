"""The kinds of passenger data, kept apart from door to deletion."""

from enum import StrEnum


class DataKind(StrEnum):
    """Two copies of API with two clocks, and PNR (EU 2025/12 art. 8, 2025/13; DESIGN section 3)."""

    API_BORDER = "api_border"
    API_PIU = "api_piu"
    PNR = "pnr"
