"""A carrier waits: the message goes through the same stages at once and is answered.

It is in the spool first, leased to the request. When the time is over the
carrier hears "board", the stages go on, and whatever they find differently
follows as an unsolicited answer. An outage never stops boarding.
"""

import logging
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from uuid import UUID

from django.db import close_old_connections, connections, transaction

from safepassage.adapters.writing import flush_later
from safepassage.apps.carriers.selectors import is_quarantined
from safepassage.apps.messages.lease import Lease
from safepassage.apps.messages.states import Hold
from safepassage.apps.travel.carrier_view import bound
from safepassage.flows.context import Contexts
from safepassage.flows.enquiries.at_once import AtOnce
from safepassage.flows.platform import Platform
from safepassage.flows.process import apply
from safepassage.flows.refused_before import refused_before
from safepassage.flows.replies import reply_to
from safepassage.flows.statuses import Asked, Word, standing
from safepassage.flows.told import Given, places_asked, record_given
from safepassage.pipeline.stages import late_places, numbered
from safepassage.records._base import Record
from safepassage.records.actor import Actor, Component
from safepassage.records.answer import Meaning
from safepassage.records.defect import Defect, Severity
from safepassage.records.message import ParsedFile

log = logging.getLogger(__name__)
ACTOR = Actor.component(Component.INTERACTIVE)
THREADS = 8


class Answered(Record, frozen=True):
    """The message's id and, unless it could not be understood, the answer in its dialect."""

    id: UUID
    body: bytes | None
    defects: tuple[Defect, ...] = ()


class _Work:
    """One request's work; ``give_up`` and ``finish`` agree on who is first.

    ``parsed`` is what the words are about: held to the carrier's agreement once that is known.
    """

    def __init__(self, parsed: ParsedFile) -> None:
        self.parsed = parsed
        self._lock = threading.Lock()
        self._answered = False
        self._words: list[Word] | None = None

    def give_up(self) -> list[Word] | None:
        """The carrier is answered now: the words if they are settled, else ``None``."""
        with self._lock:
            self._answered = True
            return self._words

    def finish(self, words: list[Word]) -> bool:
        """The words are settled; true when the carrier has been answered without them."""
        with self._lock:
            self._words = words
            return self._answered


class Interactive:
    """Answers interactive messages within ``seconds``."""

    def __init__(self, platform: Platform, *, seconds: float) -> None:
        self._platform = platform
        self._seconds = seconds
        self._contexts = Contexts(platform)
        self._enquire = AtOnce(platform) if platform.registers.at_once else None
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="interactive")

    def warm(self) -> None:
        """Load bases and lists before the first question."""
        self._contexts.current()

    def answer(self, *, carrier: UUID, body: bytes) -> Answered:
        """Keep, process and answer one message; a retry gets the status that stands now.

        While its carrier is in quarantine it waits for an officer: about nobody new is anything
        known, so the answer is "board", and what is found later follows. Whom officers have
        refused is refused all the same.
        """
        if is_quarantined(carrier):
            return self._unprocessed(carrier, body)
        owner = f"request-{self._platform.ids.random(8).hex()}"
        message_id, lease = self._platform.spool.put_leased(carrier, body, owner=owner)
        parsed = self._read(carrier, body)
        if lease:
            parsed, words = self._within_time(lease, parsed)
        else:
            words = self._standing(message_id, carrier, parsed)
        return self._told(message_id, parsed, words)

    def _unprocessed(self, carrier: UUID, body: bytes) -> Answered:
        message_id, _ = self._platform.spool.put_held(carrier, body, hold=Hold.SENDER, asks=True)
        parsed = self._read(carrier, body)
        before = refused_before(self._platform, carrier, parsed)
        words = self._standing(message_id, carrier, parsed, before)
        return self._told(message_id, parsed, words)

    def _read(self, carrier: UUID, body: bytes) -> ParsedFile:
        """Parse a question, or whatever the carrier sent as one."""
        return self._contexts.current().read(carrier, body, at=self._platform.clock.now())

    def _told(self, message_id: UUID, parsed: ParsedFile, words: list[Word] | None) -> Answered:
        told = self._response(parsed, words or [])
        return Answered(id=message_id, body=told, defects=() if told else _fatal(parsed))

    def _standing(
        self, message: UUID, carrier: UUID, parsed: ParsedFile, before: Sequence[Word] = ()
    ) -> list[Word]:
        """The words that stand, and those of ``before`` about travellers without one."""
        travellers = {
            first + place: traveller
            for first, told in numbered(parsed)
            if first is not None
            for place, traveller in enumerate(told.travellers)
        }
        asked = Asked(message=message, sender=carrier, travellers=travellers)
        given = Given(message=message, carrier=carrier, asked=places_asked(parsed))
        with transaction.atomic():
            words = standing(self._platform, asked)
            known = {word.ordinal for word in words}
            unsaid = [one for one in before if one.ordinal in given.asked - known]
            words = self._in_time([*words, *unsaid], parsed)
            record_given(self._platform, given, words, actor=ACTOR)
        return words

    def _in_time(self, words: list[Word], parsed: ParsedFile) -> list[Word]:
        """Without those whose flight has left, unless a person refused them: they board.

        A flight that its carrier has put off leaves later than the message says.
        """
        at = self._platform.clock.now()
        gone = late_places(parsed, self._platform.geography, at=at)
        ways = bound(word.journey for word in words if word.ordinal in gone)
        here = {one for one, way in ways.items() if way.departs_at and way.departs_at > at}
        return [
            word
            for word in words
            if word.ordinal not in gone
            or word.journey in here
            or word.meaning is Meaning.DO_NOT_BOARD
        ]

    def close(self) -> None:
        """Wait for what is still being processed; end the threads with their connections."""
        together = threading.Barrier(THREADS)
        for _ in range(THREADS):
            self._threads.submit(_disconnect, together)
        self._threads.shutdown(wait=True)
        if self._enquire:
            self._enquire.close()

    def _within_time(
        self, lease: Lease, parsed: ParsedFile
    ) -> tuple[ParsedFile, list[Word] | None]:
        work = _Work(parsed)
        future: Future[None] = self._threads.submit(self._process, lease, work)
        if not wait([future], self._seconds).done:
            log.warning("message %s is answered late", lease.id)
        elif error := future.exception():
            log.error("message %s is left to the worker", lease.id, exc_info=error)
        words = work.give_up()
        return work.parsed, words

    def _process(self, lease: Lease, work: _Work) -> None:
        """Whatever goes wrong here stays in the future: the carrier is answered all the same."""
        close_old_connections()
        context = self._contexts.current()
        work.parsed = context.agreed(lease.sender, work.parsed)
        prepared = context.prepare_parsed(lease, work.parsed)
        flush_later()
        apply(
            self._platform,
            lease,
            prepared,
            actor=ACTOR,
            answered=work.finish,
            enquire=self._enquire,
        )

    def _response(self, parsed: ParsedFile, words: Sequence[Word]) -> bytes | None:
        """A reply to each readable message that asks; ``None`` if none does."""
        by_ordinal = {word.ordinal: word for word in words}
        replies = [
            reply_to(self._platform, message, first, by_ordinal)
            for first, message in numbered(parsed)
            if first is not None
        ]
        return b"".join(filter(None, replies)) or None


def _disconnect(together: threading.Barrier) -> None:
    """Close this thread's connections; that all wait for all gives each thread its turn."""
    together.wait()
    connections.close_all()


def _fatal(parsed: ParsedFile) -> tuple[Defect, ...]:
    found = (*parsed.defects, *(one for message in parsed.messages for one in message.defects))
    return tuple(one for one in found if one.severity is Severity.FATAL)
