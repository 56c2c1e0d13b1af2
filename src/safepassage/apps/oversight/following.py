"""Which profiles this installation follows, and which legal bases they leave in force."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

import msgspec
from django.db.models import QuerySet

from safepassage.apps.oversight.models import ProfileChoice, ProfileVersion
from safepassage.records._base import Record
from safepassage.safeguards.profiles import Profile, shipped, strict
from safepassage.safeguards.profiles.joining import awaits_its_day, binding, joined
from safepassage.safeguards.profiles.looser import looser

Profiles = tuple[Profile, ...]


class Chosen(Record, frozen=True, kw_only=True):
    """One profile of a choice; ``applies_from`` is set where the law's own start was open."""

    code: str
    version: int
    applies_from: date | None = None


def followed() -> Profiles:
    """The profiles that are followed, each with the day that was set for it; at least one."""
    return profiles_of(choice_in_force())


def profile_in_force(at: datetime) -> Profile:
    """What all profiles that apply on this day ask together.

    The strict one holds where none that was chosen applies yet, or any more.
    """
    day = at.date()
    return joined(binding(followed(), day, day) or (strict(),))


def choice_in_force() -> ProfileChoice | None:
    """The choice that holds; ``None`` where nobody has chosen."""
    return ProfileChoice.objects.filter(confirmed_at__isnull=False, ended_at__isnull=True).first()


def waiting() -> ProfileChoice | None:
    """The choice that waits for a second person."""
    return ProfileChoice.objects.filter(confirmed_at__isnull=True, ended_at__isnull=True).first()


def choices() -> QuerySet[ProfileChoice]:
    """Every choice ever proposed, the newest first."""
    return ProfileChoice.objects.all()


def choice(choice_id: UUID) -> ProfileChoice | None:
    """One choice."""
    return ProfileChoice.objects.filter(pk=choice_id).first()


def loosened_by(choice: ProfileChoice) -> tuple[str, ...]:
    """In which points a choice is looser than what is followed now (``looser``)."""
    return looser(joined(profiles_of(choice)), joined(followed()))


def profiles_of(choice: ProfileChoice | None) -> Profiles:
    """The profiles that a choice names; the strict one where there is none."""
    if choice is None:
        return (strict(),)
    return tuple(with_its_day(one) for one in msgspec.convert(choice.profiles, list[Chosen]))


def with_its_day(chosen: Chosen) -> Profile:
    """The profile that is meant, with its day; raises ``LookupError`` where there is none."""
    profile = by_version(chosen.code, chosen.version)
    if awaits_its_day(profile) and chosen.applies_from:
        return msgspec.structs.replace(profile, applies_from=chosen.applies_from)
    return profile


def by_version(code: str, version: int) -> Profile:
    """One version of a profile, shipped or national; raises ``LookupError``."""
    if (known := shipped().get(code)) and known.version == version:
        return known
    row = ProfileVersion.objects.filter(code=code, version=version).first()
    if row is None:
        raise LookupError(f"{code} v{version}")
    return to_profile(row)


def available() -> Profiles:
    """The newest version of every profile that can be chosen, the shipped ones first."""
    return (*shipped().values(), *_newest(ProfileVersion.objects.all()))


def national_versions() -> Sequence[ProfileVersion]:
    """Every version of every national profile."""
    return list(ProfileVersion.objects.all())


def to_profile(row: ProfileVersion) -> Profile:
    """The value that is followed."""
    return msgspec.convert(row.terms, Profile)


def stamp() -> str:
    """Name what is followed; changes whenever another choice is confirmed."""
    choice = choice_in_force()
    return str(choice.number) if choice else ""


def _newest(rows: Iterable[ProfileVersion]) -> list[Profile]:
    newest: dict[str, ProfileVersion] = {}
    for row in rows:
        newest.setdefault(row.code, row)
    return [to_profile(row) for row in newest.values()]
