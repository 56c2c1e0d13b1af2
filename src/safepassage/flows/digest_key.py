"""The home's own key renewed, with nothing lost that lies under it and no standstill.

What people said of alerts, reviews and breaches is sealed anew. Redress numbers and officers'
names are kept as digests alone, which nobody can make anew: they are found under the key before
as long as it is here, and it stays here as long as they need it.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

import msgspec
from django.db import transaction
from django.db.models import Model

from safepassage.adapters.digest_keys import LOOKS_EVERY
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.clearances.selectors import numbers_living_since
from safepassage.apps.figures.models import FairnessReview
from safepassage.apps.incidents.models import Incident
from safepassage.apps.watching import names
from safepassage.apps.watching.models import Alert, Decoy
from safepassage.flows import incidents
from safepassage.flows.fairness import reviewing
from safepassage.flows.platform import Platform
from safepassage.flows.watching import decoys, review
from safepassage.records.actor import Actor
from safepassage.safeguards.sealing import NONCE_BYTES, Place, SealBroken, Sealers, Use, subkeys

KEY = "digest"
OTHERS_NOTICE = timedelta(seconds=2 * LOOKS_EVERY)
"""Until then another process may still have written under the key before."""


class NotRenewedError(ValueError):
    """The key stays as it is; the text says why."""


class StillNeededError(NotRenewedError):
    """The key before cannot be destroyed yet; the text says for what."""


class _Sealed(NamedTuple):
    model: type[Model]
    column: str
    use: Use
    place: Callable[[UUID], Place]


_WORDS = (
    _Sealed(FairnessReview, "words", Use.FAIRNESS, reviewing.place),
    _Sealed(Alert, "words", Use.WATCHING, review.place),
    _Sealed(Decoy, "sealed", Use.WATCHING, decoys.place),
    _Sealed(Incident, "account", Use.INCIDENT, incidents.place),
)


def renew_digest_key(platform: Platform, *, actor: Actor) -> int:
    """Renew it; how many sealed values lie under the present key, which stays readable.

    What lies under the key before is sealed anew first: that key is destroyed. Raises
    ``NotRenewedError``.
    """
    at = platform.clock.now()
    if last := last_renewal():
        _refuse_needed(platform, last + OTHERS_NOTICE)
    with transaction.atomic():
        sealed = sum(_reseal(platform, one) for one in _WORDS)
        ledger.write(event=Event.KEY_ROTATED, actor=actor, details={"key": KEY}, at=at)
    platform.keys.renew_digest_key()
    return sealed


def last_renewal() -> datetime | None:
    """When the key in use came into use, if it is not the first."""
    entries = ledger.page(event=Event.KEY_ROTATED, limit=1_000)
    renewals = (one for one in entries if msgspec.json.decode(one.details).get("key") == KEY)
    return next((one.at for one in renewals), None)


def _refuse_needed(platform: Platform, since: datetime) -> None:
    why = list(_needs(platform, since))
    if why:
        raise StillNeededError(
            f"the key before is still needed for {' and '.join(why)}; renew the key later"
        )


def _needs(platform: Platform, since: datetime) -> Iterator[str]:
    if numbers := numbers_living_since(since, now=platform.clock.now()):
        yield f"{numbers} redress numbers that were given under it"
    named = [one for one in names.noted() if _noted_at(one) <= since]
    if named:
        yield f"the names of {len(named)} officers: note them again on the page Officers' names"


def _noted_at(officer: UUID) -> datetime:
    (entry,) = ledger.page(event=Event.OFFICER_NAMED, subject=str(officer), limit=1)
    return entry.at


def _reseal(platform: Platform, one: _Sealed) -> int:
    sealers = Sealers(subkeys(platform.keys.digest_keys(), one.use))
    rows = one.model._default_manager.exclude(**{one.column: None})
    for pk, sealed in rows.values_list("pk", one.column):
        place = one.place(pk)
        content = _opened(sealers, bytes(sealed), place)
        again = sealers.seal(platform.ids.random(NONCE_BYTES), content, place)
        rows.filter(pk=pk).update(**{one.column: again})
    return rows.count()


def _opened(sealers: Sealers, sealed: bytes, place: Place) -> bytes:
    try:
        return sealers.open(sealed, place)
    except SealBroken as error:
        raise NotRenewedError(
            f"row {place.row} of {place.table} opens with no key of this home; nothing is renewed"
        ) from error
