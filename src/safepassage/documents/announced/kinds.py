"""The kind of document that was announced."""

from collections.abc import Iterator

from safepassage.documents.announced.announcement import Announcement
from safepassage.documents.reasons import reason
from safepassage.formats.document_types import FIRST_LETTERS, first_letter
from safepassage.records import DocumentReason

ALONE_NOT = {"V": "a visa", "L": "a licence"}
"""What goes with a document of travel and is none (Doc 9303-7 for visas)."""


def kind_notes(announced: Announcement) -> Iterator[DocumentReason]:
    """An unknown code, and a kind on which nobody travels without another document."""
    kind = announced.kind
    if kind and kind not in FIRST_LETTERS:
        yield reason("announced_type_unknown")
    beside = {first_letter(one.type) for one in announced.others}
    if kind in ALONE_NOT and beside <= ALONE_NOT.keys():
        yield reason("announced_type_alone", ALONE_NOT[kind])
