"""How often random officers, asking at random, read outside purpose, role or posting.

    python bench/access.py --requests 1000 --seed 2

Invented people arrive by API alone and others by PNR alone, at two border posts, some of them
listed. Officers of every role, each with some of the postings, ask for a random address of the
console (the page of a random record, a list, a search, or any other) while their session says
a posting and a purpose: every other time those of a desk of theirs, else any. What is right is
told by an oracle that shares no code with the console: roles, purposes and permissions as
``docs/user/roles.md`` says, kinds of data by purpose as written below, and the permission of
each page about travellers; of other pages the permission is the one that they declare.

Wrong is: a page shown without a role that may see it; a page shown at a desk that is not the
officer's to choose; and on a page shown, an id or a document number of anybody whose kind of
data the purpose does not open, or who flies to a place that the posting does not serve (what was
typed into the search stands on its page again). Told
apart: the page of a traveller, reservation or item, or a search, without a new entry of the
officer in the ledger, where none of the same quarter of an hour (the clock stands here) tells
that this officer read this record under this purpose; and who was refused a traveller that is
theirs to see.
"""

import argparse
import logging
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

sys.path.append(str(Path(__file__).resolve().parents[1] / "tools"))

from _moving_home import moving_home, store
from _roles_page import Told, read_roles
from safepassage.formats.read import read
from safepassage.simulation.benchmark import benchmark_messages, benchmark_reservations

if TYPE_CHECKING:
    from django.test import Client

    from safepassage.flows.platform import Platform

UNIT = {"api_piu", "pnr"}
KINDS = {
    "border_check": {"api_border"},
    "pnr_assessment": UNIT,
    "pnr_request": UNIT,
    "pnr_criteria": UNIT,
    "data_subject": {"api_border", *UNIT},
    "oversight": {"api_border", *UNIT},
}
"""What each purpose opens; every other one opens nothing."""
IN_ONE_CASE = {"offence": "04_drugs", "air_link": "goods_travel", "case": "BENCH-1"}
"""What a search under ``pnr_request`` says besides; no other asks for it."""
POSTINGS = {
    "PDL": {"border_check"},
    "FNC": {"border_check"},
    "PIU": {"pnr_assessment", "pnr_request", "pnr_criteria"},
    "HQ": {"oversight", "data_subject", "technical_repair"},
}
PLACES = {"PDL": "PDL", "FNC": "FNC"}
"""The one place that a posting serves; the others serve every place."""
PURPOSES = sorted({*KINDS, "technical_repair", "customs_control", "public_health"})
OF_A_RECORD = {
    "traveller": ("travellers/{journey}/", "travel:traveller:read"),
    "reservation": ("travellers/{journey}/reservation/", "travel:traveller:read"),
    "shared": ("travellers/{journey}/?shared=yes", "travel:traveller:read"),
    "ask": ("travellers/{journey}/reservation/ask/", "travel:carrier:ask"),
    "flight": ("board/{flight}/", "travel:flight:read"),
    "conversation": ("board/{flight}/conversation/", "travel:flight:read"),
    "item": ("items/{item}/", "cases:item:read"),
    "protection item": ("items/protection/{item}/", "cases:protection:read"),
    "message": ("messages/{message}/", "messages:message:read"),
}
OF_MANY = {
    "board": ("board/?airport=all&direction=any&hours=72", "travel:board:read"),
    "queue": ("work/queue/", "cases:item:read"),
    "protection": ("work/protection/", "cases:protection:read"),
    "arrivals": ("work/arrivals/", "cases:arrival:read"),
    "telephone": ("work/telephone/", "messages:telephone:read"),
    "clearances": ("clearances/", "clearances:clearance:read"),
    "messages": ("messages/", "messages:message:read"),
    "ledger": ("ledger/", "audit:ledger:read"),
}
SEARCH = ("travellers/search/", "travel:traveller:search")
IN_THE_LEDGER = {"traveller", "reservation", "shared", "item", "protection item", "search"}
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
PLACE = re.compile(r"<(?:(\w+):)?\w+>")


class Asked(NamedTuple):
    """One request, and the record's kind where it is about one."""

    what: str
    address: str
    permission: str
    kind: str | None = None
    number: str = ""


@dataclass
class Person:
    """An officer at work: what the documents say of them, and their browser."""

    role: str
    postings: set[str]
    id: str
    client: "Client"


@dataclass
class Records:
    """What is stored: ids by kind of data, and whose document numbers only one kind tells."""

    journeys: dict[str, str] = field(default_factory=dict)
    items: dict[str, str] = field(default_factory=dict)
    flights: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    numbers: dict[str, set[str]] = field(default_factory=dict)
    places: dict[str, set[str]] = field(default_factory=dict)
    read: set[tuple[str, ...]] = field(default_factory=set)

    def marks(self) -> dict[str, set[str]]:
        """Each text that must not stand on a page, with the kinds of data that tell it."""
        return {
            **{one: {kind} for one, kind in (self.journeys | self.items).items()},
            **self.numbers,
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    words = parser.parse_args()
    logging.disable(logging.WARNING)
    chance = random.Random(words.seed)  # noqa: S311 - a draw, no secret
    told = read_roles()
    with moving_home(60_000) as (_, platform, _clock):
        records = _fill(platform)
        people = list(_people(platform, told, chance))
        others = list(_other_pages())
        began, sums = time.perf_counter(), Counter[str]()
        for _number in range(words.requests):
            person, asked = chance.choice(people), _ask(chance, records, others)
            sums.update(_judged(person, asked, _desk(chance, told, person), told, records))
        _print(records, words.requests, sums, time.perf_counter() - began)


def _desk(chance: random.Random, told: Told, person: Person) -> tuple[str, str]:
    """What the session says: every other time one that is the officer's, else any."""
    if chance.random() < 0.5:
        return chance.choice(list(POSTINGS)), chance.choice(PURPOSES)
    posting = chance.choice(sorted(person.postings))
    return posting, chance.choice(sorted(POSTINGS[posting] & told.purposes[person.role]))


def _fill(platform: "Platform") -> Records:
    """People by API alone and people by PNR alone, arriving at two border posts."""
    from safepassage.apps.cases.models import WorkItem  # noqa: PLC0415 - after the settings
    from safepassage.apps.messages.models import Received  # noqa: PLC0415 - as above
    from safepassage.apps.travel.models import Flight, Journey  # noqa: PLC0415 - as above

    records = Records()
    for seed, place in enumerate((b"PDL", b"FNC") * 2, 1):
        start = platform.clock.now() + timedelta(hours=3 + seed)
        for bodies, kinds in (
            (benchmark_messages(seed, 40, 2, start=start), {"api_border", "api_piu"}),
            (benchmark_reservations(seed + 50, 15, 2, start=start), {"pnr"}),
        ):
            put = [body.replace(b"PDL", place) for body in bodies]
            store(platform, put)
            for number in _numbers(put):
                records.numbers.setdefault(number, set()).update(kinds)
                records.places.setdefault(number, set()).add(place.decode())
    records.journeys = {str(one.id): one.kind for one in Journey.objects.all()}
    records.items = {str(one.id): one.kind for one in WorkItem.objects.all()}
    records.flights = [str(one.id) for one in Flight.objects.all()]
    for one in Journey.objects.select_related("flight"):
        records.places[str(one.id)] = {one.flight.destination}
    for item in WorkItem.objects.all():
        records.places[str(item.id)] = records.places[str(item.journey)]
    for flight in Flight.objects.all():
        records.places[str(flight.id)] = {flight.destination}
    records.messages = [str(one.id) for one in Received.objects.all()]
    return records


def _numbers(bodies: list[bytes]) -> Iterator[str]:
    """Document numbers long enough to be nobody else's."""
    for body in bodies:
        for message in read(body, at="2027-03-01").messages:
            booked = (one for each in message.reservations for one in each.travellers)
            for traveller in (*message.travellers, *booked):
                yield from (one.number for one in traveller.documents if len(one.number or "") > 6)


def _people(platform: "Platform", told: Told, chance: random.Random) -> Iterator[Person]:
    """Three officers of each role, at some of the postings that are of use to it."""
    from django.test import Client  # noqa: PLC0415 - after the settings

    from safepassage.apps.accounts import services  # noqa: PLC0415 - as above
    from safepassage.apps.accounts.models import InstallationKind  # noqa: PLC0415 - as above
    from safepassage.apps.accounts.roles import Role  # noqa: PLC0415 - as above
    from safepassage.records.actor import Actor, Component  # noqa: PLC0415 - as above
    from safepassage.safeguards.purpose import Purpose  # noqa: PLC0415 - as above
    from safepassage.web import installed  # noqa: PLC0415 - as above
    from trained import trained  # noqa: PLC0415 - as above

    installed.platform = lambda: platform  # type: ignore[assignment]  # of this home
    at, by = platform.clock.now(), Actor.component(Component.COMMAND_LINE)
    services.create_installation(kind=InstallationKind.DEMONSTRATION, title="Bench", at=at)
    for code, purposes in POSTINGS.items():
        allowed = {Purpose(one) for one in purposes}
        services.ensure_posting(
            code=code,
            name=code,
            purposes=allowed,
            time_zone="Atlantic/Azores",
            places=[PLACES.get(code, "")],
        )
    for role in told.purposes:
        useful = sorted(code for code, allowed in POSTINGS.items() if allowed & told.purposes[role])
        for number in range(3):
            postings = set(chance.sample(useful, chance.randint(1, len(useful))))
            officer = services.add_officer(
                username=f"{role}.{number}",
                roles={Role(role)},
                postings=postings,
                actor=by,
                at=at,
            )
            client = Client(HTTP_HOST="localhost", raise_request_exception=False)
            client.force_login(trained(officer))
            yield Person(role, postings, str(officer.pk), client)


def _other_pages() -> Iterator[Asked]:
    """Every other page that stands at a desk, with something in every place of its address."""
    from django.urls import get_resolver  # noqa: PLC0415 - after the settings

    known = {address for address, _ in (*OF_RECORD_AND_MANY, SEARCH)}
    for address, permission in _addresses(get_resolver()):
        filled = PLACE.sub(_something, address)
        if permission and not address.startswith(("api/", "desk/")) and filled not in known:
            yield Asked("other", filled, str(permission))


OF_RECORD_AND_MANY = (*OF_A_RECORD.values(), *OF_MANY.values())


def _something(place: re.Match[str]) -> str:
    return {"uuid": str(UUID(int=7)), "int": "7"}.get(place[1], "X")


def _addresses(resolver: object, before: str = "") -> Iterator[tuple[str, object]]:
    for entry in resolver.url_patterns:  # type: ignore[attr-defined]  # a resolver
        address = before + str(entry.pattern)
        if hasattr(entry, "url_patterns"):
            yield from _addresses(entry, address)
        else:
            yield address, getattr(entry.callback, "permission", None)


def _ask(chance: random.Random, records: Records, others: list[Asked]) -> Asked:
    which = chance.random()
    if which < 0.6:
        what, (address, permission) = chance.choice(list(OF_A_RECORD.items()))
        journey, item = chance.choice(list(records.journeys)), chance.choice(list(records.items))
        kind = records.items[item] if "{item}" in address else None
        filled = address.format(
            journey=journey,
            item=item,
            flight=chance.choice(records.flights),
            message=chance.choice(records.messages),
        )
        about = records.journeys[journey] if "{journey}" in address else kind
        return Asked(what, filled, permission, about)
    if which < 0.75:
        what, (address, permission) = chance.choice(list(OF_MANY.items()))
        return Asked(what, address, permission)
    if which < 0.85:
        return Asked("search", *SEARCH, number=chance.choice(list(records.numbers)))
    return chance.choice(others)


def _judged(
    person: Person, asked: Asked, desk: tuple[str, str], told: Told, records: Records
) -> Mapping[str, int]:
    """What one request shows, held against what the documents say."""
    posting, purpose = desk
    before = _entries(person)
    status, page = _answer(person.client, asked, posting, purpose)
    may = person.role in told.holders[asked.permission]
    own = posting in person.postings and purpose in POSTINGS[posting] & told.purposes[person.role]
    found = Counter({"requests": 1, "pages shown": int(status == 200)})
    found["server errors"] = int(status >= 500)
    if status != 200:
        theirs = asked.kind in KINDS.get(purpose, ()) and asked.what == "traveller"
        theirs = theirs and _serves(posting, records.places[ID.findall(asked.address)[0]])
        found["refused though allowed"] = int(may and own and theirs)
        return found
    found["WRONG role"] = int(not may)
    found["WRONG desk"] = int(not own)
    opened = KINDS.get(purpose, set())
    found["WRONG purpose"] = int(
        any(
            mark in page and not kinds & opened and mark != asked.number
            for mark, kinds in records.marks().items()
        )
    )
    found["WRONG posting"] = int(
        any(
            mark in page and not _serves(posting, places)
            for mark, places in records.places.items()
            if mark != asked.number
        )
    )
    found["records shown"] = sum(one in page for one in records.journeys)
    found["read without entry"] = int(
        asked.what in IN_THE_LEDGER
        and _entries(person) == before
        and (person.id, purpose, *ID.findall(asked.address)) not in records.read
        and not _has_entry(person, purpose, ID.findall(asked.address))
    )
    records.read.add((person.id, purpose, *ID.findall(asked.address)))
    if (
        any(found[name] for name in found if name.startswith("WRONG"))
        or found["read without entry"]
    ):
        print(f"  {person.role} at {desk}: {asked}")
    return found


def _serves(posting: str, places: set[str]) -> bool:
    return posting not in PLACES or PLACES[posting] in places


def _answer(client: "Client", asked: Asked, posting: str, purpose: str) -> tuple[int, str]:
    from safepassage.web.console.desk import POSTING_KEY, PURPOSE_KEY  # noqa: PLC0415 - as above

    session = client.session
    session[POSTING_KEY], session[PURPOSE_KEY] = posting, purpose
    session.save()
    if asked.number:
        told = {"number": asked.number, "ground": "at_the_desk", **IN_ONE_CASE}
        answer = client.post(f"/{asked.address}", told)
    else:
        answer = client.get(f"/{asked.address}")
    return answer.status_code, answer.content.decode(errors="replace")


def _entries(person: Person) -> int:
    from safepassage.apps.audit.models import Entry  # noqa: PLC0415 - after the settings

    return Entry.objects.filter(actor_id=person.id).count()


def _has_entry(person: Person, purpose: str, ids: list[str]) -> bool:
    """Whether an entry of the same quarter of an hour tells that the officer read this record.

    The page of a work item, say, has read its traveller.
    """
    from safepassage.apps.audit.models import Entry  # noqa: PLC0415 - after the settings

    return Entry.objects.filter(actor_id=person.id, purpose=purpose, subject__in=ids).exists()


def _print(records: Records, requests: int, sums: Counter[str], seconds: float) -> None:
    print(f"{len(records.journeys)} journeys, {len(records.items)} items", end="")
    print(f", {len(records.numbers)} document numbers; {seconds:.0f} s")
    wrong = {name: count for name, count in sums.items() if name.startswith("WRONG") and count}
    print("| requests | pages shown | records shown | outside purpose, role or posting |", end="")
    print(" without entry | refused though allowed | errors |")
    print("|---:|---:|---:|---:|---:|---:|---:|")
    print(f"| {requests:,} | {sums['pages shown']:,} | {sums['records shown']:,} |", end="")
    print(f" {sum(wrong.values())} {wrong or ''} | {sums['read without entry']} |", end="")
    print(f" {sums['refused though allowed']} | {sums['server errors']} |")


if __name__ == "__main__":
    main()
