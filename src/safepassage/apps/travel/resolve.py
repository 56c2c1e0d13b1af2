"""Which stored journey a traveller of a new message is, if any.

The same document, or the same name and birth date without another document
known, or the carrier's reference together with locator or name, or, in
reservations, the same name in the same one where neither birth date nor document is
another, say "the same person on this flight". Whoever only resembles, or resembles two, is kept
apart and linked (``ambiguous_with``): two people are never merged.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from safepassage.apps.travel import models
from safepassage.pipeline.draft import JourneyDraft, normal
from safepassage.records._base import Record
from safepassage.safeguards.sealing import LookUp

_SEARCHED = frozenset(
    {LookUp.DOCUMENT, LookUp.NAME, LookUp.NAME_AND_BIRTH, LookUp.TRAVELLER_REFERENCE}
)

Tokens = Mapping[tuple[date, LookUp, str], bytes]


class Known(Record, frozen=True):
    """A stored journey of the flight, as far as resolving needs it.

    ``told_at`` is the place at which the message at hand told of it already.
    """

    id: UUID
    version: int
    sequence: int
    content: bytes
    mask_day: date
    tokens: frozenset[tuple[str, bytes]]
    told_at: int | None = None
    reservation: UUID | None = None


class Resolution(Record, frozen=True):
    """The journey that a draft continues, or the one that it resembles."""

    same: Known | None = None
    resembles: UUID | None = None


def mask_days(flight: UUID, kind: str) -> list[date]:
    """The mask dates under which unmasked journeys of a flight are kept."""
    rows = models.Journey.objects.filter(flight=flight, kind=kind, masked_at=None)
    return list(rows.values_list("mask_day", flat=True).distinct().order_by("mask_day"))


def known_journeys(
    flight: UUID, kind: str, tokens: Sequence[bytes], *, message: UUID
) -> list[Known]:
    """The unmasked journeys of a flight that share any of ``tokens``."""
    if not tokens:
        return []
    holders = set(models.LookUp.objects.filter(token__in=tokens).values_list("holder", flat=True))
    rows = models.Journey.objects.filter(id__in=holders, flight=flight, kind=kind, masked_at=None)
    theirs, places = _tokens_of(holders), _places(message, holders)
    return [
        Known(
            id=row.id,
            version=row.version,
            sequence=row.sequence,
            content=bytes(row.content),
            mask_day=row.mask_day,
            tokens=theirs[row.id],
            told_at=places.get(row.id),
            reservation=row.reservation_id,
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


def _places(message: UUID, journeys: set[UUID]) -> Mapping[UUID, int]:
    """Where a message told of these journeys already: in an earlier chunk or at an earlier try."""
    told = models.Sighting.objects.filter(message=message, journey__in=journeys)
    return dict(told.values_list("journey", "ordinal"))


class Acquaintances:
    """The journeys among which a traveller is looked for, found by what they share."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._by_token: dict[tuple[str, bytes], list[Known]] = defaultdict(list)
        self._days: set[date] = set()
        for one in known:
            self.add(one)

    def add(self, one: Known) -> None:
        """One more, of an earlier message or of this one."""
        self._days.add(one.mask_day)
        for pair in one.tokens:
            self._by_token[pair].append(one)

    def candidates(self, draft: JourneyDraft, tokens: Tokens) -> list[Known]:
        """Those that share with a draft what can say "the same person"."""
        found = {
            one.id: one
            for kind, value in searched(draft)
            for day in self._days
            for one in self._by_token.get((kind, tokens.get((day, kind, value), b"")), ())
        }
        return list(found.values())


def searched(draft: JourneyDraft) -> list[tuple[LookUp, str]]:
    """The keys of a draft by which an earlier version is looked for."""
    return [pair for pair in draft.look_ups if pair[0] in _SEARCHED]


def telling(tokens: Tokens) -> list[bytes]:
    """The tokens by which the same person is looked for; a locator alone finds nobody."""
    return list({token for (_, kind, _), token in tokens.items() if kind in _SEARCHED})


def resolve(
    draft: JourneyDraft,
    known: Sequence[Known],
    tokens: Tokens,
    taken: set[UUID],
    *,
    booking: UUID | None = None,
) -> Resolution:
    """Compare one draft with the candidates; ``taken`` are those that this message spoke of.

    ``booking`` is the draft's reservation, whose travellers are told apart by their names.

    At another place of the same message stands another traveller, however alike.
    """
    verdicts = [(one, _relation(draft, one, tokens, booking)) for one in known]
    told = [one for one in known if one.told_at == draft.ordinal]
    same = told or [
        one
        for one, relation in verdicts
        if relation == "same" and one.told_at is None and one.id not in taken
    ]
    if len(same) > 1:
        locator = (LookUp.LOCATOR, draft.locator and normal(draft.locator))
        same = [one for one in same if _shares(one, locator, tokens)] or same
    if len(same) == 1:
        return Resolution(same=same[0])
    alike = [one.id for one, relation in verdicts if relation]
    return Resolution(resembles=min(alike, default=None))


def _relation(
    draft: JourneyDraft, known: Known, tokens: Tokens, booking: UUID | None
) -> str | None:
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
    other_birth = _is_born(draft.look_ups) and _is_born(known.tokens)
    named = LookUp.NAME in shared and booking is not None and known.reservation == booking
    if named and not (other_birth or other_document):
        return "same"
    return "alike" if LookUp.TRAVELLER_REFERENCE in shared else None


def _shares(known: Known, pair: tuple[LookUp, str | None], tokens: Tokens) -> bool:
    kind, value = pair
    return value is not None and (kind, tokens.get((known.mask_day, kind, value))) in known.tokens


def _is_born(pairs: Iterable[tuple[str, object]]) -> bool:
    return any(kind == LookUp.NAME_AND_BIRTH for kind, _ in pairs)


def _has_document(pairs: Iterable[tuple[str, object]]) -> bool:
    return any(kind == LookUp.DOCUMENT for kind, _ in pairs)
