"""What people say of certificates, countries and sources: one proposes, another confirms."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from safepassage.apps.accounts.persons import in_production, officer_of
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.trust.errors import TrustError
from safepassage.apps.trust.kinds import ROOTS, About, SourceKind, Stance
from safepassage.apps.trust.models import Certificate, Policy, Source
from safepassage.apps.trust.revision import changed
from safepassage.records.actor import Actor

SHORTEST_GROUND = 10
"""Characters of a ground in words."""
LONGEST_GROUND = 500
SINGLE_FILES = "Single files"
"""Where what nobody named a source for comes from; nobody can vouch for all of it."""


@transaction.atomic
def propose(
    *, about: About, subject: str, stance: Stance, ground: str, actor: Actor, at: datetime
) -> Policy:
    """Say a word of policy, which waits for a second person; raises ``TrustError``.

    A part of the machine has no second person: in a demonstration its word holds at once.
    """
    ground = ground.strip()
    if not SHORTEST_GROUND <= len(ground) <= LONGEST_GROUND:
        raise TrustError(f"Say why in {SHORTEST_GROUND} to {LONGEST_GROUND} characters.")
    _check_subject(about, subject, stance)
    if waiting().filter(about=about.value, subject=subject).exists():
        raise TrustError("Another word on this waits for a second person already.")
    policy = Policy.objects.create(
        about=about.value,
        subject=subject,
        stance=stance.value,
        ground=ground,
        author=officer_of(actor),
        said_at=at,
    )
    _tell(Event.TRUST_POLICY_PROPOSED, policy, actor, at)
    if policy.author is None and not in_production():
        _hold(policy, actor, at)
    return policy


@transaction.atomic
def confirm(*, policy: Policy, actor: Actor, at: datetime) -> None:
    """Let a word hold that another person proposed; raises ``TrustError``."""
    waits, officer = _locked(policy), officer_of(actor)
    if officer is None or officer == waits.author:
        raise TrustError("You proposed this; somebody else confirms it.")
    waits.confirmed_by = officer
    _hold(waits, actor, at)


@transaction.atomic
def drop(*, policy: Policy, actor: Actor, at: datetime) -> None:
    """Leave everything as it is; raises ``TrustError`` where nothing waits any more."""
    waits = _locked(policy)
    waits.ended_at = at
    waits.save(update_fields=["ended_at"])
    _tell(Event.TRUST_POLICY_DROPPED, waits, actor, at)


def waiting() -> QuerySet[Policy]:
    """Words that wait for a second person."""
    return Policy.objects.filter(confirmed_at__isnull=True, ended_at__isnull=True)


def in_force() -> QuerySet[Policy]:
    """Words that hold."""
    return Policy.objects.filter(confirmed_at__isnull=False, ended_at__isnull=True)


def ended() -> QuerySet[Policy]:
    """Words that held before or were dropped, the last said first."""
    return Policy.objects.filter(ended_at__isnull=False)


def by_id(policy: UUID) -> Policy | None:
    """Find a word by its id."""
    return Policy.objects.filter(pk=policy).first()


def of_subject(about: About, subject: str) -> QuerySet[Policy]:
    """Everything that was ever said of one thing, the newest first."""
    return Policy.objects.filter(about=about.value, subject=subject)


def _hold(policy: Policy, actor: Actor, at: datetime) -> None:
    in_force().filter(about=policy.about, subject=policy.subject).update(ended_at=at)
    policy.confirmed_at = at
    if policy.stance == Stance.DEFAULT:
        policy.ended_at = at
    policy.save(update_fields=["confirmed_by", "confirmed_at", "ended_at"])
    changed()
    _tell(Event.TRUST_POLICY_CONFIRMED, policy, actor, at)


def _locked(policy: Policy) -> Policy:
    found = waiting().select_for_update().filter(pk=policy.pk).first()
    if found is None:
        raise TrustError("This does not wait for a second person any more.")
    return found


def _check_subject(about: About, subject: str, stance: Stance) -> None:
    match about:
        case About.CERTIFICATE:
            roots = Certificate.objects.filter(kind__in=[each.value for each in ROOTS])
            if not roots.filter(pk=subject).exists():
                raise TrustError("There is no such root certificate here.")
        case About.SOURCE:
            _check_source(subject, stance)
        case About.COUNTRY:
            if len(subject) != 2 or not (subject.isascii() and subject.isupper()):  # noqa: PLR2004 - two letters
                raise TrustError("A country is two capital letters, as certificates write it.")


def _check_source(subject: str, stance: Stance) -> None:
    try:
        source = Source.objects.filter(pk=UUID(subject)).first()
    except ValueError:
        source = None
    if source is None:
        raise TrustError("There is no such source here.")
    if stance is Stance.TRUST and source.name == SINGLE_FILES:
        raise TrustError("Nobody vouches for all single files; trust a certificate by itself.")
    if stance is Stance.TRUST and source.kind == SourceKind.DEVIATION_LIST:
        raise TrustError("A deviation list is believed by its signer; there is nothing to trust.")


def _tell(event: Event, policy: Policy, actor: Actor, at: datetime) -> None:
    details: dict[str, str | int] = {"about": policy.about, "stance": policy.stance}
    if policy.author:
        details["author"] = str(policy.author)
    ledger.write(
        event=event, actor=actor, subject=f"{policy.pk} {policy.subject}", details=details, at=at
    )
