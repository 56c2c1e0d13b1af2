"""What officers change of their own account: the password, and their other sign-ins."""

from datetime import datetime

from django.db import transaction

from safepassage.apps.accounts import sessions
from safepassage.apps.accounts.enrolment import check_password
from safepassage.apps.accounts.errors import AccountError
from safepassage.apps.accounts.models import Officer
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.records.actor import Actor


@transaction.atomic
def change_password(officer: Officer, *, present: str, new: str, here: str, at: datetime) -> None:
    """Change the password and end every sign-in but the one named ``here``.

    Raises ``AccountError`` when the present one is wrong or the new one not good.
    """
    if not officer.check_password(present):
        raise AccountError("The present password is not right.")
    check_password(new, officer)
    officer.set_password(new)
    officer.save(update_fields=["password"])
    sessions.end_others(officer, but=here, at=at)
    _record(Event.OFFICER_PASSWORD_CHANGED, officer, at)


@transaction.atomic
def end_sign_in(officer: Officer, name: str, *, at: datetime) -> bool:
    """End another sign-in of one's own; whether there was one."""
    ended = sessions.end(officer, name, at=at)
    if ended:
        _record(Event.OFFICER_SIGN_INS_ENDED, officer, at)
    return bool(ended)


def _record(event: Event, officer: Officer, at: datetime) -> None:
    actor = Actor.officer(str(officer.pk))
    ledger.write(event=event, actor=actor, subject=str(officer.pk), at=at)
