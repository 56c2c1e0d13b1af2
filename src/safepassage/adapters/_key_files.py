"""Key files: written whole or not at all, read only whole, destroyed for good."""

import os
from collections.abc import Callable
from pathlib import Path

Random = Callable[[int], bytes]


def publish(path: Path, content: bytes, *, random: Random) -> bool:
    """Make ``path`` (0600) with ``content``, durably; False when it already exists.

    The name appears only when the content is on the disk, so that no process reads half a key.
    """
    draft = path.with_name(f".{path.name}.{random(8).hex()}")
    _write(draft, content)
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    finally:
        draft.unlink()
        sync(path.parent)
    return True


def replace(path: Path, content: bytes, *, random: Random) -> None:
    """Put ``content`` in the place of what ``path`` holds, at once and durably."""
    draft = path.with_name(f".{path.name}.{random(8).hex()}")
    _write(draft, content)
    draft.rename(path)
    sync(path.parent)


def succeed(path: Path, before: Path, content: bytes, *, random: Random) -> None:
    """Put ``content`` in the place of what ``path`` holds, which is in ``before`` from now on.

    What was in ``before`` is destroyed. A crash between leaves the present one in both places,
    with nothing lost.
    """
    present = path.read_bytes()
    destroy(before)
    publish(before, present, random=random)
    replace(path, content, random=random)


def destroy(path: Path) -> None:
    """Take the name away, overwrite, and unlink; finishes what a crash left; absent is done."""
    dying = dying_name(path)
    if dying.exists():
        _overwrite(dying)
    try:
        path.rename(dying)
    except FileNotFoundError:
        if not dying.exists():
            return
    sync(path.parent)
    _overwrite(dying)
    dying.unlink()
    sync(path.parent)


def dying_name(path: Path) -> Path:
    """Return the name under which a key's file waits for its end."""
    return path.with_suffix(".dying")


def read_key(path: Path) -> bytes | None:
    """Return the key, or None when there is none (an overwritten one is none)."""
    try:
        key = path.read_bytes()
    except FileNotFoundError:
        return None
    return key if any(key) else None


def sync(folder: Path) -> None:
    """Make the folder's names durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(handle)


def _overwrite(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(bytes(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())
