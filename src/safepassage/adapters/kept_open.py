"""Handles on a database's own file that this process never closes.

A process that closes any handle on a file loses all its record locks on that file, those of
SQLite among them (sqlite.org/howtocorrupt.html, 2.2). So a file is opened once and kept.
"""

import os
from functools import cache
from pathlib import Path


def handle_of(path: Path) -> int:
    """A handle to read and write at places of the file; another one once it is another file."""
    told = path.stat()
    return _opened(path, told.st_dev, told.st_ino)


@cache
def _opened(path: Path, _device: int, _inode: int) -> int:
    return os.open(path, os.O_RDWR | os.O_CLOEXEC)
