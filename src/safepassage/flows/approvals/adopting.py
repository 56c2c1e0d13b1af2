"""Another key of the approval authority comes into use; for what is stored from then on."""

from datetime import datetime

from django.db import transaction

from safepassage.adapters.keys import HomeKeys
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.safeguards.letters import key_id


class Adopted(Record, frozen=True):
    """The id of the key that came into use, and of the one before it."""

    new: str
    old: str | None


def adopt(keys: HomeKeys, pem: bytes, *, urgent: bool, actor: Actor, at: datetime) -> Adopted:
    """Take the public key into use, with its entry; raises ``ValueError`` for one that is none.

    Whoever may write the key store could put a key of their own there: the entry, which reaches
    the witnesses outside, is what shows it.
    """
    with transaction.atomic():
        old, new = keys.authority.adopt_urgent(pem) if urgent else keys.authority.adopt(pem)
        adopted = Adopted(new=key_id(new).hex(), old=key_id(old).hex() if old else None)
        of = "authority_urgent" if urgent else "authority"
        details = {"of": of, "key": adopted.new, "instead_of": adopted.old or ""}
        ledger.write(event=Event.KEY_ROTATED, actor=actor, details=details, at=at)
    return adopted
