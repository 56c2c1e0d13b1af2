"""The codes of issuer and nationality, and whether both are one state's."""

from collections.abc import Iterator

from safepassage.documents.announced.announcement import PASSPORT, Announcement
from safepassage.documents.issuers import countries_of
from safepassage.documents.reasons import reason
from safepassage.formats.countries import FORMER, is_known
from safepassage.records import DocumentReason

ORGANISATIONS = frozenset({"EUE", "UNA", "UNK", "UNO"})
"""Issuers whose certificates are known here and who issue to nationals of every state."""


def state_notes(announced: Announcement) -> Iterator[DocumentReason]:
    """What the codes say; where none was sent, nothing."""
    yield from _code(announced.issuer, "issuer")
    if announced.nationality_told:
        yield from _code(announced.nationality, "nationality")
    if announced.kind == PASSPORT and is_of_another(announced.issuer, announced.nationality):
        yield reason("announced_nationality_other")


def is_of_another(issuer: str, nationality: str) -> bool:
    """Whether a state issued to another state's national; unknown codes and organisations: no."""
    ours, theirs = countries_of(issuer), countries_of(nationality)
    comparable = ours and theirs and issuer not in ORGANISATIONS
    return bool(comparable) and ours.isdisjoint(theirs)


def _code(code: str, field: str) -> Iterator[DocumentReason]:
    if code in FORMER:
        yield reason("announced_state_former", field)
    elif code and not is_known(code):
        yield reason("announced_state_unknown", field)
