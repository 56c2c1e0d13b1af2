"""How fast are travellers masked and deleted, and for how long is the lock held meanwhile.

    python bench/retention.py
    python bench/retention.py --travellers 20000

Travellers are written as bulk rows of the usual number and size (twelve rows each) to an
SQLite file with the settings of production; then half a year passes, and five years. The
pauses between the transactions, in which others write, are part of the time. The lock's
time is wall time and ends with the commit's checkpoint, so a busy machine shows in it.
"""

import argparse
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

ON_A_FLIGHT = 180
GROUPS = ("identity", "documents", "travel", "baggage")
KINDS = ("document", "traveller_reference", "locator", "name", "name_and_birth")
STORED = datetime(2026, 3, 1, 6, tzinfo=UTC)
MASKED, DELETED = timedelta(days=182), timedelta(days=5 * 365)


def main() -> None:
    arguments = _arguments()
    with tempfile.TemporaryDirectory(prefix="safepassage-bench-") as folder:
        home = Path(folder) / "home"
        _prepare(home)
        _fill(arguments.travellers)
        size = (home / "database.sqlite3").stat().st_size
        print(f"{arguments.travellers} travellers, {size / 1e6:.0f} MB")
        print(f"{'what':<10}{'travellers/s':>14}{'CPU s':>8}", end="")
        print(f"{'lock ms p50 / p99 / max':>28}{'other writer, the same':>28}")
        _measure("mask", STORED + MASKED + timedelta(days=1), "masked")
        _measure("delete", STORED + DELETED + timedelta(days=1), "deleted")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--travellers", type=int, default=100_000)
    return parser.parse_args()


def _prepare(home: Path) -> None:
    os.environ["SAFEPASSAGE_HOME"] = str(home)
    os.environ.pop("SAFEPASSAGE_DATABASE_URL", None)
    from safepassage.cli.main import main as safepassage  # noqa: PLC0415 - after the environment

    assert safepassage(["init", "--demonstration"]) == 0


def _fill(travellers: int) -> None:
    from django.db import transaction  # noqa: PLC0415 - after the settings

    from safepassage.apps import rows  # noqa: PLC0415 - as above
    from safepassage.apps.travel import columns, models  # noqa: PLC0415 - as above

    adapted = rows.adapter()
    for first in range(0, travellers, ON_A_FLIGHT):
        flight = models.Flight(
            id=_id(), carrier="XY", number=str(first), origin="CDG", destination="PDL",
            departure_date="2026-03-01", direction="inbound", delete_at=STORED + DELETED,
        )  # fmt: skip
        with transaction.atomic():
            flight.save(force_insert=True)
            made: dict[str, list[tuple[Any, ...]]] = {}
            for name, values in _travellers(flight.id, min(ON_A_FLIGHT, travellers - first)):
                made.setdefault(name, []).append(adapted(values))
            for name, prepared in made.items():
                model = getattr(models, name)
                rows.insert(model, columns.COLUMNS[model], prepared)


def _travellers(flight: UUID, count: int) -> Iterator[tuple[str, tuple[Any, ...]]]:
    message, day = _id(), (STORED + MASKED).date()
    for number in range(count):
        journey = _id()
        yield "Journey", _journey(journey, flight, day)
        yield "DataKey", (journey, day, os.urandom(60), os.urandom(60), os.urandom(32))
        for group in GROUPS:
            yield "Part", (journey, group, 1, os.urandom(180))
        for kind in KINDS:
            yield "LookUp", (os.urandom(16), kind, journey)
        yield "Sighting", (journey, message, number, 1, "check_in", STORED, 1, None)


def _journey(journey: UUID, flight: UUID, day: date) -> tuple[Any, ...]:
    ends = (STORED + MASKED, day, *[STORED + DELETED] * 3, False, None, None)
    head = (journey, "pnr", "BENCH", 1, 1, 1, os.urandom(16), STORED, *ends)
    return (*head, flight, None, "passenger", None)


def _id() -> UUID:
    from safepassage.adapters.ids import SystemIds  # noqa: PLC0415 - after the environment

    return SystemIds().new()


def _measure(name: str, at: datetime, counted: str) -> None:
    from safepassage.flows.pacing import Pace  # noqa: PLC0415 - after the settings
    from safepassage.flows.platform import Platform  # noqa: PLC0415 - after the settings
    from safepassage.flows.retain import run  # noqa: PLC0415 - as above

    ended = threading.Event()
    waits, held = [0.0], [0.0]

    def pause(seconds: float) -> None:
        held.append(seconds * 1000)
        time.sleep(seconds)

    writer = threading.Thread(target=_write_beside, args=(ended, waits))
    writer.start()
    used = time.process_time()
    report = run(Platform.from_settings(), at=at, pace=Pace(pause=pause))
    used = time.process_time() - used
    ended.set()
    writer.join()
    travellers = getattr(report, counted)["journeys"]
    assert report.proof.holds, report.proof
    print(f"{name:<10}{travellers / report.seconds:>14.0f}{used:>8.1f}", end="")
    print(f"{_spread(held):>28}{_spread(waits):>28}")


def _spread(milliseconds: list[float]) -> str:
    ordered = sorted(milliseconds)
    middle, high = ordered[len(ordered) // 2], ordered[len(ordered) * 99 // 100]
    return f"{middle:.1f} / {high:.0f} / {ordered[-1]:.0f}"


def _write_beside(ended: threading.Event, waits: list[float]) -> None:
    """Another writer, ten times a second: what it waits is what a carrier would wait."""
    from django.db import connection, transaction  # noqa: PLC0415 - after the settings

    from safepassage.apps.audit import ledger  # noqa: PLC0415 - as above
    from safepassage.apps.audit.events import Event  # noqa: PLC0415 - as above
    from safepassage.records.actor import Actor, Component  # noqa: PLC0415 - as above

    actor = Actor.component(Component.COMMAND_LINE)
    while not ended.wait(0.1):
        began = time.perf_counter()
        with transaction.atomic():
            ledger.write(event=Event.LEDGER_READ, actor=actor, at=STORED)
        waits.append((time.perf_counter() - began) * 1000)
    connection.close()


if __name__ == "__main__":
    main()
