"""Going on behind a place at which the XML is not well-formed.

A wrong end tag closes what it names; a reservation or traveller whose start tag is broken is
opened with what can be read of it; anything else is passed over up to the next part.
"""

from xml.parsers import expat

from safepassage.formats.edifact.defects import Code
from safepassage.formats.pnrgov_xml.names import plain
from safepassage.formats.pnrgov_xml.parts import BrokenStart, broken_start, next_part, wrong_end
from safepassage.formats.pnrgov_xml.stack import RESERVATION, Refused, Stack
from safepassage.formats.pnrgov_xml.tree import Node, attributes_of

_MOST_FAULTS = 10_000
_TAG_MISMATCH = expat.errors.codes[expat.errors.XML_ERROR_TAG_MISMATCH]
_CUT = frozenset(
    expat.errors.codes[each]
    for each in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
    )
)


class Recovery:
    """Counts the faults of one input and finds the place behind each."""

    def __init__(self, data: bytes, stack: Stack) -> None:
        self._data = data
        self._stack = stack
        self._faults = 0
        self._has_passed_over = False

    def place_behind(self, code: int, fault: int, *, seen: int, begin: int) -> int | None:
        """Report a fault of expat's and say where to go on; ``None`` at the end of all parts.

        Everything up to ``seen`` is read already; ``begin`` is where reading last began.
        """
        self._faults += 1
        if self._faults > _MOST_FAULTS:
            raise Refused(Code.XML_BEYOND_REPAIR, fault)
        ending = wrong_end(self._data, fault) if code == _TAG_MISMATCH else None
        if not (ending and self._has_passed_over):
            self._stack.note(self._code_of(code, fault), fault, "")
        if ending:
            return self._close_wrongly(*ending)
        broken = broken_start(self._data, seen, fault)
        return self._open_broken(broken) if broken else self._pass_over(max(fault, begin + 1))

    def _code_of(self, code: int, fault: int) -> Code:
        if self._stack.is_behind_all and next_part(self._data, fault) is None:
            return Code.NOISE_AFTER
        is_cut = code in _CUT or fault >= len(self._data)
        return Code.XML_CUT if is_cut else Code.XML_MALFORMED

    def _close_wrongly(self, name: str, ends: int) -> int:
        """An end tag closes what it names, else the innermost element unless others are in it."""
        names = self._stack.names
        if name in names:
            self._stack.close_to(len(names) - 1 - names[::-1].index(name))
        elif not self._stack.is_around_others:
            self._stack.close()
        return ends

    def _open_broken(self, tag: BrokenStart) -> int:
        own, depth = plain(tag.name), self._stack.reservation_depth
        is_inside = own != RESERVATION and self._stack.has_reservation
        self._stack.close_to(depth + is_inside)
        self._stack.open(Node(own, attributes_of(tag.attributes), tag.begins), tag.name)
        return tag.ends

    def _pass_over(self, start: int) -> int | None:
        """Cut what is open and does not hold the next part."""
        part = next_part(self._data, start)
        if part is None:
            return None
        self._has_passed_over = True
        is_inside = part.is_inside and self._stack.has_reservation
        around = 1 if part.is_message else self._stack.reservation_depth
        self._stack.close_to(around + is_inside, cut=True)
        return part.begins
