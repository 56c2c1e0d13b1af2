"""What a demonstration remembers between runs: its series, its tokens and its chapters.

``home/demonstration/`` (0700) holds ``cast.json`` and ``chapters.jsonl``; the tokens are
those of invented carriers that only this machine can reach.
"""

import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import msgspec

from safepassage.records._base import Record
from safepassage.simulation import Chapter, Pace, Series

encode = msgspec.json.Encoder().encode


class Cast(Record, frozen=True):
    """Who plays: the seed and day of the invented watchlist, a token for each carrier.

    ``yours`` is the token of the carrier that a newcomer may be, and nobody else is.
    """

    seed: int
    listed_on: date
    tokens: dict[str, str]
    yours: str = ""

    def series(self, pace: Pace) -> Series:
        """Return the series that this demonstration plays."""
        return Series(seed=self.seed, listed_on=self.listed_on, pace=pace)


class Book:
    """The remembered state of one demonstration's home."""

    def __init__(self, home: Path) -> None:
        self._folder = home / "demonstration"
        self._cast = self._folder / "cast.json"
        self._chapters = self._folder / "chapters.jsonl"

    def cast(self) -> Cast | None:
        """Return who plays; ``None`` before the home is furnished."""
        if not self._cast.is_file():
            return None
        return msgspec.json.decode(self._cast.read_bytes(), type=Cast)

    def keep_cast(self, cast: Cast) -> None:
        """Remember who plays."""
        self._folder.mkdir(mode=0o700, exist_ok=True)
        draft = self._cast.with_suffix(".draft")
        draft.write_bytes(encode(cast))
        draft.chmod(0o600)
        draft.replace(self._cast)

    def chapters(self) -> list[Chapter]:
        """Return the chapters that were begun, in their order."""
        if not self._chapters.is_file():
            return []
        lines = self._chapters.read_bytes().splitlines()
        return [msgspec.json.decode(line, type=Chapter) for line in lines]

    def recorded(self, chapters: Iterable[Chapter]) -> Iterator[Chapter]:
        """Pass chapters on, each remembered before it begins."""
        handle = os.open(self._chapters, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            for chapter in chapters:
                os.write(handle, encode(chapter) + b"\n")
                yield chapter
        finally:
            os.close(handle)
