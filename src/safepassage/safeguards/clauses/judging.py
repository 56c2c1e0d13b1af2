"""How far a clause is answered: by all of its duties, by some, by none, or by the state."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from types import MappingProxyType

from safepassage.records._base import Record
from safepassage.safeguards.clauses.clause import Clause, Duty

_LAWS = MappingProxyType(
    {
        "strict": ("A9", "PNR", "C-817/19", "108+"),
        "icao-annex-9": ("A9",),
        "eu-pnr": ("PNR", "C-817/19"),
        "eu-api": ("API-B", "API-L"),
        "third-state-eu-data": ("A9", "TCA"),
        "convention-108-plus": ("108+",),
    }
)
NAMES = MappingProxyType(
    {
        "A9": "ICAO Annex 9, chapter 9",
        "PNR": "Directive (EU) 2016/681",
        "C-817/19": "Court of Justice, C-817/19",
        "API-B": "Regulation (EU) 2025/12",
        "API-L": "Regulation (EU) 2025/13",
        "TCA": "EU-UK agreement, part three title III, and Opinion 1/15",
        "108+": "Convention 108 as modernised",
    }
)
"""The laws by the short names of ``docs/safeguards/duties.md``."""


class Standing(StrEnum):
    """What can be said of a clause honestly."""

    MET = "met"
    PARTLY = "partly_met"
    NOT_MET = "not_met"
    BY_STATE = "for_the_state"


class Answer(Record, frozen=True, kw_only=True):
    """A clause with its standing, and the code and tests that answer it."""

    clause: Clause
    standing: Standing
    code: tuple[str, ...]
    tests: tuple[str, ...]
    missing: tuple[str, ...]
    """Duties that nothing does yet, in their words."""


def judge(clause: Clause, duties: Sequence[Duty]) -> Answer:
    """Say how far ``clause`` is answered by ``duties``."""
    ours = [one for one in duties if _answers(one, clause)]
    done = [one for one in ours if one.code]
    return Answer(
        clause=clause,
        standing=_standing(clause, len(done), len(ours)),
        code=_unique(name for one in done for name in one.code),
        tests=_unique(name for one in done for name in one.tests),
        missing=tuple(one.duty for one in ours if not one.code),
    )


def laws_of(profile: str) -> tuple[str, ...]:
    """The laws whose clauses a shipped profile answers for; a national one for the common ones."""
    return _LAWS.get(profile, ("A9", "108+"))


def _standing(clause: Clause, done: int, all_of_it: int) -> Standing:
    if clause.by_state:
        return Standing.BY_STATE
    if not done:
        return Standing.NOT_MET
    return Standing.MET if done == all_of_it else Standing.PARTLY


def _answers(duty: Duty, clause: Clause) -> bool:
    wanted = clause.refs or (f"{clause.law} {clause.clause}",)
    named = any(one in wanted for one in duty.refs)
    return named and clause.about.lower() in duty.duty.lower()


def _unique(names: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
