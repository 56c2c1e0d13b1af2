"""Codes of the modes of transport (UN/ECE Recommendation 19; UN/EDIFACT 8067)."""

from types import MappingProxyType

from safepassage.records import Mode

MODE_OF = MappingProxyType(
    {
        "1": Mode.SEA,
        "2": Mode.RAIL,
        "3": Mode.ROAD,
        "4": Mode.AIR,
        "8": Mode.INLAND_WATERWAY,
    }
)
"""By the first digit: a second one, as in ``40``, tells the means within the mode."""
CODE_OF = MappingProxyType({mode: code for code, mode in MODE_OF.items()})
