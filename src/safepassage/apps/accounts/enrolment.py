"""Single-use links: enrolment of officers, and entry to a demonstration."""

from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, validate_totp_code
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from safepassage.apps.accounts import confirming, selectors
from safepassage.apps.accounts.errors import AccountError
from safepassage.apps.accounts.models import LinkUse, Officer, SingleUseLink
from safepassage.apps.accounts.tokens import digest, new_token
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.records.actor import Actor

ENROLMENT_LASTS = timedelta(hours=72)
ENTRY_LASTS = timedelta(hours=24)


@transaction.atomic
def invite(*, officer: Officer, actor: Actor, at: datetime, alone: bool = False) -> str:
    """Return the token of a new enrolment link; earlier ones of the officer end.

    Whoever holds the link becomes the officer, so a second person agrees before it opens.
    ``alone`` is for the command line of an installation where nobody is left who could.
    """
    SingleUseLink.objects.filter(officer=officer, used_at=None).delete()
    by_one = alone or not confirming.is_needed(actor, officer)
    ledger.write(
        event=Event.OFFICER_INVITED,
        actor=actor,
        subject=str(officer.pk),
        details={"people": 1 if by_one else 2},
        at=at,
    )
    confirmed = at if by_one else None
    return _make(officer, LinkUse.ENROL, at, ENROLMENT_LASTS, by=actor.id, confirmed_at=confirmed)


@transaction.atomic
def entry(*, officer: Officer, at: datetime) -> str:
    """Return the token of a single-use login; only a demonstration has them."""
    _demonstration_only()
    return _make(officer, LinkUse.ENTER, at, ENTRY_LASTS, confirmed_at=at)


def end_all() -> int:
    """End every link that was not used: after a restore, what was used since would open again."""
    return SingleUseLink.objects.filter(used_at=None).delete()[0]


def waiting(*, token: str, use: LinkUse, at: datetime) -> Officer:
    """Return whose unused link this is; raises ``AccountError`` when it is none."""
    return _unused(token, use, at).officer


@transaction.atomic
def enrol(*, token: str, password: str, secret: str, code: str, at: datetime) -> Officer:
    """Set password and second factor, replacing earlier ones, and use up the link.

    ``secret`` is the base32 TOTP secret (RFC 6238) shown to the officer, ``code`` what
    their device made of it. Raises ``AccountError`` when any of the three is not good.
    """
    link = _unused(token, LinkUse.ENROL, at)
    officer = link.officer
    check_password(password, officer)
    if not validate_totp_code(secret, code):
        raise AccountError("The six digits do not match; check the clock of your device.")
    _use_up(link, at)
    officer.set_password(password)
    officer.save(update_fields=["password"])
    Authenticator.objects.filter(user_id=officer.pk).delete()
    TOTP.activate(officer, secret)
    actor = Actor.officer(str(officer.pk))
    ledger.write(event=Event.OFFICER_ENROLLED, actor=actor, subject=str(officer.pk), at=at)
    return officer


@transaction.atomic
def enter(*, token: str, at: datetime) -> Officer:
    """Use up a demonstration's login and return its officer."""
    _demonstration_only()
    link = _unused(token, LinkUse.ENTER, at)
    _use_up(link, at)
    return link.officer


def _demonstration_only() -> None:
    if not selectors.is_demonstration():
        raise AccountError("Only a demonstration has single-use logins.")


def _make(
    officer: Officer,
    use: LinkUse,
    at: datetime,
    lasts: timedelta,
    *,
    confirmed_at: datetime | None,
    by: str = "",
) -> str:
    token = new_token()
    SingleUseLink.objects.create(
        token_sha256=digest(token),
        officer=officer,
        use=use.value,
        created_at=at,
        expires_at=at + lasts,
        made_by=by,
        confirmed_at=confirmed_at,
    )
    return token


def _unused(token: str, use: LinkUse, at: datetime) -> SingleUseLink:
    found = (
        SingleUseLink.objects.filter(token_sha256=digest(token), use=use.value, used_at=None)
        .filter(expires_at__gt=at, officer__is_active=True)
        .select_related("officer")
        .first()
    )
    if found is None:
        raise AccountError("This link was used, has expired or never existed; ask for a new one.")
    if found.confirmed_at is None:
        raise AccountError("A second person has not agreed to this link yet; open it again then.")
    return found


def _use_up(link: SingleUseLink, at: datetime) -> None:
    """Mark the link used; of two who come at once one is refused."""
    if not SingleUseLink.objects.filter(pk=link.pk, used_at=None).update(used_at=at):
        raise AccountError("This link was used just now.")


def check_password(password: str, officer: Officer) -> None:
    """Raise ``AccountError`` with what is wrong with a new password."""
    try:
        validate_password(password, officer)
    except ValidationError as error:
        raise AccountError(" ".join(error.messages)) from error
