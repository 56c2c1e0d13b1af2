"""APPS, SITA's interactive passenger check in slash-delimited groups (versions 21 and 26)."""

from safepassage.formats.apps.build import Asking, cancel, check_in, close
from safepassage.formats.apps.reader import find, read
from safepassage.formats.apps.respond import refuse, respond
from safepassage.formats.apps.writer import write

__all__ = [
    "Asking",
    "cancel",
    "check_in",
    "close",
    "find",
    "read",
    "refuse",
    "respond",
    "write",
]
