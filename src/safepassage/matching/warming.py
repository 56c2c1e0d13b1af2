"""Compiles what screening needs, so that nobody waits for it later.

    python -m safepassage.matching.warming

takes about a minute the first time, and next to nothing while the sources stay as they are.
"""

from safepassage.matching.index import build
from safepassage.matching.screen import screen
from safepassage.records import ListEntry, Subject


def warm() -> None:
    """Screen one invented person against another: that calls every compiled function."""
    entry = ListEntry(id="1", name="Ada MUSTER", dob=("1971-05-27",), script_names=("Ада Мустер",))
    screen(build([entry]), Subject(name="Ada Muster", dob="1971-05-27"))


if __name__ == "__main__":
    warm()
