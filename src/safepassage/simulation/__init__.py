"""Invented travellers, flights and carriers' messages with known truth.

Feeds the demonstration, the benchmarks and the tests. Everything follows from
a seed and a date; nobody and nothing in it exists, airports excepted.
"""

from safepassage.simulation.airlines import AIRLINES, Airline
from safepassage.simulation.benchmark import benchmark_messages, benchmark_reservations
from safepassage.simulation.casting import Case
from safepassage.simulation.feed import Chapter, Pace, Series, merged
from safepassage.simulation.fleet import Flight, World
from safepassage.simulation.messages import Dispatch
from safepassage.simulation.other_modes import OPERATORS, other_modes
from safepassage.simulation.scenario import Scenario
from safepassage.simulation.truth import Expectation, truth
from safepassage.simulation.watchlist import as_jsonl, large_list, small_list

__all__ = [
    "AIRLINES",
    "OPERATORS",
    "Airline",
    "Case",
    "Chapter",
    "Dispatch",
    "Expectation",
    "Flight",
    "Pace",
    "Scenario",
    "Series",
    "World",
    "as_jsonl",
    "benchmark_messages",
    "benchmark_reservations",
    "large_list",
    "merged",
    "other_modes",
    "small_list",
    "truth",
]  # fmt: skip - one glance
