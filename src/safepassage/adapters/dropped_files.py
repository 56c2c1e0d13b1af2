"""Files that others lay down: read without being led elsewhere, written whole or not at all."""

import fcntl
import os
import stat
from contextlib import suppress
from enum import StrEnum
from errno import EAGAIN, ELOOP
from pathlib import Path

from safepassage.adapters._key_files import sync

LONGEST_NAME = 150
"""Characters of a file's name that are kept in the names made of it; 255 bytes is the limit."""


class Fault(StrEnum):
    """Why a file is not taken, for whoever laid it down."""

    NOT_A_FILE = "not_a_file"
    TOO_LARGE = "too_large"
    EMPTY = "empty"
    NOT_UNDERSTOOD = "not_understood"


class Faulty(Exception):  # noqa: N818 - carries a Fault
    """The file will never be taken as it is."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class StillOpen(Exception):  # noqa: N818 - a state, told as one
    """Somebody has the file open for writing: it is taken later."""


def read_whole(path: Path, *, limit: int) -> bytes:
    """The content of a plain file that nobody writes any more.

    Never follows a link, waits for a pipe or reads more than ``limit`` bytes. Raises ``Faulty``,
    ``StillOpen``, and ``OSError`` where the file cannot be read now.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        if error.errno == ELOOP:
            raise Faulty(Fault.NOT_A_FILE) from error
        raise
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise Faulty(Fault.NOT_A_FILE)
    with os.fdopen(handle, "rb") as file:
        _refuse_while_written(handle)
        content = file.read(limit + 1)
    if len(content) > limit:
        raise Faulty(Fault.TOO_LARGE)
    if not content.strip():
        raise Faulty(Fault.EMPTY)
    return content


def _refuse_while_written(handle: int) -> None:
    """The kernel grants a read lease only where nobody writes (fcntl(2), F_SETLEASE).

    It is granted for own files on local disks; elsewhere standing still has to be enough.
    """
    try:
        fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_RDLCK)
    except OSError as error:
        if error.errno == EAGAIN:
            raise StillOpen from error
        return
    fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_UNLCK)


def write_whole(path: Path, content: bytes) -> None:
    """Write ``path`` durably; its name appears only when the content is on the disk.

    What of an earlier attempt was left is overwritten. Raises ``OSError``, such as for a full
    disk, and leaves nothing then.
    """
    draft = path.with_name(f".{path.name}.part")
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC
    try:
        with os.fdopen(os.open(draft, flags, 0o660), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
    sync(path.parent)


def plain_name(path: Path) -> str:
    """A file's name as others may read it: no bytes that are no text, and not too long."""
    return path.name.encode("utf-8", "replace").decode()[:LONGEST_NAME]
