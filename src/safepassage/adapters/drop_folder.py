"""A carrier's folder in the drop root: what lies in it, and what is laid out for the carrier.

``in`` and ``ask`` are the carrier's to fill, ``out`` to empty; ``taken`` and ``refused`` tell
what became of each file. Nothing personal stays in ``taken``: a receipt stands for the file.
"""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from safepassage.adapters._key_files import sync
from safepassage.adapters.dropped_files import Fault, plain_name, write_whole

IN, ASK, OUT, TAKEN, REFUSED = "in", "ask", "out", "taken", "refused"
FOLDERS = (IN, ASK, OUT, TAKEN, REFUSED)
GIVEN = ".given"
UNFINISHED = (".part", ".partial", ".filepart", ".tmp", ".writing")
"""Ends of names under which programs write what they rename when it is whole."""
NOTE = ".json"


class _Mark(NamedTuple):
    """A file as it was seen; another mark means that it changed."""

    inode: int
    size: int
    written: int


class DropFolder:
    """One carrier's folder; a file is ready when it stood still for ``settle`` seconds."""

    def __init__(self, folder: Path, *, settle: float) -> None:
        self.folder = folder
        self._settle = settle
        self._seen: dict[Path, tuple[_Mark, float]] = {}

    def prepare(self) -> None:
        """Make what is missing; raises ``NotADirectoryError`` for a folder that is a link."""
        for name in FOLDERS:
            folder = self.folder / name
            folder.mkdir(mode=0o770, exist_ok=True)
            if folder.is_symlink():
                raise NotADirectoryError(f"{folder} is a link")
        (self.folder / OUT / GIVEN).mkdir(mode=0o700, exist_ok=True)

    def ready(self, now: float) -> list[Path]:
        """What lies in ``in`` and ``ask`` and is whole, in the order in which it was written.

        ``now`` is in seconds of any steady clock.
        """
        found = dict(self._lying())
        self._seen = {path: (mark, self._since(path, mark, now)) for path, mark in found.items()}
        whole = [path for path, (_, since) in self._seen.items() if now - since >= self._settle]
        return sorted(whole, key=lambda path: (found[path].written, path.name))

    def taken(self, path: Path, receipt: Mapping[str, object]) -> None:
        """Let a receipt stand for a file that is durable elsewhere, then remove the file."""
        self._note(TAKEN, path, receipt)
        path.unlink()
        sync(path.parent)

    def refused(self, path: Path, fault: Fault, more: Mapping[str, object]) -> None:
        """Move a file aside with its reason; it keeps its name unless that is taken."""
        target = self._free(self.folder / REFUSED / plain_name(path))
        told = {"file": plain_name(path), "reason": fault.value, **more}
        write_whole(target.with_name(target.name + NOTE), _json(told))
        path.rename(target)
        sync(path.parent)
        sync(target.parent)

    def sweep(self, before: float) -> int:
        """Remove what is older than a time in epoch seconds; how much.

        That is receipts, refused files, replies, and what was never finished in any folder.
        """
        old = [path for path in self._removable() if _is_older(path, before)]
        for path in old:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        return len(old)

    def _removable(self) -> Iterator[Path]:
        given = {self._out(name) for name in self.given()}
        for name in FOLDERS:
            whole = name not in {IN, ASK}
            for path in _inside(self.folder / name):
                if path not in given and path.name != GIVEN and (whole or _unfinished(path.name)):
                    yield path

    def reply(self, name: str, content: bytes) -> None:
        """Lay the answer to a question down, whole; the carrier's side takes it away."""
        write_whole(self._out(name), content)

    def give(self, name: str, content: bytes) -> None:
        """Lay an answer down that stays until it is acknowledged or taken away."""
        write_whole(self._out(name), content)
        write_whole(self._marker(name), b"")

    def given(self) -> set[str]:
        """The answers that were laid down and not taken back."""
        if (self.folder / OUT).is_symlink():
            return set()
        inside = _inside(self.folder / OUT / GIVEN)
        return {path.name for path in inside if not path.name.startswith(".")}

    def was_picked_up(self, name: str) -> bool:
        """Whether an answer that was laid down is gone."""
        return not self._out(name).exists()

    def withdraw(self, name: str) -> None:
        """Take an answer back, or forget one that was picked up."""
        self._out(name).unlink(missing_ok=True)
        sync(self.folder / OUT)
        self._marker(name).unlink(missing_ok=True)

    def _lying(self) -> Iterator[tuple[Path, _Mark]]:
        for name in (IN, ASK):
            for path in (self.folder / name).iterdir():
                mark = None if _unfinished(path.name) else _mark(path)
                if mark:
                    yield path, mark

    def _since(self, path: Path, mark: _Mark, now: float) -> float:
        known = self._seen.get(path)
        return known[1] if known and known[0] == mark else now

    def _note(self, folder: str, path: Path, told: Mapping[str, object]) -> None:
        note = self._free(self.folder / folder / f"{plain_name(path)}{NOTE}")
        write_whole(note, _json({"file": plain_name(path), **told}))

    def _out(self, name: str) -> Path:
        return self.folder / OUT / name

    def _marker(self, name: str) -> Path:
        return self.folder / OUT / GIVEN / name

    def _free(self, path: Path) -> Path:
        """The path, or the next one beside it that nobody uses."""
        number, free = 1, path
        while os.path.lexists(free):
            number += 1
            free = path.with_name(f"{path.stem}~{number}{path.suffix}")
        return free


def _mark(path: Path) -> _Mark | None:
    try:
        state = path.lstat()
    except FileNotFoundError:
        return None
    return _Mark(state.st_ino, state.st_size, state.st_mtime_ns)


def _inside(folder: Path) -> list[Path]:
    """What lies in a folder that is one; in a link or where nothing is, nothing."""
    return list(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else []


def _is_older(path: Path, before: float) -> bool:
    try:
        return path.lstat().st_ctime < before
    except FileNotFoundError:
        return False


def _unfinished(name: str) -> bool:
    return name.startswith(".") or name.lower().endswith(UNFINISHED)


def _json(told: Mapping[str, object]) -> bytes:
    return json.dumps(told, default=str, indent=1).encode() + b"\n"
