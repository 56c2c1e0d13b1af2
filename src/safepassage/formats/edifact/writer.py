"""Writing segments and the envelope around one message (ISO 9735-1)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from safepassage.formats.edifact.segment import escape
from safepassage.formats.edifact.syntax import STANDARD, Separators
from safepassage.records import Message, Transfer

Value: TypeAlias = str | None
Element: TypeAlias = Value | Sequence[Value]
_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sending:
    """How a message travels: what its record does not say.

    ``control_reference`` identifies the interchange (UNB 0020), ``agency`` and ``association``
    are the codes in UNH (``UN`` and ``IATA``, ``CBP``; ``IA`` alone for PADIS), ``syntax`` is the
    syntax identifier of ASCII text, ``grouped`` tells whether UNG and UNE are written.
    """

    control_reference: str = "1"
    application_reference: str | None = "APIS"
    agency: str = "UN"
    association: str | None = "IATA"
    syntax: tuple[str, str] = ("UNOA", "4")
    grouped: bool = True
    separators: Separators = field(default=STANDARD)


class SegmentWriter:
    """Joins elements to segments, escaping values and dropping what is empty at the end."""

    def __init__(self, separators: Separators) -> None:
        self._separators = separators
        self.segments: list[str] = []

    def add(self, tag: str, *elements: Element) -> None:
        """Append one segment; an element is a value or the values of a composite."""
        written = [tag, *(self._element(element) for element in elements)]
        while not written[-1]:
            written.pop()
        self.segments.append(self._separators.element.join(written))

    def _element(self, element: Element) -> str:
        values = [element] if element is None or isinstance(element, str) else element
        written = [escape(printable(value), self._separators) for value in values]
        while written and not written[-1]:
            written.pop()
        return self._separators.component.join(written)


def printable(value: Value) -> str:
    """A value without control characters, outer blanks and what no encoding can write."""
    if not value:
        return ""
    return _CONTROLS.sub("", value).encode("utf-8", "ignore").decode().strip()


def write_message(
    message: Message, kind: str, body: Iterable[Sequence[Element]], sending: Sending
) -> bytes:
    """An interchange with one message of type ``kind`` whose inner segments are ``body``.

    Characters decide the character set: UNOA for ASCII, UNOC for ISO 8859-1, else UNOY.
    """
    writer = SegmentWriter(sending.separators)
    reference = message.reference or "1"
    writer.add("UNH", reference, _message_type(message, kind, sending), *_access(message))
    for tag, *elements in body:
        writer.add(str(tag), *elements)
    writer.add("UNT", str(len(writer.segments) + 1), reference)
    return _enveloped(message, kind, writer.segments, sending)


def _message_type(message: Message, kind: str, sending: Sending) -> list[Value]:
    version = (message.version or "D.05B").split(".")
    return [kind, *version, sending.agency, sending.association]


def _access(message: Message) -> list[Element]:
    return [message.common_access_reference, _transfer(message.transfer)]


def _transfer(transfer: Transfer | None) -> list[Value]:
    if transfer is None:
        return []
    place = "F" if transfer.last else "C" if transfer.first else None
    return [f"{transfer.number:02}", place]


def _enveloped(message: Message, kind: str, segments: list[str], sending: Sending) -> bytes:
    charset, encoding = _charset("".join((*segments, *_parties(message))))
    parties = [*_parties(message), digits_of(message.sent_at)]
    writer = SegmentWriter(sending.separators)
    control = sending.control_reference
    syntax = sending.syntax if encoding == "ascii" else (charset, "4")
    writer.add("UNB", syntax, *parties, control, None, sending.application_reference)
    if sending.grouped:
        version = (message.version or "D.05B").split(".")
        writer.add("UNG", kind, *parties, control, sending.agency, version)
    writer.segments += segments
    if sending.grouped:
        writer.add("UNE", "1", control)
    writer.add("UNZ", "1", control)
    terminator = sending.separators.terminator
    text = terminator.join((*writer.segments, ""))
    return (_advice(sending.separators) + text).encode(encoding)


def _parties(message: Message) -> tuple[str, str]:
    return printable(message.sender), printable(message.recipient)


def _charset(text: str) -> tuple[str, str]:
    if text.isascii():
        return "UNOA", "ascii"
    try:
        encoded = text.encode("latin-1")
    except UnicodeEncodeError:
        return "UNOY", "utf-8"
    return ("UNOY", "utf-8") if _reads_as_utf8(encoded) else ("UNOC", "latin-1")


def _reads_as_utf8(encoded: bytes) -> bool:
    """Whether a receiver who tries UTF-8 first would read other characters."""
    try:
        encoded.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def digits_of(moment: str | None) -> list[Value]:
    """``yymmdd`` and ``hhmm`` of an ISO moment."""
    if moment is None:
        return []
    day, _, clock = moment.partition("T")
    return [day.replace("-", "")[2:], clock.replace(":", "")[:4] or None]


def time_element(qualifier: str, moment: str) -> list[Value]:
    """The composite of DTM for a local time in the precision known (2379 codes 101 and 201)."""
    day, _, clock = moment.partition("T")
    digits = day.replace("-", "")[2:] + clock.replace(":", "")[:4]
    return [qualifier, digits, "201" if clock else "101"]


def _advice(separators: Separators) -> str:
    return "" if separators == STANDARD else separators.service_string
