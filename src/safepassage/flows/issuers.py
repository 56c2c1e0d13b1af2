"""How far alerts of each issuer held: when they were checked, and when somebody was found."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from safepassage.apps.cases.findings import LIST_HIT
from safepassage.apps.cases.found import judged
from safepassage.apps.watchlists.issuers import IssuerFigures, figures, issuers_of
from safepassage.records._base import Record
from safepassage.records.outcome import Outcome

_AT_ONCE = 500


class IssuerReport(Record, frozen=True):
    """The figures of one issuer, and of its hits still kept that officers have decided."""

    figures: IssuerFigures
    hits_decided: int
    hits_another_person: int


def issuer_reports() -> list[IssuerReport]:
    """Every issuer by name; counts alone."""
    decided: Counter[str] = Counter()
    another: Counter[str] = Counter()
    for issuer, outcome in _judged():
        decided[issuer] += 1
        another[issuer] += outcome == Outcome.NOT_THE_SAME_PERSON
    return [
        IssuerReport(
            figures=one,
            hits_decided=decided[one.issuer],
            hits_another_person=another[one.issuer],
        )
        for one in figures()
    ]


def _judged() -> Iterator[tuple[str, str]]:
    """The issuer of each hit that somebody has decided about, and the outcome."""
    rest = judged()
    while rows := [(key.removeprefix(LIST_HIT), told) for key, told in islice(rest, _AT_ONCE)]:
        issuers = issuers_of(key for key, _ in rows)
        yield from ((issuers[key], told) for key, told in rows if key in issuers)
