"""Is this the listed person? The one question that screening answers."""

from collections.abc import Iterable

from safepassage.matching import evidence
from safepassage.matching.candidates import NameFind, find
from safepassage.matching.dates import AGREEING
from safepassage.matching.index import ListIndex
from safepassage.records import ListEntry, Match, MatchClass, MatchReason, Subject

ALERT_THRESHOLD = 0.6
"""From this combination of both scores on, a match is shown to an officer as an alert."""

LIMIT = 20
"""Matches shown at most, the strongest; the pipeline takes all, so that no alert is cut."""

_BASE, _SLOPE = 0.19, 0.5
"""So that a name alone alerts from a likeness of 0.82 on."""
_BESIDE_THE_NAME = 0.4
_BIRTH_CODES = frozenset(f"birth_date_{relation.value}" for relation in AGREEING)
_RANK = {match_class: rank for rank, match_class in enumerate(MatchClass)}


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
    (``None``: all). ``threshold`` replaces the shipped ``ALERT_THRESHOLD`` for the combination.
    """
    candidates = find(index, subject)
    if not candidates:
        return ()
    level = ALERT_THRESHOLD if threshold is None else threshold
    judged = (
        _judge(subject, index.entries[position], name, level)
        for position, name in candidates.items()
    )
    return tuple(sorted((match for match in judged if match), key=_order)[:limit])


def combination(reasons: Iterable[MatchReason]) -> float:
    """Combine a match's reasons into the number that the threshold is held against, 0..1.

    The names' likeness counts whole, everything else for two fifths of its weight; what
    nothing is known about adds nothing and takes nothing away.
    """
    total = sum(
        reason.weight * (1.0 if reason.code in evidence.NAME_CODES else _BESIDE_THE_NAME)
        for reason in reasons
    )
    return _unit(_BASE + _SLOPE * total)


def _judge(subject: Subject, entry: ListEntry, name: NameFind | None, level: float) -> Match | None:
    for_name = tuple(evidence.name_reasons(name))
    for_identity = tuple(evidence.identity_reasons(subject, entry, name))
    match_class = _class(for_name, for_identity)
    if match_class is None:
        return None
    reasons = (*for_name, *for_identity)
    return Match(
        entry=entry.id,
        name_score=_unit(sum(reason.weight for reason in for_name)),
        identity_score=_unit(sum(reason.weight for reason in for_identity)),
        match_class=match_class,
        alert=combination(reasons) >= level,
        reasons=reasons,
    )


def _class(
    for_name: tuple[MatchReason, ...], for_identity: tuple[MatchReason, ...]
) -> MatchClass | None:
    codes = {reason.code for reason in for_identity}
    if codes & evidence.DOCUMENT_CODES:
        return MatchClass.DOCUMENT
    if not for_name:
        return None
    return MatchClass.IDENTITY if codes & _BIRTH_CODES else MatchClass.NAME_ONLY


def _order(match: Match) -> tuple[int, float, float, str]:
    return (_RANK[match.match_class], -match.identity_score, -match.name_score, match.entry)


def _unit(score: float) -> float:
    return round(min(1.0, max(0.0, score)), 4)
