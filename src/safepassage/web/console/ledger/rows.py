"""Entries as rows of a page: one line each, what they name folded behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from safepassage.apps.accounts import selectors
from safepassage.apps.audit.chain import EntryText
from safepassage.apps.audit.events import Event

EVENTS = {event.value: event for event in Event}
_ABOUT = "about"
_LINE = 60


@dataclass(frozen=True, kw_only=True)
class Row:
    """One entry; ``line`` is what stands before the fold."""

    entry: EntryText
    what: str
    who: str
    line: str
    details: dict[str, object]
    about: list[str]


def rows_of(entries: Sequence[EntryText]) -> list[Row]:
    """The rows, with officers' codes in place of their ids."""
    ids = [entry.actor_id for entry in entries if entry.actor_kind == "officer"]
    codes = selectors.codes_of(ids)
    return [_row(entry, codes) for entry in entries]


def _row(entry: EntryText, codes: Mapping[str, str]) -> Row:
    details = msgspec.json.decode(entry.details)
    about = details.pop(_ABOUT, [])
    return Row(
        entry=entry,
        what=event_in_words(entry.event),
        who=codes.get(entry.actor_id, entry.actor_id),
        line=_line(details, about),
        details=details,
        about=about,
    )


def _line(details: Mapping[str, object], about: Sequence[str]) -> str:
    """The details in a few words, cut where they are long."""
    told = ", ".join(f"{name} {value}" for name, value in details.items())
    line = told if len(told) <= _LINE else told[:_LINE].rstrip(" ,") + "…"
    count = ngettext("%(n)d traveller", "%(n)d travellers", len(about)) % {"n": len(about)}
    return ": ".join(filter(None, (count if about else "", line))) or _("Details")


def event_in_words(event: str) -> str:
    """Say an event in words; an old entry may name one that is no longer written."""
    known = EVENTS.get(event)
    return known.what if known else event
