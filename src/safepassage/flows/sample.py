"""An even sample of a stream whose length nobody knows."""

from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T")


class Sample(Generic[T]):
    """Keeps at most ``most`` items: every one, then every second, every fourth and so on."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._stride = 1
        self._seen = 0
        self.items: list[T] = []

    def add(self, items: Iterable[T]) -> None:
        """Take the next items of the stream."""
        for item in items:
            if self._seen % self._stride == 0:
                self.items.append(item)
            self._seen += 1
            if len(self.items) > self._most:
                self.items = self.items[::2]
                self._stride *= 2
