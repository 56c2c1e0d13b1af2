"""Folders instead of calls: each carrier's files are taken, its answers laid out.

For SFTP and for messaging gateways (Type B, MQ, AS4) that write and read files. A file is
removed only when its content is durable in the spool, so after a stop in the middle it is
taken again and known by its digest: nothing is lost, nothing is there twice.
"""

import logging
import stat
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from safepassage.adapters.drop_folder import ASK, DropFolder
from safepassage.adapters.dropped_files import Fault, Faulty, StillOpen, plain_name, read_whole
from safepassage.apps.carriers import selectors as carriers
from safepassage.apps.carriers.models import Carrier
from safepassage.apps.messages import selectors as messages
from safepassage.apps.messages import services
from safepassage.flows.doors.intake import Fate
from safepassage.flows.interactive import Interactive
from safepassage.flows.platform import Platform
from safepassage.flows.rate import RateLimit
from safepassage.flows.receive import receive
from safepassage.records._base import Record

log = logging.getLogger(__name__)
SHARED = "typeb"
"""The folder of the root that is no carrier's own (``flows.doors.typeb``)."""
MOST_A_LOOK = 200
"""Files of one carrier before the next one's turn."""
SWEEP_SECONDS = 3600.0
SENTENCES = {
    Fault.NOT_A_FILE: "Only plain files are taken: no links, folders, pipes or devices.",
    Fault.TOO_LARGE: "The file is larger than this authority takes.",
    Fault.EMPTY: "The file is empty.",
    Fault.NOT_UNDERSTOOD: "The question could not be understood; it was kept and is looked at.",
}
_FATES = {Fault.TOO_LARGE: Fate.TOO_LARGE, Fault.EMPTY: Fate.EMPTY}


class Limits(Record, frozen=True):
    """The largest file in ``in`` and in ``ask``, in bytes; how long files stand still, in s.

    ``per_minute`` are the messages that a carrier may send without a rate of its own.
    """

    told: int
    asked: int
    settle: float
    per_minute: int


class Drop:
    """The drop root of one process: a folder a carrier, named by the carrier's designator.

    Whoever wants a carrier's folder served makes it; what lies in it is made here.
    """

    def __init__(
        self,
        platform: Platform,
        root: Path,
        *,
        limits: Limits,
        interactive: Interactive,
        steady: Callable[[], float],
    ) -> None:
        _refuse_open_root(root)
        self.platform = platform
        self.root = root
        self.limits = limits
        self.interactive = interactive
        self.steady = steady
        self._folders: dict[UUID, DropFolder] = {}
        self._complaints: dict[object, str] = {}
        self._rate = RateLimit(per_minute=limits.per_minute)
        self._swept = steady()
        self.counts: Counter[Fate] = Counter(dict.fromkeys(Fate, 0))

    def step(self) -> None:
        """One look; once in a while also a sweep."""
        self.look()
        now = self.steady()
        if now - self._swept >= SWEEP_SECONDS:
            self._swept = now
            self.sweep()

    def look(self) -> int:
        """Take what is ready and lay out what waits, carrier by carrier; how many files.

        What hinders one carrier's folder does not stop the others'; it is tried again.
        """
        taken = 0
        active = carriers.active()
        for carrier in active:
            with self._minding(carrier.pk):
                taken += self._serve(carrier)
        self._take_back({carrier.code for carrier in active})
        return taken

    def sweep(self) -> int:
        """Remove what is as old as parked bodies may become, whoever's folder it lies in."""
        before = (self.platform.clock.now() - self.platform.parked_time).timestamp()
        swept = 0
        for folder in self._every_folder():
            with self._minding(folder.folder.name):
                swept += folder.sweep(before)
        return swept

    def _take_back(self, served: Collection[str]) -> None:
        """Nobody finds an answer in a folder that is served no more, as of a suspended carrier."""
        for folder in self._every_folder():
            if folder.folder.name not in {*served, SHARED}:
                with self._minding(folder.folder.name):
                    for name in folder.given():
                        folder.withdraw(name)

    def _every_folder(self) -> list[DropFolder]:
        """Every folder of the root, also of carriers that are suspended or not known any more."""
        paths = [path for path in self.root.iterdir() if path.is_dir() and not path.is_symlink()]
        return [DropFolder(path, settle=self.limits.settle) for path in sorted(paths)]

    def _serve(self, carrier: Carrier) -> int:
        folder = self._folder_of(carrier)
        if folder is None:
            return 0
        folder.prepare()
        now = self.platform.clock.now()
        tried = 0
        for path in folder.ready(self.steady())[:MOST_A_LOOK]:
            if self._rate.wait(carrier.pk, now, per_minute=carrier.per_minute):
                break
            tried += self._take(carrier, folder, path)
        self._lay_out(carrier, folder)
        return tried

    def _folder_of(self, carrier: Carrier) -> DropFolder | None:
        path = self.root / carrier.code
        if path.is_symlink() or not path.is_dir():
            self._folders.pop(carrier.pk, None)
            return None
        known = self._folders.get(carrier.pk)
        if known is None:
            known = DropFolder(path, settle=self.limits.settle)
            self._folders[carrier.pk] = known
        return known

    def _take(self, carrier: Carrier, folder: DropFolder, path: Path) -> bool:
        """Take one file; false when it stays for the next look."""
        asks = path.parent.name == ASK
        limit = self.limits.asked if asks else self.limits.told
        try:
            body = read_whole(path, limit=limit)
        except (StillOpen, FileNotFoundError):
            return False
        except Faulty as error:
            self._refuse(folder, path, error.fault)
            return True
        except PermissionError:
            self._complain(carrier.pk, "a file may not be read")
            self.counts[Fate.UNREADABLE] += 1
            return False
        (self._answer if asks else self._keep)(carrier, folder, path, body)
        return True

    @contextmanager
    def _minding(self, whose: object) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self._complain(whose, error.strerror or type(error).__name__)

    def _complain(self, whose: object, what: str) -> None:
        """Into the log, once until something else is wrong: it is tried again every second."""
        if self._complaints.get(whose) != what:
            self._complaints[whose] = what
            log.warning("the folder of carrier %s: %s", whose, what)

    def _keep(self, carrier: Carrier, folder: DropFolder, path: Path, body: bytes) -> None:
        receipt = receive(self.platform, carrier=carrier.pk, body=body)
        self._receipt(folder, path, receipt.id, new=receipt.new)

    def _answer(self, carrier: Carrier, folder: DropFolder, path: Path, body: bytes) -> None:
        """Answer a question under its file's name; the question goes when the answer is there."""
        answered = self.interactive.answer(carrier=carrier.pk, body=body)
        if answered.body is not None:
            folder.reply(f"{plain_name(path)}.answer", answered.body)
        elif answered.defects:
            defects = services.told_defects(answered.defects)
            more = {"id": str(answered.id), "defects": defects}
            self._refuse(folder, path, Fault.NOT_UNDERSTOOD, more)
            return
        self._receipt(folder, path, answered.id, new=True)

    def _receipt(self, folder: DropFolder, path: Path, message: UUID, *, new: bool) -> None:
        at = self.platform.clock.now()
        told = {"id": str(message), "new": new, "received_at": at.isoformat()}
        folder.taken(path, told)
        self.counts[Fate.NEW if new else Fate.REPEAT] += 1

    def _refuse(
        self, folder: DropFolder, path: Path, fault: Fault, more: Mapping[str, object] | None = None
    ) -> None:
        folder.refused(path, fault, {"text": SENTENCES[fault], **(more or {})})
        self.counts[_FATES.get(fault, Fate.UNREADABLE)] += 1

    def _lay_out(self, carrier: Carrier, folder: DropFolder) -> None:
        """Each answer once; one that was acknowledged is gone.

        That a gateway took it away says nothing about the desk: it is not laid out again, but
        waits for its acknowledgement, or for a telephone call.
        """
        waiting = {_name(*one): one[1] for one in messages.waiting_for(carrier.pk)}
        given = folder.given()
        for name in given - waiting.keys():
            folder.withdraw(name)
        for name, answer in waiting.items():
            one = None if name in given else messages.waiting_answer(answer)
            if one:
                body = self.platform.spool.unseal("outgoing", one.id, one.created_day, one.body)
                folder.give(name, body)


def _name(cursor: int, answer: UUID) -> str:
    return f"{cursor:012d}-{answer}.edi"


def _refuse_open_root(root: Path) -> None:
    """Where everybody may write, anybody could send in a carrier's name."""
    if root.is_symlink() or not root.is_dir():
        raise NotADirectoryError(f"{root} is no folder to drop messages in")
    if root.stat().st_mode & stat.S_IWOTH:
        raise PermissionError(f"{root} may be written by everybody: chmod o-w {root}")
