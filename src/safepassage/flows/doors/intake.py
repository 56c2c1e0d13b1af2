"""Message files instead of a carrier's call: taken into the spool one by one, durably."""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from safepassage.flows.platform import Platform
from safepassage.flows.receive import receive
from safepassage.records._base import Record

TAKEN_FOLDER = "taken"


class Fate(StrEnum):
    """What became of a file."""

    NEW = "new"
    REPEAT = "repeat"
    TOO_LARGE = "too_large"
    EMPTY = "empty"
    UNREADABLE = "unreadable"

    @property
    def in_spool(self) -> bool:
        """Whether its content is in the spool now."""
        return self in {Fate.NEW, Fate.REPEAT}


class Taken(Record, frozen=True):
    """One file's fate; ``id`` is the message's, when it is in the spool."""

    fate: Fate
    id: UUID | None = None


class Intake:
    """Takes files for one carrier and counts what became of them."""

    def __init__(self, platform: Platform, *, carrier: UUID, limit: int) -> None:
        self._platform = platform
        self._carrier = carrier
        self._limit = limit
        self.counts: Counter[Fate] = Counter(dict.fromkeys(Fate, 0))

    def take(self, path: Path) -> Taken:
        """Put one file into the spool, durable when this returns."""
        taken = self._take(path)
        self.counts[taken.fate] += 1
        return taken

    def _take(self, path: Path) -> Taken:
        try:
            if path.stat().st_size > self._limit:
                return Taken(fate=Fate.TOO_LARGE)
            body = path.read_bytes()
        except OSError:
            return Taken(fate=Fate.UNREADABLE)
        if not body.strip():
            return Taken(fate=Fate.EMPTY)
        receipt = receive(self._platform, carrier=self._carrier, body=body)
        return Taken(fate=Fate.NEW if receipt.new else Fate.REPEAT, id=receipt.id)


class FolderWatch:
    """One folder, looked at again and again.

    A file is taken when its size and time stood still between two looks, and moved to
    ``taken/`` when it is in the spool. What cannot be taken stays, and is tried again
    when it has changed.
    """

    def __init__(self, folder: Path, intake: Intake) -> None:
        self._folder = folder
        self._intake = intake
        self._seen: dict[Path, tuple[int, int]] = {}
        self._left: dict[Path, tuple[int, int]] = {}

    def look(self) -> Iterator[tuple[Path, Taken]]:
        """Take what is ready; yields each file that was tried."""
        now = {path: mark for path in files_in(self._folder) if (mark := _mark(path))}
        ready = [path for path, mark in now.items() if self._seen.get(path) == mark]
        self._seen = now
        for path in ready:
            if self._left.get(path) != now[path]:
                yield path, self._try(path)

    def _try(self, path: Path) -> Taken:
        taken = self._intake.take(path)
        if taken.fate.in_spool:
            _move(path, self._folder / TAKEN_FOLDER, str(taken.id))
        else:
            self._left[path] = self._seen[path]
        return taken


def files_in(folder: Path) -> list[Path]:
    """List a folder's own files by name, without hidden ones."""
    return sorted(
        path for path in folder.iterdir() if path.is_file() and not path.name.startswith(".")
    )


def _mark(path: Path) -> tuple[int, int] | None:
    try:
        state = path.stat()
    except FileNotFoundError:
        return None
    return state.st_size, state.st_mtime_ns


def _move(path: Path, folder: Path, message_id: str) -> None:
    """Move a file; one of the same name that was taken before is kept beside it."""
    folder.mkdir(exist_ok=True)
    target = folder / path.name
    path.rename(folder / f"{message_id}-{path.name}" if target.exists() else target)
