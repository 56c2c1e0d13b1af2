"""Log lines that tell where something failed, never with which values."""

import logging
import traceback
from collections.abc import Iterator
from types import TracebackType

Caught = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Discreet(logging.Formatter):
    """Writes the kind of an error and its place; its message may hold personal values.

    Databases and parsers repeat in their messages what they were given, so the
    message of every error in the chain of causes is withheld.
    """

    def formatException(self, ei: Caught) -> str:  # noqa: N802 - logging's name
        """The chain of causes, the first cause first."""
        if ei[1] is None:
            return ""
        return "\n".join(map(_told, reversed(list(_chain(ei[1])))))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _told(error: BaseException) -> str:
    places = "".join(traceback.format_tb(error.__traceback__))
    return f"{places}{type(error).__module__}.{type(error).__qualname__} (message withheld)"
