"""Where what is held contradicts itself: for a person to look at, never for a machine to solve.

Lists that hold different roots are the rule and not a fault; that one list has withdrawn what
another still holds is worth a question to the state, and so is one serial number on two
certificates of one issuer, or one key in the hands of two names.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from safepassage.apps.trust.kinds import SourceKind
from safepassage.documents.certificates.names import digest
from safepassage.flows.trust.held import Root, Standing


class Kind(StrEnum):
    """What contradicts what."""

    WITHDRAWN_ELSEWHERE = "withdrawn_elsewhere"
    NOT_IN_ALL = "not_in_all"
    SAME_NUMBER = "same_number"
    SAME_KEY = "same_key"


class Conflict(NamedTuple):
    """One contradiction: the certificates it is about, who holds them, and who does not.

    Certificates of a country that the same lists hold and the same are without are one.
    """

    kind: Kind
    country: str
    roots: tuple[Root, ...]
    holding: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


def conflicts(standing: Standing) -> list[Conflict]:
    """All contradictions, the gravest kinds first."""
    roots = sorted(standing.roots.values(), key=lambda each: (each.country, each.sha256))
    found = [
        *_shared(Kind.SAME_KEY, roots, lambda each: each.key_digest, _by_two_names),
        *_shared(Kind.SAME_NUMBER, roots, _number, _always),
        *_between_lists(standing, roots),
    ]
    order = list(_GRAVEST_FIRST)
    return sorted(found, key=lambda each: (order.index(each.kind), each.country))


_GRAVEST_FIRST = (Kind.SAME_KEY, Kind.WITHDRAWN_ELSEWHERE, Kind.SAME_NUMBER, Kind.NOT_IN_ALL)


def of_root(found: Iterable[Conflict], sha256: str) -> list[Conflict]:
    """Those contradictions that one certificate is in."""
    return [each for each in found if any(root.sha256 == sha256 for root in each.roots)]


def _shared(
    kind: Kind,
    roots: list[Root],
    shared: Callable[[Root], object],
    is_conflict: Callable[[list[Root]], bool],
) -> Iterator[Conflict]:
    """Roots that have something in common which each should have alone."""
    groups: dict[object, list[Root]] = defaultdict(list)
    for root in roots:
        groups[shared(root)].append(root)
    for group in groups.values():
        if len(group) > 1 and is_conflict(group):
            yield Conflict(kind, group[0].country, tuple(group))


def _number(root: Root) -> tuple[str, int]:
    return digest(root.certificate.issuer), root.certificate.serial


def _always(_group: list[Root]) -> bool:
    return True


def _by_two_names(group: list[Root]) -> bool:
    """A root and its links share a key under one name; two names do not."""
    return len({digest(each.certificate.subject) for each in group}) > 1


def _between_lists(standing: Standing, roots: list[Root]) -> Iterator[Conflict]:
    """What one master list holds and another, which knows the country, does not."""
    lists = {
        key for key, source in standing.sources.items() if source.kind == SourceKind.MASTER_LIST
    }
    knowing: dict[str, set[UUID]] = defaultdict(set)
    for root in roots:
        knowing[root.country] |= root.live & lists
    found: dict[Conflict, list[Root]] = defaultdict(list)
    for root in roots:
        holding = root.live & lists
        former = {each.source for each in root.presences if each.is_withdrawn} & lists - holding
        without = former or knowing[root.country] - holding
        if holding and without:
            kind = Kind.WITHDRAWN_ELSEWHERE if former else Kind.NOT_IN_ALL
            names = (_names(standing, holding), _names(standing, without))
            found[Conflict(kind, root.country, (), *names)].append(root)
    for conflict, members in found.items():
        yield conflict._replace(roots=tuple(members))


def _names(standing: Standing, sources: Iterable[UUID]) -> tuple[str, ...]:
    return tuple(sorted(standing.sources[each].name for each in sources))
