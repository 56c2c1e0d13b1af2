"""How soon somebody is found who is added to a list of a million.

    python bench/additions.py [--entries 1000000]

In a throw-away home on SQLite: a large invented list is imported and its index built. Then one
person is entered singly, as at three in the morning; then a new version of the whole list comes,
in which twenty entries are others. Each time another process, which screens by the old index,
asks until the new person is found.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

from safepassage.records import ListEntry, Subject
from safepassage.simulation import as_jsonl, large_list

MANY = 20
PATIENCE = 300


def main() -> None:
    """Import, build, add, and ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=1_000_000)
    words = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="safepassage-bench-") as folder, _home(Path(folder)):
        from safepassage.adapters.index_files import ScreeningIndex  # noqa: PLC0415 - after setup

        listed = list(large_list(words.entries))
        version = _take(listed)
        lists = ScreeningIndex(Path(folder) / "home", time.monotonic)
        print(f"{words.entries:,} entries; the whole built in {_timed(lists.current):.1f} s")
        with _asking(folder) as ask:
            print(f"asked for nobody new: {ask('NOBODY SUCHTESTOVA'):.2f} s")
            _enter_singly(version)
            print(f"entered singly, found after {ask('URGENTIA TESTOVARSKA'):.2f} s")
            late = [
                ListEntry(id=f"late-{at}", name=f"Quirina Latecomersk{at}", dob=("1971-05-27",))
                for at in range(MANY)
            ]
            _take([*listed[MANY:], *late])
            print(f"in a new version, found after {ask('QUIRINA LATECOMERSK7'):.2f} s")
        print(f"built anew in {_timed(lists.renew):.1f} s")


@contextmanager
def _home(folder: Path) -> Iterator[None]:
    os.environ |= {"SAFEPASSAGE_HOME": str(folder / "home"), "SAFEPASSAGE_LOG_LEVEL": "WARNING"}
    binary = Path(sys.executable).parent / "safepassage"
    made = [binary, "init", "--home", str(folder / "home"), "--demonstration"]
    subprocess.run(made, check=True, capture_output=True)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "safepassage.settings")
    import django  # noqa: PLC0415 - after the home is made

    django.setup()
    yield


def _take(entries: list[ListEntry]) -> object:
    from safepassage.apps.watchlists.models import LegalEffect  # noqa: PLC0415 - after setup
    from safepassage.apps.watchlists.services import Terms  # noqa: PLC0415 - after setup
    from safepassage.flows.import_list import import_list  # noqa: PLC0415 - after setup
    from safepassage.formats.lists import ListFormat  # noqa: PLC0415 - after setup
    from safepassage.records.actor import Actor, Component  # noqa: PLC0415 - after setup

    terms = Terms(
        owner="Bench",
        legal_ground="Act",
        legal_effect=LegalEffect.TRAVEL_BAN,
        review_date=date(2030, 1, 1),
    )
    began = time.perf_counter()
    report = import_list(
        b"".join(as_jsonl(entries)),
        list_format=ListFormat.JSONL,
        name="bench",
        terms=terms,
        actor=Actor.component(Component.COMMAND_LINE),
        at=datetime.now(UTC),
    )
    print(f"imported in {time.perf_counter() - began:.1f} s")
    return report.imported.version


def _enter_singly(version: object) -> None:
    from safepassage.apps.watchlists import urgent  # noqa: PLC0415 - after setup
    from safepassage.records.actor import Actor  # noqa: PLC0415 - after setup

    entry = ListEntry(
        id="urgent",
        name="Urgentia Testovarska",
        dob=("1971-05-27",),
        ground="Order 7",
        source="Court of Utopia",
        expires="2099-01-01",
    )
    urgent.enter(
        watchlist=version.watchlist,
        entry=entry,
        actor=Actor.officer(str(uuid4())),
        at=datetime.now(UTC),
    )


@contextmanager
def _asking(folder: str) -> Iterator[Callable[[str], float]]:
    """A process that looks as the platform's do; gives the seconds until a name is found."""
    words = [sys.executable, __file__, "--entries", "0"]
    environment = {**os.environ, "BENCH_ASKS": folder}
    with subprocess.Popen(
        words, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:

        def ask(name: str) -> float:
            assert process.stdin
            assert process.stdout
            began = time.perf_counter()
            process.stdin.write(name + "\n")
            process.stdin.flush()
            process.stdout.readline()
            return time.perf_counter() - began

        yield ask
        process.terminate()


def _answer(folder: Path) -> None:
    import django  # noqa: PLC0415 - the settings are in the environment

    django.setup()
    from safepassage.adapters.index_files import ScreeningIndex  # noqa: PLC0415 - after setup
    from safepassage.matching import screen  # noqa: PLC0415 - after setup
    from safepassage.records.kinds import DataKind  # noqa: PLC0415 - after setup

    lists = ScreeningIndex(folder / "home", time.monotonic)
    for line in sys.stdin:
        subject = Subject(name=line.strip(), dob="1971-05-27")
        end = time.monotonic() + (1 if line.startswith("NOBODY") else PATIENCE)
        while time.monotonic() < end:
            index = lists.current().for_kind(DataKind.API_BORDER)
            if index is not None and any(one.alert for one in screen(index, subject)):
                break
            time.sleep(0.05)
        print(flush=True)


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    if "BENCH_ASKS" in os.environ:
        _answer(Path(os.environ["BENCH_ASKS"]))
    else:
        main()
