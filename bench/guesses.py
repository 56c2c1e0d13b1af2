"""How many masked rows guessed identities find, with every key that is still here.

    python bench/guesses.py
    python bench/guesses.py --guesses 100000 --stored 900 --searched 2500 --granted 20

Reservations are received on three days. Then the first group has been masked long ago, the
second a moment ago (the key of its mask day is not destroyed before the day is over), and the
third is not masked: it shows that the same guesses do find what may be found. Everybody who
was stored is guessed exactly as their carrier announced them, and invented others besides.

So many masked records are open on the approval authority's leave meanwhile: asked for, answered
with its key and not ended, each with its key in the key store; their officers may read them,
and no guess may find them.

Two ways are tried. The officer's search, with document, name and birth date, name, and locator
of each of the first guesses, those stored before all others. And by hand: every key in the key
store, its subkeys for every use, and the kept digest key; the token of every value of every
guess under each, looked for in every column of every table, with the digests of the whole
content of those stored; document numbers and locators in clear in every file of the home.
"""

import argparse
import os
import re
import sqlite3
import time
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from _moving_home import START, MovingClock, moving_home, store
from safepassage.formats.read import read
from safepassage.pipeline.draft import (
    journey_draft,
    look_ups_of,
    reservation_draft,
    reservation_look_ups,
)
from safepassage.records.reservation import Reservation
from safepassage.records.traveller import Traveller
from safepassage.safeguards.sealing import LookUp, Use, fingerprint, subkey, token
from safepassage.simulation.benchmark import benchmark_reservations

if TYPE_CHECKING:
    from uuid import UUID

    from safepassage.apps.travel.wanted import Wanted
    from safepassage.flows.platform import Platform

AUTHORITY = os.urandom(32)
APART = timedelta(days=60)
MASKED_AFTER = timedelta(hours=4380)
A_MESSAGE = 50
IN_CLEAR = re.compile(rb"[A-Z0-9]{6,12}")


class Guess(NamedTuple):
    """One traveller with the reservation that they are guessed to be on."""

    traveller: Traveller
    reservation: Reservation

    @property
    def pairs(self) -> tuple[tuple[LookUp, str], ...]:
        """Everything by which the platform would find them."""
        return (*look_ups_of(self.traveller), *reservation_look_ups(self.reservation))


class Found(NamedTuple):
    """Rows found: of the masked, and of those that may be found."""

    masked: int
    open: int


def main() -> None:
    words = _arguments()
    with moving_home() as (home, platform, clock):
        _give_authority(platform)
        stored = _fill(platform, clock, words.stored)
        masked, still = _mask(platform, clock)
        _grant(platform, words.granted)
        others = max(0, words.guesses - len(stored))
        guesses = [*stored, *islice(_strangers(), others)]
        print(f"{masked} journeys and reservations masked, {still} not; {len(guesses)} guesses")
        standing = len(platform.keys.answers.live())
        print(f"{standing} masked records are open on the authority's leave meanwhile")
        live = platform.keys.live_days()
        print(f"keys of {len(live)} mask days are left, {live[0]} among them; now {clock.at:%F %R}")
        print("| how | guesses | masked rows found | others found | seconds |")
        print("|---|---:|---:|---:|---:|")
        _row("the officer's search", words.searched, _searched, platform, guesses[: words.searched])
        _row("every key and use, every column", len(guesses), _by_hand, platform, guesses)
        _row("whole content, every key", len(stored), _by_content, platform, stored)
        _row("in clear, in every file", len(guesses), _in_clear, home, guesses)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--guesses", type=int, default=100_000)
    parser.add_argument("--stored", type=int, default=900, help="reservations stored")
    parser.add_argument("--searched", type=int, default=2_500, help="guesses through the search")
    parser.add_argument("--granted", type=int, default=20, help="masked records open meanwhile")
    return parser.parse_args()


def _row(how: str, guesses: int, look: "object", *given: object) -> None:
    began = time.perf_counter()
    found = look(*given)  # type: ignore[operator]  # one of the four ways
    print(f"| {how} | {guesses:,} | {found.masked} | {found.open:,} |", end="")
    print(f" {time.perf_counter() - began:.0f} |", flush=True)


def _fill(platform: "Platform", clock: MovingClock, reservations: int) -> list[Guess]:
    """Three groups of reservations, on three days; who was announced."""
    known: list[Guess] = []
    for group in range(3):
        clock.at = START + group * APART
        some = list(_messages(group + 1, reservations // 3 // A_MESSAGE + 1, clock.at))
        store(platform, some)
        known += [guess for body in some for guess in _people(body, clock.at)]
    return known


def _messages(seed: int, count: int, at: datetime) -> Iterator[bytes]:
    """Another seed for each flight's bookings; everybody departs a day later."""
    yield from benchmark_reservations(seed, A_MESSAGE, count, start=at + timedelta(days=1))


def _people(body: bytes, at: datetime) -> Iterator[Guess]:
    for message in read(body, at=at.date().isoformat()).messages:
        for booking in message.reservations:
            yield from (Guess(one, booking) for one in booking.travellers)


def _strangers() -> Iterator[Guess]:
    seed = 1_000
    while True:
        for body in _messages(seed, 1, START):
            yield from _people(body, START)
        seed += 1


def _mask(platform: "Platform", clock: MovingClock) -> tuple[int, int]:
    """Hour after hour would be the same: run when the first group is due, and the second."""
    from safepassage.apps.travel.models import Journey, Reservation  # noqa: PLC0415
    from safepassage.flows.pacing import Pace  # noqa: PLC0415 - after the settings
    from safepassage.flows.retain import run  # noqa: PLC0415 - as above

    for group in range(2):
        clock.at = START + group * APART + MASKED_AFTER + timedelta(minutes=30)
        assert run(platform, pace=Pace(pause=lambda _: None)).proof.holds
    kept = [*Journey.objects.all(), *Reservation.objects.all()]
    masked = sum(one.masked_at is not None for one in kept)
    return masked, len(kept) - masked


def _give_authority(platform: "Platform") -> None:
    """An authority whose private key is here, as it never is elsewhere."""
    from safepassage.adapters.pem import authority_pair  # noqa: PLC0415 - as above

    platform.keys.authority.adopt(authority_pair(AUTHORITY)[1])  # type: ignore[attr-defined]  # HomeKeys


def _grant(platform: "Platform", count: int) -> None:
    """So many masked records asked for, answered by the authority, and open until tomorrow."""
    from safepassage.apps.approvals.terms import Opens  # noqa: PLC0415 - as above
    from safepassage.apps.approvals.words import Words  # noqa: PLC0415 - as above
    from safepassage.apps.travel.models import Journey  # noqa: PLC0415 - as above
    from safepassage.flows.approvals.sending import asked_file  # noqa: PLC0415 - as above
    from safepassage.flows.approvals.taking import take_answer  # noqa: PLC0415 - as above
    from safepassage.flows.approvals.unmasking import (  # noqa: PLC0415 - as above
        AskToOpen,
        ask_to_open,
        open_record,
    )
    from safepassage.safeguards.approvals.answered import (  # noqa: PLC0415 - as above
        Saying,
        answer,
        answer_text,
    )
    from safepassage.safeguards.approvals.asked import read_asked  # noqa: PLC0415 - as above
    from safepassage.safeguards.purpose import Purpose  # noqa: PLC0415 - as above

    officer, at = _officer(platform), platform.clock.now()
    saying = Saying(
        granted=True, reasons="bench", decided_at=at, valid_until=at + timedelta(days=1)
    )
    for record in Journey.objects.exclude(masked_at=None).values_list("id", flat=True)[:count]:
        asking = AskToOpen(record=record, officer=officer, law="PNR 12(3)", opens=Opens.UNTIL)
        head = ask_to_open(platform, asking, Words(ground="bench", case="bench"))
        given = answer(read_asked(asked_file(platform, head)), AUTHORITY, saying, os.urandom)
        take_answer(platform, answer_text(given), brought_by=officer)
        opened = open_record(platform, head.id, officer=officer, purpose=Purpose.PNR_REQUEST)
        assert opened.journey is not None


def _officer(platform: "Platform") -> "UUID":
    from safepassage.apps.accounts import services  # noqa: PLC0415 - after the settings
    from safepassage.apps.accounts.roles import Role  # noqa: PLC0415 - as above
    from safepassage.records.actor import Actor, Component  # noqa: PLC0415 - as above
    from safepassage.safeguards.purpose import Purpose  # noqa: PLC0415 - as above

    services.ensure_posting(code="PIU", name="Unit", purposes={Purpose.PNR_REQUEST})
    officer = services.add_officer(
        username="bench",
        roles={Role.OFFICER},
        postings={"PIU"},
        actor=Actor.component(Component.COMMAND_LINE),
        at=platform.clock.now(),
    )
    return officer.pk


def _masked() -> set[str]:
    from safepassage.apps.travel.models import Journey, Reservation  # noqa: PLC0415 - as above

    models = (Journey, Reservation)
    gone = [model.objects.exclude(masked_at=None).values_list("id", flat=True) for model in models]
    return {one.hex for ids in gone for one in ids}


def _searched(platform: "Platform", guesses: Sequence[Guess]) -> Found:
    from safepassage.apps.travel.search import SearchGround, find  # noqa: PLC0415
    from safepassage.records.actor import Actor  # noqa: PLC0415 - after the settings
    from safepassage.safeguards.offences import AirLink, Offence, Reasons  # noqa: PLC0415
    from safepassage.safeguards.purpose import Purpose  # noqa: PLC0415 - as above

    gone, masked, seen = _masked(), 0, set()
    reasons = Reasons(offence=Offence.DRUGS, air_link=AirLink.WHO_DID_TRAVELS, case="BENCH-1")
    for guess in guesses:
        for wanted in _ways(guess):
            for one in find(
                Actor.officer("bench"),
                Purpose.PNR_REQUEST,
                wanted,
                ground=SearchGround.REASONED_REQUEST,
                reasons=reasons,
                keys=platform.keys,
                at=platform.clock.now(),
            ):
                masked += one.record.head.id.hex in gone
                seen.add(one.record.head.id)
    return Found(masked, len(seen) - masked)


def _ways(guess: Guess) -> "Iterator[Wanted]":
    from safepassage.apps.travel.wanted import by_document, by_locator, by_name  # noqa: PLC0415

    one = guess.traveller
    for document in one.documents:
        if document.number:
            yield by_document(document.number, document.issuer)
    if one.surname and one.born:
        yield by_name(one.surname, one.given_names, one.born)
    if one.surname and one.given_names:
        yield by_name(one.surname, one.given_names, None)
    if guess.reservation.locator:
        yield by_locator(guess.reservation.locator)


def _by_hand(platform: "Platform", guesses: Sequence[Guess]) -> Found:
    stored = _kept_bytes()
    keys = _every_key(platform)
    pairs = {pair for guess in guesses for pair in guess.pairs}
    hits = (found for key in keys for pair in pairs if (found := token(key, *pair)) in stored)
    return _told(stored, hits)


def _by_content(platform: "Platform", guesses: Sequence[Guess]) -> Found:
    """Who knows all that was announced, to the letter: the digest that tells a repeat."""
    stored, keys = _kept_bytes(), _every_key(platform)
    return _told(
        stored,
        (
            found
            for content in {one for guess in guesses for one in _contents(guess)}
            for key in keys
            if (found := fingerprint(key, content)) in stored
        ),
    )


def _contents(guess: Guess) -> Iterator[bytes]:
    """A traveller's and a reservation's groups, as the gate lets them in."""
    from collections import Counter  # noqa: PLC0415 - used here alone

    from safepassage.safeguards.basis import FieldProfile  # noqa: PLC0415 - as above
    from safepassage.safeguards.minimise import minimise_reservation  # noqa: PLC0415 - as above

    booking = minimise_reservation(guess.reservation, FieldProfile.PNR, Counter())
    drafts = [reservation_draft(booking).parts]
    drafts += [journey_draft(0, one, 0).parts for one in booking.travellers]
    for parts in drafts:
        yield b"".join(group.encode() + part for group, part in sorted(parts.items()))


def _told(stored: dict[bytes, set[str]], hits: Iterator[bytes]) -> Found:
    """Rows found, by whether their holder is masked; what belongs to nobody counts as masked."""
    gone = _masked()
    holders = {holder for found in hits for holder in stored[found]}
    masked = sum(holder in gone or not holder for holder in holders)
    return Found(masked, len(holders) - masked)


def _every_key(platform: "Platform") -> list[bytes]:
    """Every key of the key store and every subkey of one; those of messages' days as well."""
    keys = platform.keys
    roots = [*keys.digest_keys(), *map(keys.day_key, keys.live_days())]
    roots += map(keys.spool_key, keys.live_spool_days())  # type: ignore[attr-defined]  # HomeKeys
    roots += map(keys.answers.key, keys.answers.live())
    return [*roots, *(subkey(root, use) for root in roots for use in Use)]


def _kept_bytes() -> dict[bytes, set[str]]:
    """Every value of sixteen bytes in any column of any table, and the holders of its rows."""
    from django.db import connection  # noqa: PLC0415 - after the settings

    found: dict[bytes, set[str]] = {}
    with sqlite3.connect(connection.settings_dict["NAME"]) as database:
        database.row_factory = sqlite3.Row
        names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in names:
            for row in database.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - a name
                of = dict(row)
                for value in of.values():
                    if isinstance(value, bytes) and len(value) == 16:
                        found.setdefault(value, set()).add(str(of.get("holder") or of.get("id")))
    return found


def _in_clear(home: Path, guesses: Sequence[Guess]) -> Found:
    """Numbers of documents and locators that stand anywhere in the home, as they are written."""
    known = {one.number for guess in guesses for one in guess.traveller.documents if one.number}
    known |= {guess.reservation.locator for guess in guesses if guess.reservation.locator}
    written = {one.upper().encode() for one in known if len(one) >= 6}
    files = [path for path in home.rglob("*") if path.is_file()]
    seen = {word for path in files for word in IN_CLEAR.findall(path.read_bytes())}
    return Found(len(seen & written), 0)


if __name__ == "__main__":
    main()
