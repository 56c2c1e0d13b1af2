"""Finding APPS messages in what telex lines and mail programs put around them."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from safepassage.formats.apps.codes import COUNTS, TRANSACTIONS
from safepassage.formats.edifact.source import Source

SEPARATOR: Final = "/"
_START: Final = re.compile(rf"(?:{'|'.join(TRANSACTIONS)}):[^/\s]{{0,64}}/")
_HEADS: Final = sorted({f"{name}/{n}" for name, of in COUNTS.items() for n in of.values()})
_GROUP: Final = re.compile(rf"(?<!\w)(?:{'|'.join(_HEADS)})/")
_INDENT: Final = 40
_BREAKS: Final = frozenset(bytes([each]) for each in (*range(0x20), 0x7F))
_BETWEEN: Final = _BREAKS | {b"/"}
_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f]")


def begins_message(field: str) -> bool:
    """Whether a field would be read as the beginning of a message."""
    return _START.fullmatch(field + SEPARATOR) is not None


class Stretch:
    """Text from one message's beginning to the next one's, cut into fields.

    ``fields`` are the texts between slashes; ``is_terminated`` tells whether the last slash
    ends the message, ``is_followed`` whether other text stands behind it, ``is_headed``
    whether it begins with a transaction's name.
    """

    def __init__(self, source: Source, data: bytes, begin: int, end: int) -> None:
        self._source, self._data = source, data
        self.is_headed = _START.match(source.text, begin) is not None
        self.fields = source.text[begin:end].split(SEPARATOR)
        self._places = self._field_places(begin)
        self.is_terminated = not self.fields[-1].strip()
        self.is_followed = False
        if self.is_terminated:
            self.fields.pop()
        else:
            self._cut_last_line(end)

    def _field_places(self, begin: int) -> list[int]:
        places = [begin]
        for text in self.fields:
            places.append(places[-1] + len(text) + 1)
        return places

    def _cut_last_line(self, end: int) -> None:
        """What no slash ends, ends with its line."""
        place = self._places[len(self.fields) - 1]
        span = self._source.byte_offset(place), self._source.byte_offset(end)
        line = re.split(rb"[\r\n]", self._data[slice(*span)].lstrip(b"\r\n"), maxsplit=1)[0]
        kept = len(_CONTROLS.sub("", line.decode(self._source.encoding, "ignore")))
        self.is_followed = bool(self.fields[-1][kept:].strip())
        self.fields[-1] = self.fields[-1][:kept]

    def begins_line(self, index: int) -> bool:
        """Whether a line break or a frame character of the input stands before a field."""
        end = self.offset(index)
        before = self._data[max(0, end - _INDENT) : end].rstrip(b" \t")
        return before[-1:] in _BREAKS

    def offset(self, index: int) -> int:
        """Where a field begins in the bytes of the input."""
        return self._source.byte_offset(self._places[index])


def find_stretches(data: bytes, source: Source) -> tuple[int, list[Stretch]]:
    """How much text stands before the first message, and the messages' stretches."""
    starts = list(_starts(data, source))
    starts = [*_headless(source.text, *starts[:1]), *starts]
    bounds = pairwise([*starts, len(source.text)])
    stretches = [Stretch(source, data, *bound) for bound in bounds]
    return (starts[0] if starts else 0), stretches


def _starts(data: bytes, source: Source) -> Iterator[int]:
    """Transactions' names that are no end of a longer word; the first may follow any text."""
    is_first = True
    for found in _START.finditer(source.text):
        offset = source.byte_offset(found.start())
        before = data[max(0, offset - 1) : offset]
        if not before.isalnum() if is_first else before in _BETWEEN:
            yield found.start()
            is_first = False


def _headless(text: str, *end: int) -> list[int]:
    """The first group of a message whose header is lost: its travellers are there all the same."""
    found = _GROUP.search(text, 0, *end)
    return [found.start()] if found else []
