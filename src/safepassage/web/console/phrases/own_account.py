"""Changes to how an officer signs in, in words to that officer."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.apps.accounts.heard import Change
from safepassage.apps.audit.events import Event

_CHANGES = {
    Event.OFFICER_ENROLLED: _("Password and six digits were set by an enrolment link"),
    Event.OFFICER_INVITED: _("An enrolment link was made for you"),
    Event.OFFICER_PASSKEY_ADDED: _("A passkey was added"),
    Event.OFFICER_PASSKEY_REMOVED: _("A passkey was removed"),
    Event.OFFICER_PASSWORD_CHANGED: _("The password was changed"),
    Event.OFFICER_REFUSED: _("A sign-in with your name was refused"),
    Event.OFFICER_SIGNED_IN: _("Signed in, with posting and purpose"),
    Event.OFFICER_RESTORED: _("Your account was restored"),
    Event.OFFICER_SUSPENDED: _("Your account was suspended"),
}


def told(changes: list[Change] | tuple[Change, ...]) -> list[tuple[Change, Promise]]:
    """Each change with its words."""
    return [(one, _CHANGES[one.event]) for one in changes]
