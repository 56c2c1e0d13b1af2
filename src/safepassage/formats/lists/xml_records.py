"""The records of an XML list, one after the other, in the memory of one.

A document type, and with it every entity and outside reference, is refused where it is declared.
"""

from collections.abc import Iterator
from typing import Final
from xml.parsers import expat

from safepassage.formats.lists.defects import ListDefect, refuse
from safepassage.records import Defect

_CHUNK: Final = 1 << 16
_DEEPEST: Final = 64
_LARGEST: Final = 100_000
_CUT: Final = frozenset(
    expat.errors.codes[each]
    for each in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
    )
)


class XmlRefused(Exception):  # noqa: N818 - a decision, not an error of ours
    """The file is none that is read; ``defect`` says why."""

    def __init__(self, defect: Defect) -> None:
        super().__init__(defect.text)
        self.defect = defect


class Element:
    """One element of a record: its local name, attributes, own text, children and line."""

    __slots__ = ("attributes", "children", "line", "name", "pieces")

    def __init__(self, name: str, attributes: dict[str, str], line: int) -> None:
        self.name = name
        self.attributes = {_local(key): value for key, value in attributes.items()}
        self.line = line
        self.pieces: list[str] = []
        self.children: list[Element] = []

    @property
    def content(self) -> str:
        """The element's own text without blanks around it."""
        return "".join(self.pieces).strip()

    def get(self, attribute: str) -> str:
        """An attribute's value, empty when it is not there."""
        return self.attributes.get(attribute, "").strip()

    def all(self, *path: str) -> Iterator["Element"]:
        """Every element below this one along a path of names."""
        name, *rest = path
        for child in self.children:
            if child.name == name:
                yield from child.all(*rest) if rest else (child,)

    def texts(self, *path: str) -> list[str]:
        """The texts of all elements along a path, the empty ones left out."""
        return [content for one in self.all(*path) if (content := one.content)]

    def text(self, *path: str) -> str:
        """The first text along a path, empty when there is none."""
        return next(iter(self.texts(*path)), "")


def records(data: bytes, root: str, names: frozenset[str]) -> Iterator[Element]:
    """Give every element of these names in the file's order; raises ``XmlRefused``."""
    reader = _Reader(root, names)
    for start in range(0, len(data), _CHUNK):
        reader.feed(data[start : start + _CHUNK], last=False)
        yield from reader.taken()
    reader.feed(b"", last=True)
    yield from reader.taken()


class _Reader:
    """Keeps the open elements of one record; everything outside records is passed over."""

    def __init__(self, root: str, names: frozenset[str]) -> None:
        self._root, self._names = root, names
        self._depth = self._size = 0
        self._open: list[Element] = []
        self._done: list[Element] = []
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        parser.ExternalEntityRefHandler = self._refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text

    def feed(self, chunk: bytes, *, last: bool) -> None:
        try:
            self._parser.Parse(chunk, last)
        except expat.ExpatError as error:
            raise XmlRefused(_broken(error)) from None
        except (LookupError, ValueError):
            text = "the encoding that the file declares is unknown; save it in UTF-8"
            raise XmlRefused(refuse(ListDefect.NOT_XML, 1, text)) from None

    def taken(self) -> list[Element]:
        done, self._done = self._done, []
        return done

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        own, line = _local(name), self._parser.CurrentLineNumber
        self._depth += 1
        if self._depth == 1 and own != self._root:
            text = f"the file does not begin with '{self._root}', as a list in this form does"
            raise XmlRefused(refuse(ListDefect.OTHER_FORMAT, line, text))
        if not self._open and own not in self._names:
            return
        self._size = self._size + 1 if self._open else 1
        if self._depth > _DEEPEST or self._size > _LARGEST:
            text = "an element is nested deeper or holds more than any list needs"
            raise XmlRefused(refuse(ListDefect.XML_REFUSED, line, text))
        element = Element(own, attributes, line)
        if self._open:
            self._open[-1].children.append(element)
        self._open.append(element)

    def _end(self, _name: str) -> None:
        self._depth -= 1
        if self._open:
            element = self._open.pop()
            if not self._open:
                self._done.append(element)

    def _text(self, text: str) -> None:
        if self._open:
            self._open[-1].pieces.append(text)

    def _refuse(self, *_declared: object) -> int:
        text = "the file declares a document type or entity, which no list needs; it was not read"
        line = self._parser.CurrentLineNumber
        raise XmlRefused(refuse(ListDefect.XML_REFUSED, line, text))


def _broken(error: expat.ExpatError) -> Defect:
    if error.code in _CUT:
        text = "the file ends before its XML does; fetch it again"
    else:
        text = f"the XML is broken ({expat.ErrorString(error.code)}); fetch the file again"
    return refuse(ListDefect.NOT_XML, error.lineno, text)


def _local(name: str) -> str:
    return name.rpartition(":")[2]
