"""The marks on a record, for whoever opens it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from safepassage.apps.subjects import marks
from safepassage.apps.subjects.marks import NoteKind
from safepassage.flows.subjects.amending import read_note
from safepassage.web import installed

NOTES: dict[NoteKind, Promise] = {
    NoteKind.CORRECTED: _("Corrected at the person's request"),
    NoteKind.DISPUTED: _("The person disputes a fact"),
    NoteKind.RESTRICTED: _("Use restricted at the person's request"),
}
FIELDS: dict[str, Promise] = {
    "surname": _("Surname"),
    "given_names": _("Given names"),
    "born": _("Birth date"),
    "sex": _("Sex"),
    "nationality": _("Nationality"),
    "number": _("Document number"),
    "document_number": _("Document number"),
}


@dataclass(frozen=True)
class Mark:
    """One mark, in words."""

    kind: Promise
    words: str
    at: datetime


def marks_on(journey: UUID) -> list[Mark]:
    """The marks of a record that the desk has just read, oldest first."""
    platform = installed.platform()
    return [
        Mark(
            kind=NOTES[NoteKind(row.kind)],
            words=_said(row.kind, read_note(platform, journey, row.id, bytes(row.words))),
            at=row.at,
        )
        for row in marks.notes_on(journey)
    ]


def _said(kind: str, words: str) -> str:
    """Of a correction the names of its fields; else what was written."""
    if kind != NoteKind.CORRECTED:
        return words
    return ", ".join(str(FIELDS.get(one, one)) for one in words.split(", "))
