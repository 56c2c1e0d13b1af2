"""Any carrier's input to records: finds the format, then lets its reader read."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from safepassage.formats import (
    ackres,
    apps,
    cusres,
    govreq,
    manifests,
    paxlst,
    pnrgov,
    pnrgov_xml,
)
from safepassage.formats.edifact.defects import Code
from safepassage.formats.edifact.interchange import read_interchange
from safepassage.formats.edifact.message import RawMessage
from safepassage.formats.edifact.reading import envelope_fields
from safepassage.records import Message, ParsedFile

_MESSAGES: Final[dict[str, Callable[..., Message]]] = {
    "paxlst": paxlst.read_message,
    "pnrgov": pnrgov.read_message,
    "cusres": cusres.read_message,
    "ackres": ackres.read_message,
    "govreq": govreq.read_message,
}
_FILES: Final[Mapping[str, Callable[..., ParsedFile]]] = {
    "apps": apps.read,
    "pnrgov-xml": pnrgov_xml.read_file,
    **manifests.READERS,
}
FORMATS: Final = (*_MESSAGES, *_FILES)
"""The formats that are read, by the name that ``--format`` takes."""


def read(
    data: bytes,
    *,
    at: str | None = None,
    format_name: str | None = None,
    mappings: Sequence[manifests.Mapping] = (),
) -> ParsedFile:
    """Every message in ``data``, whatever stands around it; never raises for bad input.

    EDIFACT is looked for first; what holds none of its messages may be in another format.
    ``at`` (ISO date) is the reference for years of two digits where the message has no date;
    ``format_name`` forces one of ``FORMATS`` instead of what the input says.
    ``mappings`` are what the columns of the sender's own tables mean, before any guess.
    Raises ``KeyError`` for a name that is not in ``FORMATS``.
    """
    if format_name is None and pnrgov_xml.is_pnrgov_xml(data):
        format_name = "pnrgov-xml"
    if format_name and format_name in _FILES:
        return _FILES[format_name](data, at=at)
    known = None if format_name else manifests.chosen(data, mappings)
    if known:
        return manifests.read_manifest(data, at=at, mapping=known)
    forced = _MESSAGES[format_name] if format_name else None
    if forced is None and manifests.looks_like_a_manifest(data):
        return manifests.read_manifest(data, at=at)
    interchange = read_interchange(data)
    if not interchange.messages and forced is None:
        found = apps.find(data, at=at)
        if found is not None:
            return found
    messages = tuple(_read_one(raw, at, forced) for raw in interchange.messages)
    return ParsedFile(messages=messages, defects=tuple(interchange.defects))


def _read_one(raw: RawMessage, at: str | None, forced: Callable[..., Message] | None) -> Message:
    reader = forced or _MESSAGES.get((raw.header.type or "").lower())
    if reader is not None:
        return reader(raw, at=at)
    defects = (*raw.defects, raw.defect(Code.UNKNOWN_FORMAT, 0))
    return Message(format="unknown", defects=defects, **envelope_fields(raw))
