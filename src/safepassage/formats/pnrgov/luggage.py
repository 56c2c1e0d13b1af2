"""Counting and tagging bags once all legs are known: pools, ranges and repeated legs."""

from collections.abc import Collection, Iterable
from typing import Final

from safepassage.formats.pnrgov.drafts import LegDraft, Luggage
from safepassage.records import Bags, BagTag

_NO_BAGS: Final = Bags()
_MEMBER: Final = "member"


def traveller_bags(luggage: Collection[Luggage]) -> Bags:
    """Pieces and weight of the segment with most pieces, tags of all."""
    if not luggage:
        return _NO_BAGS
    most, *others = luggage
    tags, pool = most.printed, most.pool
    for each in others:
        if (each.pieces or 0) > (most.pieces or 0):
            most, pool = each, each.pool or pool
        if each.printed != tags:
            tags = tags + each.printed
        pool = pool or each.pool
    return Bags(
        count=most.pieces, weight_kg=most.weight_kg, tags=tuple(dict.fromkeys(tags)), pool=pool
    )


def _pieces(luggage: Luggage) -> int:
    return luggage.pieces or 0


def leg_pieces(luggage: list[Luggage]) -> int | None:
    """Pieces on one leg; a pool member's count with its head unless they have own tags."""
    counts = [e.pieces for e in luggage if e.pieces is not None and e.pool != _MEMBER]
    members = [each for each in luggage if each.pool == _MEMBER and each.pieces is not None]
    if members:
        heads = {tag for each in luggage if each.pool != _MEMBER for tag in each.tags}
        counts += [_pieces(each) for each in members if not heads.issuperset(each.tags)]
    return sum(counts) if counts else None


def reservation_bags(legs: Iterable[LegDraft]) -> tuple[BagTag, ...]:
    """Every tag once; on the prime flight if it is tagged there."""
    tags: dict[str, BagTag] = {}
    for leg in sorted(legs, key=_prime_first):
        for luggage in leg.luggage:
            for full, number, carrier, destination in luggage.tags:
                if full not in tags:
                    tags[full] = BagTag(
                        tag=number,
                        carrier=carrier or None,
                        destination=destination or None,
                        prime_flight=leg.is_prime,
                    )
    return tuple(tags.values())


def _prime_first(leg: LegDraft) -> bool:
    return not leg.is_prime
