"""The web's session secret renewed, with nobody signed out and no second factor lost."""

from datetime import datetime
from pathlib import Path

from django.db import transaction

from safepassage.adapters.session_secret import renew
from safepassage.apps.accounts.second_factor import reseal
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.records.actor import Actor


def renew_session_key(home: Path, *, actor: Actor, at: datetime) -> int:
    """Renew the secret; how many second factors lie under the present one, which stays readable.

    What lies under the one before is sealed anew first: the one before is destroyed. Processes
    of the web go on with the secret that they began with until they are started again.
    """
    with transaction.atomic():
        sealed = reseal()
        details = {"key": "session"}
        ledger.write(event=Event.KEY_ROTATED, actor=actor, details=details, at=at)
    renew(home)
    return sealed
