"""One element of the XML, as long as it is needed."""

from collections.abc import Iterable, Iterator

from safepassage.formats.pnrgov_xml.names import KIND_OF, PLAIN, WRAPPERS

_CARRYING = ("code", "value", "id", "locationcode", "number")


class Node:
    """An element: its plain name, attributes by plain name, children, text, and byte offset.

    Blank values and those that are only hyphens are left out: they stand for nothing.
    ``cut`` tells that the element was not closed where the input was malformed.
    """

    __slots__ = ("attributes", "children", "cut", "name", "offset", "pieces")

    def __init__(self, name: str, attributes: dict[str, str], offset: int) -> None:
        self.name = name
        self.attributes = attributes
        self.offset = offset
        self.children: list[Node] = []
        self.pieces: list[str] = []
        self.cut = False

    @property
    def kind(self) -> str | None:
        """What the element holds, if it is one that is read."""
        return KIND_OF.get(self.name)

    @property
    def text(self) -> str:
        """The text directly inside, without the blanks of the layout."""
        return _meant(" ".join("".join(self.pieces).split()))

    @property
    def content(self) -> str:
        """What an element that stands for one value says: its text, else its code."""
        found = self.text
        for name in _CARRYING:
            found = found or self.attributes.get(name, "")
        return found

    def get(self, field: str) -> str:
        """A value by any of its spellings, as attribute or child; empty when there is none."""
        for holder in (self, *(child for child in self.children if child.name in WRAPPERS)):
            for name in PLAIN[field]:
                found = holder.attributes.get(name) or holder.joined(name)
                if found:
                    return found
        return ""

    def joined(self, name: str) -> str:
        """The contents of all children of this name, parted by blanks."""
        found = (child.content for child in self.children if child.name == name)
        return " ".join(filter(None, found))

    def child(self, kind: str) -> "Node | None":
        """The first child that holds something."""
        return next((each for each in self.children if each.kind == kind), None)

    def below(self) -> Iterator["Node"]:
        """All elements below, in the order sent."""
        for each in self.children:
            yield each
            yield from each.below()

    def every(self, kind: str) -> Iterator["Node"]:
        """All elements below that hold something, in the order sent."""
        return (each for each in self.below() if each.kind == kind)


def _meant(value: str) -> str:
    return value if value.strip("- ") else ""


def attributes_of(plain_values: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Attributes that say something; the first of two spellings of one name stays."""
    kept: dict[str, str] = {}
    for name, value in plain_values:
        meant = _meant(value.strip())
        if meant:
            kept.setdefault(name, meant)
    return kept
