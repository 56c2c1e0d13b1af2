"""How well and how fast API and PNR of one person are joined, with typing noise on both sides.

Every flight is written as PAXLST and PNRGOV by the simulation's carriers and read by the
platform's own readers. Then names, birth dates and document numbers are spoilt, each in
5 % of the records and independently on either side; a spoilt name leaves no right form
beside it. In some reservations father and son are given one name, or two people become
twins. Who is who is told by the simulation's reference, which then is blotted out where a
row says so. Not everybody has a partner: crew and people who did not come.
"""

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from statistics import median

import msgspec

from safepassage.formats.read import read
from safepassage.matching.joining import Joining, join
from safepassage.pipeline.joining import sheet_of
from safepassage.records.document import Document
from safepassage.records.traveller import Traveller
from safepassage.simulation import Scenario
from safepassage.simulation.announced import announce, crew_of
from safepassage.simulation.chance import generator, happens
from safepassage.simulation.paxlst import ApiMessage
from safepassage.simulation.paxlst import write as write_paxlst
from safepassage.simulation.pnrgov import Push
from safepassage.simulation.pnrgov import write as write_pnrgov
from safepassage.simulation.variants import mistype, respell

PER_FLIGHT = (100, 180)
SCANNED = dict(zip("O0I1S5B8Z2", "0O1I5S8B2Z", strict=True))
START = datetime(2026, 9, 1, tzinfo=UTC)


@dataclass
class Sides:
    """The records of one flight, and whose each is (an id of the simulation)."""

    api: list[Traveller]
    pnr: list[Traveller]
    api_ids: list[str]
    pnr_ids: list[str]


@dataclass
class Score:
    """What was joined rightly, wrongly and not at all."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    could_be: int = 0
    seconds: list[float] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)
    mistakes: Counter[str] = field(default_factory=Counter)
    differences: Counter[str] = field(default_factory=Counter)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--travellers", type=int, default=20_000)
    parser.add_argument("--noise", type=float, default=0.05)
    parser.add_argument("--seed", type=int, default=11)
    words = parser.parse_args()
    flights = [spoilt(one, words.seed, words.noise) for one in _flights(words)]
    pnr, api = sum(len(one.pnr) for one in flights), sum(len(one.api) for one in flights)
    print(f"{pnr:,} PNR and {api:,} API records on {len(flights)} flights")
    print(f"noise in {words.noise:.0%} of names, births and documents on either side\n")
    print(
        f"{'compared by':44}{'joined':>8}{'wrong':>7}{'missed':>8}"
        f"{'precision':>11}{'recall':>9}{'ms/flight':>11}"
    )
    scores = {name: _row(name, flights, hidden) for name, hidden in ROWS.items()}
    _print_reasons(scores[next(iter(ROWS))])
    _print_speed(flights)


ROWS: dict[str, frozenset[str]] = {
    "locator, document, name, birth; no reference": frozenset({"reference"}),
    "all that carriers send, reference too": frozenset(),
    "neither reference nor locator": frozenset({"reference", "reservation"}),
    "no documents and no births in PNR": frozenset({"reference", "documents"}),
}
"""What is blotted out on both sides; the first row is the figure that counts."""


def _flights(words: argparse.Namespace) -> Iterator[Sides]:
    count = -(-words.travellers // (sum(PER_FLIGHT) // 2))
    scenario = Scenario(
        seed=words.seed, start=START, flights=count, travellers=PER_FLIGHT, days=20.0
    )
    for index in range(count):
        yield _sides(scenario, index)


def _sides(scenario: Scenario, index: int) -> Sides:
    flight = scenario.schedule[index]
    bookings = [one for one in scenario.bookings(index) if one.known(0.0)]
    push = Push(flight=flight, at=flight.departs, hours=0.0, bookings=bookings, reference="1")
    aboard = [
        announce(scenario.seed, booking, booked, corrected=False)
        for booking in bookings
        if booking.times.boards
        for booked in booking.travellers
    ]
    people = [*aboard, *crew_of(scenario.seed, flight)]
    message = ApiMessage(flight=flight, at=flight.departs, travellers=people, reference="1")
    told = read(write_paxlst(message, flight.airline.api).encode("latin-1"))
    booked = read(write_pnrgov(push, flight.airline.pnr).encode("latin-1"))
    api = [one for part in told.messages for one in part.travellers]
    pnr = [one for part in booked.messages for r in part.reservations for one in r.travellers]
    return Sides(
        api=api,
        pnr=pnr,
        api_ids=[one.reference or f"crew {place}" for place, one in enumerate(api)],
        pnr_ids=[one.reference or f"unknown {place}" for place, one in enumerate(pnr)],
    )


def spoilt(sides: Sides, seed: int, share: float) -> Sides:
    """The same flight with namesakes and twins, and typing noise on both sides."""
    rng = generator(seed, "spoil", sides.api_ids[0])
    _kin(rng, sides)
    return replace(
        sides,
        api=[_noisy(rng, one, share) for one in sides.api],
        pnr=[_noisy(rng, one, share) for one in sides.pnr],
    )


def _kin(rng: random.Random, sides: Sides) -> None:
    """Make a father and a son of one name, or twins, of the first two of some reservations."""
    places: dict[str | None, list[int]] = {}
    for place, one in enumerate(sides.pnr):
        places.setdefault(one.reservation, []).append(place)
    for group in places.values():
        if len(group) < 2 or not happens(rng, 0.04):
            continue
        first, second = group[:2]
        model = sides.pnr[first]
        told = {"surname": model.surname, "names": ()}
        told |= (
            {"born": model.born, "sex": model.sex}
            if happens(rng, 0.5)
            else {"given_names": model.given_names}
        )
        _change(sides, sides.pnr_ids[first], {"names": ()})
        _change(sides, sides.pnr_ids[second], told)


def _change(sides: Sides, who: str, told: dict[str, object]) -> None:
    for records, ids in ((sides.api, sides.api_ids), (sides.pnr, sides.pnr_ids)):
        for place, one in enumerate(ids):
            if one == who:
                records[place] = msgspec.structs.replace(records[place], **told)


def _noisy(rng: random.Random, one: Traveller, share: float) -> Traveller:
    told: dict[str, object] = {}
    if happens(rng, share):
        told |= _name(rng, one)
    if one.born and happens(rng, share):
        told["born"] = _birth(rng, one.born)
    if one.documents and happens(rng, share):
        first, *others = one.documents
        told["documents"] = (_document(rng, first), *others)
    return msgspec.structs.replace(one, **told)


def _name(rng: random.Random, one: Traveller) -> dict[str, object]:
    surname, given = one.surname or "", one.given_names or ""
    kind = rng.choice(("slip", "slip", "slip", "given slip", "swap", "short", "respelt", "glued"))
    if kind == "slip" or not given:
        surname = mistype(rng, surname)
    elif kind == "given slip":
        given = mistype(rng, given)
    elif kind == "swap":
        surname, given = given, surname
    elif kind == "short":
        given = given.split()[0]
    elif kind == "respelt":
        surname = respell(rng, surname)
    else:
        given = given.replace(" ", "") + "MR"
    return {"surname": surname, "given_names": given, "names": ()}


def _birth(rng: random.Random, born: str) -> str:
    year, month, day = born.split("-")
    if happens(rng, 0.5) and int(day) <= 12:
        return f"{year}-{day}-{month}"
    if happens(rng, 0.5):
        return f"{year[:3]}{rng.choice('0123456789')}-{month}-{day}"
    return f"{year}-{month}-{rng.randint(1, 28):02}"


def _document(rng: random.Random, one: Document) -> Document:
    number = one.number or ""
    places = [at for at, sign in enumerate(number) if sign in SCANNED]
    if places and happens(rng, 0.4):
        at = rng.choice(places)
        number = number[:at] + SCANNED[number[at]] + number[at + 1 :]
    else:
        number = mistype(rng, number)
    return msgspec.structs.replace(one, number=number)


def _row(name: str, flights: Sequence[Sides], hidden: frozenset[str]) -> Score:
    score = Score()
    for one in flights:
        _judge(score, one, _joined(score, one, hidden))
    joined = score.right + score.wrong
    print(
        f"{name:44}{joined:8,}{score.wrong:7,}{score.missed:8,}"
        f"{score.right / joined:11.5f}{score.right / (score.right + score.missed):9.4f}"
        f"{median(score.seconds) * 1000:11.1f}"
    )
    return score


def _joined(score: Score, sides: Sides, hidden: frozenset[str]) -> Joining:
    blank = {name: () if name == "documents" else None for name in hidden}
    of_pnr = {**blank, "born": None} if "documents" in hidden else blank
    of_api = {name: value for name, value in blank.items() if name != "documents"}
    api = [sheet_of(msgspec.structs.replace(one, **of_api)) for one in sides.api]
    pnr = [sheet_of(msgspec.structs.replace(one, **of_pnr)) for one in sides.pnr]
    began = time.process_time()
    found = join(api, pnr)
    score.seconds.append(time.process_time() - began)
    return found


def _judge(score: Score, sides: Sides, found: Joining) -> None:
    pairs = len(set(sides.api_ids) & set(sides.pnr_ids))
    right = 0
    for pair in found.joins:
        same = sides.api_ids[pair.api] == sides.pnr_ids[pair.pnr]
        right += same
        counter = score.reasons if same else score.mistakes
        counter.update(reason.code for reason in pair.reasons)
        score.differences.update(one.code for one in pair.differences)
    score.right += right
    score.wrong += len(found.joins) - right
    score.missed += pairs - right
    score.could_be += len(found.could_be)


def _print_reasons(score: Score) -> None:
    print(f"\n{'reason (first row)':32}{'right joins':>12}{'wrong':>7}{'precision':>11}")
    for code, count in score.reasons.most_common():
        wrong = score.mistakes[code]
        print(f"{code:32}{count:12,}{wrong:7}{count / (count + wrong):11.5f}")
    print(f"\n{'disagreement shown':32}{'joins':>12}")
    for code, count in score.differences.most_common():
        print(f"{code:32}{count:12,}")
    print(f"{'pairs that could be':32}{score.could_be:12,}")


def _print_speed(flights: Sequence[Sides]) -> None:
    """Five hundred of each side on one flight: the records of several put together."""
    api = [sheet_of(one) for flight in flights for one in flight.api][:500]
    pnr = [sheet_of(one) for flight in flights for one in flight.pnr][:500]
    seconds = []
    for _ in range(9):
        began = time.process_time()
        join(api, pnr)
        seconds.append(time.process_time() - began)
    print(f"\n500 API and 500 PNR records at once: {median(seconds) * 1000:.1f} ms of CPU")


if __name__ == "__main__":
    main()
