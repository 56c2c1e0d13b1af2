"""The exchange form: one JSON object a line, its fields those of ``ListEntry``."""

from collections.abc import Iterator

import msgspec

from safepassage.formats.lists.defects import ListDefect, refuse, warn
from safepassage.formats.lists.gathering import Found, Outcome, gather
from safepassage.records import Defect, ListEntry

_ENTRY = msgspec.json.Decoder(ListEntry)
_FIELDS = msgspec.json.Decoder(dict[str, msgspec.Raw])
_KNOWN = frozenset(ListEntry.__struct_fields__)
UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What a line that cannot be read raises."""


def read_jsonl(data: bytes) -> Outcome:
    """Read a JSONL list; blank lines are skipped, entries with a defect are left out."""
    return gather(_found(data))


def numbered_lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Every filled line with its number."""
    start = len(b"\xef\xbb\xbf") if data.startswith(b"\xef\xbb\xbf") else 0
    line = 0
    while start < len(data):
        line += 1
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        raw = data[start:end]
        if raw.strip():
            yield line, raw
        start = end + 1


def json_defect(line: int, error: Exception) -> Defect:
    """What keeps a line from being read."""
    match error:
        case msgspec.ValidationError():
            return refuse(ListDefect.INVALID_ENTRY, line, str(error))
        case UnicodeDecodeError():
            text = "the line is not UTF-8; save the file in that encoding"
            return refuse(ListDefect.NOT_UTF8, line, text)
        case RecursionError():
            text = "the line is nested deeper than any list needs"
            return refuse(ListDefect.NOT_JSON, line, text)
        case _:
            return refuse(ListDefect.NOT_JSON, line, str(error))


def _found(data: bytes) -> Iterator[Found]:
    for line, raw in numbered_lines(data):
        try:
            yield line, _ENTRY.decode(raw)
            yield from _unknown_fields(line, raw)
        except UNREADABLE as error:
            yield json_defect(line, error)


def _unknown_fields(line: int, raw: bytes) -> Iterator[Defect]:
    unknown = sorted(_FIELDS.decode(raw).keys() - _KNOWN)
    if unknown:
        names = ", ".join(unknown)
        yield warn(ListDefect.UNKNOWN_FIELD, line, f"unknown fields are not read: {names}")
