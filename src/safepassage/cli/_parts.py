"""The parts of a running platform, each a process of its own; ``serve --only NAME`` runs one."""

import argparse
import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from safepassage.adapters.processes import stop_when_told

if TYPE_CHECKING:
    from collections import Counter
    from datetime import datetime

    from safepassage.flows.doors.intake import Fate
    from safepassage.records.traveller import Traveller

log = logging.getLogger(__name__)
CLOCK_SECONDS = 1.0
RETENTION_SECONDS = 3600.0
WATCH_SECONDS = 60.0
DAY_SECONDS = 24 * 3600.0
AGAIN_SECONDS = 30.0
THREADS = 24  # more than bodies may be on the way at once (web.slow_bodies)
STOP_SECONDS = 6


def web(args: argparse.Namespace) -> None:
    """Serve the console and the carriers' interface until told to stop."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "safepassage.web.wsgi:application",
        address=args.host,
        port=args.port,
        interface=Interfaces.WSGI,
        workers=args.workers,
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.error,
        workers_kill_timeout=STOP_SECONDS,
    ).serve()


def pipeline(args: argparse.Namespace) -> None:  # noqa: ARG001 - every part's form
    """Work off the spool; on SQLite this process alone does."""
    from django.conf import settings

    from safepassage.adapters.pulse import Pulse
    from safepassage.flows.health import PIPELINE
    from safepassage.flows.platform import Platform
    from safepassage.flows.work import Worker

    stop = stop_when_told()
    pulse = Pulse(settings.SAFEPASSAGE_HOME, PIPELINE)
    with _writing_alone():
        worker = Worker(Platform.from_settings(), processes=settings.SAFEPASSAGE_WORKERS)
        worker.run(stop, pulse=pulse.beat)


def clock(args: argparse.Namespace) -> None:  # noqa: ARG001 - every part's form
    """Seal the ledger, call officers for waiting carriers, end the waiting, count arrivals."""
    from django.conf import settings

    from safepassage.adapters.keys import HomeKeys
    from safepassage.adapters.pager import Pager
    from safepassage.adapters.pulse import Pulse
    from safepassage.adapters.writing import checkpoint
    from safepassage.flows.lapse import lapse, lapse_proposals
    from safepassage.flows.page import page, page_for_quarantine, page_for_second
    from safepassage.flows.platform import Platform
    from safepassage.flows.seal import seal
    from safepassage.flows.telephone import page_for_telephone
    from safepassage.flows.unavoidable import CLOCK, note_silence
    from safepassage.flows.window.forecast import Counting

    platform, keys = Platform.from_settings(), HomeKeys(settings.SAFEPASSAGE_HOME)
    pager, counting = Pager(settings.SAFEPASSAGE_PAGER), Counting(platform)
    note_silence(platform, settings.SAFEPASSAGE_HOME)
    pulse = Pulse(settings.SAFEPASSAGE_HOME, CLOCK)

    def tick() -> None:
        seal(keys, at=platform.clock.now())
        page(platform, pager)
        page_for_telephone(platform, pager)
        page_for_quarantine(platform, pager)
        page_for_second(platform, pager)
        lapse(platform)
        lapse_proposals(platform)
        counting.tick()
        checkpoint()
        pulse.beat()

    _every(CLOCK_SECONDS, tick, stop_when_told())


def retention(args: argparse.Namespace) -> None:  # noqa: ARG001 - every part's form
    """At the start, then every hour: look after assessments; mask, delete and prove; sweep."""
    from django.conf import settings

    from safepassage.adapters.cache_files import sweep
    from safepassage.adapters.pulse import Pulse
    from safepassage.flows.assurance.watch import watch
    from safepassage.flows.fairness.reviewing import review
    from safepassage.flows.platform import Platform
    from safepassage.flows.retain import run
    from safepassage.flows.watching.configuration import RETENTION

    platform = Platform.from_settings()
    pulse = Pulse(settings.SAFEPASSAGE_HOME, RETENTION)
    pulse.beat()

    def hourly() -> None:
        watch(platform)
        review(platform)
        report = run(platform)
        pulse.beat()
        masked, deleted = sum(report.masked.values()), sum(report.deleted.values())
        level = logging.INFO if report.proof.holds else logging.ERROR
        log.log(level, "%d masked, %d deleted, proof %s", masked, deleted, report.proof.holds)
        sweep(settings.SAFEPASSAGE_HOME / "cache", platform.clock.now().timestamp() - DAY_SECONDS)

    _every(RETENTION_SECONDS, hourly, stop_when_told())


def watching(args: argparse.Namespace) -> None:  # noqa: ARG001 - every part's form
    """Watch officers' reading, and tell the witnesses what is due: every minute."""
    from datetime import timedelta
    from random import SystemRandom

    from django.conf import settings

    from safepassage.adapters.keys import HomeKeys
    from safepassage.adapters.witness_file import witnesses_in
    from safepassage.flows.platform import Platform
    from safepassage.flows.watching.planting import keep_decoys
    from safepassage.flows.watching.reading import watch
    from safepassage.flows.watching.witnesses import Telling
    from safepassage.simulation.decoys import invent_traveller

    platform, home = Platform.from_settings(), settings.SAFEPASSAGE_HOME
    named = witnesses_in(settings.SAFEPASSAGE_WITNESSES).named
    every = timedelta(hours=settings.SAFEPASSAGE_WITNESS_HOURS)
    telling = Telling(HomeKeys(home), home, named, every=every)

    rng = SystemRandom()

    def invent(at: "datetime") -> "Traveller":
        return invent_traveller(rng, at.date(), platform.geography.nationality)

    def minutely() -> None:
        at = platform.clock.now()
        keep_decoys(platform, invent, rng.choice, wanted=settings.SAFEPASSAGE_DECOYS, at=at)
        watch(platform)
        telling.tick(platform.clock.now())

    stop = stop_when_told()
    stop.wait(WATCH_SECONDS / 2)  # until every part has given its sign of life
    _every(WATCH_SECONDS, minutely, stop)


def drop(args: argparse.Namespace) -> None:  # noqa: ARG001 - every part's form
    """Take what lies in the carriers' drop folders and lay their answers out, every second."""
    from django.conf import settings

    watch_drop(Path(settings.SAFEPASSAGE_DROP_FOLDER), stop_when_told())


def watch_drop(root: Path, stop: threading.Event) -> "Counter[Fate]":
    """Look at a drop root until told to stop; what became of the files, by fate."""
    from django.conf import settings

    from safepassage.flows.doors.drop import Drop, Limits
    from safepassage.flows.doors.typeb import TypeBDoor
    from safepassage.flows.interactive import Interactive
    from safepassage.flows.platform import Platform

    platform = Platform.from_settings()
    interactive = Interactive(platform, seconds=settings.SAFEPASSAGE_INTERACTIVE_SECONDS)
    watched = Drop(
        platform,
        root,
        limits=Limits(
            told=settings.SAFEPASSAGE_MESSAGE_LIMIT,
            asked=settings.SAFEPASSAGE_INTERACTIVE_LIMIT,
            settle=settings.SAFEPASSAGE_DROP_SETTLE_SECONDS,
            per_minute=settings.SAFEPASSAGE_REQUESTS_PER_MINUTE,
        ),
        interactive=interactive,
        steady=monotonic,
    )
    typeb = TypeBDoor(watched, address=settings.SAFEPASSAGE_TYPEB_ADDRESS)
    limit = settings.SAFEPASSAGE_TYPEB_PART

    def step() -> None:
        watched.step()
        typeb.look(limit=limit)

    try:
        _every(CLOCK_SECONDS, step, stop)
    finally:
        interactive.close()
    return watched.counts


def mail(args: argparse.Namespace) -> None:  # noqa: ARG001 - every part's form
    """Take what carriers attached to e-mails, every second."""
    from django.conf import settings

    from safepassage.flows.doors.mail import MailDoor
    from safepassage.flows.platform import Platform
    from safepassage.formats.mail import Limits

    door = MailDoor(
        Platform.from_settings(),
        Path(settings.SAFEPASSAGE_MAILBOX),
        host=settings.SAFEPASSAGE_MAIL_HOST,
        limits=Limits(size=settings.SAFEPASSAGE_MESSAGE_LIMIT),
        most_held=settings.SAFEPASSAGE_MAIL_HELD_BYTES,
    )

    def look() -> None:
        door.look()
        door.sweep()

    _every(CLOCK_SECONDS, look, stop_when_told())


def enquiries(args: argparse.Namespace) -> None:  # noqa: ARG001 - every part's form
    """Ask registers what is due, every second; at once again while there is more."""
    from safepassage.flows.enquiries.beside import Beside
    from safepassage.flows.platform import Platform

    stop = stop_when_told()
    beside = Beside(Platform.from_settings())

    def ask() -> None:
        while not stop.is_set() and beside.step():
            pass

    try:
        _every(CLOCK_SECONDS, ask, stop)
    finally:
        beside.close()


PARTS: dict[str, Callable[[argparse.Namespace], None]] = {
    "web": web,
    "pipeline": pipeline,
    "clock": clock,
    "retention": retention,
    "watching": watching,
    "drop": drop,
    "mail": mail,
    "enquiries": enquiries,
}


def wanted() -> list[str]:
    """The parts that this installation runs: what they look at or ask must be set."""
    from django.conf import settings

    places = {
        "drop": settings.SAFEPASSAGE_DROP_FOLDER,
        "mail": settings.SAFEPASSAGE_MAILBOX,
        "enquiries": settings.SAFEPASSAGE_REGISTERS,
    }
    return [name for name in PARTS if places.get(name, True)]


@contextmanager
def _writing_alone() -> Iterator[None]:
    """On SQLite hold the writer's lock and take back what a dead worker held."""
    from django.conf import settings
    from django.db import connection

    from safepassage.adapters.single_writer import only_one
    from safepassage.apps.messages.services import take_back
    from safepassage.flows.health import PIPELINE

    if connection.vendor != "sqlite":
        yield
        return
    with only_one(settings.SAFEPASSAGE_HOME, PIPELINE):
        log.info("%d messages taken back", take_back())
        yield


def _every(seconds: float, work: Callable[[], object], stop: threading.Event) -> None:
    """Work, then pause, until told to stop; a database that is busy is soon asked again."""
    from django.db import OperationalError

    while not stop.is_set():
        pause = seconds
        try:
            work()
        except OperationalError:
            pause = min(seconds, AGAIN_SECONDS)
            log.exception("the database did not answer; again in %.0f s", pause)
        stop.wait(pause)
