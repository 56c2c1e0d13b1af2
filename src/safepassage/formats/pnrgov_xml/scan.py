"""Reading XML a piece at a time with expat, refusing what no message needs.

A document type is refused before its first declaration, and with it every entity, internal or
external; expat opens nothing by itself. What is nested deeper, or has a longer tag, than any
message ends the reading. Where the input is not well-formed, reading goes on behind the fault:
one broken part costs no other.
"""

from typing import Final
from xml.parsers import expat

from safepassage.formats.edifact.defects import Code
from safepassage.formats.pnrgov_xml.names import plain
from safepassage.formats.pnrgov_xml.recovery import Recovery
from safepassage.formats.pnrgov_xml.stack import Refused, Stack
from safepassage.formats.pnrgov_xml.tree import Node, attributes_of

_CHUNK: Final = 1 << 18
_LONGEST_TAG: Final = 1 << 20
_LONGEST_VALUE: Final = 4096
_MOST_PIECES: Final = 64
_DOCUMENT_TYPE: Final = b"<!DOCTYPE"


class Scan:
    """Walks over one XML file in UTF-8 and fills ``stack``."""

    def __init__(self, data: bytes, stack: Stack) -> None:
        self._data = data
        self._stack = stack
        self._recovery = Recovery(data, stack)
        self._begin = self._seen = self._ahead = self._repeated = 0

    def run(self) -> None:
        """Read to the end; raises ``Refused``."""
        while fault := self._parse():
            place = self._recovery.place_behind(*fault, seen=self._seen, begin=self._begin)
            if place is None:
                break
            self._begin = place
        self._stack.close_to(1, cut=True)

    def _parse(self) -> tuple[int, int] | None:
        """Read until the end or a fault: its code and place."""
        self._parser = parser = self._new_parser()
        around = self._stack.names[1:]
        opened = "".join(f"<{name}>" for name in around).encode()
        self._ahead, self._repeated, self._seen = len(opened), len(around), self._begin
        try:
            parser.Parse(opened, False)  # noqa: FBT003 - expat takes it by position
            self._feed(parser)
        except expat.ExpatError as error:
            fault = self._begin + parser.ErrorByteIndex - self._ahead
            self._flush(parser)
            return error.code, max(self._begin, fault)
        return None

    def _feed(self, parser: expat.XMLParserType) -> None:
        view, end = memoryview(self._data), len(self._data)
        for start in range(self._begin, end, _CHUNK):
            parser.Parse(view[start : start + _CHUNK], False)  # noqa: FBT003
            if min(start + _CHUNK, end) - self._seen > _LONGEST_TAG:
                raise Refused(Code.XML_TAG_TOO_LONG, self._seen)
        parser.Parse(b"", True)  # noqa: FBT003

    def _flush(self, parser: expat.XMLParserType) -> None:
        """Have the text that stood before a fault handed over."""
        seen = self._seen
        parser.buffer_text = False
        self._seen = seen

    def _new_parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        parser.ExternalEntityRefHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.CommentHandler = parser.ProcessingInstructionHandler = self._pass
        return parser

    def _place(self) -> int:
        self._seen = self._begin + self._parser.CurrentByteIndex - self._ahead
        return self._seen

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._repeated:
            self._repeated -= 1
            return
        place, own = self._place(), plain(name)
        self._seen += 1
        values = ((plain(n), self._cut(own, v, place)) for n, v in attributes.items())
        self._stack.open(Node(own, attributes_of(values), place), name)

    def _cut(self, name: str, value: str, place: int) -> str:
        if len(value) <= _LONGEST_VALUE:
            return value
        self._stack.note(Code.VALUE_TOO_LONG, place, name)
        return value[:_LONGEST_VALUE]

    def _end(self, _name: str) -> None:
        self._place()
        self._stack.close()

    def _text(self, text: str) -> None:
        place, node = self._place(), self._stack.innermost
        if len(node.pieces) < _MOST_PIECES and not text.isspace():
            node.pieces.append(self._cut(node.name, text, place))

    def _pass(self, *_content: str) -> None:
        self._place()

    def _refuse(self, *_declared: object) -> int:
        place = max(self._place(), 0)
        begins = self._data.rfind(_DOCUMENT_TYPE, 0, place + len(_DOCUMENT_TYPE))
        raise Refused(Code.XML_DTD_REFUSED, max(begins, 0))
