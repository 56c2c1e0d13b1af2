"""A Maildir into which the state's own mail server delivers: letters out, drafts in.

A name in ``new`` appears only when the letter is whole (the form's own rule), so there is
nothing to wait for.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from safepassage.adapters._key_files import sync
from safepassage.adapters.dropped_files import plain_name, write_whole

NEW, REFUSED, OUTGOING = "new", "refused", "outgoing"


class Mailbox:
    """The folders of one mailbox; what is not ours in it is left alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def prepare(self) -> None:
        """Make what is missing; raises ``NotADirectoryError`` where there is no Maildir."""
        if not (self._folder / NEW).is_dir():
            raise NotADirectoryError(f"{self._folder} is no Maildir: it has no folder new")
        for name in (REFUSED, OUTGOING):
            (self._folder / name).mkdir(mode=0o770, exist_ok=True)

    def letters(self) -> list[Path]:
        """The letters that lie there, in the order of their names: of their delivery."""
        found = (self._folder / NEW).iterdir()
        return sorted((path for path in found if not path.name.startswith(".")), key=_name)

    def remove(self, letter: Path) -> None:
        """Remove a letter whose attachments are durable elsewhere."""
        letter.unlink()
        sync(letter.parent)

    def refuse(self, letter: Path, told: Mapping[str, object]) -> None:
        """Move a letter aside with its reason."""
        target = self._folder / REFUSED / plain_name(letter)
        note = target.with_name(f"{target.name}.json")
        write_whole(note, json.dumps(told, indent=1).encode() + b"\n")
        letter.rename(target)
        sync(letter.parent)

    def draft(self, name: str, content: bytes) -> None:
        """Lay a draft down for the mail server to send."""
        write_whole(self._folder / OUTGOING / f"{name}.eml", content)

    def sweep(self, before: float) -> int:
        """Remove refused letters and unsent drafts older than a time in epoch seconds."""
        old = [
            path
            for name in (REFUSED, OUTGOING)
            for path in (self._folder / name).iterdir()
            if path.lstat().st_ctime < before
        ]
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)


def _name(path: Path) -> str:
    return path.name
