"""The exchange form: one JSON object a line, its fields those of ``ListEntry``."""

from collections.abc import Iterator

import msgspec

from safepassage.formats.lists.checking import check
from safepassage.formats.lists.defects import ListDefect, refuse, warn
from safepassage.records import Defect, ListEntry

_ENTRY = msgspec.json.Decoder(ListEntry)
_FIELDS = msgspec.json.Decoder(dict[str, msgspec.Raw])
_KNOWN = frozenset(ListEntry.__struct_fields__)


def read_jsonl(data: bytes) -> tuple[tuple[ListEntry, ...], tuple[Defect, ...]]:
    """Read a JSONL list; blank lines are skipped, entries with a defect are left out."""
    entries: list[tuple[int, ListEntry]] = []
    defects: list[Defect] = []
    for line, raw in _lines(data):
        try:
            entries.append((line, _ENTRY.decode(raw)))
            defects.extend(_unknown_fields(line, raw))
        except msgspec.ValidationError as error:
            defects.append(refuse(ListDefect.INVALID_ENTRY, line, str(error)))
        except msgspec.DecodeError as error:
            defects.append(refuse(ListDefect.NOT_JSON, line, str(error)))
        except UnicodeDecodeError:
            defects.append(refuse(ListDefect.NOT_UTF8, line, "the line is not UTF-8"))
    defects.extend(check(entries))
    return tuple(entry for _, entry in entries), tuple(defects)


def _lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    for line, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if raw.strip():
            yield line, raw


def _unknown_fields(line: int, raw: bytes) -> Iterator[Defect]:
    unknown = sorted(_FIELDS.decode(raw).keys() - _KNOWN)
    if unknown:
        names = ", ".join(unknown)
        yield warn(ListDefect.UNKNOWN_FIELD, line, f"unknown fields are not read: {names}")
