"""What several processes of a test do at once; here, so that each of them can import it."""

from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

from safepassage.adapters.keys import HomeKeys
from safepassage.adapters.single_writer import only_one

_HELD: list[AbstractContextManager[None]] = []


def first_use(home: Path, days: list[date]) -> list[bytes]:
    """The keys of the days, each made by whichever process is first."""
    keys = HomeKeys(home)
    return [keys.day_key(day) for day in days]


def hold(home: str, name: str) -> None:
    """Hold a lock of the home for as long as this process lives."""
    lock = only_one(Path(home), name)
    lock.__enter__()
    _HELD.append(lock)
