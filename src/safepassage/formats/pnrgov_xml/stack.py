"""The elements around the place that is read, and what happens when one of them ends."""

from collections.abc import Callable
from typing import Final

from safepassage.formats.edifact.defects import Code
from safepassage.formats.pnrgov_xml.names import KNOWN
from safepassage.formats.pnrgov_xml.tree import Node

RESERVATION: Final = "pnr"
_DEEPEST: Final = 64
_MOST_UNKNOWN: Final = 50
_CONTAINERS: Final = frozenset({"message", "reservation", "traveller", "flight", "flight_leg"})
_RESERVATIONS: Final = "pnrs"
Note = Callable[[Code, int, str], None]
"""Takes a finding: its code, its place, the plain name of the element."""


class Refused(Exception):  # noqa: N818 - a decision, not an error of ours
    """The input is none that is read; ``args`` are the code and the place."""


class Stack:
    """Open elements, the outermost first, with their names as written.

    A reservation goes to ``deliver`` when it ends and is forgotten, so that memory stays that
    of one; everything else stays below ``root`` until ``finish`` was told that its message ends.
    """

    def __init__(
        self, deliver: Callable[[Node], None], finish: Callable[[], None], note: Note
    ) -> None:
        self.root = Node("", {}, 0)
        self.nodes = [self.root]
        self.names = [""]
        self.note = note
        self._deliver = deliver
        self._finish = finish
        self._unknown: set[str] = set()
        self._has_finished = False

    @property
    def innermost(self) -> Node:
        """The element at hand."""
        return self.nodes[-1]

    @property
    def reservation_depth(self) -> int:
        """How many elements are around the reservation that is open, or all there are."""
        names = [node.name for node in self.nodes]
        return names.index(RESERVATION) if RESERVATION in names else len(names)

    @property
    def has_reservation(self) -> bool:
        """Whether a reservation is open."""
        return self.reservation_depth < len(self.nodes)

    @property
    def is_behind_all(self) -> bool:
        """Whether a message has ended and nothing is open."""
        return self._has_finished and len(self.nodes) == 1

    @property
    def is_around_others(self) -> bool:
        """Whether the innermost element is one that others belong into."""
        node = self.innermost
        return node.kind in _CONTAINERS or node.name in {"", _RESERVATIONS}

    def open(self, node: Node, name: str) -> None:
        """Begin an element; raises ``Refused`` for senseless depth."""
        if len(self.nodes) > _DEEPEST:
            raise Refused(Code.XML_TOO_DEEP, node.offset)
        if node.name != RESERVATION:
            self.innermost.children.append(node)
        self.nodes.append(node)
        self.names.append(name)

    def close(self) -> None:
        """End the innermost element."""
        if len(self.nodes) == 1:
            return
        node = self.nodes.pop()
        self.names.pop()
        if node.name == RESERVATION:
            self._deliver(node)
        elif node.kind == "message":
            self._finish()
            self._has_finished = True
            self.innermost.children.pop()
        elif node.name not in KNOWN:
            self._report_unknown(node)

    def close_to(self, depth: int, *, cut: bool = False) -> None:
        """End elements until so many are open; ``cut`` where their ends were not seen."""
        while len(self.nodes) > max(depth, 1):
            self.innermost.cut = cut
            self.close()

    def _report_unknown(self, node: Node) -> None:
        """Tell each unknown name once; what is empty besides is forgotten."""
        if node.name not in self._unknown and len(self._unknown) < _MOST_UNKNOWN:
            self._unknown.add(node.name)
            self.note(Code.UNKNOWN_ELEMENT, node.offset, "")
        if not node.children:
            self.innermost.children.pop()
