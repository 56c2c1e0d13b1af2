"""What somebody is told of their data: each journey, what for, who got it, and who looked.

Dates and purposes of look-ups are due, officers' names are not, save where they are
indispensable for the person's rights and that was weighed from outside (C-579/21).
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from safepassage.apps.accounts.selectors import codes_of
from safepassage.apps.audit import ledger
from safepassage.apps.audit.chain import EntryText
from safepassage.apps.audit.events import Event
from safepassage.apps.subjects.services import By
from safepassage.apps.travel.shown import RecordHead
from safepassage.apps.travel.subject_view import OwnRecord, own_records
from safepassage.flows.platform import Platform
from safepassage.flows.recipients import Given, given
from safepassage.records.actor import ActorKind
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import Purpose, purpose_of
from safepassage.safeguards.rights.paper import Table

_AT_ONCE = 200
_LOOKS = (Event.RECORD_READ, Event.RECORD_SEARCHED)

_WORDS: dict[str, Promise] = {
    DataKind.API_BORDER: gettext_lazy("data of your travel document, for border checks"),
    DataKind.API_PIU: gettext_lazy("data of your travel document, for the unit against crime"),
    DataKind.PNR: gettext_lazy("data of your reservation"),
    DataKind.API_CUSTOMS: gettext_lazy("data of your travel document, for customs"),
    DataKind.API_HEALTH: gettext_lazy("data of your travel document, for public health"),
    Purpose.BORDER_CHECK: gettext_lazy("border check"),
    Purpose.PNR_ASSESSMENT: gettext_lazy("assessment against terrorism and serious crime"),
    Purpose.PNR_REQUEST: gettext_lazy("reasoned request of an authority"),
    Purpose.PNR_CRITERIA: gettext_lazy("work on criteria"),
    Purpose.DATA_SUBJECT: gettext_lazy("to answer you"),
    Purpose.OVERSIGHT: gettext_lazy("oversight"),
    Purpose.TECHNICAL_REPAIR: gettext_lazy("technical repair"),
    Purpose.CUSTOMS_CONTROL: gettext_lazy("customs control"),
    Purpose.PUBLIC_HEALTH: gettext_lazy("public health"),
}

_FIELDS: dict[str, Promise] = {
    "born": gettext_lazy("birth date"),
    "birth_place country": gettext_lazy("country of birth"),
    "birth_place text": gettext_lazy("place of birth"),
    "documents type": gettext_lazy("document: kind"),
    "documents number": gettext_lazy("document: number"),
    "documents issuer": gettext_lazy("document: issuing state"),
    "documents expires": gettext_lazy("document: valid until"),
    "embarks": gettext_lazy("gets on at"),
    "disembarks": gettext_lazy("gets off at"),
    "clears_at": gettext_lazy("border is crossed at"),
    "names surname": gettext_lazy("surname, as sent"),
    "names given_names": gettext_lazy("given names, as sent"),
    "reference": gettext_lazy("the airline's reference"),
    "reservation": gettext_lazy("booking code"),
    "seats number": gettext_lazy("seat"),
    "bags count": gettext_lazy("pieces of baggage"),
    "bags weight_kg": gettext_lazy("baggage, kilograms"),
    "bags tags": gettext_lazy("baggage tag"),
}
"""What fields are called; the others by their own names."""
_OF_THE_FORMAT = ("names source", "seats source", "local_reference")


class NothingToTell(Exception):  # noqa: N818 - a state, told as one
    """Of none of the records may anything be told directly: the neutral letter is the answer."""


def told_kinds() -> frozenset[DataKind]:
    """The kinds of data that are told directly; of the others nobody is told anything."""
    return frozenset(DataKind) - set(map(DataKind, settings.SAFEPASSAGE_SUBJECT_NEUTRAL_KINDS))


def tables(
    platform: Platform, journeys: Sequence[UUID], *, by: By, with_names: bool = False
) -> tuple[Table, ...]:
    """The tables of the report; raises ``NothingToTell``.

    Every record is opened and searched, told or not: the work is the same whatever it holds.
    """
    every = own_records(journeys, actor=by.actor, purpose=by.purpose, keys=platform.keys, at=by.at)
    gifts = given(platform, [one.record.head for one in every])
    looks = [row for one in every for row in _looks(one.record.head)]
    shown = [one for one in every if one.record.head.kind in told_kinds()]
    if not shown:
        raise NothingToTell
    ids = {one.record.head.id for one in shown}
    return (
        _journeys(shown),
        *map(_data, shown),
        _recipients([one for one in gifts if one.journey in ids]),
        _lookups([one for one in looks if one[0] in ids], with_names=with_names),
    )


def _journeys(shown: Sequence[OwnRecord]) -> Table:
    head = (_("Journey"), _("Date"), _("Data"), _("What for"), _("Received"), _("Deleted on"))
    return Table(title=_("Your journeys"), head=head, rows=tuple(map(_journey, shown)))


def _journey(one: OwnRecord) -> tuple[str, ...]:
    flight, head = one.flight, one.record.head
    return (
        f"{flight.carrier}{flight.number} {flight.origin} - {flight.destination}",
        flight.departure_date,
        _spoken(head.kind),
        _spoken(purpose_of(head.kind)),
        _day(head.received_at),
        _day(head.delete_at),
    )


def _data(one: OwnRecord) -> Table:
    title = _("The data of %(flight)s, %(day)s: %(kind)s") % {
        "flight": f"{one.flight.carrier}{one.flight.number}",
        "day": one.flight.departure_date,
        "kind": _spoken(one.record.head.kind),
    }
    rows = [*_lines(one.record.traveller), *_lines(one.reservation)]
    return Table(title=title, head=(_("What"), _("As it stands")), rows=tuple(rows))


def _lines(record: object) -> Iterator[tuple[str, str]]:
    """Every field that says something, by its name; nested ones joined."""
    if record is not None:
        yield from _plain(msgspec.to_builtins(record), "")


def _plain(value: object, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _plain(one, f"{name} {key}".strip())
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _plain(one, name)
    elif value not in (None, "", False) and name not in _OF_THE_FORMAT:
        yield str(_FIELDS.get(name) or name.replace("_", " ")), str(value)


def _recipients(gifts: Sequence[Given]) -> Table:
    head = (_("Who was given data"), _("What for"), _("By which law"), _("Which data"), _("When"))
    rows = tuple(
        (one.name, _spoken(one.purpose), one.law, ", ".join(one.groups), _day(one.first_at))
        for one in gifts
    )
    return Table(title=_("Who was given your data"), head=head, rows=rows or (_nobody(head),))


def _lookups(looks: Sequence[tuple[UUID, EntryText]], *, with_names: bool) -> Table:
    head = (_("When somebody looked"), _("What for"), *([_("Who")] if with_names else []))
    codes = codes_of(sorted({entry.actor_id for _one, entry in looks})) if with_names else {}
    rows = {
        (
            f"{entry.at:%Y-%m-%d %H:%M} UTC",
            _spoken(entry.purpose or ""),
            *([codes.get(entry.actor_id, "")] if with_names else []),
        ): None
        for _one, entry in sorted(looks, key=lambda pair: pair[1].id)
    }
    return Table(title=_("When your data were looked at"), head=head, rows=tuple(rows))


def _looks(head: RecordHead) -> Iterator[tuple[UUID, EntryText]]:
    """Every look of a person at the record, as the ledger holds it."""
    for event in _LOOKS:
        before: int | None = None
        while True:
            page = ledger.page(subject=str(head.id), event=event, before=before, limit=_AT_ONCE)
            yield from ((head.id, one) for one in page if one.actor_kind == ActorKind.OFFICER)
            if len(page) < _AT_ONCE:
                break
            before = page[-1].id


def _nobody(head: tuple[str, ...]) -> tuple[str, ...]:
    return (_("nobody"), *[""] * (len(head) - 1))


def _spoken(code: str) -> str:
    return str(_WORDS.get(code) or code.replace("_", " "))


def _day(at: datetime) -> str:
    return f"{at:%Y-%m-%d}"
