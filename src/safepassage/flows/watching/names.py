"""Own names and colleagues' names: compared when a record is shown, never stored.

An officer's family name alone alerts on the officer; a colleague is known by the family name
with the given names or the date of birth. The alert tells that it was so, not which name.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.watching import names
from safepassage.apps.watching.alerts import Raised, raise_alert
from safepassage.pipeline.draft import name_key, surname_and_birth_key
from safepassage.pipeline.ports import Keys
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.traveller import Traveller
from safepassage.safeguards.reading import Unusual
from safepassage.safeguards.sealing import LookUp, Use, subkeys, token


class Seen(Record, frozen=True):
    """A name that an officer looked for or was shown; ``subject`` is the journey, if it is one."""

    surname: str | None
    given_names: str | None = None
    born: str | None = None
    subject: str = ""


def seen_in(traveller: Traveller | None, journey: UUID) -> list[Seen]:
    """The name of a record that was opened; none when it is masked."""
    if traveller is None:
        return []
    return [Seen(traveller.surname, traveller.given_names, traveller.born, str(journey))]


def note_name(keys: Keys, officer: UUID, seen: Seen, *, actor: Actor, at: datetime) -> None:
    """Keep an officer's name as digests, in place of an earlier one."""
    in_use = _naming(keys)[:1]
    with transaction.atomic():
        names.note(officer, {*_family(in_use, seen), *_person(in_use, seen)})
        ledger.write(event=Event.OFFICER_NAMED, actor=actor, subject=str(officer), at=at)


def notice(keys: Keys, officer: UUID, seen: Iterable[Seen], *, at: datetime) -> None:
    """Raise the alerts of names that are the officer's own or a colleague's."""
    known = _naming(keys)
    for one in seen:
        family, person = _family(known, one), _person(known, one)
        bearers = names.bearers([*family, *person])
        if officer in bearers:
            _raise(Unusual.OWN_NAME, officer, one, at)
        elif any(not shared.isdisjoint(person) for shared in bearers.values()):
            _raise(Unusual.COLLEAGUE, officer, one, at)


def _raise(kind: Unusual, officer: UUID, seen: Seen, at: datetime) -> None:
    mark = f"{seen.subject or 'search'}:{at.date()}"
    raised = Raised(
        kind=kind, officer=officer, mark=mark, at=at, subject=seen.subject, numbers={"count": 1}
    )
    with transaction.atomic():
        raise_alert(raised)


def _family(keys: Sequence[bytes], seen: Seen) -> list[bytes]:
    return _tokens(keys, [(LookUp.NAME, name_key(seen.surname, None))]) if seen.surname else []


def _person(keys: Sequence[bytes], seen: Seen) -> list[bytes]:
    if not seen.surname:
        return []
    pairs = []
    if seen.given_names:
        pairs.append((LookUp.NAME, name_key(seen.surname, seen.given_names)))
    if seen.born:
        pairs.append((LookUp.SURNAME_AND_BIRTH, surname_and_birth_key(seen.surname, seen.born)))
    return _tokens(keys, pairs)


def _tokens(keys: Sequence[bytes], pairs: Sequence[tuple[LookUp, str]]) -> list[bytes]:
    return [token(key, kind, value) for key in keys for kind, value in pairs]


def _naming(keys: Keys) -> tuple[bytes, ...]:
    """The keys of officers' names; new ones are noted under the first."""
    return subkeys(keys.digest_keys(), Use.WATCHING)
