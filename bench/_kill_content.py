"""What a database says, opened and free of chance ids, so that two runs can be compared."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any
from uuid import UUID

from safepassage.adapters.keys import HomeKeys
from safepassage.apps.audit.models import Entry
from safepassage.apps.cases.models import BoardingStatus, Hit, WorkItem
from safepassage.apps.messages.models import Received
from safepassage.apps.travel.models import (
    DataKey,
    Flight,
    Journey,
    LookUp,
    Part,
    Reservation,
    Sighting,
)
from safepassage.apps.travel.vault import open_keys, part_place
from safepassage.apps.watchlists.selectors import listings
from safepassage.flows.hits import open_evidence
from safepassage.safeguards.sealing import body_digest

FINAL = ("message:spool:processed", "message:spool:parked", "message:spool:refused")
Rows = list[list[Any]]


class Content:
    """The whole content of one home's database, in an order that does not depend on ids."""

    def __init__(self, keys: HomeKeys, bodies: list[bytes]) -> None:
        digest_key, *_ = keys.digest_keys()
        places = {body_digest(digest_key, body): place for place, body in enumerate(bodies)}
        self._bodies = len(bodies)
        self._received = {row.id: row for row in Received.objects.all()}
        self._place = {row.id: places[bytes(row.digest)] for row in self._received.values()}
        self._journeys = {row.id: row for row in Journey.objects.all()}
        self._reservations = {row.id: row for row in Reservation.objects.all()}
        self._holders = self._journeys | self._reservations
        self._flights = {row.id: row for row in Flight.objects.all()}
        self._sealers = open_keys(self._holders, keys)
        self._parts = self._open_parts()
        self._entries: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for event, subject, details in Entry.objects.values_list("event", "subject", "details"):
            self._entries[subject].append((event, str(details)))

    def _open_parts(self) -> dict[UUID, dict[int, dict[str, str]]]:
        opened: dict[UUID, dict[int, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
        for part in Part.objects.filter(holder__in=list(self._holders)):
            place = part_place(part.holder, part.group, part.version)
            content = self._sealers[part.holder].open(bytes(part.sealed), place)
            opened[part.holder][part.version][part.group] = sha256(content).hexdigest()[:24]
        return opened

    def comparable(self) -> dict[str, Rows]:
        """Sections of rows; equal for two runs that had the same effect."""
        sections = {
            "flights": self._flight_rows(),
            "journeys": self._journey_rows(),
            "reservations": ([*self._of(one)] for one in self._reservations),
            "sightings": self._sighting_rows(),
            "hits": self._hit_rows(),
            "statuses": (
                [*self._of(row.journey), row.meaning] for row in BoardingStatus.objects.all()
            ),
            "messages": self._message_rows(),
        }
        return {name: sorted([*rows], key=repr) for name, rows in sections.items()}

    def _of(self, holder: UUID) -> tuple[str, str, str]:
        """A journey or reservation by what is known of it now."""
        row = self._holders[holder]
        current = sorted(self._parts[holder].get(row.version, {}).items())
        return self._flight_name(row.flight_id), row.kind, _digest(current)

    def _flight_name(self, flight: UUID) -> str:
        row = self._flights[flight]
        return f"{row.carrier}{row.number} {row.origin}-{row.destination} {row.departure_date}"

    def _flight_rows(self) -> Iterator[list[Any]]:
        for row in self._flights.values():
            yield [self._flight_name(row.id), row.departs, row.arrives, row.direction]

    def _journey_rows(self) -> Iterator[list[Any]]:
        kinds: dict[UUID, list[str]] = defaultdict(list)
        for kind, holder in LookUp.objects.values_list("kind", "holder"):
            kinds[holder].append(kind)
        for row in self._journeys.values():
            told = self._parts[row.id].values()
            yield [
                *self._of(row.id),
                row.role,
                row.basis,
                row.mask_day.isoformat(),
                sorted({_digest(sorted(parts.items())) for parts in told}),
                sorted(kinds[row.id]),
                self._of(row.reservation_id) if row.reservation_id else None,
                self._of(row.ambiguous_with) if row.ambiguous_with else None,
            ]

    def _sighting_rows(self) -> Iterator[list[Any]]:
        seen = {
            (self._place[row.message], row.ordinal, row.function, *self._of(row.journey_id))
            for row in Sighting.objects.all()
        }
        return map(list, seen)

    def _hit_rows(self) -> Iterator[list[Any]]:
        known = listings(key.partition("/")[2] for key in Hit.objects.values_list("key", flat=True))
        for hit in Hit.objects.select_related("item"):
            listing = known[hit.key.partition("/")[2]]
            item = hit.item
            raised = [one for one in self._entries[str(item.journey)] if str(hit.id) in one[1]]
            sealer = self._sealers[item.journey]
            yield [
                *self._of(item.journey),
                *(item.queue, item.state, item.rank, item.headline, item.reopened),
                *(listing.list_name, listing.entry.id, hit.match_class, hit.purpose),
                hit.withdrawn_at is not None,
                _digest(open_evidence(sealer, hit.id, bytes(hit.evidence))),
                sorted(event for event, _ in raised),
            ]

    def _message_rows(self) -> Iterator[list[Any]]:
        outcomes = {
            repr(
                (
                    self._place[row.id],
                    *(row.state, row.mode, row.format, row.function, row.travellers, row.stored),
                    *(row.progress, row.refusal, sorted(row.counts.items())),
                    _digest([defect["code"] for defect in row.defects]),
                )
            )
            for row in self._received.values()
        }
        return ([one] for one in outcomes)

    def violations(self) -> list[str]:
        """Everything that must hold in any run."""
        return [*self._message_faults(), *self._orphans(), *self._order_faults()]

    def _message_faults(self) -> Iterator[str]:
        missing = set(range(self._bodies)) - set(self._place.values())
        if missing:
            yield f"messages never kept: {sorted(missing)}"
        kept = Counter(
            self._place[row.id] for row in self._received.values() if row.state == "done"
        )
        yield from (
            f"message {place} done {count} times" for place, count in kept.items() if count > 1
        )
        for row in self._received.values():
            if row.state not in {"done", "parked", "refused"} or row.lease_owner:
                yield f"message {row.sequence} is {row.state}, leased to {row.lease_owner}"
            if (row.body is None or row.body_key is None) != (row.state != "parked"):
                yield f"message {row.sequence} is {row.state} with a wrong body"
            final = [event for event, _ in self._entries[str(row.id)] if event in FINAL]
            if len(final) != 1:
                yield f"message {row.sequence} has the entries {final}"

    def _orphans(self) -> Iterator[str]:
        journeys, holders = set(self._journeys), set(self._holders)
        ends: list[tuple[str, Iterable[UUID], set[UUID]]] = [
            ("parts", Part.objects.values_list("holder", flat=True), holders),
            ("look-ups", LookUp.objects.values_list("holder", flat=True), holders),
            ("data keys", DataKey.objects.values_list("holder", flat=True), holders),
            ("items", WorkItem.objects.values_list("journey", flat=True), journeys),
            ("statuses", BoardingStatus.objects.values_list("journey", flat=True), journeys),
            ("sightings", Sighting.objects.values_list("message", flat=True), set(self._received)),
            ("holders without a key", holders, set(self._sealers)),
            (
                "journeys nobody saw",
                journeys,
                {*Sighting.objects.values_list("journey", flat=True)},
            ),
        ]
        for name, found, wanted in ends:
            if lost := len(set(found) - wanted):
                yield f"{lost} {name} lost"
        pairs = LookUp.objects.values_list("holder", "kind", "token")
        twice = sum(count - 1 for count in Counter((h, k, bytes(t)) for h, k, t in pairs).values())
        if twice:
            yield f"{twice} look-ups twice"

    def _is_only_referred_to(self, row: Journey) -> bool:
        """Whether no message has described it (sequence 0): one cut behind a reference, say."""
        told = {group for parts in self._parts[row.id].values() for group in parts}
        return row.sequence == 0 and told.isdisjoint({"identity", "documents"})

    def _order_faults(self) -> Iterator[str]:
        seen: dict[UUID, set[int]] = defaultdict(set)
        for journey, sequence in Sighting.objects.values_list("journey", "sequence"):
            seen[journey].add(sequence)
        for row in self._journeys.values():
            if row.sequence != max(seen[row.id]) and not self._is_only_referred_to(row):
                yield f"a journey's last message is {max(seen[row.id])}, not {row.sequence}"
            if row.version not in seen[row.id]:
                yield f"a journey is at version {row.version}, which no message told"
            if self._parts[row.id] and row.version not in self._parts[row.id]:
                yield f"a journey is at version {row.version} without its parts"


def _digest(value: object) -> str:
    """A short name for something long."""
    return sha256(repr(value).encode()).hexdigest()[:24]
