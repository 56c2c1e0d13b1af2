"""From compared pairs to one partner at most for everybody, over the whole flight at once."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

from safepassage.matching.joining.profile import profile_of
from safepassage.matching.joining.shape import Joining, Pair, Sheet
from safepassage.matching.joining.weighing import ENOUGH, MARGIN, RESEMBLES, Facts, weigh
from safepassage.matching.joining.wording import differences, reasons

Ends = tuple[int, int]


def join(api: Sequence[Sheet], pnr: Sequence[Sheet]) -> Joining:
    """Join the API and PNR records of one flight.

    A pair is joined when enough speaks for it and clearly less for any other partner that
    either of them could still have; who has found a partner stands in nobody's way. Where
    two are about equally good none is joined, and both are in ``could_be``.
    Pure and repeatable, whatever the order of the records; cost grows with the pairs that
    share a key.
    """
    ours, theirs = [profile_of(one) for one in api], [profile_of(one) for one in pnr]
    facts = {
        (one, other): found
        for one, other in _candidates(api, pnr)
        if (found := weigh(ours[one], theirs[other]))
    }
    joined = _assign(facts)

    def told(ends: Ends) -> Pair:
        one, other = ours[ends[0]], theirs[ends[1]]
        found = facts[ends]
        return Pair(
            api=ends[0],
            pnr=ends[1],
            reasons=reasons(found),
            differences=differences(one, other, found),
        )

    return Joining(
        joins=tuple(map(told, sorted(joined))),
        could_be=tuple(map(told, _resembling(facts, joined))),
    )


def _candidates(api: Sequence[Sheet], pnr: Sequence[Sheet]) -> set[Ends]:
    """The pairs that share a key."""
    by_key: dict[Hashable, list[int]] = defaultdict(list)
    for place, sheet in enumerate(pnr):
        for key in sheet.keys:
            by_key[key].append(place)
    return {
        (place, other)
        for place, sheet in enumerate(api)
        for key in sheet.keys
        for other in by_key.get(key, ())
    }


def _assign(facts: dict[Ends, Facts]) -> set[Ends]:
    """The joins; a pass may free others, so passes go on until one brings nothing."""
    points = {ends: one.points for ends, one in facts.items() if not one.forbidden}
    joined: set[Ends] = set()
    while found := _clear_winners(points):
        joined |= found
        taken = {end for ends in found for end in _named(ends)}
        points = {ends: value for ends, value in points.items() if taken.isdisjoint(_named(ends))}
    return joined


def _clear_winners(points: dict[Ends, int]) -> set[Ends]:
    """Pairs with enough points of which both ends have no rival within the margin."""
    best: dict[tuple[str, int], list[int]] = defaultdict(list)
    for ends, value in points.items():
        for end in _named(ends):
            best[end].append(value)
    return {
        ends
        for ends, value in points.items()
        if value >= ENOUGH and all(_is_clear(value, best[end]) for end in _named(ends))
    }


def _is_clear(value: int, at_this_end: Iterable[int]) -> bool:
    first, *others = sorted(at_this_end, reverse=True)
    return value == first and (not others or others[0] <= value - MARGIN)


def _named(ends: Ends) -> tuple[tuple[str, int], tuple[str, int]]:
    return ("api", ends[0]), ("pnr", ends[1])


def _resembling(facts: dict[Ends, Facts], joined: set[Ends]) -> Iterator[Ends]:
    taken = {end for ends in joined for end in _named(ends)}
    for ends in sorted(facts):
        if taken.isdisjoint(_named(ends)) and facts[ends].points >= RESEMBLES:
            yield ends
