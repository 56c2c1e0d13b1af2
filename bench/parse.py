"""How many travellers a second and core the readers manage, beside the peers' figures.

CPU seconds of one process, median of five runs. The PAXLST is made here: 18 segments a
traveller in one message; the PNRGOV is the shared sample with 268 travellers.
Run: python bench/parse.py
"""

import gc
import os
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Final

from safepassage.formats import paxlst
from safepassage.formats.read import read
from safepassage.records import (
    Bags,
    Contact,
    Document,
    Leg,
    Message,
    Name,
    Seat,
    SeatSource,
    Traveller,
)

SAMPLES: Final = Path(os.environ.get("SAFEPASSAGE_SAMPLES", "../shared/data")) / "messages"
RUNS: Final = 5
PEERS: Final = "GTAS (Java) {gtas}, pydifact + mapping {pydifact}"
COUNTRIES: Final = ("UTO", "DEU", "FRA", "SGP", "BRA", "KEN", "IND")
LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def word(number: int) -> str:
    """An invented name, different for every number."""
    letters = [LETTERS[number // 26**place % 26] for place in range(4)]
    return "".join(letters) + "SON"


def traveller(number: int, *, released: bool) -> Traveller:
    """An invented traveller whose data makes 18 segments."""
    surname = f"O'{word(number)}" if released else word(number)
    name = Name(surname=surname, given_names=f"ALEX {word(number * 7)}")
    country = COUNTRIES[number % len(COUNTRIES)]
    return Traveller(
        surname=name.surname,
        given_names=name.given_names,
        names=(name,),
        sex="MFX"[number % 3],
        born=f"{1940 + number % 70}-{1 + number % 12:02}-{1 + number % 28:02}",
        nationality=country,
        residence=country,
        embarks="FRA",
        disembarks="SIN",
        clears_at="SIN",
        reference=f"{100000 + number}",
        reservation=f"{word(number // 2)[:4]}{number % 90 + 10}",
        verified=number % 5 > 0,
        documents=(
            Document(type="P", number=f"X{number:08}", issuer=country, expires="2031-05-17"),
        ),
        seats=(
            Seat(source=SeatSource.MANIFEST, number=f"{number // 6 + 1}{'ABCDEF'[number % 6]}"),
        ),
        bags=Bags(count=1, weight_kg=float(15 + number % 9), tags=(f"UT{number:06}",)),
    )


def manifest(count: int, *, released: bool = False) -> bytes:
    """One PAXLST with so many travellers."""
    leg = Leg(
        carrier="UT",
        number="0815",
        origin="FRA",
        destination="SIN",
        departs="2026-11-23T10:15",
        arrives="2026-11-24T04:40",
    )
    message = Message(
        format="paxlst",
        function="745",
        sender="UTOAIR",
        recipient="UTOGOV",
        sent_at="2026-11-23T09:00",
        contact=Contact(name="UTO AIR OPERATIONS", telephone=("00000000",)),
        flights=(leg,),
        travellers=tuple(traveller(number, released=released) for number in range(count)),
        control_totals={"42": count},
    )
    return paxlst.write(message)


def cost(work: Callable[[], object], repeats: int) -> float:
    """CPU seconds of one call, the median of five runs."""
    work()
    seconds = []
    for _ in range(RUNS):
        gc.collect()
        start = time.process_time()
        for _ in range(repeats):
            work()
        seconds.append((time.process_time() - start) / repeats)
    return median(seconds)


def rate(data: bytes, travellers: int, repeats: int) -> float:
    """Travellers a CPU second."""
    return travellers / cost(lambda: read(data), repeats)


def row(what: str, measured: float, target: str, peers: str) -> None:
    print(f"| {what} | {measured:,.0f} | {target} | {peers} |")


def main() -> None:
    """Print the table."""
    plain, released = manifest(260), manifest(260, released=True)
    lines = plain.count(b"'")
    print(f"PAXLST: 260 travellers, {lines} segments, {len(plain):,} bytes\n")
    print("| what | travellers/s/core | target | peers |\n|---|---:|---|---|")
    fast = rate(plain, 260, 20)
    slow = rate(released, 260, 20)
    row("PAXLST", fast, "35,000", PEERS.format(gtas="18,251", pydifact="5,625"))
    row("PAXLST, a release character in every name", slow, f"{fast / 1.5:,.0f}", "")
    row("PAXLST, 2,600 travellers", rate(manifest(2600), 2600, 2), "as above", "")
    sample = SAMPLES / "gtas" / "pnrWithBags.txt"
    if sample.is_file():
        peers = PEERS.format(gtas="1,983", pydifact="1,291")
        row("PNRGOV with bags", rate(sample.read_bytes(), 268, 3), "15,000", peers)


if __name__ == "__main__":
    main()
