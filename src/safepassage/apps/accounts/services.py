"""Makes the installation, postings and officers; every change is in the ledger."""

import re
import secrets
from collections.abc import Collection, Sequence
from datetime import datetime
from zoneinfo import available_timezones

from django.db import transaction

from safepassage.apps.accounts import selectors, sessions
from safepassage.apps.accounts.errors import AccountError, LastWatcherError
from safepassage.apps.accounts.grounds import Ground
from safepassage.apps.accounts.models import (
    Installation,
    InstallationKind,
    Officer,
    Posting,
    RoleGrant,
)
from safepassage.apps.accounts.places import checked
from safepassage.apps.accounts.roles import WATCHING, Role, conflicts, purposes_of
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose

_NAME = re.compile(r"[\w.-]{1,64}")
# No letters or digits that are mistaken for one another on paper or by telephone.
_CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


@transaction.atomic
def create_installation(
    *,
    kind: InstallationKind,
    title: str,
    at: datetime,
    authority_fingerprint: str = "",
) -> Installation:
    """Say once what this database is; raises ``AccountError`` when it is said already."""
    if Installation.objects.exists():
        raise AccountError("This database already has its installation record.")
    ledger.write(
        event=Event.SYSTEM_INSTALLED,
        actor=Actor.component(Component.COMMAND_LINE),
        details={"kind": kind.value, "authority": authority_fingerprint},
        at=at,
    )
    return Installation.objects.create(
        kind=kind.value,
        title=title,
        authority_fingerprint=authority_fingerprint,
        created_at=at,
    )


def keep_in_turn() -> None:
    """Let transactions that call this commit one after another."""
    list(Installation.objects.select_for_update())


def ensure_posting(
    *,
    code: str,
    name: str,
    purposes: Collection[Purpose],
    time_zone: str = "UTC",
    places: Collection[str] = (),
) -> Posting:
    """Find or make a posting; an existing one stays as it is.

    Raises ``AccountError`` when ``time_zone`` is no IANA name.
    """
    if time_zone not in available_timezones():
        raise AccountError(f"There is no time zone '{time_zone}'.")
    values = sorted(purpose.value for purpose in purposes)
    posting, _ = Posting.objects.get_or_create(
        code=code,
        defaults={
            "name": name,
            "purposes": values,
            "time_zone": time_zone,
            "places": checked(places),
        },
    )
    return posting


@transaction.atomic
def add_officer(
    *,
    username: str,
    roles: Collection[Role],
    postings: Collection[str],
    actor: Actor,
    at: datetime,
) -> Officer:
    """Add an officer who cannot sign in before enrolment.

    ``postings`` are codes of existing postings. Raises ``AccountError`` for a taken
    name, roles that never fall together, or postings that are unknown or of no use.
    """
    _check_name(username)
    _check_roles(roles)
    places = _known_postings(postings)
    _check_use(roles, places)
    if Officer.objects.filter(username=username).exists():
        raise AccountError(f"There is already an officer who signs in as '{username}'.")
    officer = Officer(username=username, code=_fresh_code(), created_at=at)
    officer.set_unusable_password()
    officer.save()
    RoleGrant.objects.bulk_create(
        RoleGrant(officer=officer, role=role.value, granted_at=at) for role in sorted(roles)
    )
    officer.postings.set(places)
    _record(
        Event.OFFICER_ADDED,
        officer,
        actor,
        at,
        {"roles": sorted(roles), "postings": sorted(postings)},
    )
    return officer


@transaction.atomic
def suspend(*, officer: Officer, ground: Ground, actor: Actor, at: datetime) -> None:
    """End the officer's sessions and refuse new ones; nobody suspends themselves.

    Nor the last of those who watch: one person alone would end the watching.
    """
    if actor.id == str(officer.pk):
        raise AccountError("Nobody can suspend their own account.")
    keep_in_turn()
    if last := selectors.last_of(officer, WATCHING):
        raise LastWatcherError(
            f"{', '.join(role.label for role in last)}: this is the last account that can sign in, "
            "so it stays. If it may be in the wrong hands, make a new enrolment link for the same "
            "officer and let a second person agree to it: that ends the password, the digits and "
            "the passkeys."
        )
    _set_active(officer, active=False)
    sessions.end_others(officer, but="", at=at)
    _record(Event.OFFICER_SUSPENDED, officer, actor, at, {"ground": ground.value})


@transaction.atomic
def sign_out(*, officer: Officer, actor: Actor, at: datetime) -> None:
    """End every sign-in of an officer; who knows password and factor can sign in again."""
    sessions.end_others(officer, but="", at=at)
    _record(Event.OFFICER_SIGN_INS_ENDED, officer, actor, at)


@transaction.atomic
def restore(*, officer: Officer, actor: Actor, at: datetime) -> None:
    """Let a suspended officer sign in again."""
    _set_active(officer, active=True)
    _record(Event.OFFICER_RESTORED, officer, actor, at)


def _set_active(officer: Officer, *, active: bool) -> None:
    officer.is_active = active
    officer.save(update_fields=["is_active"])


def _check_name(username: str) -> None:
    if not _NAME.fullmatch(username):
        raise AccountError(
            "A name to sign in with has 1 to 64 letters, digits, dots and hyphens, such as "
            f"a.example; '{username}' has not."
        )


def _check_roles(roles: Collection[Role]) -> None:
    if not roles:
        raise AccountError("An officer needs at least one role.")
    for first, second in conflicts(roles):
        raise AccountError(f"{first.label} and {second.label} are never held by one person.")


def _known_postings(codes: Collection[str]) -> list[Posting]:
    found = list(Posting.objects.filter(code__in=codes))
    unknown = sorted(set(codes) - {posting.code for posting in found})
    if unknown:
        raise AccountError(f"There is no posting {', '.join(unknown)}.")
    return found


def _check_use(roles: Collection[Role], postings: Collection[Posting]) -> None:
    """At each posting there must be a purpose for these roles, or sign-in ends nowhere."""
    own = purposes_of(roles)
    useless = [posting.code for posting in postings if not posting.allowed() & own]
    if useless or not postings:
        raise AccountError(
            f"These roles have no purpose at {', '.join(useless)}."
            if useless
            else "An officer needs at least one posting."
        )


def _fresh_code() -> str:
    while True:
        code = "OF-" + "".join(secrets.choice(_CODE_LETTERS) for _ in range(5))
        if not Officer.objects.filter(code=code).exists():
            return code


def _record(
    event: Event,
    officer: Officer,
    actor: Actor,
    at: datetime,
    details: dict[str, str | Sequence[str]] | None = None,
) -> None:
    ledger.write(event=event, actor=actor, subject=str(officer.pk), details=details, at=at)
