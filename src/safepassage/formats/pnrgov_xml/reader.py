"""Reads a PNRGOV XML file: its message with the reservations, whatever is wrong with it."""

from collections import Counter
from typing import Final

from safepassage.formats.edifact.dates import Calendar
from safepassage.formats.edifact.defects import Code, defect
from safepassage.formats.edifact.segment import is_count
from safepassage.formats.pnrgov.divided import both_ways
from safepassage.formats.pnrgov_xml.encoding import Readable, readable
from safepassage.formats.pnrgov_xml.findings import XmlContext, found_defect, iso_moment
from safepassage.formats.pnrgov_xml.flights import pushed_flight
from safepassage.formats.pnrgov_xml.reservation import read_reservation
from safepassage.formats.pnrgov_xml.scan import Scan
from safepassage.formats.pnrgov_xml.stack import Refused, Stack
from safepassage.formats.pnrgov_xml.tree import Node
from safepassage.records import Contact, Defect, Message, ParsedFile, Reservation

_YEAR: Final = 4
_ANNOUNCED: Final = "NumberOfPnrs"
_PARTS: Final = frozenset({"traveller", "flight_leg"})
_MOST_OF_A_KIND: Final = 100
_MOST_PUSHED: Final = 20  # a flight has few legs; more are nonsense that would cost time


def read_file(data: bytes, *, at: str | None = None) -> ParsedFile:
    """The messages of an XML file, usually one; never raises for bad input.

    ``at`` (ISO date) tells centuries where the message has no date of its own. What is refused
    (a document type, senseless depth or length) is one fatal defect and nothing is read.
    """
    if not data.strip():
        return ParsedFile(defects=(defect(Code.EMPTY_INPUT),))
    source = readable(data)
    reading = _File(source, at)
    try:
        reading.scan.run()
    except Refused as refused:
        code, place = refused.args
        return ParsedFile(defects=(found_defect(code, source.offset(place)),))
    reading.finish_rest()
    if not reading.messages:
        return ParsedFile(defects=(defect(Code.XML_WITHOUT_RESERVATIONS),))
    return ParsedFile(messages=tuple(reading.messages), defects=reading.left_over())


class _File:
    """One file while it is read.

    The context of a message is made when its first reservation is complete; a message is made
    when its element ends, so that the reservations of two flights are never mixed.
    """

    def __init__(self, source: Readable, at: str | None) -> None:
        self.messages: list[Message] = []
        stack = Stack(self._reservation, self._finish, self._note)
        self.scan = Scan(source.data, stack)
        self._root = stack.root
        self._source, self._at = source, at
        self._context: XmlContext | None = None
        self._noted: list[tuple[Code, int, str]] = []
        self._counts: Counter[Code] = Counter()
        self._reservations: list[Reservation] = []

    def finish_rest(self) -> None:
        """Make a message of what stands outside of any."""
        if self._reservations or any(each.kind in _PARTS for each in self._root.below()):
            self._finish()

    def left_over(self) -> tuple[Defect, ...]:
        """What was found behind the last message."""
        return tuple([found_defect(code, self._source.offset(at)) for code, at, _ in self._noted])

    def _finish(self) -> None:
        """Complete the message that ends here and begin anew."""
        self.messages.append(self._message())
        self._context, self._reservations, self._noted = None, [], []

    def _message(self) -> Message:
        context, head = self._ready(), self._head()
        self._loose()
        self._report(head)
        originator = next(self._root.every("originator"), None)
        return Message(
            format="pnrgov-xml",
            version=head.get("version") or None,
            reference=head.get("reference") or None,
            function=head.get("function") or None,
            sender=(originator.get("airline") or None) if originator else None,
            sent_at=iso_moment(head.get("sent_at")),
            contact=_contact(originator),
            control_totals=self._announced(),
            flights=tuple(context.pushed),
            reservations=both_ways(self._reservations),
            defects=(*self._about_file(), *context.defects()),
        )

    def _note(self, code: Code, place: int, name: str) -> None:
        """A finding about the XML itself; of very many of a kind the first ones are told."""
        self._counts[code] += 1
        if self._counts[code] <= _MOST_OF_A_KIND:
            self._noted.append((code, place, name))

    def _reservation(self, node: Node) -> None:
        self._reservations.append(read_reservation(self._ready(), node))

    def _head(self) -> Node:
        """The message element; a file of bare reservations has none."""
        return next(self._root.every("message"), self._root)

    def _ready(self) -> XmlContext:
        """The context; flights of the message that stand before it are known in it."""
        legs = list(self._root.every("flight_leg"))
        if self._context is None:
            self._context = XmlContext(self._source, Calendar(self._reference(legs)))
        for leg in legs[len(self._context.pushed) :][:_MOST_PUSHED]:
            self._context.pushed.append(pushed_flight(self._context, leg))
        return self._context

    def _reference(self, legs: list[Node]) -> str | None:
        """The day by which years of two digits are read, as for EDIFACT."""
        sent = iso_moment(self._head().get("sent_at"))
        if sent and self._at and int(sent[:_YEAR]) > int(self._at[:_YEAR]) + 1:
            self._note(Code.SENT_DATE_IMPLAUSIBLE, self._head().offset, "")
            sent = None
        departures = (iso_moment(leg.get("departs")) for leg in legs)
        return sent or next(filter(None, departures), None) or self._at

    def _loose(self) -> None:
        """Travellers outside any reservation are kept in one of their own."""
        people = list(self._root.every("traveller"))
        if people:
            self._note(Code.TRAVELLER_OUTSIDE_RESERVATION, people[0].offset, "")
            around = Node("pnr", {}, people[0].offset)
            around.children += people
            self._reservation(around)

    def _report(self, head: Node) -> None:
        context = self._ready()
        if head is self._root:
            self._note(Code.XML_ROOT_UNKNOWN, 0, "")
        if not context.pushed:
            self._note(Code.FLIGHT_MISSING, head.offset, "")
        for code, place, name in self._noted:
            context.report_at(code, place, name)
        announced = self._announced().get(_ANNOUNCED)
        found = len(self._reservations)
        if announced is not None and announced != found:
            context.stand_at(head)
            context.report(Code.RESERVATION_COUNT, announced=announced, found=found)

    def _announced(self) -> dict[str, int]:
        sent = (each.get("announced") for each in self._root.below())
        count = next(filter(is_count, filter(None, sent)), None)
        return {} if count is None else {_ANNOUNCED: int(count)}

    def _about_file(self) -> list[Defect]:
        """What had to be done with the bytes, told with the first message."""
        findings = [] if self.messages else self._source.findings
        return [found_defect(code, place) for code, place in findings]


def _contact(originator: Node | None) -> Contact | None:
    """The airline's contact, which is one text."""
    text = originator.get("contact_text") if originator else ""
    return Contact(name=text) if text else None
