"""What a carrier shows before it goes live: cases as data, right messages, and a strict reader."""

from safepassage.simulation.certification.cases import CASES, Case, asked
from safepassage.simulation.certification.compare import Result, check_all
from safepassage.simulation.certification.samples import given, samples

__all__ = ["CASES", "Case", "Result", "asked", "check_all", "given", "samples"]
