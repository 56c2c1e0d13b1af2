"""After retention at any of many dates: what is past its date, in rows and in the raw files.

    python bench/dates.py
    python bench/dates.py --dates 20 --seed 2

Manifests and reservations arrive on nine days of nine months, each with people of its
own, some of them listed, and the clock is put to one date after another, over more than five
years: two of three within an hour after something's end, the others anywhere. After each run:
rows past their dates, asked of every table by SQL of this script's own (column names, no
model); keys of days that are over; and everything that the ended had put into the files (ids
as columns hold them, ciphertexts, wrapped keys, look-ups, evidence), in every file of the
home: what ended since the date before, and in the end all of it again.
"""

import argparse
import random
import sqlite3
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from _moving_home import MASKING, START, MovingClock, moving_home, store
from safepassage.simulation.benchmark import benchmark_messages, benchmark_reservations

if TYPE_CHECKING:
    from safepassage.flows.platform import Platform

ARRIVALS = [START + timedelta(days=35 * number, minutes=37 * number) for number in range(9)]
ENDS = [timedelta(hours=hours) for hours in (48, 4_380, 43_824)]
"""Hours of the demonstration's law (``profiles/demonstration.json``)."""
LAST = ARRIVALS[-1] + ENDS[-1] + timedelta(days=60)
LOOKS = {
    "delete_at": "delete_at <= :at",
    "mask_at": "mask_at <= :at AND masked_at IS NULL",
    "body_until": "body_until <= :at AND body IS NOT NULL",
    "expire_date": "expire_date < :at",
}
BETWEEN = bytes(64)
"""Keeps what two files hold apart."""
START_OF = 24
"""Nonce and twelve bytes of ciphertext: nothing else begins so."""


class Ending(NamedTuple):
    """When something must be gone from the files, and what it is."""

    at: str
    holder: str
    what: str
    needle: bytes


class Seen(NamedTuple):
    """What one date showed that should not have been there."""

    rows: Counter[str]
    keys: int
    remnants: list[Ending]
    sought: int


def main() -> None:
    words = _arguments()
    began, sums, sought, held = time.perf_counter(), Counter[str](), 0, 0
    found: set[Ending] = set()
    with moving_home(words.listed, profile=words.profile) as (home, platform, clock):
        watch = Watch(home, platform, clock)
        chance = random.Random(words.seed)  # noqa: S311 - a draw, no secret
        dates = _dates(chance, words.dates)
        for at in dates:
            held += watch.run(at)
            seen = watch.look()
            found.update(seen.remnants)
            sums += seen.rows + Counter(keys_of_past_days=seen.keys)
            sought += seen.sought
        again = watch.all_again()
        found.update(again.remnants)
        watch.rewrite()
        after = watch.all_again()
    print(f"{len(dates)} dates, {dates[0]:%F} to {dates[-1]:%F}; {watch.stored} journeys stored")
    print(f"the platform's own proof held {held} times of {len(dates)}")
    print(f"{sought:,} traces sought on the date after their end, {again.sought:,} again at last")
    print(f"openable by the authority's private key among what was left: {_openable(found)}")
    print(f"left at last {len(again.remnants)}, and after VACUUM {len(after.remnants)}")
    print("| dates | rows past their date, keys of past days | traces in files | seconds |")
    print("|---:|---:|---:|---:|")
    left = dict(Counter(one.what for one in found))
    print(
        f"| {len(dates)} | {sum(sums.values())} {dict(+sums) or ''} | {len(found)} {left or ''} |",
        end="",
    )
    print(f" {time.perf_counter() - began:.0f} |")


def _openable(found: set[Ending]) -> int:
    """Holders of whom a ciphertext is left together with the authority's wrapping of its key."""
    wrapped = {one.holder for one in found if one.what == "by_authority"}
    return len(wrapped & {one.holder for one in found if one.what in {"sealed", "evidence"}})


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--dates", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--listed", type=int, default=3_000)
    parser.add_argument("--profile", default=MASKING, help="strict deletes at six months")
    return parser.parse_args()


def _dates(chance: random.Random, count: int) -> list[datetime]:
    """In order; two of three soon after an end, the others anywhere."""
    found = []
    for number in range(count):
        if number % 3:
            end = chance.choice(ARRIVALS) + chance.choice(ENDS)
            found.append(end + timedelta(seconds=chance.randrange(3_600)))
        else:
            found.append(START + chance.random() * (LAST - START))
    return sorted(found)


class Watch:
    """The installation at its moving date, and what must have left it."""

    def __init__(self, home: Path, platform: "Platform", clock: MovingClock) -> None:
        self._home = home
        self._platform = platform
        self._clock = clock
        self._awaited = list(enumerate(ARRIVALS))
        self._waiting: set[Ending] = set()
        self._ended: set[Ending] = set()
        self.stored = 0

    def run(self, at: datetime) -> bool:
        """Let arrive what arrives before ``at``, then run retention there; whether it proves."""
        from safepassage.flows.pacing import Pace  # noqa: PLC0415 - after the settings
        from safepassage.flows.retain import run  # noqa: PLC0415 - as above

        while self._awaited and self._awaited[0][1] <= at:
            number, self._clock.at = self._awaited.pop(0)
            store(self._platform, _messages(number, self._clock.at))
            self._waiting |= set(self._endings()) - self._ended
            self.stored += self._new()
        self._clock.at = at
        return run(self._platform, pace=Pace(pause=lambda _: None)).proof.holds

    def look(self) -> Seen:
        """Rows, keys, and the traces of all that ended by now and was not looked for yet."""
        now = _text(self._clock.at)
        over = {one for one in self._waiting if one.at <= now}
        self._waiting -= over
        self._ended |= over
        today = self._clock.at.date().isoformat()
        days = (self._home / "keys" / "days").glob("*.key")
        return Seen(
            rows=self._rows_past(now),
            keys=sum(path.stem < today for path in days),
            remnants=self._remnants(over),
            sought=len(over),
        )

    def all_again(self) -> Seen:
        """Everything that ever ended, once more."""
        return Seen(Counter(), 0, self._remnants(self._ended), len(self._ended))

    def rewrite(self) -> None:
        """Let SQLite write its file anew, to see whether that leaves nothing."""
        with self._database() as database:
            database.execute("VACUUM")
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _remnants(self, ended: Iterable[Ending]) -> list[Ending]:
        """Those of them that stand in any file of the home."""
        files = [path.read_bytes() for path in self._home.rglob("*") if path.is_file()]
        whole = BETWEEN.join(files)
        return [one for one in ended if one.needle in whole]

    def _rows_past(self, now: str) -> Counter[str]:
        late: Counter[str] = Counter()
        with self._database() as database:
            for table, columns in _tables(database):
                for column in columns & LOOKS.keys():
                    query = f'SELECT count(*) FROM "{table}" WHERE {LOOKS[column]}'  # noqa: S608
                    late[f"{table}.{column}"] += database.execute(query, {"at": now}).fetchone()[0]
        return +late

    def _endings(self) -> Iterator[Ending]:
        """What every holder has in the files now, with the date on which it must have left."""
        with self._database() as database:
            for table in ("travel_journey", "travel_reservation"):
                for holder, masked, deleted in database.execute(
                    f"SELECT id, mask_at, delete_at FROM {table}"  # noqa: S608 - one of two names
                ):
                    yield Ending(deleted, holder, "id", holder.encode())
                    yield from _of_holder(database, holder, min(masked, deleted), deleted)

    def _new(self) -> int:
        """How many journeys the last arrival brought."""
        query = "SELECT count(*) FROM travel_journey WHERE received_at >= ?"
        with self._database() as database:
            return int(database.execute(query, (_text(self._clock.at),)).fetchone()[0])

    def _database(self) -> closing[sqlite3.Connection]:
        return closing(sqlite3.connect(self._home / "database.sqlite3", timeout=30))


def _messages(number: int, at: datetime) -> Iterator[bytes]:
    """A manifest and reservations of flights of the next day, each with people of its own."""
    start = at + timedelta(days=1)
    yield from benchmark_messages(number, 25, 1, start=start)
    yield from benchmark_reservations(number, 12, 1, start=start)


def _of_holder(
    database: sqlite3.Connection, holder: str, masked: str, deleted: str
) -> Iterator[Ending]:
    for by_day, by_authority in database.execute(
        "SELECT by_day, by_authority FROM travel_datakey WHERE holder = ?", (holder,)
    ):
        if by_day:
            yield Ending(masked, holder, "by_day", by_day[:START_OF])
        yield Ending(deleted, holder, "by_authority", by_authority[:START_OF])
    for (sealed,) in database.execute("SELECT sealed FROM travel_part WHERE holder = ?", (holder,)):
        yield Ending(deleted, holder, "sealed", sealed[:START_OF])
    for token, kind in database.execute(
        "SELECT token, kind FROM travel_lookup WHERE holder = ?", (holder,)
    ):
        yield Ending(masked, holder, "look_up", token + kind.encode() + holder.encode())
    for (evidence,) in database.execute(
        "SELECT evidence FROM cases_hit JOIN cases_workitem ON item_id = cases_workitem.id"
        " WHERE journey = ?",
        (holder,),
    ):
        if evidence:
            yield Ending(deleted, holder, "evidence", evidence[:START_OF])


def _tables(database: sqlite3.Connection) -> Iterator[tuple[str, set[str]]]:
    names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in names:
        yield table, {row[1] for row in database.execute(f'PRAGMA table_info("{table}")')}


def _text(at: datetime) -> str:
    """A moment as SQLite holds it."""
    return at.replace(tzinfo=None).isoformat(sep=" ")


if __name__ == "__main__":
    main()
