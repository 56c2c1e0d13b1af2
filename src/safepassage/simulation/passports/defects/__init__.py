"""Every defect on purpose: what is done, and what a check must make of it."""

from collections.abc import Mapping
from types import MappingProxyType

from safepassage.simulation.passports.defects import (
    announced,
    chain,
    chip,
    oddities,
    printed,
    reading,
    revocation,
    signing,
    times,
)
from safepassage.simulation.passports.defects.case import Case
from safepassage.simulation.passports.defects.defect import Defect

CASES: Mapping[Defect, Case] = MappingProxyType(
    {
        **oddities.CASES,
        **reading.CASES,
        **signing.CASES,
        **chain.CASES,
        **times.CASES,
        **revocation.CASES,
        **chip.CASES,
        **announced.CASES,
        **printed.CASES,
    }
)

__all__ = ["CASES", "Case", "Defect"]
