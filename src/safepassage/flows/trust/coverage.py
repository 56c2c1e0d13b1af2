"""Whose passports can be judged here, and what is missing for the others.

A country is judged by its roots that count. What is missing is told as codes, the worst first;
the calendar tells what will be missing within a year.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from safepassage.apps.trust import selectors
from safepassage.apps.trust.models import RevocationList
from safepassage.flows.trust.held import COUNTING, Root, Standing
from safepassage.formats.countries import ALPHA3_OF

UNIONS = ("EU", "UN")
"""Issuers of passports beside countries that certificates name (Doc 9303-12 clause 7.1.1)."""


class Gap(StrEnum):
    """What is missing of a country."""

    NO_ROOT = "no_root"
    NO_ROOT_COUNTS = "no_root_counts"
    ROOTS_EXPIRED = "roots_expired"
    NO_REVOCATIONS = "no_revocations"
    REVOCATIONS_STALE = "revocations_stale"
    REVOCATIONS_NOT_PROVED = "revocations_not_proved"


UNJUDGED = frozenset({Gap.NO_ROOT, Gap.NO_ROOT_COUNTS})


class Country(NamedTuple):
    """One country: its roots and how many count, by what, signers held, its list, its gaps.

    Where none counts, ``sources`` are those that hold them nevertheless.
    """

    code: str
    roots: int
    counting: int
    sources: tuple[str, ...]
    signers: int
    revocations: RevocationList | None
    gaps: tuple[Gap, ...]

    @property
    def is_judged(self) -> bool:
        """Whether anything of its documents can be judged."""
        return not UNJUDGED.intersection(self.gaps)


def coverage(standing: Standing, at: datetime) -> list[Country]:
    """Every country that has a code, and whatever else certificates here name."""
    roots: dict[str, list[Root]] = defaultdict(list)
    for root in standing.roots.values():
        roots[root.country].append(root)
    lists = _newest(selectors.newest_revocation_lists())
    signers = selectors.signers_by_country()
    codes = {*ALPHA3_OF, *UNIONS, *roots, *signers, *lists} - {""}
    return [
        _country(code, roots.get(code, []), standing, lists.get(code), at)._replace(
            signers=signers.get(code, 0)
        )
        for code in sorted(codes)
    ]


def _newest(lists: Iterable[RevocationList]) -> Mapping[str, RevocationList]:
    """Of each country the newest list, a proved one before any other."""
    ordered = sorted(lists, key=lambda each: (each.proved, each.issued))
    return {each.country: each for each in ordered}


def _country(
    code: str,
    roots: list[Root],
    standing: Standing,
    revocations: RevocationList | None,
    at: datetime,
) -> Country:
    counting = [each for each in roots if standing.whys[each.sha256] in COUNTING]
    sources = {name for each in counting or roots for name in standing.names_of(each)}
    return Country(
        code=code,
        roots=len(roots),
        counting=len(counting),
        sources=tuple(sorted(sources)),
        signers=0,
        revocations=revocations,
        gaps=tuple(_gaps(roots, counting, revocations, at)),
    )


def _gaps(
    roots: list[Root], counting: list[Root], revocations: RevocationList | None, at: datetime
) -> Iterator[Gap]:
    if not roots:
        yield Gap.NO_ROOT
        return
    if not counting:
        yield Gap.NO_ROOT_COUNTS
        return
    if all(each.certificate.not_after < at for each in counting):
        yield Gap.ROOTS_EXPIRED
    if revocations is None:
        yield Gap.NO_REVOCATIONS
    elif not revocations.proved:
        yield Gap.REVOCATIONS_NOT_PROVED
    elif revocations.next_update is None or revocations.next_update < at:
        yield Gap.REVOCATIONS_STALE
