"""Notes on announced documents, worked out when a page is opened and kept nowhere.

Where somebody may need protection there are none: papers decide nothing about them.
"""

from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from safepassage.apps.cases.status import protection_possible
from safepassage.apps.travel.shown import FlightHead, JourneyFile
from safepassage.documents.announced.notes import notes_on
from safepassage.documents.reasons import MEANINGS
from safepassage.records import Document, DocumentReason, Weight
from safepassage.web.console.travellers.wording import document_type

MOST_OTHERS = 5
_WORDS: dict[Weight, tuple[Promise, str]] = {
    Weight.INFO: (gettext_lazy("to know"), "info"),
    Weight.WARNING: (gettext_lazy("compare"), "warning"),
}


@dataclass(frozen=True, kw_only=True)
class Note:
    """One note: what is noticed and what to do next; ``others`` are journeys to open for it."""

    word: str | Promise
    tone: str
    text: str
    advice: str
    others: tuple[UUID, ...] = ()


@dataclass(frozen=True, kw_only=True)
class NotedDocument:
    """A document and what is noticed about it."""

    type: str
    number: str
    notes: list[Note]


def noted_documents(found: JourneyFile) -> list[NotedDocument]:
    """The documents of a journey that there are notes on."""
    traveller = found.record.traveller
    if traveller is None:
        return []
    every = notes_on(traveller, _last_day(found.flight), found.bearers)
    if not any(every) or _may_need_protection(found):
        return []
    return [
        _noted(document, notes, found)
        for document, notes in zip(traveller.documents, every, strict=True)
        if notes
    ]


def _last_day(flight: FlightHead) -> str:
    return flight.arrives or flight.departs or flight.departure_date


def _may_need_protection(found: JourneyFile) -> bool:
    return protection_possible([found.record.head.id, *(one.id for one in found.counterparts)])


def _noted(
    document: Document, notes: tuple[DocumentReason, ...], found: JourneyFile
) -> NotedDocument:
    return NotedDocument(
        type=document_type(document),
        number=document.number or "",
        notes=[_note(one, found.bearers.get(document, ())) for one in notes],
    )


def _note(one: DocumentReason, bearers: tuple[UUID, ...]) -> Note:
    word, tone = _WORDS[one.severity]
    shared = one.code == "announced_number_shared"
    return Note(
        word=word,
        tone=tone,
        text=_(one.text),
        advice=_(MEANINGS[one.code].advice),
        others=bearers[:MOST_OTHERS] if shared else (),
    )
