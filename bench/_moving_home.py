"""A home of its own whose clock moves only when told, with invented travellers in it."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from _kill_home import import_rules, make_platform, open_home

if TYPE_CHECKING:
    from safepassage.flows.platform import Platform

START = datetime(2027, 3, 1, 6, tzinfo=UTC)
MASKING = "icao-annex-9"
"""A profile that asks for no objective link: what is masked stays until its basis ends it."""


class MovingClock:
    """Stands where it is put."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


@contextmanager
def moving_home(
    listed: int = 200, *, profile: str = MASKING
) -> "Iterator[tuple[Path, Platform, MovingClock]]":
    """Home, platform and clock; the demonstration's bases and so many listed are in force."""
    from safepassage.simulation.watchlist import as_jsonl, large_list  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="safepassage-bench-") as folder:
        home = Path(folder) / "home"
        open_home(home, f"sqlite:///{home}/database.sqlite3")
        import_rules(b"".join(as_jsonl(large_list(listed))))
        clock = MovingClock(START)
        _follow(profile)
        made = replace(make_platform(home), clock=clock, lease=timedelta(hours=1))
        yield home, made, clock


def _follow(profile: str) -> None:
    from safepassage.apps.oversight import choosing  # noqa: PLC0415 - after the settings
    from safepassage.records.actor import Actor, Component  # noqa: PLC0415 - as above

    choosing.propose(
        [choosing.newest(profile)],
        ground="what this measures",
        actor=Actor.component(Component.COMMAND_LINE),
        at=START,
    )


def store(platform: "Platform", bodies: Iterable[bytes]) -> None:
    """Receive the messages and work until nothing waits."""
    from safepassage.flows.receive import receive  # noqa: PLC0415 - after the settings
    from safepassage.flows.work import Worker  # noqa: PLC0415 - as above

    for body in bodies:
        receive(platform, carrier=platform.ids.new(), body=body)
    Worker(platform, processes=1).drain()
