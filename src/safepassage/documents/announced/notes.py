"""All notes on what was announced of one traveller's documents.

They are for the officer who looks at the traveller, and for nobody else: an import rule keeps
everything but the console away from this module, so that no machine can act on them.
"""

from collections.abc import Container, Iterator

from safepassage.documents.announced.announcement import Announcement, announcements
from safepassage.documents.announced.dates import date_notes
from safepassage.documents.announced.forms import form_notes
from safepassage.documents.announced.kinds import kind_notes
from safepassage.documents.announced.numbers import number_notes
from safepassage.documents.announced.placeholders import placeholder_notes
from safepassage.documents.announced.protected import HARMLESS, is_protected
from safepassage.documents.announced.states import state_notes
from safepassage.documents.reasons import reason
from safepassage.records import Document, DocumentReason, Traveller

CHECKS = (
    placeholder_notes,
    number_notes,
    form_notes,
    date_notes,
    state_notes,
    kind_notes,
)


def notes_on(
    traveller: Traveller, day: str | None, shared: Container[Document] = ()
) -> tuple[tuple[DocumentReason, ...], ...]:
    """The notes on each document, in the order of ``traveller.documents``.

    ``day`` is the journey's last local day (ISO 8601), against which dates are held: the same
    journey gives the same notes whenever it is looked at. ``shared`` are the documents with
    which somebody else of the journey was announced. INFO explains, WARNING asks to compare;
    nothing is heavier, and of protected people only harmless notes are given.
    """
    protected = is_protected(traveller)
    return tuple(
        tuple(note for note in _notes(one, shared) if not protected or note.code in HARMLESS)
        for one in announcements(traveller, day)
    )


def _notes(announced: Announcement, shared: Container[Document]) -> Iterator[DocumentReason]:
    for check in CHECKS:
        yield from check(announced)
    if announced.document in shared:
        yield reason("announced_number_shared")
