"""How fast reservations are read, and whether a large message costs more a traveller.

CPU seconds of one process, median of five runs, from bytes to records. The shared sample has 268
travellers in 127 reservations; the others are made here from invented reservations.
Run: python bench/parse_pnrgov.py
"""

import gc
import os
import time
from pathlib import Path
from statistics import median
from typing import Final

from safepassage.formats import pnrgov
from safepassage.formats.read import read
from safepassage.records import (
    Bags,
    BagTag,
    Document,
    Leg,
    Message,
    Name,
    Payment,
    Reservation,
    Seat,
    SeatSource,
    Traveller,
)

SAMPLE: Final = "messages/gtas/pnrWithBags.txt"
SAMPLES: Final = Path(os.environ.get("SAFEPASSAGE_SAMPLES", "../shared/data"))
RUNS: Final = 5
SMALL, LARGE = 10, 1000
MOST: Final = 1.2
LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
FEEDER: Final = Leg(
    carrier="UT",
    number="12",
    origin="HAM",
    destination="FRA",
    departs="2026-11-23T07:00",
    arrives="2026-11-23T08:05",
    cabin="Y",
)
PUSHED: Final = Leg(
    carrier="UT",
    number="815",
    origin="FRA",
    destination="SIN",
    departs="2026-11-23T10:15",
    arrives="2026-11-24T04:40",
    cabin="Y",
)


def word(number: int) -> str:
    """An invented name, different for every number."""
    return "".join(LETTERS[number // 26**place % 26] for place in range(4)) + "SON"


def seats(row: int) -> tuple[Seat, ...]:
    """Booked and given seats on both legs."""
    return tuple(
        Seat(source=source, number=f"{row}C", origin=leg.origin, destination=leg.destination)
        for leg in (FEEDER, PUSHED)
        for source in SeatSource
        if source is not SeatSource.MANIFEST
    )


def traveller(number: int, locator: str) -> Traveller:
    """Somebody invented with document, ticket, seats and a bag."""
    surname, given_names = word(number), f"ALEX {word(number * 7)}"
    return Traveller(
        surname=surname,
        given_names=given_names,
        title="MR",
        names=(Name(surname=surname, given_names=given_names, source="tif"),),
        sex="MFX"[number % 3],
        born=f"{1940 + number % 70}-{1 + number % 12:02}-{1 + number % 28:02}",
        nationality="UTO",
        reference=f"{100000 + number}",
        local_reference=str(1 + number % 2),
        reservation=locator,
        tickets=(f"{7001234560000 + number}",),
        documents=(Document(type="P", number=f"X{number:08}", issuer="UTO", expires="2031-05-17"),),
        seats=seats(1 + number // 6),
        bags=Bags(count=1, weight_kg=20.0, tags=(f"{4074900000 + number}",)),
        frequent_flyer=(f"UT{1000000 + number}",),
        emails=(f"{surname}@EXAMPLE.ORG",),
    )


def reservation(number: int) -> Reservation:
    """Two travellers on two legs."""
    locator = f"UT{number:04}"
    people = (traveller(2 * number, locator), traveller(2 * number + 1, locator))
    tags = [tag for person in people for tag in person.bags.tags]
    return Reservation(
        locator=locator,
        system="UT",
        created_at="2026-09-01T12:20",
        status="HK",
        agency="12345678",
        flights=(FEEDER, PUSHED),
        travellers=people,
        bag_count=2,
        bag_pieces_all_legs=4,
        bags=tuple(BagTag(tag=tag, carrier="UT", prime_flight=True) for tag in tags),
        payments=(Payment(kind="CC", number="XXXXXXXXXXXX1234"),),
    )


def push(count: int) -> bytes:
    """One message with so many reservations of two travellers each."""
    message = Message(
        format="pnrgov",
        version="17.1",
        sender="UT",
        recipient="UTOGOV",
        sent_at="2026-11-22T09:00",
        flights=(PUSHED,),
        reservations=tuple(reservation(number) for number in range(count)),
    )
    return pnrgov.write(message)


def cost(data: bytes, repeats: int) -> float:
    """CPU seconds of reading once, the median of five runs."""
    read(data)
    seconds = []
    for _ in range(RUNS):
        gc.collect()
        start = time.process_time()
        for _ in range(repeats):
            read(data)
        seconds.append((time.process_time() - start) / repeats)
    return median(seconds)


def main() -> None:
    """Print the table."""
    small, large = cost(push(SMALL), 100) / (2 * SMALL), cost(push(LARGE), 1) / (2 * LARGE)
    print("| what | measured | target | peers |\n|---|---:|---|---|")
    sample = SAMPLES / SAMPLE
    if sample.is_file():
        speed = 268 / cost(sample.read_bytes(), 10)
        print(
            f"| {sample.name}, travellers/s/core | {speed:,.0f} | 15,000 | "
            "GTAS (Java) 1,983, pydifact + mapping 1,291 |"
        )
    print(f"| {SMALL} reservations, travellers/s/core | {1 / small:,.0f} | | |")
    print(f"| {LARGE:,} reservations, travellers/s/core | {1 / large:,.0f} | | GTAS: quadratic |")
    print(f"| cost a traveller, {LARGE:,} against {SMALL} | {large / small:.2f} | {MOST} | |")


if __name__ == "__main__":
    main()
