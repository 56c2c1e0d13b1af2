"""Is this the listed person? The one question that screening answers."""

from bisect import insort
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace

from safepassage.matching import evidence
from safepassage.matching.candidates import Form, find, forms, name_find
from safepassage.matching.dates import AGREEING, readings_of
from safepassage.matching.index import Desk, ListIndex
from safepassage.matching.promise import Promising, promising
from safepassage.matching.search import UNSEEN, least_bound
from safepassage.matching.standing import Person
from safepassage.matching.texts import texts_of
from safepassage.matching.traits import countries, sex_code
from safepassage.records import Match, MatchClass, MatchReason, Subject

ALERT_THRESHOLD = 0.6
"""From this combination of both scores on, a match is shown to an officer as an alert."""

LIMIT = 20
"""Matches shown at most, the strongest; the pipeline takes all alerts instead."""
MOST_JUDGED = 1_000
"""Entries judged for one subject at most, the most promising: of a name there may be a million."""
LEAST_SHOWN = 0.35
"""Below this combination nobody needs to see a match: what is known speaks against it."""

_DECIMALS = 4
_BASE, _SLOPE = 0.19, 0.5
"""So that a name alone alerts from a likeness of 0.82 on."""
_BESIDE_THE_NAME = 0.4
_ROUNDED = 0.002
"""What a name's score can be more than its parts by their rounding."""
_BIRTH_CODES = frozenset(relation.code for relation in AGREEING)
_RANK = {match_class: rank for rank, match_class in enumerate(MatchClass)}
_RANK_AGREEING, _RANK_ALONE = _RANK[MatchClass.IDENTITY], _RANK[MatchClass.NAME_ONLY]

_Judged = tuple[int, Match | None]
"""The position of an entry, and its match if it is one."""


class _Promise(NamedTuple):
    """The best place in the order of matches that a candidate can have; a smaller one is better."""

    rank: int
    identity: float
    name: float
    position: int


def screen(
    index: ListIndex,
    subject: Subject,
    *,
    threshold: float | None = None,
    limit: int | None = LIMIT,
) -> tuple[Match, ...]:
    """Compare one subject with all listed persons.

    Pure and repeatable: the same index and subject give the same matches,
    ordered by class, identity score, name score and id, at most ``limit``
    (``None``: those that alert, and no others). ``threshold`` replaces the shipped
    ``ALERT_THRESHOLD`` for the combination. Beside those that a document number led to, the
    ``MOST_JUDGED`` most promising entries are judged.
    """
    level = ALERT_THRESHOLD if threshold is None else threshold
    first, *others = (_screened(layer, subject, level, limit) for layer in index.layers)
    if not others:
        return first
    return tuple(sorted(chain(first, *others), key=_order)[:limit])


def _screened(
    index: ListIndex, subject: Subject, level: float, limit: int | None
) -> tuple[Match, ...]:
    desk = index.take_desk()
    judging = _Judging(index, subject, desk, level, limit)
    matches = judging.alerts() if limit is None else judging.strongest(limit)
    index.give_back(desk)
    return matches


def combination(reasons: Iterable[MatchReason]) -> float:
    """Combine a match's reasons into the number that the threshold is held against, 0..1.

    The names' likeness counts whole, everything else for two fifths of its weight; what
    nothing is known about adds nothing and takes nothing away.
    """
    return _combined(_total(reasons))


def _total(reasons: Iterable[MatchReason]) -> float:
    return sum(map(_part, reasons))


def _part(reason: MatchReason) -> float:
    return reason.weight * (1.0 if reason.code in evidence.NAME_CODES else _BESIDE_THE_NAME)


def _combined(total: float) -> float:
    return _unit(_BASE + _SLOPE * total)


class _Judging:
    """One subject before one index."""

    def __init__(
        self,
        index: ListIndex,
        subject: Subject,
        desk: Desk,
        level: float,
        limit: int | None,
    ) -> None:
        self._index = index
        self._subject = subject
        self._forms = forms(index, subject, desk)
        self._desk = desk
        self._level = level
        self._least = level if limit is None else min(level, LEAST_SHOWN)
        self._person = _person(subject, self._least, level)
        numbered = self._numbered()
        sought = self._person._replace(least=-np.inf, apart=-np.inf) if numbered else self._person
        self._found = find(index, self._forms, sought, desk)
        self._by_number = {position: self._place_of(position) for position in numbered}

    def alerts(self) -> tuple[Match, ...]:
        """The matches that alert."""
        named = (self._judge_name(at) for _, at in self._promising())
        found = (match for _, match in (*self._of_documents(), *named) if match and match.alert)
        return tuple(sorted(found, key=_order))

    def strongest(self, limit: int) -> tuple[Match, ...]:
        """The strongest matches; candidates that cannot be among them are not judged."""
        kept = sorted(
            (_place(match, position), match) for position, match in self._of_documents() if match
        )
        for promise, at in self._promising():
            if len(kept) >= limit and promise > kept[limit - 1][0]:
                break
            position, match = self._judge_name(at)
            if match and combination(match.reasons) >= self._least:
                insort(kept, (_place(match, position), match))
        return tuple(match for _, match in kept[:limit])

    def _numbered(self) -> list[int]:
        """Entries that a document led to: how alike the names are is told, alike or not."""
        return sorted(
            {
                position
                for document in self._subject.documents
                for position in self._index.with_number(document.number)
            }
        )

    def _place_of(self, position: int) -> int:
        """Where an entry was found by a name; -1 where it was not."""
        at = np.flatnonzero(self._found.entries == position)
        return int(at[0]) if len(at) else -1

    def _of_documents(self) -> Iterator[_Judged]:
        for position, place in self._by_number.items():
            if place >= 0:
                yield self._judge_name(place)
            else:
                yield position, self._judge(position, None, None)

    def _promising(self) -> list[tuple[_Promise, int]]:
        """Candidates by their promise, with where they stand; the most promising first."""
        can = promising(self._person, self._index.persons, self._found)
        if len(can.at) > MOST_JUDGED:
            can = _first(can, MOST_JUDGED)
        columns = [column.tolist() for column in can]
        promises = []
        for at, relation, identity, name in zip(*columns, strict=True):
            position = int(self._found.entries[at])
            if position not in self._by_number:
                rank = _RANK_AGREEING if relation in AGREEING else _RANK_ALONE
                best = _Promise(rank, -_unit(identity), -_unit(name + _ROUNDED), position)
                promises.append((best, at))
        return sorted(promises)

    def _judge_name(self, at: int) -> _Judged:
        found, position = self._found, int(self._found.entries[at])
        return position, self._judge(position, int(found.bearers[at]), self._forms[found.forms[at]])

    def _judge(self, position: int, bearer: int | None, form: Form | None) -> Match | None:
        entry = self._index.entry(position)
        name = None
        if form is not None and bearer is not None:
            listed = texts_of(entry)[self._index.bearers.texts[bearer]][0]
            name = name_find(self._index, form, bearer, self._desk, listed)
        for_name = tuple(evidence.name_reasons(name))
        for_identity = tuple(evidence.identity_reasons(self._subject, entry, name))
        match_class = _class(for_name, for_identity)
        if match_class is None:
            return None
        reasons, alert = _turning((*for_name, *for_identity), self._level)
        return Match(
            entry=entry.id,
            name_score=_unit(sum(reason.weight for reason in for_name)),
            identity_score=_unit(sum(reason.weight for reason in for_identity)),
            match_class=match_class,
            alert=alert,
            reasons=reasons,
        )


def _person(subject: Subject, least: float, level: float) -> Person:
    """Who is looked for, and what must come together to be shown, and to alert."""
    born, has_place = readings_of(subject.dob), bool(subject.birth_place)
    shown, alert = ((one - _BASE) / _SLOPE - _ROUNDED for one in (least, level))
    beside = _BESIDE_THE_NAME * evidence.in_other_years(has_place=has_place) + evidence.ALL_LISTED
    return Person(
        born=born,
        year=int(born[0, 0]) if len(born) == 1 else 0,
        countries=countries((subject.nationality, *subject.other_nationalities)),
        sex=sex_code(subject.sex),
        weights=evidence.at_most(has_place=has_place),
        whole=evidence.ALL_LISTED,
        beside=_BESIDE_THE_NAME,
        least=shown,
        alert=alert,
        apart=min(shown - beside - UNSEEN, least_bound(alert - beside)),
    )


def _turning(
    reasons: tuple[MatchReason, ...], level: float
) -> tuple[tuple[MatchReason, ...], bool]:
    """Tell whether the reasons alert, and of each whether it alone turns that outcome."""
    alert = combination(reasons) >= level
    other = "no_alert" if alert else "alert"
    total = _total(reasons)
    return tuple(
        replace(reason, without=other)
        if (_combined(total - _part(reason)) >= level) is not alert
        else reason
        for reason in reasons
    ), alert


def _class(
    for_name: tuple[MatchReason, ...], for_identity: tuple[MatchReason, ...]
) -> MatchClass | None:
    codes = {reason.code for reason in for_identity}
    if codes & evidence.DOCUMENT_CODES:
        return MatchClass.DOCUMENT
    if not for_name:
        return None
    return MatchClass.IDENTITY if codes & _BIRTH_CODES else MatchClass.NAME_ONLY


def _place(match: Match, position: int) -> _Promise:
    """Where a match stands; entries lie in the order of their ids."""
    return _Promise(*_order(match)[:-1], position)


def _order(match: Match) -> tuple[int, float, float, str]:
    return (_RANK[match.match_class], -match.identity_score, -match.name_score, match.entry)


def _unit(score: float) -> float:
    return round(min(1.0, max(0.0, score)), _DECIMALS)


def _first(can: Promising, many: int) -> Promising:
    """The most promising of very many."""
    alone = can.relation > max(AGREEING)
    best = np.lexsort((-can.name, -can.identity, alone))[:many]
    return Promising(can.at[best], can.relation[best], can.identity[best], can.name[best])
