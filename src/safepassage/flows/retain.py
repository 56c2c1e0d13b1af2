"""Retention, every hour: mask what is due, delete what is due, then prove it.

Everything happens in short transactions with its ledger entry, and each step only takes what
is still there: a run that was cut off is finished by the next one.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from time import monotonic
from typing import Any

import msgspec
from django.conf import settings
from django.db import transaction

from safepassage.adapters.writing import checkpoint, flush_later
from safepassage.apps.accounts import sessions
from safepassage.apps.agencies import feed as agencies
from safepassage.apps.approvals import retention as approvals
from safepassage.apps.audit import ledger
from safepassage.apps.audit.chain import EntryText
from safepassage.apps.audit.events import Event
from safepassage.apps.cases import retention as cases
from safepassage.apps.clearances import retention as clearances
from safepassage.apps.disclosures import retention as disclosures
from safepassage.apps.enquiries import retention as enquiries
from safepassage.apps.figures import retention as figures
from safepassage.apps.forecast import services as counts
from safepassage.apps.holds import retention as holds
from safepassage.apps.messages import held, part_sets
from safepassage.apps.messages import retention as messages
from safepassage.apps.messages.selectors import spool_days
from safepassage.apps.quality import services as quality
from safepassage.apps.regulation import readings, wordings
from safepassage.apps.subjects import retention as subjects
from safepassage.apps.travel import leaving, traces
from safepassage.apps.travel import retention as travel
from safepassage.apps.watching import retention as watching
from safepassage.flows import routed
from safepassage.flows.approvals.ending import destroy_answer_keys, end_approvals
from safepassage.flows.corrections import note_fetched
from safepassage.flows.delisted import WHAT as LISTED
from safepassage.flows.delisted import delete_listed
from safepassage.flows.disclosing.reviews import settle_reviews
from safepassage.flows.end_listings import end_listings
from safepassage.flows.keeping import settle_ends
from safepassage.flows.mask import delete, mask
from safepassage.flows.pacing import Pace
from safepassage.flows.person_notices import note_uses
from safepassage.flows.platform import Platform
from safepassage.flows.prove import Proof, prove
from safepassage.flows.sample import Sample
from safepassage.records._base import Record
from safepassage.records.actor import Actor, Component

ACTOR = Actor.component(Component.RETENTION)
PROOFS = "retention"
"""What the entries of proofs are about, so that the last ones are found at once."""
MOST_TRACES = 300
READ_AHEAD = 1_000
"""Their changes fit the write-ahead log before a writer would have to empty it in its own lock."""
LEAVERS = 16
TRACED_AHEAD = 12
BODIES_AT_ONCE = 5
SPOOL_MARGIN = timedelta(hours=1)
"""A message is put under the key of the day on which its writer looked at the clock."""


class Report(Record, frozen=True):
    """What a run did: counts by kind, and the proof; ``longest_lock`` in seconds."""

    at: datetime
    masked: dict[str, int]
    deleted: dict[str, int]
    day_keys_destroyed: int
    spool_keys_destroyed: int
    proof: Proof
    transactions: int
    longest_lock: float
    seconds: float


class Proved(Record, frozen=True):
    """One run as its proof told it to the ledger."""

    at: datetime
    entry: int
    holds: bool
    masked: dict[str, int]
    deleted: dict[str, int]
    past: dict[str, int]
    strays: dict[str, int]
    remnants: int
    traces: int
    files: int


def run(platform: Platform, *, at: datetime | None = None, pace: Pace | None = None) -> Report:
    """Mask, delete and prove as of ``at`` (now, if it is not given).

    Keys of days are destroyed only when the day is over on the platform's own clock.
    """
    return _Run(platform, at or platform.clock.now(), pace or Pace()).run()


def delete_due(platform: Platform) -> dict[str, int]:
    """Delete at once what is due now, as an hourly run would; what, by kind."""
    return _Run(platform, platform.clock.now(), Pace()).delete()


def last_runs(limit: int = 24) -> list[Proved]:
    """The newest runs, newest first, as the ledger holds them."""
    return [_proved(entry) for entry in ledger.page(subject=PROOFS, limit=limit)]


def _proved(entry: EntryText) -> Proved:
    told = msgspec.json.decode(entry.details)
    known = {name: told[name] for name in Proved.__struct_fields__ if name in told}
    holds = entry.event == Event.RETENTION_PROVED
    return Proved(at=entry.at, entry=entry.id, holds=holds, **known)


def _of_clearances(chunk: travel.Chunk) -> Iterator[traces.Trace]:
    for one in clearances.traces(chunk.journeys[:TRACED_AHEAD]):
        yield traces.Trace(holder=str(one.journey), of="clearance", needle=one.tokens)


def _of_result(one: cases.Result) -> traces.Trace:
    return traces.Trace(holder=str(one.journey), of="evidence", needle=one.trace)


class _Run:
    def __init__(self, platform: Platform, at: datetime, pace: Pace) -> None:
        self._platform = platform
        self._at = at
        self._over = min(at, platform.clock.now())
        self._pace = pace
        self._traces: Sample[traces.Trace] = Sample(MOST_TRACES)
        self._masked: Counter[str] = Counter()
        self._deleted: Counter[str] = Counter()

    def run(self) -> Report:
        """All steps in their order."""
        began = monotonic()
        settle_reviews(self._platform, actor=ACTOR)
        note_uses(self._platform, actor=ACTOR)
        flush_later()
        while self._end_with_departure():
            pass
        self._delete_left_out()
        while self._mask():
            pass
        days = self._destroy_day_keys()
        self.delete()
        self._end_results()
        self._delete_listed()
        self._delete_the_rest()
        note_fetched(self._platform)
        spool = self._destroy_spool_keys()
        destroy_answer_keys(self._platform.keys)
        proof = prove(self._platform, self._traces.items, at=self._at, over=self._over)
        self._tell_proof(proof)
        return Report(
            at=self._at,
            masked=dict(self._masked),
            deleted=dict(self._deleted),
            day_keys_destroyed=days,
            spool_keys_destroyed=spool,
            proof=proof,
            transactions=self._pace.transactions,
            longest_lock=self._pace.longest,
            seconds=monotonic() - began,
        )

    def delete(self) -> dict[str, int]:
        """Holders that are due, and nothing else."""
        while self._delete():
            pass
        return dict(self._deleted)

    def _end_with_departure(self) -> bool:
        """Who has left is deleted in the same run, where their law asks for it."""
        now = self._platform.clock.now()
        found = leaving.left(actor=ACTOR, keys=self._platform.keys, at=self._at, limit=LEAVERS)
        if not found:
            return False
        with self._pace.turn():
            count = leaving.end_with_departure(found)
            settle_ends({journey for one in found for journey in one.ending}, at=now)
            self._tell(Event.RETENTION_LEFT, {"left": len(found), "journeys": count})
        return count > 0

    def _delete_left_out(self) -> None:
        """Whom the Union's router has left out for good."""
        missing = routed.left_out(at=self._at)
        for first in range(0, len(missing), self._pace.size):
            some = missing[first : first + self._pace.size]
            ahead = travel.Chunk(journeys=tuple(some))
            self._traces.add(traces.of_deletion(ahead, most=TRACED_AHEAD))
            with self._pace.turn():
                now = self._platform.clock.now()
                chunk = routed.end_left_out(some, at=self._at, now=now, actor=ACTOR)
                if chunk.holders:
                    self._tell(Event.RETENTION_DELETED, chunk.counts)
            self._deleted.update(chunk.counts)

    def _mask(self) -> bool:
        ahead = travel.to_mask(at=self._at, limit=READ_AHEAD)
        self._traces.add(traces.of_masking(ahead.chunk, most=TRACED_AHEAD))
        self._traces.add(_of_clearances(ahead.chunk))
        found = bool(ahead)
        while ahead:
            due, ahead = ahead.split(self._pace.size)
            with self._pace.turn():
                mask(due.chunk, at=self._at, now=self._platform.clock.now())
                self._tell(Event.RETENTION_MASKED, due.chunk.counts)
            self._masked.update(due.chunk.counts)
        checkpoint()
        return found

    def _delete(self) -> bool:
        ahead = travel.to_delete(at=self._at, limit=READ_AHEAD)
        self._traces.add(traces.of_deletion(ahead.chunk, most=TRACED_AHEAD))
        self._traces.add(_of_clearances(ahead.chunk))
        found = bool(ahead)
        while ahead:
            due, ahead = ahead.split(self._pace.size)
            with self._pace.turn():
                chunk = travel.still_due(due, at=self._at).chunk
                if chunk.holders:
                    delete(chunk, now=self._platform.clock.now())
                    self._tell(Event.RETENTION_DELETED, chunk.counts)
            self._deleted.update(chunk.counts)
        checkpoint()
        return found

    def _end_results(self) -> None:
        """What screening found ends once the authorities were told of it."""
        before = self._at - timedelta(days=settings.SAFEPASSAGE_RESULT_DAYS)
        ended = 0
        while results := cases.results_told(before=before, limit=self._pace.size):
            self._traces.add(map(_of_result, results[:TRACED_AHEAD]))
            with self._pace.turn():
                cases.end_results(results)
                self._tell(Event.RETENTION_DELETED, {"results": len(results)})
            ended += len(results)
        self._deleted["results"] = ended

    def _delete_listed(self) -> None:
        end_listings(self._pace, actor=ACTOR, at=self._at)
        count = delete_listed(
            self._platform, self._pace, self._traces, at=self._at, tell=self._tell
        )
        self._deleted[LISTED] += count

    def _delete_the_rest(self) -> None:
        """What ends at its own date: cases, answers, flights, sign-ins, bodies, ledger entries."""
        for what, past in (
            ("approvals", approvals.delete_past),
            ("cases", cases.delete_past),
            ("clearances", clearances.delete_past),
            ("disclosures", disclosures.delete_past),
            ("enquiries", enquiries.delete_past),
            ("holds", holds.delete_past),
            ("answers", messages.delete_answers_past),
            ("part_sets", part_sets.delete_past),
            ("feed", agencies.delete_past),
            ("forecast", counts.delete_past),
            ("flights", travel.remove_flights),
            ("desk_phones", travel.clear_desk_phones),
            ("subjects", subjects.delete_past),
            ("tallies", quality.delete_past),
            ("figures", figures.delete_past),
            ("wordings", wordings.delete_past),
            ("regulator_readings", readings.delete_past),
            ("watching", watching.delete_past),
        ):
            self._repeat(what, partial(self._told, what, partial(past, at=self._at)))
        over = partial(sessions.delete_past, at=self._over)
        self._repeat("sessions", partial(self._told, "sessions", over))
        self._repeat("grants", self._end_grants)
        self._repeat("held_too_long", self._park_held)
        self._repeat("bodies", self._destroy_bodies)
        self._repeat("ledger_entries", self._expire_entries)

    def _repeat(self, what: str, step: Callable[[int], int]) -> None:
        count = 1
        while count:
            with self._pace.turn():
                count = step(self._pace.size)
            self._deleted[what] += count

    def _told(self, what: str, past: Callable[..., int], limit: int) -> int:
        count = past(limit=limit)
        if count:
            self._tell(Event.RETENTION_DELETED, {what: count})
        return count

    def _destroy_bodies(self, limit: int) -> int:
        at_once = min(limit, BODIES_AT_ONCE)
        return messages.destroy_bodies(at=self._at, actor=ACTOR, limit=at_once)

    def _park_held(self, limit: int) -> int:
        keep = self._platform.parked_time
        return held.park_too_long(at=self._at, keep=keep, actor=ACTOR, limit=limit)

    def _end_grants(self, limit: int) -> int:
        return end_approvals(actor=ACTOR, at=self._over, limit=limit)

    def _expire_entries(self, limit: int) -> int:
        return ledger.expire(actor=ACTOR, at=self._over, limit=limit)

    def _destroy_day_keys(self) -> int:
        keys = self._platform.keys
        past = [day for day in keys.live_days() if day < self._over.date()]
        return self._destroy("day", past, keys.destroy_day)

    def _destroy_spool_keys(self) -> int:
        keys, needed = self._platform.keys, set(spool_days())
        end = (self._over - SPOOL_MARGIN).date()
        past = [day for day in keys.live_spool_days() if day < end and day not in needed]
        return self._destroy("spool", past, keys.destroy_spool_day)

    def _destroy(self, of: str, days: list[date], destroy: Callable[[date], None]) -> int:
        """The entry first: if the machine stops in between, the next run destroys."""
        if days:
            with transaction.atomic():
                self._tell(Event.KEY_DESTROYED, {"of": of, "days": [str(day) for day in days]})
        for day in days:
            destroy(day)
        return len(days)

    def _tell_proof(self, proof: Proof) -> None:
        event = Event.RETENTION_PROVED if proof.holds else Event.RETENTION_UNPROVED
        details = {
            "masked": dict(self._masked),
            "deleted": dict(self._deleted),
            "past": proof.past,
            "strays": {what: len(ids) for what, ids in proof.strays.items()},
            "remnants": len(proof.remnants),
            "traces": proof.traces,
            "files": proof.files,
            "bytes": proof.bytes,
            "overwritten": proof.overwritten or 0,
        }
        with transaction.atomic():
            self._tell(event, details, subject=PROOFS)

    def _tell(self, event: Event, details: Mapping[str, Any], subject: str = "") -> None:
        now = self._platform.clock.now()
        until = {"until": self._at.isoformat()} if self._at != now else {}
        ledger.write(
            event=event, actor=ACTOR, subject=subject, details={**details, **until}, at=now
        )
