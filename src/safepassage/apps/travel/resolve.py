"""Which stored journey a traveller of a new message is, if any.

The same document, or the same name and birth date without another document
known, or the carrier's reference together with locator or name, say "the same
person on this flight". Whoever only resembles, or resembles two, is kept
apart and linked (``ambiguous_with``): two people are never merged.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from safepassage.apps.travel import models
from safepassage.pipeline.draft import JourneyDraft
from safepassage.records._base import Record
from safepassage.safeguards.sealing import LookUp

_SEARCHED = frozenset({LookUp.DOCUMENT, LookUp.NAME_AND_BIRTH, LookUp.TRAVELLER_REFERENCE})

Tokens = Mapping[tuple[date, LookUp, str], bytes]


class Known(Record, frozen=True):
    """A stored journey of the flight, as far as resolving needs it."""

    id: UUID
    version: int
    sequence: int
    content: bytes
    mask_day: date
    tokens: frozenset[tuple[str, bytes]]


class Resolution(Record, frozen=True):
    """The journey that a draft continues, or the one that it resembles."""

    same: Known | None = None
    resembles: UUID | None = None


def mask_days(flight: UUID, kind: str) -> list[date]:
    """The mask dates under which unmasked journeys of a flight are kept."""
    rows = models.Journey.objects.filter(flight=flight, kind=kind, masked_at=None)
    return list(rows.values_list("mask_day", flat=True).distinct().order_by("mask_day"))


def known_journeys(flight: UUID, kind: str, tokens: Sequence[bytes]) -> list[Known]:
    """The unmasked journeys of a flight that share any of ``tokens``."""
    if not tokens:
        return []
    holders = set(models.LookUp.objects.filter(token__in=tokens).values_list("holder", flat=True))
    rows = models.Journey.objects.filter(id__in=holders, flight=flight, kind=kind, masked_at=None)
    theirs = _tokens_of(holders)
    return [
        Known(
            id=row.id,
            version=row.version,
            sequence=row.sequence,
            content=bytes(row.content),
            mask_day=row.mask_day,
            tokens=theirs[row.id],
        )
        for row in rows
    ]


def _tokens_of(holders: set[UUID]) -> Mapping[UUID, frozenset[tuple[str, bytes]]]:
    found: dict[UUID, set[tuple[str, bytes]]] = defaultdict(set)
    for holder, kind, token in models.LookUp.objects.filter(holder__in=holders).values_list(
        "holder", "kind", "token"
    ):
        found[holder].add((kind, bytes(token)))
    return defaultdict(frozenset, {one: frozenset(tokens) for one, tokens in found.items()})


def searched(draft: JourneyDraft) -> list[tuple[LookUp, str]]:
    """The keys of a draft by which an earlier version is looked for."""
    return [pair for pair in draft.look_ups if pair[0] in _SEARCHED]


def telling(tokens: Tokens) -> list[bytes]:
    """The tokens that can say "the same person"; a locator or a name alone cannot."""
    return list({token for (_, kind, _), token in tokens.items() if kind in _SEARCHED})


def resolve(
    draft: JourneyDraft, known: Sequence[Known], tokens: Tokens, taken: set[UUID]
) -> Resolution:
    """Compare one draft with the candidates; ``taken`` are those that this message spoke of."""
    verdicts = [(one, _relation(draft, one, tokens)) for one in known]
    same = [one for one, relation in verdicts if relation == "same" and one.id not in taken]
    if len(same) == 1:
        return Resolution(same=same[0])
    alike = [one.id for one, relation in verdicts if relation]
    return Resolution(resembles=min(alike, default=None))


def _relation(draft: JourneyDraft, known: Known, tokens: Tokens) -> str | None:
    """``same``, ``alike`` or ``None``."""
    shared = {
        kind
        for kind, value in draft.look_ups
        if (kind, tokens.get((known.mask_day, kind, value))) in known.tokens
    }
    if LookUp.DOCUMENT in shared:
        return "same"
    other_document = _has_document(draft.look_ups) and _has_document(known.tokens)
    if LookUp.TRAVELLER_REFERENCE in shared and {LookUp.LOCATOR, LookUp.NAME} & shared:
        return "same"
    if LookUp.NAME_AND_BIRTH in shared:
        return "alike" if other_document else "same"
    return "alike" if LookUp.TRAVELLER_REFERENCE in shared else None


def _has_document(pairs: Iterable[tuple[str, object]]) -> bool:
    return any(kind == LookUp.DOCUMENT for kind, _ in pairs)
