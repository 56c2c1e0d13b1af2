"""The whole pipeline: travellers a second from the HTTP door to sealed, screened, durable rows.

PAXLST of 180 travellers through the real door of a real ``serve`` on SQLite,
a list of 10,000 entries, about twelve rows a traveller.
"""

import argparse
import sqlite3
import time
from datetime import UTC, datetime

from _stand import Stand, own_cpu_seconds, stand
from safepassage.simulation import as_jsonl, benchmark_messages, large_list

PER_MESSAGE = 180
TABLES = (
    "travel_journey",
    "travel_datakey",
    "travel_part",
    "travel_lookup",
    "travel_sighting",
    "cases_hit",
    "cases_workitem",
    "cases_boardingstatus",
    "audit_entry",
    "audit_seal",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--travellers", type=int, default=100_000)
    parser.add_argument("--entries", type=int, default=10_000)
    parser.add_argument(
        "--rounds", type=int, default=1, help="how often so many, one after another"
    )
    words = parser.parse_args()
    messages = -(-words.travellers // PER_MESSAGE)
    start = datetime(2027, 3, 1, tzinfo=UTC)
    bodies = list(benchmark_messages(1, PER_MESSAGE, 1 + words.rounds * messages, start=start))
    with stand(_lines(words.entries)) as made:
        began = time.perf_counter()
        _send(made, bodies[:1])
        _until_done(made, 1)
        print(f"one message first, the index built for it: {time.perf_counter() - began:.1f} s")
        for done in range(1, len(bodies), messages):
            measure(made, bodies[done : done + messages], done)


def _lines(entries: int) -> list[bytes]:
    lines = as_jsonl(large_list(entries))
    return [line if isinstance(line, bytes) else line.encode() for line in lines]


def measure(made: Stand, bodies: list[bytes], done: int) -> None:
    """Send these messages, when so many were done before, and wait for the last one."""
    before, sender = made.cpu_seconds(), own_cpu_seconds()
    began = time.perf_counter()
    _send(made, bodies)
    sent = time.perf_counter() - began
    sender = own_cpu_seconds() - sender
    most = _until_done(made, done + len(bodies))
    seconds = time.perf_counter() - began
    travellers = len(bodies) * PER_MESSAGE
    after = made.cpu_seconds()
    print(f"{travellers:,} travellers in {len(bodies):,} messages")
    print(f"{travellers / seconds:,.0f} travellers/s ({seconds:.1f} s; sending took {sent:.1f} s)")
    print(f"sender's CPU {sender:.1f} s; memory of all processes at most {most:,.0f} MB (PSS)")
    for name, cpu in after.items():
        print(f"  CPU {cpu - before.get(name, 0):6.1f} s  {name}")
    _count(made, travellers + done * PER_MESSAGE)


def _send(made: Stand, bodies: list[bytes]) -> None:
    connection = made.connection()
    for body in bodies:
        status, _ = made.post(connection, "messages", body)
        assert status == 202, status


def _until_done(made: Stand, messages: int) -> float:
    """Wait until every message is finished; the most memory seen meanwhile, in MB."""
    most = 0.0
    while _done(made) < messages:
        most = max(most, made.memory_mb())
        time.sleep(0.5)
    return most


def _done(made: Stand) -> int:
    return int(_ask(made, "SELECT count(*) FROM carrier_messages_received WHERE state = 'done'"))


def _ask(made: Stand, query: str) -> int:
    with sqlite3.connect(made.home / "database.sqlite3", timeout=30) as database:
        return int(database.execute(query).fetchone()[0])


def _count(made: Stand, travellers: int) -> None:
    rows = {table: _ask(made, f"SELECT count(*) FROM {table}") for table in TABLES}  # noqa: S608 - constants
    stored = rows["travel_journey"]
    assert stored == travellers, f"{travellers - stored} travellers are missing"
    print(f"nothing lost; {sum(rows.values()) / travellers:.1f} rows a traveller: {rows}")


if __name__ == "__main__":
    main()
