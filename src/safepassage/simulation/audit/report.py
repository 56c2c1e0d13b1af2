"""What an audit says: rates by group, at the shipped threshold and where recall is the same."""

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from operator import add

from safepassage.matching import ALERT_THRESHOLD
from safepassage.records._base import Record
from safepassage.simulation.audit.corpus import Corpus
from safepassage.simulation.audit.measure import Audit, Options, Strengths
from safepassage.simulation.audit.rates import Rate, rate

RECALL = 0.90
BY_REGION, BY_COUNTRY = "region", "country"
TRAVELLERS = 100_000
"""The traffic for which the queue is projected."""


class Load(Record, frozen=True):
    """What reviewing costs: minutes an alert, and listed persons among 100,000 travellers."""

    minutes: float = 5.0
    listed: float = 1.0


class Group(Record, frozen=True):
    """One group's figures, at the shipped threshold and, ``matched``, at a recall of 0.90.

    ``misses`` are of persons listed with their day of birth, ``misses_undated`` of those whom
    the list gives none: what a list does not say, nobody can be told by.
    ``threshold`` is the one at which the group has that recall; it and ``matched`` are missing
    where none has. ``reviews`` are those to be made for each listed person who is found,
    ``hours`` those of officers for 100,000 travellers.
    """

    name: str
    false_alerts: Rate
    misses: Rate
    misses_undated: Rate
    threshold: float | None
    matched: Rate | None
    reviews: float | None
    hours: float


class Spread(Record, frozen=True):
    """How far groups lie apart: the worst, the best, their ratio and difference.

    The ratio is missing where the best is nought.
    """

    worst: str
    best: str
    highest: float
    lowest: float
    ratio: float | None
    difference: float


class Table(Record, frozen=True):
    """The groups of one kind for travellers with or without birth dates, and how far apart."""

    births: bool
    by: str
    groups: tuple[Group, ...]
    all: Group
    false_alerts: Spread
    misses: Spread
    matched: Spread | None


class Report(Record, frozen=True):
    """A whole audit: what it was made of, and its tables."""

    corpus: str
    seed: int
    version: str
    entries: int
    travellers: int
    listed: int
    threshold: float
    recall: float
    minutes: float
    tables: tuple[Table, ...]


def report(found: Audit, corpus: Corpus, options: Options, load: Load, *, version: str) -> Report:
    """The tables by region and by country, with and without birth dates."""
    return Report(
        corpus=corpus.digest,
        seed=options.seed,
        version=version,
        entries=found.entries,
        travellers=options.travellers,
        listed=options.listed,
        threshold=ALERT_THRESHOLD,
        recall=RECALL,
        minutes=load.minutes,
        tables=tuple(_tables(found, corpus, load)),
    )


def _tables(found: Audit, corpus: Corpus, load: Load) -> Iterator[Table]:
    for births, strengths in ((True, found.with_births), (False, found.without_births)):
        regions = {
            name: reduce(add, (strengths[one] for one in countries))
            for name, countries in corpus.regions().items()
        }
        yield _table(regions, BY_REGION, load, births=births)
        yield _table(strengths, BY_COUNTRY, load, births=births)


def _table(strengths: Mapping[str, Strengths], by: str, load: Load, *, births: bool) -> Table:
    groups = tuple(group_of(name, one, load) for name, one in strengths.items())
    matched = {one.name: one.matched for one in groups if one.matched}
    return Table(
        births=births,
        by=by,
        groups=groups,
        all=group_of("all", reduce(add, strengths.values()), load),
        false_alerts=_spread({one.name: one.false_alerts for one in groups}),
        misses=_spread({one.name: one.misses for one in groups}),
        matched=_spread(matched) if matched else None,
    )


def group_of(name: str, strengths: Strengths, load: Load) -> Group:
    """The figures of one group."""
    false_alerts = _at_least(strengths.ordinary, ALERT_THRESHOLD)
    hits = _at_least(strengths.own, ALERT_THRESHOLD)
    undated = _at_least(strengths.undated, ALERT_THRESHOLD)
    threshold = threshold_for(strengths.own, RECALL)
    return Group(
        name=name,
        false_alerts=false_alerts,
        misses=rate(hits.of - hits.count, hits.of),
        misses_undated=rate(undated.of - undated.count, undated.of),
        threshold=threshold,
        matched=None if threshold is None else _at_least(strengths.ordinary, threshold),
        reviews=_reviews(false_alerts, hits, load),
        hours=false_alerts.share * TRAVELLERS * load.minutes / 60,
    )


def threshold_for(own: Sequence[float], recall: float) -> float | None:
    """The highest threshold at which at least ``recall`` of the listed are found, if any is."""
    ranked = sorted(own, reverse=True)
    enough = -(-len(ranked) * recall // 1)
    found = ranked[int(enough) - 1] if ranked else 0.0
    return found or None


def _at_least(strengths: Sequence[float], threshold: float) -> Rate:
    return rate(sum(one >= threshold for one in strengths), len(strengths))


def _reviews(false_alerts: Rate, hits: Rate, load: Load) -> float | None:
    """All alerts for one of a listed person, where so many are listed among 100,000."""
    found = load.listed * hits.share
    return 1 + false_alerts.share * (TRAVELLERS - load.listed) / found if found else None


def _spread(rates: Mapping[str, Rate]) -> Spread:
    ranked = sorted(rates, key=lambda name: (rates[name].share, name))
    best, worst = ranked[0], ranked[-1]
    low, high = rates[best].share, rates[worst].share
    return Spread(
        worst=worst,
        best=best,
        highest=high,
        lowest=low,
        ratio=high / low if low else None,
        difference=high - low,
    )
