"""Whether a legal basis fits what is followed: what does not fit is never admitted by."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Protocol

from safepassage.records.journey import Mode
from safepassage.records.kinds import DataKind
from safepassage.safeguards.basis import Direction, FieldProfile
from safepassage.safeguards.profiles.elements import REMARKS, struck_beyond
from safepassage.safeguards.profiles.joining import awaits_its_day, binding
from safepassage.safeguards.profiles.profile import KindTerms, Profile
from safepassage.safeguards.purpose import OF_THE_UNIT, Purpose

_BOTH_WAYS = frozenset({Direction.INBOUND, Direction.OUTBOUND})


class Law(Protocol):
    """What is asked of any law: a basis for keeping, or one for giving to an agency."""

    @property
    def purpose(self) -> Purpose:
        """What it serves."""

    @property
    def valid_from(self) -> date:
        """Its first day."""

    @property
    def valid_to(self) -> date | None:
        """Its last day."""


class Basis(Law, Protocol):
    """What is asked of a basis, whether written in a file or in force."""

    @property
    def kind(self) -> DataKind:
        """The kind of data."""

    @property
    def direction(self) -> Direction:
        """Which way the journeys go."""

    @property
    def modes(self) -> frozenset[Mode]:
        """The modes of transport."""

    @property
    def field_profile(self) -> FieldProfile:
        """The whitelist of fields."""

    @property
    def mask_after_hours(self) -> float:
        """When it masks."""

    @property
    def delete_after_hours(self) -> float:
        """When it deletes."""


def faults(basis: Basis, followed: Sequence[Profile]) -> tuple[str, ...]:
    """Return what ``followed`` forbids of ``basis``, a sentence each; empty when it fits."""
    speaking = tuple(one for one in followed if one.terms_of(basis.kind))
    return (
        *_forbidden(basis, followed),
        *(_unused(basis, followed) if speaking else ()),
        *_of_period(basis, speaking, followed),
        *(
            fault
            for one in binding(speaking, basis.valid_from, basis.valid_to)
            if (terms := one.terms_of(basis.kind))
            for fault in _of_terms(basis, one, terms)
        ),
    )


def faults_of_purpose(law: Law, followed: Sequence[Profile]) -> Iterator[str]:
    """What ``followed`` forbids of the purpose of ``law``."""
    yield from _forbidden(law, followed)
    yield from _unused(law, followed)


def strikes(basis: Basis, followed: Sequence[Profile]) -> frozenset[str]:
    """The fields that the profiles followed strike beyond the basis's own whitelist."""
    bound = binding(followed, basis.valid_from, basis.valid_to)
    lists = [terms.elements for one in bound if (terms := one.terms_of(basis.kind))]
    struck = (struck_beyond(basis.kind, basis.field_profile, codes) for codes in lists)
    return frozenset[str]().union(*struck)


def lets_remarks_stay(basis: Basis, followed: Sequence[Profile]) -> bool:
    """Whether every profile that speaks of this kind of data expressly lets general remarks stay.

    Element 12 of a reservation, never without ``Profile.free_text``; where none speaks, no.
    """
    bound = binding(followed, basis.valid_from, basis.valid_to)
    speaking = [(one, terms) for one in bound if (terms := one.terms_of(basis.kind))]
    return (
        basis.kind is DataKind.PNR
        and bool(speaking)
        and all(one.free_text and REMARKS in terms.elements for one, terms in speaking)
    )


def wants_selected_routes(basis: Basis, followed: Sequence[Profile]) -> bool:
    """Whether of flights within the Union it may reach only routes that it selects.

    A rule for the unit's data: 2025/12 asks for border checks of whoever comes from a member
    state outside the area without internal border controls.
    """
    if basis.kind not in OF_THE_UNIT:
        return False
    bound = binding(followed, basis.valid_from, basis.valid_to)
    return any(one.selected_routes for one in bound if one.terms_of(basis.kind))


def _forbidden(law: Law, followed: Sequence[Profile]) -> Iterator[str]:
    """A purpose that a profile forbids; public health needs a national law with its end.

    Health is no purpose of the Union's laws: 2025/12 art. 7 and 2025/13 art. 15 say solely, and
    the purposes of Directive (EU) 2016/681 are exhaustive (C-817/19).
    """
    bound = binding(followed, law.valid_from, law.valid_to)
    for one in bound:
        if law.purpose in one.forbids:
            yield f"the profile {one.code} forbids the purpose {law.purpose}."
    if law.purpose is Purpose.PUBLIC_HEALTH:
        yield from _of_health(law, bound)


def _unused(law: Law, followed: Sequence[Profile]) -> Iterator[str]:
    """A purpose that no profile has."""
    health = law.purpose is Purpose.PUBLIC_HEALTH
    if not (health or any(law.purpose in one.uses for one in followed)):
        yield f"no profile followed has the purpose {law.purpose}."


def _of_health(law: Law, bound: Sequence[Profile]) -> Iterator[str]:
    ends = [one.public_health_until for one in bound if one.public_health_until]
    if not ends:
        yield "public health is a purpose only where a national profile names it, with its end."
    elif law.valid_to is None or law.valid_to > min(ends):
        yield f"public health ends with the profile on {min(ends)}; valid_to must not be later."


def _of_period(
    basis: Basis, speaking: Sequence[Profile], followed: Sequence[Profile]
) -> Iterator[str]:
    """Some profile must let the kind be collected on every day of the basis."""
    if not speaking:
        names = ", ".join(one.code for one in followed)
        yield f"data of kind {basis.kind} has no place in what is followed ({names})."
    elif not any(_spans(one, basis) for one in speaking):
        yield from (_when(one) for one in speaking)


def _spans(profile: Profile, basis: Basis) -> bool:
    if awaits_its_day(profile):
        return False
    starts = profile.applies_from is None or profile.applies_from <= basis.valid_from
    last = basis.valid_to
    ends = profile.applies_to is None or (last is not None and last <= profile.applies_to)
    return starts and ends


def _when(profile: Profile) -> str:
    if awaits_its_day(profile):
        return f"the profile {profile.code} is not applicable yet: {profile.applies_when}"
    first, last = profile.applies_from or "the beginning", profile.applies_to or "further notice"
    return f"the profile {profile.code} applies from {first} until {last}; these days lie outside."


def _of_terms(basis: Basis, profile: Profile, terms: KindTerms) -> Iterator[str]:
    name = f"the profile {profile.code}"
    if basis.purpose not in terms.purposes:
        yield f"{name} lets data of kind {basis.kind} serve no purpose {basis.purpose}."
    if not _goes(basis.direction, terms.directions):
        yield f"{name} has no data of kind {basis.kind} collected of direction {basis.direction}."
    if basis.modes - terms.modes:
        yield f"{name} does not reach the mode {min(basis.modes - terms.modes)}."
    if basis.field_profile not in terms.field_profiles:
        yield f"{name} has no field profile {basis.field_profile} for data of kind {basis.kind}."
    yield from _of_clocks(basis, name, terms)


def _goes(direction: Direction, allowed: frozenset[Direction]) -> bool:
    return direction in allowed or (direction is Direction.ANY and allowed >= _BOTH_WAYS)


def _of_clocks(basis: Basis, name: str, terms: KindTerms) -> Iterator[str]:
    posting = terms.posting_hours if basis.direction is Direction.POSTING else None
    mask, delete = posting or terms.mask_hours, posting or terms.delete_hours
    if basis.mask_after_hours > mask:
        yield f"{name} has data of kind {basis.kind} masked after {mask:g} hours at most."
    if basis.delete_after_hours > delete:
        yield f"{name} has data of kind {basis.kind} deleted after {delete:g} hours at most."
