"""The small parts of a workbook: its sheets, shared strings and number formats."""

from typing import Final

from safepassage.formats.tables.xlsx.serials import is_day_format


class Collector:
    """Keeps elements with their attributes; character data is not wanted."""

    def __init__(self) -> None:
        self.found: list[tuple[str, dict[str, str]]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Keep the element."""
        self.found.append((name, attributes))

    def end(self, name: str) -> None:
        """Nothing to do."""

    def text(self, data: str) -> None:
        """Nothing to do."""


class Strings:
    """Shared strings, in order; how a word is spoken (``rPh``) is left out."""

    _TEXT: Final = "t"

    def __init__(self) -> None:
        self.found: list[str] = []
        self._pieces: list[str] = []
        self._inside = False
        self._spoken = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Enter a string, a run or its text."""
        del attributes
        if name == "si":
            self._pieces = []
        self._spoken += name == "rPh"
        self._inside = name == self._TEXT and not self._spoken

    def end(self, name: str) -> None:
        """Leave it."""
        self._inside = False
        self._spoken -= name == "rPh"
        if name == "si":
            self.found.append("".join(self._pieces))

    def text(self, data: str) -> None:
        """Keep the text."""
        if self._inside:
            self._pieces.append(data)


class Styles:
    """Which cell styles show a date (``cellXfs``, 18.8.10)."""

    def __init__(self) -> None:
        self.days: list[bool] = []
        self._codes: dict[int, str] = {}
        self._inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Keep number formats and what the cell styles use."""
        number = attributes.get("numFmtId", "0")
        identity = int(number) if number.isdecimal() and number.isascii() else 0
        if name == "numFmt":
            self._codes[identity] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            self.days.append(is_day_format(identity, self._codes.get(identity)))

    def end(self, name: str) -> None:
        """Leave the cell styles."""
        if name == "cellXfs":
            self._inside = False

    def text(self, data: str) -> None:
        """Nothing to do."""
