"""A progress bar for people at a terminal; nothing elsewhere."""

import sys
from types import TracebackType
from typing import Self

_WIDTH = 30


class Progress:
    """Counts steps on standard error when that is a terminal."""

    def __init__(self, total: int, what: str) -> None:
        self._total = total
        self._what = what
        self.done = 0
        self._shown = sys.stderr.isatty() and total > 0

    def __enter__(self) -> Self:
        self._draw()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._shown:
            print(file=sys.stderr)

    def step(self) -> None:
        """Count one more."""
        self.done += 1
        self._draw()

    def _draw(self) -> None:
        if not self._shown:
            return
        filled = _WIDTH * min(self.done, self._total) // self._total
        bar = "#" * filled + "." * (_WIDTH - filled)
        line = f"\r[{bar}] {self.done}/{self._total} {self._what}"
        print(line, end="", file=sys.stderr, flush=True)
