"""Walks over XML without entities: a document type declaration ends the reading."""

from typing import Final, NoReturn, Protocol
from xml.parsers import expat

from safepassage.formats.tables.defects import TableCode
from safepassage.formats.tables.xlsx.refusal import RefusedError, damaged, too_large

MAX_ELEMENTS: Final = 1_000_000


class Visitor(Protocol):
    """Is told of elements by their local names."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Character data, in pieces."""


class Allowance:
    """How many elements may still be met, in all parts of one workbook together."""

    def __init__(self, elements: int = MAX_ELEMENTS) -> None:
        self._left = elements

    def spend(self) -> None:
        """One more element."""
        self._left -= 1
        if self._left < 0:
            raise too_large()


def walk(content: bytes, visitor: Visitor, allowance: Allowance) -> None:
    """Show every element of ``content`` to ``visitor``."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse

    def start(name: str, attributes: dict[str, str]) -> None:
        allowance.spend()
        visitor.start(_local(name), {_local(key): value for key, value in attributes.items()})

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: visitor.end(_local(name))
    parser.CharacterDataHandler = visitor.text
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat takes no keyword
    except (expat.ExpatError, ValueError, LookupError):
        raise damaged() from None


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _refuse(*_: object) -> NoReturn:
    raise RefusedError(TableCode.WORKBOOK_UNSAFE)
