"""What several processes of a test do at once; here, so that each of them can import it."""

from datetime import date
from pathlib import Path

from safepassage.adapters.keys import HomeKeys


def first_use(home: Path, days: list[date]) -> list[bytes]:
    """The keys of the days, each made by whichever process is first."""
    keys = HomeKeys(home)
    return [keys.day_key(day) for day in days]
