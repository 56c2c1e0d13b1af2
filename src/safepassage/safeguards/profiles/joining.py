"""Several profiles followed at once: of each point the strictest holds.

A state of the Union follows one profile for reservations and one for advance passenger
information; where both speak of a kind of data, both bind.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import reduce
from itertools import chain
from typing import TypeVar

from safepassage.records.kinds import DataKind
from safepassage.safeguards.profiles.profile import KindTerms, Profile

Least = TypeVar("Least", float, date)
Item = TypeVar("Item")


def joined(profiles: Sequence[Profile]) -> Profile:
    """One profile that asks what all of ``profiles`` ask together; at least one is given."""
    if len(profiles) == 1:
        return profiles[0]
    forbids = _union(one.forbids for one in profiles)
    return Profile(
        code="+".join(one.code for one in profiles),
        version=max(one.version for one in profiles),
        title="; ".join(one.title for one in profiles),
        summary=" ".join(one.summary for one in profiles),
        instruments=_all(one.instruments for one in profiles),
        kinds=_kinds(profiles),
        uses=_union(one.uses for one in profiles) - forbids,
        forbids=forbids,
        deletes_without_link_at=_least(one.deletes_without_link_at for one in profiles),
        deletes_at_departure=any(one.deletes_at_departure for one in profiles),
        departure_unknown_hours=_least(one.departure_unknown_hours for one in profiles),
        prior_review=any(one.prior_review for one in profiles),
        review_after_entry=any(one.review_after_entry for one in profiles),
        urgent_review_hours=min(one.urgent_review_hours for one in profiles),
        individual_notice=any(one.individual_notice for one in profiles),
        equivalent_protection_only=any(one.equivalent_protection_only for one in profiles),
        selected_routes=any(one.selected_routes for one in profiles),
        free_text=all(one.free_text for one in profiles),
        masked_groups=_union(one.masked_groups for one in profiles),
        public_health_until=_least(one.public_health_until for one in profiles),
        to_confirm=_all(one.to_confirm for one in profiles),
    )


def binding(profiles: Iterable[Profile], first: date, last: date | None) -> tuple[Profile, ...]:
    """Those that apply on any day from ``first`` to ``last``; one without its day yet does not."""
    return tuple(
        one
        for one in profiles
        if not awaits_its_day(one)
        and (one.applies_from is None or last is None or one.applies_from <= last)
        and (one.applies_to is None or first <= one.applies_to)
    )


def awaits_its_day(profile: Profile) -> bool:
    """Whether its first day is still to be configured."""
    return profile.applies_from is None and profile.applies_when is not None


def strictest(terms: Sequence[KindTerms]) -> KindTerms:
    """What all of ``terms`` allow of one kind of data."""
    return KindTerms(
        kind=terms[0].kind,
        purposes=_common(one.purposes for one in terms),
        mask_hours=min(one.mask_hours for one in terms),
        delete_hours=min(one.delete_hours for one in terms),
        posting_hours=min(one.posting_hours or one.delete_hours for one in terms),
        field_profiles=_common(one.field_profiles for one in terms),
        elements=_common(one.elements for one in terms),
        directions=_common(one.directions for one in terms),
        modes=_common(one.modes for one in terms),
    )


def _kinds(profiles: Sequence[Profile]) -> tuple[KindTerms, ...]:
    spoken = ([one.terms_of(kind) for one in profiles] for kind in DataKind)
    present = ([one for one in terms if one] for terms in spoken)
    return tuple(strictest(terms) for terms in present if terms)


def _least(values: Iterable[Least | None]) -> Least | None:
    return min((one for one in values if one is not None), default=None)


def _union(sets: Iterable[frozenset[Item]]) -> frozenset[Item]:
    return frozenset(chain.from_iterable(sets))


def _common(sets: Iterable[frozenset[Item]]) -> frozenset[Item]:
    return reduce(frozenset.intersection, sets)


def _all(tuples: Iterable[tuple[Item, ...]]) -> tuple[Item, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(tuples)))
