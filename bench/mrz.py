"""How many machine-readable zones a second one core reads, with every check.

CPU seconds of one process, median of seven rounds over 20,000 zones that all differ: the five
kinds alike, joined and by lines, long numbers, partial dates, cut names, optional data; most
valid and in force. No document is remembered from one reading to the next.
Run: python bench/mrz.py
"""

import time
from collections.abc import Sequence
from datetime import date
from statistics import median
from typing import Final

from safepassage.documents.mrz import ZoneFields, ZoneReader, ZoneType, write_zone

AT: Final = date(2026, 11, 28)
ZONES: Final = 20_000
ROUNDS: Final = 7
WANTED: Final = 100_000
PEERS: Final = "mrz 6,035; fastmrz 43,907"
COUNTRIES: Final = ("UTO", "DEU", "FRA", "SGP", "BRA", "KEN", "IND", "D")
LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CODES: Final = {
    ZoneType.TD1: "ID",
    ZoneType.TD2: "I",
    ZoneType.TD3: "P",
    ZoneType.MRV_A: "V",
    ZoneType.MRV_B: "V",
}
KINDS: Final = tuple(ZoneType)


def word(number: int, size: int) -> str:
    """Letters that differ for every number."""
    return "".join(LETTERS[(number // 26**place + 7 * place) % 26] for place in range(size))


def fields(number: int, kind: ZoneType) -> ZoneFields:
    """An invented bearer: every eighth with a name that is too long, every tenth a part date."""
    long = kind in {ZoneType.TD1, ZoneType.TD2} and number % 6 == 0
    born = f"{1930 + number % 90}-{1 + number % 12:02}-{1 + number % 28:02}"
    given = " ".join(word(number + place, 6) for place in range(7 if number % 8 == 0 else 2))
    country = COUNTRIES[number % len(COUNTRIES)]
    return ZoneFields(
        document_code=CODES[kind],
        issuer=country,
        surname=word(number, 4 + number % 9),
        given_names=given,
        number=f"{word(number, 2)}{number:07}" + ("123" if long else ""),
        nationality=country,
        born=born[:7] if number % 10 == 0 else born,
        sex="MFX"[number % 3],
        expires=f"{2026 + number % 10}-{1 + number % 12:02}-{1 + number % 28:02}",
        optional=(f"{number % 100:02}",) if number % 3 == 0 else (),
    )


def text(number: int, kind: ZoneType) -> str:
    """Its lines; every second without line ends."""
    lines = write_zone(kind, fields(number, kind))
    return lines if number % 2 else lines.replace("\n", "")


def rate(zones: Sequence[str]) -> float:
    """Zones a CPU second."""
    reader = ZoneReader(AT)
    seconds = []
    for _ in range(ROUNDS):
        started = time.process_time()
        for zone in zones:
            reader.read(zone)
        seconds.append(time.process_time() - started)
    return len(zones) / median(seconds)


def main() -> None:
    zones = [text(number, KINDS[number % len(KINDS)]) for number in range(ZONES)]
    assert len(set(zones)) == ZONES
    assert all(ZoneReader(AT).read(zone).valid for zone in zones[:500])
    print(f"{'zones a second and core':<26} {'measured':>10}   wanted   peers")
    print(f"{'the mix':<26} {rate(zones):>10,.0f}   {WANTED:,}  {PEERS}")
    for kind in KINDS:
        alone = [text(number, kind) for number in range(ZONES // len(KINDS))]
        print(f"{kind:<26} {rate(alone):>10,.0f}")
    misread = [zone.replace("7", "T").replace("0", "O") for zone in zones[:500]]
    print(f"{'misread, with corrections':<26} {rate(misread):>10,.0f}")


if __name__ == "__main__":
    main()
