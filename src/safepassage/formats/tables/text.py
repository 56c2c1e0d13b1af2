"""Bytes of a text file to text: byte order marks, UTF-8, UTF-16, else Windows-1252 by line."""

from typing import Final

from safepassage.formats.tables.defects import TableCode, report
from safepassage.records import Defect

_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SAMPLE: Final = 400
_SHARE: Final = 0.4
_CONTROLS: Final = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127, 0xFEFF])
_LOST: Final = "\ufffd"


def decode(data: bytes) -> tuple[str, tuple[Defect, ...]]:
    """The text without control characters, and what was found on the way; never raises."""
    text, codes = _decoded(data)
    bare = text.translate(_CONTROLS)
    if len(bare) != len(text):
        codes.append(TableCode.CONTROL_CHARACTERS)
    return bare, tuple(report(code) for code in codes)


def _decoded(data: bytes) -> tuple[str, list[TableCode]]:
    mark, encoding = next(((m, e) for m, e in _MARKS if data.startswith(m)), (b"", _wide(data)))
    body = data[len(mark) :]
    if encoding.startswith("utf-16"):
        text = body.decode(encoding, "replace")
        return text, [TableCode.CHARACTERS_LOST] if _LOST in text else []
    try:
        return body.decode(), []
    except UnicodeDecodeError:
        return "\n".join(map(_line, body.split(b"\n"))), [TableCode.CHARSET_ASSUMED]


def _wide(data: bytes) -> str:
    """UTF-16 without a mark shows by the zeros in every other byte."""
    sample = data[:_SAMPLE]
    if sample[1::2].count(0) > len(sample) * _SHARE:
        return "utf-16-le"
    return "utf-16-be" if sample[::2].count(0) > len(sample) * _SHARE else "utf-8"


def _line(raw: bytes) -> str:
    for encoding in ("utf-8", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")
