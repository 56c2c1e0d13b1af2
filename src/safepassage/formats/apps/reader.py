"""Reads APPS messages into the platform's vocabulary; a traveller is never lost."""

from safepassage.formats.apps.content import Content
from safepassage.formats.apps.defects import AppsCode, located
from safepassage.formats.apps.framing import find_stretches
from safepassage.formats.apps.grouping import group
from safepassage.formats.apps.message import RawApps
from safepassage.formats.apps.reading import Reading
from safepassage.formats.edifact.defects import Code, defect
from safepassage.formats.edifact.source import Source
from safepassage.records import Apps, Message, ParsedFile


def read(data: bytes, *, at: str | None = None) -> ParsedFile:
    """Every APPS message in ``data``, whatever stands around it; never raises for bad input."""
    if not data.strip():
        return ParsedFile(defects=(defect(Code.EMPTY_INPUT),))
    return find(data, at=at) or ParsedFile(defects=(located(AppsCode.NOT_FOUND, {}),))


def find(data: bytes, *, at: str | None = None) -> ParsedFile | None:
    """As ``read``, but ``None`` where there is no APPS message."""
    source = Source(data)
    begin, stretches = find_stretches(data, source)
    if not stretches:
        return None
    defects = [defect(code) for code in source.codes]
    if source.text[:begin].strip():
        defects.append(located(Code.NOISE_BEFORE, {}, offset=0))
    messages = tuple(read_message(group(stretch), at=at) for stretch in stretches)
    return ParsedFile(messages=messages, defects=tuple(defects))


def read_message(raw: RawApps, *, at: str | None) -> Message:
    """One message; ``at`` (ISO date) is today, for its window and years of two digits."""
    content = Content(Reading(raw, at), at)
    return Message(
        format="apps",
        version=content.version,
        reference=raw.message_id,
        function=raw.transaction,
        subfunction=content.pre_check_in,
        transaction=raw.message_id,
        sender=raw.header[0] or None if raw.header else None,
        flights=tuple(content.flights),
        travellers=tuple(content.party.travellers),
        answers=tuple(content.answers),
        apps=_as_sent(raw, content),
        defects=tuple(raw.defects),
    )


def _as_sent(raw: RawApps, content: Content) -> Apps:
    first = raw.groups[0] if raw.groups else None
    return Apps(
        transaction=raw.transaction,
        message_id=raw.message_id,
        header=tuple(raw.header),
        group=first.name if first else None,
        field_count=first.field_count if first else None,
        groups=tuple(raw.groups),
        passengers=tuple(content.passengers),
    )
