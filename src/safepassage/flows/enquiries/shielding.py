"""Who of those to be asked about may need protection, by any record that may be theirs."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.db import transaction

from safepassage.apps.cases.status import protected, protecting, protection_possible, statuses
from safepassage.apps.enquiries.waiting import Waiting
from safepassage.apps.travel.carrier_view import bound, siblings_of
from safepassage.flows.platform import Platform
from safepassage.flows.word_again import person_of
from safepassage.records.actor import Actor
from safepassage.safeguards.registers import may_tell_a_state


def in_need(platform: Platform, taken: Sequence[Waiting], *, actor: Actor) -> frozenset[UUID]:
    """Those about whom no question may become known to a state.

    Looked for only where a register could make it known.
    """
    asked = [one for one in taken if _may_tell(platform, one.register)]
    copies = siblings_of({one.journey for one in asked}) if asked else {}
    every = [copy for group in copies.values() for copy in group]
    shielded = protected() if asked else frozenset()
    known = shielded | protecting(list(statuses(every).values()))
    found = {one for one, group in copies.items() if not known.isdisjoint(group)}
    others = [one for one in asked if one.journey not in found]
    return frozenset(found.union(_by_another_record(platform, others, shielded, actor)))


def _may_tell(platform: Platform, register: str) -> bool:
    form = platform.registers.terms(register)
    return form is not None and may_tell_a_state(form, platform.geography.nationality)


def _by_another_record(
    platform: Platform, asked: Sequence[Waiting], shielded: frozenset[UUID], actor: Actor
) -> Iterator[UUID]:
    """Whose record is compared with others: where somebody of their flight is protected."""
    flights = {way.flight for way in bound(shielded).values()} if asked and shielded else set()
    for one in asked:
        if one.flight in flights:
            with transaction.atomic():
                near = person_of(platform, one.journey, actor).near
            if protection_possible(near):
                yield one.journey
