"""The bytes of an XML file as UTF-8 that can be parsed, with the way back to the offsets sent."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Final

from safepassage.formats.edifact.defects import Code

_DECLARED: Final = re.compile(rb"<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([A-Za-z0-9._\-]{1,40})")
_CODECS: Final = re.compile(
    r"(?:us-?)?ascii|iso-?8859-?\d{1,2}|latin-?[1-9]|windows-?125\d|cp125\d|koi8-[ru]|gb2312|gbk|"
    r"gb18030|big5|shift_jis|euc-(?:jp|kr)",
    re.IGNORECASE,
)
_UNIVERSAL: Final = re.compile(r"utf-?8", re.IGNORECASE)
_WIDE: Final = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be", b"<\x00": "utf-16-le"}
_CONTROLS: Final = bytes([*range(9), 11, 12, *range(14, 32)])
_BLANKED: Final = bytes.maketrans(_CONTROLS, b" " * len(_CONTROLS))
_CONTROL: Final = re.compile(b"[" + re.escape(_CONTROLS) + b"]")
_BARE: Final = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#(?:[1-9]\d{0,6}|x[0-9A-Fa-f]{1,6}));)")
_MARKS: Final = b"\xef\xbb\xbf \t\r\n"
_LOOKED_AT: Final = 256
_ESCAPED: Final = b"&amp;"
_CDATA: Final = b"<![CDATA["


@dataclass
class Readable:
    """UTF-8 text of an input; ``findings`` are what had to be done, each at an offset or none."""

    data: bytes
    findings: list[tuple[Code, int | None]] = field(default_factory=list)
    inserted: list[int] = field(default_factory=list)
    is_located: bool = True
    skipped: int = 0

    def offset(self, position: int) -> int | None:
        """The place in the bytes as received; ``None`` where the characters were others."""
        if not self.is_located:
            return None
        moved = (len(_ESCAPED) - 1) * bisect_right(self.inserted, position - 1)
        return self.skipped + position - moved


def readable(data: bytes) -> Readable:
    """The input in UTF-8, control characters as blanks, bare ``&`` written as XML wants it."""
    result = _decoded(data)
    _begin_at_once(result)
    if _CONTROL.search(result.data):
        result.data = result.data.translate(_BLANKED)
        result.findings.append((Code.CONTROL_CHARACTERS, None))
    _escape(result)
    return result


def _begin_at_once(result: Readable) -> None:
    """Leave out marks and blanks before the first tag, where XML does not want them."""
    bare = result.data[:_LOOKED_AT].lstrip(_MARKS)
    result.skipped = len(result.data[:_LOOKED_AT]) - len(bare)
    result.data = result.data[result.skipped :]


def _decoded(data: bytes) -> Readable:
    wide = _WIDE.get(data[:2])
    if wide:
        return _recoded(data, wide)
    if data.isascii():
        return Readable(data)
    declared = _DECLARED.search(data[:400])
    name = declared[1].decode() if declared else "utf-8"
    if not _UNIVERSAL.fullmatch(name) and _CODECS.fullmatch(name):
        return _recoded(data, name)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        found = _recoded(data, "latin-1")
        found.findings.append((Code.CHARSET_ASSUMED, None))
        return found
    return Readable(data)


def _recoded(data: bytes, encoding: str) -> Readable:
    try:
        text = data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        text = data.decode("latin-1" if not encoding.startswith("utf") else encoding, "replace")
    return Readable(text.encode("utf-8", "replace"), is_located=False)


def _escape(result: Readable) -> None:
    """Write bare ampersands as XML wants them; a CDATA section may hold them as they are."""
    if _CDATA in result.data:
        return
    places = [found.start() for found in _BARE.finditer(result.data)]
    if places:
        result.findings.append((Code.XML_REPAIRED, result.offset(places[0])))
        result.data = _BARE.sub(_ESCAPED, result.data)
        grown = len(_ESCAPED) - 1
        result.inserted = [place + grown * number for number, place in enumerate(places)]
