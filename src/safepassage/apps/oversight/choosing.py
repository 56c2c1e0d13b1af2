"""National profiles, and what is followed: one person proposes, another confirms."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from django.db import transaction
from django.db.models import Max

from safepassage.apps.accounts.persons import in_production, officer_of
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.oversight import following
from safepassage.apps.oversight.following import Chosen
from safepassage.apps.oversight.models import ProfileChoice, ProfileVersion
from safepassage.records.actor import Actor
from safepassage.safeguards.profiles import shipped
from safepassage.safeguards.profiles.joining import awaits_its_day
from safepassage.safeguards.profiles.reading import ProfileError, read_profile

SHORTEST_GROUND, LONGEST_GROUND = 10, 500
_MOST = 6


@transaction.atomic
def import_profile(data: bytes, *, actor: Actor, at: datetime) -> ProfileVersion:
    """Import the next version of a national profile, which has no effect until it is chosen.

    Raises ``ProfileError``; also where the file does not say the next version's number.
    """
    profile = read_profile(data)
    rows = ProfileVersion.objects.filter(code=profile.code)
    version = (rows.aggregate(last=Max("version"))["last"] or 0) + 1
    if profile.version != version:
        raise ProfileError(f"The next version of {profile.code} is {version}.")
    row = ProfileVersion.objects.create(
        code=profile.code,
        version=version,
        terms=msgspec.to_builtins(profile),
        imported_at=at,
        imported_by=actor.id,
    )
    details: dict[str, str | int] = {"code": row.code, "version": row.version}
    ledger.write(
        event=Event.PROFILE_IMPORTED, actor=actor, subject=str(row.pk), details=details, at=at
    )
    return row


@transaction.atomic
def propose(chosen: Sequence[Chosen], *, ground: str, actor: Actor, at: datetime) -> ProfileChoice:
    """Propose what is followed from now on, which waits for a second person.

    Raises ``ProfileError``. A part of the machine has no second person: in a demonstration its
    word holds at once.
    """
    ground = ground.strip()
    if not SHORTEST_GROUND <= len(ground) <= LONGEST_GROUND:
        raise ProfileError(f"Say why in {SHORTEST_GROUND} to {LONGEST_GROUND} characters.")
    _check(chosen)
    if following.waiting():
        raise ProfileError("Another choice waits for a second person already.")
    last = ProfileChoice.objects.aggregate(last=Max("number"))["last"] or 0
    choice = ProfileChoice.objects.create(
        profiles=msgspec.to_builtins(list(chosen)),
        ground=ground,
        author=officer_of(actor),
        proposed_at=at,
        number=last + 1,
    )
    _tell(Event.PROFILE_PROPOSED, choice, actor, at)
    if choice.author is None and not in_production():
        _hold(choice, actor, at)
    return choice


@transaction.atomic
def confirm(choice: ProfileChoice, *, actor: Actor, at: datetime) -> None:
    """Follow from now on what another person proposed; raises ``ProfileError``."""
    waits, officer = _locked(choice), officer_of(actor)
    if officer is None or officer in {waits.author, *_importers(waits)}:
        raise ProfileError("You brought or proposed this; somebody else confirms it.")
    waits.confirmed_by = officer
    _hold(waits, actor, at)


@transaction.atomic
def drop(choice: ProfileChoice, *, actor: Actor, at: datetime) -> None:
    """Leave everything as it is; raises ``ProfileError`` where nothing waits any more."""
    waits = _locked(choice)
    waits.ended_at = at
    waits.save(update_fields=["ended_at"])
    _tell(Event.PROFILE_DROPPED, waits, actor, at)


def newest(code: str) -> Chosen:
    """The newest version of a profile, to be chosen; raises ``ProfileError`` for none."""
    found = next((one for one in following.available() if one.code == code), None)
    if found is None:
        raise ProfileError(f"There is no profile {code} here.")
    return Chosen(code=found.code, version=found.version)


def _check(chosen: Sequence[Chosen]) -> None:
    if not 0 < len(chosen) <= _MOST:
        raise ProfileError(f"Choose at least one profile and {_MOST} at most.")
    if len({one.code for one in chosen}) != len(chosen):
        raise ProfileError("Each profile is chosen once.")
    for one in chosen:
        _check_day(one)


def _check_day(chosen: Chosen) -> None:
    """Only a law whose own start is open is given a day; the others have theirs."""
    try:
        profile = following.by_version(chosen.code, chosen.version)
    except LookupError as error:
        raise ProfileError(f"There is no profile {error} here.") from error
    if chosen.applies_from and not awaits_its_day(profile):
        raise ProfileError(f"The day from which {chosen.code} applies is not yours to set.")


def _hold(choice: ProfileChoice, actor: Actor, at: datetime) -> None:
    points = following.loosened_by(choice)
    ProfileChoice.objects.filter(confirmed_at__isnull=False, ended_at__isnull=True).update(
        ended_at=at
    )
    choice.confirmed_at = at
    choice.save(update_fields=["confirmed_by", "confirmed_at"])
    _tell(Event.PROFILE_FOLLOWED, choice, actor, at)
    _tell_looser(choice, points, actor, at)


def _tell_looser(
    choice: ProfileChoice, points: tuple[str, ...], actor: Actor, at: datetime
) -> None:
    """An entry of its own, so that who watches from outside need not compare."""
    if points:
        details: dict[str, str | int] = {"points": " ".join(points), "count": len(points)}
        ledger.write(
            event=Event.PROFILE_LOOSENED,
            actor=actor,
            subject=str(choice.pk),
            details=details,
            at=at,
        )


def _importers(choice: ProfileChoice) -> set[UUID]:
    """Who brought the national profiles of a choice, as far as they are officers."""
    named = [one for one in choice.profiles if one["code"] not in shipped()]
    rows = [ProfileVersion.objects.get(code=one["code"], version=one["version"]) for one in named]
    return {UUID(row.imported_by) for row in rows if _is_id(row.imported_by)}


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _locked(choice: ProfileChoice) -> ProfileChoice:
    waits = ProfileChoice.objects.filter(confirmed_at__isnull=True, ended_at__isnull=True)
    found = waits.select_for_update().filter(pk=choice.pk).first()
    if found is None:
        raise ProfileError("This does not wait for a second person any more.")
    return found


def _tell(event: Event, choice: ProfileChoice, actor: Actor, at: datetime) -> None:
    details: dict[str, str | int] = {"profiles": str(choice)}
    if choice.author:
        details["author"] = str(choice.author)
    ledger.write(event=event, actor=actor, subject=str(choice.pk), details=details, at=at)
