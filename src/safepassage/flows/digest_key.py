"""The home's own key renewed, with nothing lost that lies under it and no standstill.

What people said of alerts, reviews and breaches is sealed anew. Redress numbers and officers'
names are kept as digests alone, which nobody can make anew: they are found under the key before
as long as it is here, and it stays here as long as they need it.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import Model

from safepassage.adapters.single_writer import AlreadyRunning, only_one
from safepassage.apps.accounts import selectors as accounts
from safepassage.apps.accounts.models import Officer
from safepassage.apps.approvals import selectors as approvals
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
from safepassage.flows.renewals import ANY_TIME, KEY, LOCK, last_renewal, name_of
from safepassage.flows.watching import decoys, review
from safepassage.records.actor import Actor
from safepassage.safeguards.sealing import NONCE_BYTES, Place, SealBroken, Sealers, Use, subkeys

AT_THE_EARLIEST = timedelta(days=7)
"""After the renewal before: approvals of exports under way are good for so long."""


class NotRenewedError(ValueError):
    """The key stays as it is; the text says why."""


class StillNeededError(NotRenewedError):
    """The key before cannot be destroyed yet; the text says for what."""


class _Sealed(NamedTuple):
    model: type[Model]
    column: str
    use: Use
    place: Callable[[UUID], Place]
    foreign: bool = False
    """Whether a row that nobody here has sealed is left as it is."""


_WORDS = (
    _Sealed(FairnessReview, "words", Use.FAIRNESS, reviewing.place),
    _Sealed(Alert, "words", Use.WATCHING, review.place),
    _Sealed(Decoy, "sealed", Use.WATCHING, decoys.place, foreign=True),
    _Sealed(Incident, "account", Use.INCIDENT, incidents.place),
)


def renew_digest_key(platform: Platform, home: Path, *, actor: Actor) -> int:
    """Renew it; how many sealed values lie under the present key, which stays readable.

    What lies under the key before is sealed anew first: that key is destroyed. Raises
    ``NotRenewedError``.
    """
    try:
        with only_one(home, LOCK):
            return _renew(platform, actor)
    except AlreadyRunning as error:
        raise NotRenewedError(f"{error}; renew the key when it is done") from error


def _renew(platform: Platform, actor: Actor) -> int:
    at = platform.clock.now()
    last = last_renewal(platform.keys)
    if last == ANY_TIME:
        _enter(platform, actor, at)
        raise NotRenewedError("a renewal was cut off before its entry, which is made now; wait")
    if last:
        _refuse_needed(last, at)
    with transaction.atomic():
        sealed = sum(_reseal(platform, one) for one in _WORDS)
    with transaction.atomic():
        platform.keys.renew_digest_key()
        _enter(platform, actor, at)
    return sealed


def _enter(platform: Platform, actor: Actor, at: datetime) -> None:
    details = {"key": KEY, "is": name_of(platform.keys.digest_keys()[0])}
    with transaction.atomic():
        ledger.write(event=Event.KEY_ROTATED, actor=actor, details=details, at=at)


def _refuse_needed(since: datetime, at: datetime) -> None:
    why = list(_needs(since, at))
    if why:
        raise StillNeededError(
            f"the key before is still needed for {' and '.join(why)}; renew the key later"
        )
    for one in _stale(since, active=False):
        names.note(one.pk, ())  # nobody can note it again; who comes back is asked for theirs


def _needs(since: datetime, at: datetime) -> Iterator[str]:
    if at < since + AT_THE_EARLIEST:
        yield "what was asked before the last renewal, a week ago at most"
    if numbers := numbers_living_since(since, now=at):
        yield f"{numbers} redress numbers that were given under it"
    if requests := approvals.asked_by(since):
        yield f"{requests} requests that the approval authority has not answered"
    if named := _stale(since, active=True):
        codes = ", ".join(one.code for one in named)
        yield f"the names of officers {codes}: note them on the page Officers' names"


def _stale(since: datetime, *, active: bool) -> list[Officer]:
    """Those whose names were noted by then: officers at work, or such as left."""
    known = names.noted()
    officers = (one for one in accounts.officers() if one.pk in known and one.is_active is active)
    return [one for one in officers if _noted_by(one.pk, since)]


def _noted_by(officer: UUID, since: datetime) -> bool:
    entries = ledger.page(event=Event.OFFICER_NAMED, subject=str(officer), limit=1)
    return not entries or entries[0].at <= since


def _reseal(platform: Platform, one: _Sealed) -> int:
    sealers = Sealers(subkeys(platform.keys.digest_keys(), one.use))
    rows = one.model._default_manager.exclude(**{one.column: None})
    for pk, sealed in rows.values_list("pk", one.column):
        place = one.place(pk)
        content = _opened(sealers, bytes(sealed), place, foreign=one.foreign)
        if content is None:
            continue
        again = sealers.seal(platform.ids.random(NONCE_BYTES), content, place)
        rows.filter(pk=pk).update(**{one.column: again})
    return rows.count()


def _opened(sealers: Sealers, sealed: bytes, place: Place, *, foreign: bool) -> bytes | None:
    try:
        return sealers.open(sealed, place)
    except SealBroken as error:
        if foreign:
            return None
        raise NotRenewedError(
            f"row {place.row} of {place.table} opens with no key of this home; nothing is renewed"
        ) from error
