"""Whether a list or rule stands out: how, by how much, and whether it has to be reviewed.

It does when one group is hit at a rate far above everybody else's, more than chance explains,
and of its decided hits none was confirmed. That is the mark of a list that finds a group, and
nobody. Bounds are data; these defaults are ours (no instrument names any).
"""

from collections.abc import Mapping

from safepassage.records._base import Record
from safepassage.safeguards.fairness.statistics import Share, difference, holm, share


class Counts(Record, frozen=True):
    """One group under one list or rule: how many were screened, hit, decided, confirmed, stopped.

    ``secondary`` are those whom the decision sent to an inspection or refused.
    """

    screened: int = 0
    hits: int = 0
    decided: int = 0
    confirmed: int = 0
    secondary: int = 0


class Bounds(Record, frozen=True):
    """From where on a difference is looked at by people."""

    ratio: float = 2.0
    chance: float = 0.01
    fewest_screened: int = 200
    fewest_decided: int = 10


class Finding(Record, frozen=True):
    """One group beside everybody else: both hit rates, how many times as often, by what chance."""

    group: str
    rate: Share
    others: Share
    confirmed: Share
    secondary: Share
    chance: float

    @property
    def ratio(self) -> float:
        """How many times as often as the others; without end where those are never hit."""
        if self.others.value:
            return self.rate.value / self.others.value
        return float("inf") if self.rate.value else 1.0


def findings(groups: Mapping[str, Counts]) -> list[Finding]:
    """Every group beside the rest, the highest rate first; chances hold for all together."""
    screened = sum(one.screened for one in groups.values())
    hits = sum(one.hits for one in groups.values())
    rates = {name: share(one.hits, one.screened) for name, one in groups.items()}
    rest = {name: share(hits - one.hits, screened - one.screened) for name, one in groups.items()}
    chances = holm({name: difference(rates[name], rest[name]) for name in groups})
    found = [
        Finding(
            group=name,
            rate=rates[name],
            others=rest[name],
            confirmed=share(one.confirmed, one.decided),
            secondary=share(one.secondary, one.decided),
            chance=chances[name],
        )
        for name, one in groups.items()
    ]
    return sorted(found, key=lambda one: (-one.rate.value, one.group))


def stands_out(finding: Finding, bounds: Bounds) -> bool:
    """Whether a group is hit so much more often that people have to look."""
    return (
        finding.rate.of >= bounds.fewest_screened
        and finding.ratio >= bounds.ratio
        and finding.chance < bounds.chance
    )


def has_to_stop(finding: Finding, bounds: Bounds) -> bool:
    """Whether it stands out and, of enough decided hits, none was confirmed."""
    decided = finding.confirmed
    finds_nobody = decided.of >= bounds.fewest_decided and decided.count == 0
    return stands_out(finding, bounds) and finds_nobody
