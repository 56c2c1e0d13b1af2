"""A small EDIFACT segment writer, independent of the readers and writers in ``formats``.

It is used to check them, and to write the dialects and faults they must bear.
Syntax: ISO 9735, versions 3 and 4.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

Element = str | tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Syntax:
    """Service characters, whether UNA announces them, and what follows a terminator."""

    component: str = ":"
    element: str = "+"
    decimal: str = "."
    release: str = "?"
    repetition: str = " "
    terminator: str = "'"
    announced: bool = True
    newline: str = ""

    @cached_property
    def una(self) -> str:
        """Return the service string advice."""
        signs = (self.component, self.element, self.decimal, self.release, self.repetition)
        return f"UNA{''.join(signs)}{self.terminator}{self.newline}"

    @cached_property
    def _escapes(self) -> dict[int, str]:
        special = (self.component, self.element, self.release, self.terminator)
        return str.maketrans({sign: self.release + sign for sign in special})

    def escape(self, text: str) -> str:
        """Return ``text`` with the release character before each service character."""
        return text.translate(self._escapes)

    def segment(self, tag: str, *elements: Element) -> str:
        """Return one segment with its terminator; empty parts at the end are left out."""
        parts = [self._element(element) for element in elements]
        while parts and not parts[-1]:
            parts.pop()
        return self.element.join((tag, *parts)) + self.terminator + self.newline

    def _element(self, element: Element) -> str:
        if isinstance(element, str):
            return element.translate(self._escapes)
        parts = [part.translate(self._escapes) for part in element]
        return self.component.join(parts).rstrip(self.component)


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """UNB, and UNG where ``group`` is true; ``version`` is for UNG, ``("D", "05B")`` or so."""

    syntax_id: str
    sender: str
    recipient: str
    prepared: datetime
    reference: str
    application: str = ""
    group: bool = False
    group_type: str = "PAXLST"
    agency: str = "UN"
    version: tuple[str, str] = ("D", "05B")


@dataclass(frozen=True, slots=True)
class Body:
    """One message: the elements of its UNH after the reference, and its segments as written."""

    reference: str
    header: tuple[Element, ...]
    segments: Sequence[str]


def interchange(syntax: Syntax, envelope: Envelope, bodies: Sequence[Body]) -> str:
    """Return a complete interchange with correct counts in UNT, UNE and UNZ."""
    moment = (f"{envelope.prepared:%y%m%d}", f"{envelope.prepared:%H%M}")
    parts = [syntax.una] if syntax.announced else []
    parts.append(_unb(syntax, envelope, moment))
    if envelope.group:
        parts.append(_ung(syntax, envelope, moment))
    for body in bodies:
        parts.append(syntax.segment("UNH", body.reference, *body.header))
        parts.extend(body.segments)
        parts.append(syntax.segment("UNT", str(len(body.segments) + 2), body.reference))
    if envelope.group:
        parts.append(syntax.segment("UNE", str(len(bodies)), "1"))
    units = 1 if envelope.group else len(bodies)
    parts.append(syntax.segment("UNZ", str(units), envelope.reference))
    return "".join(parts)


def _unb(syntax: Syntax, envelope: Envelope, moment: tuple[str, str]) -> str:
    identifier = tuple(envelope.syntax_id.split(":"))
    return syntax.segment(
        "UNB",
        identifier,
        envelope.sender,
        envelope.recipient,
        moment,
        envelope.reference,
        "",
        envelope.application,
    )  # fmt: skip - the line is the segment


def _ung(syntax: Syntax, envelope: Envelope, moment: tuple[str, str]) -> str:
    return syntax.segment(
        "UNG",
        envelope.group_type,
        envelope.sender,
        envelope.recipient,
        moment,
        "1",
        envelope.agency,
        envelope.version,
    )  # fmt: skip - the line is the segment
