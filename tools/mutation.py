"""Seeded damage to carrier messages: the same seed always makes the same damaged input.

``check`` holds what must be true of any input: nothing raises, the result is JSON, and
damage inside one message costs its neighbour nothing.
"""

import os
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from safepassage.formats import cusres, paxlst
from safepassage.formats.noise import clean
from safepassage.formats.read import read
from safepassage.records import (
    Answer,
    Bags,
    Document,
    Leg,
    Meaning,
    Message,
    Name,
    Scope,
    Seat,
    SeatSource,
    Traveller,
)

ROOT: Final = Path(__file__).resolve().parents[1]
SAMPLES: Final = Path(os.environ.get("SAFEPASSAGE_SAMPLES") or ROOT.parent / "shared" / "data")
LARGEST: Final = 20_000
RECEIVED: Final = "2026-11-23"
NAMES: Final = ("VESPER", "O'HALE", "LINDQVIST", "MORRO", "TANAKA", "ADEYEMI")
SERVICE: Final = b"'+:?*#\r\n\x00\x1d UNHUNTUNZUNANADTDTLOC"

Edit = Callable[[random.Random, bytes, Sequence[bytes]], bytes]


def traveller(number: int) -> Traveller:
    """An invented traveller."""
    name = Name(surname=NAMES[number % len(NAMES)], given_names=f"ALEX {'ABCDEFGH'[number % 8]}")
    document = Document(type="P", number=f"X{number:07}", issuer="UTO", expires="2031-05-17")
    return Traveller(
        surname=name.surname,
        given_names=name.given_names,
        names=(name,),
        sex="F",
        born="1985-04-12",
        nationality="UTO",
        embarks="FRA",
        disembarks="SIN",
        reference=f"R{number}",
        reservation="ABC123",
        documents=(document,),
        seats=(Seat(source=SeatSource.MANIFEST, number="12A"),),
        bags=Bags(count=1, tags=(f"UT{number:06}",)),
    )


def manifest(reference: str, numbers: range) -> Message:
    """An invented PAXLST."""
    leg = Leg(
        carrier="UT",
        number="815",
        origin="FRA",
        destination="SIN",
        departs="2026-11-23T10:15",
        arrives="2026-11-24T04:40",
    )
    return Message(
        format="paxlst",
        reference=reference,
        function="745",
        sender="UTOAIR",
        recipient="UTOGOV",
        sent_at="2026-11-23T09:00",
        flights=(leg,),
        travellers=tuple(traveller(number) for number in numbers),
        control_totals={"42": len(numbers)},
    )


def answers() -> bytes:
    """An invented CUSRES."""
    message = Message(
        format="cusres",
        function="962",
        transaction="T1",
        sender="UTOGOV",
        recipient="UTOAIR",
        sent_at="2026-11-23T09:01",
        flights=manifest("1", range(1)).flights,
        answers=(
            Answer(scope=Scope.TRAVELLER, traveller_reference="R1", meaning=Meaning.BOARD),
            Answer(scope=Scope.TRAVELLER, traveller_reference="R2", status="4Z", text="DATA"),
        ),
    )
    return cusres.write(message)


@dataclass(frozen=True)
class Pair:
    """An interchange of two messages: the bytes before, inside and after the first one's body."""

    before: bytes
    body: bytes
    after: bytes
    neighbours: tuple[Traveller, ...]


def pair() -> Pair:
    """Two PAXLST in one interchange; the first one's body is what stands after its BGM."""
    first = paxlst.write(manifest("M1", range(4)))
    second = paxlst.write(manifest("M2", range(4, 7)))
    start = first.index(b"UNH+M1")
    body = first.index(b"'", first.index(b"BGM", start)) + 1
    end = first.index(b"UNT+")
    neighbour = second[second.index(b"UNH+M2") : second.index(b"UNE+")]
    trailer = b"UNE+2+1'UNZ+1+1'"
    after = first[end : first.index(b"UNE+")] + neighbour + trailer
    known = read(first[:body] + first[body:end] + after).messages[1].travellers
    return Pair(first[:body], first[body:end], after, known)


def corpus() -> list[bytes]:
    """Generated messages and, where they are, the shared samples."""
    files = sorted((SAMPLES / "messages").glob("*/*"))
    samples = [data for path in files if len(data := path.read_bytes()) <= LARGEST]
    written = pair()
    return [written.before + written.body + written.after, answers(), *samples]


def flip(chance: random.Random, data: bytes, _others: Sequence[bytes]) -> bytes:
    """Change single bytes."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def strike(chance: random.Random, data: bytes, _others: Sequence[bytes]) -> bytes:
    """Leave a stretch out."""
    start, end = _span(chance, data)
    return data[:start] + data[end:]


def double(chance: random.Random, data: bytes, _others: Sequence[bytes]) -> bytes:
    """Say a stretch twice."""
    start, end = _span(chance, data)
    return data[:end] + data[start:end] + data[end:]


def truncate(chance: random.Random, data: bytes, _others: Sequence[bytes]) -> bytes:
    """Break off."""
    return data[: chance.randrange(1, len(data) + 1)]


def insert(chance: random.Random, data: bytes, _others: Sequence[bytes]) -> bytes:
    """Put in service characters and pieces of tags."""
    at = chance.randrange(len(data) + 1)
    start = chance.randrange(len(SERVICE))
    return data[:at] + SERVICE[start : start + chance.randint(1, 6)] + data[at:]


def splice(chance: random.Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """Put in a stretch of another message."""
    other = chance.choice(others)
    start, end = _span(chance, other)
    at = chance.randrange(len(data) + 1)
    return data[:at] + other[start:end] + data[at:]


EDITS: Final[tuple[Edit, ...]] = (flip, strike, double, truncate, insert, splice)


def _span(chance: random.Random, data: bytes) -> tuple[int, int]:
    start = chance.randrange(len(data))
    return start, min(len(data), start + chance.randint(1, 400))


class Mutator:
    """Makes and checks the damaged input of any seed."""

    def __init__(self) -> None:
        self._corpus = corpus()
        self._pair = pair()

    def check(self, seed: int) -> None:
        """Raise ``AssertionError``, or what a reader raised, if a promise does not hold."""
        chance = random.Random(seed)  # noqa: S311 - repeatable damage, no secret
        if seed % 2:
            self._check_neighbour(chance)
        else:
            self._check_any(chance)

    def _damage(self, chance: random.Random, data: bytes) -> bytes:
        for _ in range(chance.randint(1, 4)):
            if data:
                data = chance.choice(EDITS)(chance, data, self._corpus)
        return data

    def _check_any(self, chance: random.Random) -> None:
        data = self._damage(chance, chance.choice(self._corpus))
        parsed = read(data)
        msgspec.json.encode(parsed)
        clean(data)
        if not parsed.messages and not parsed.defects:
            raise AssertionError("neither a message nor a defect came of an input")

    def _check_neighbour(self, chance: random.Random) -> None:
        known = self._pair
        data = known.before + self._damage(chance, known.body) + known.after
        parsed = read(data, at=RECEIVED)
        msgspec.json.encode(parsed)
        if not any(message.travellers == known.neighbours for message in parsed.messages):
            raise AssertionError("damage in one message cost its neighbour travellers")
