"""Type B through one folder for all: the carrier is known by its seven-letter address.

A provider lays whole messages into ``typeb/in`` (questions into ``typeb/ask``) of the drop
root and takes its own from ``typeb/out``. Parts wait there as files until all have come, so a
restart forgets none. What comes from an address that is no carrier's is kept for an officer.
"""

import logging
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from safepassage.adapters.drop_folder import ASK, DropFolder
from safepassage.adapters.dropped_files import Fault, Faulty, StillOpen, plain_name, read_whole
from safepassage.apps.carriers import selectors as carriers
from safepassage.apps.carriers.models import Carrier
from safepassage.apps.carriers.senders import carrier_at
from safepassage.apps.messages import selectors as messages
from safepassage.apps.messages.states import Hold
from safepassage.flows.doors.drop import SENTENCES, SHARED, Drop
from safepassage.flows.doors.unknown import NOBODY
from safepassage.flows.receive import receive
from safepassage.formats.typeb import Envelope, Piece, join, piece_of, read, split, write
from safepassage.records._base import Record
from safepassage.safeguards.senders import SenderKind, addresses, sender_of

log = logging.getLogger(__name__)
PARTS_WAIT = timedelta(hours=24)
"""How long parts wait for the missing ones; then each is kept as it is."""
PRIORITY = "QU"


class Laid(Record, frozen=True):
    """A message that lies in the folder, and which part of a text it is, if one."""

    path: Path
    envelope: Envelope
    piece: Piece | None


class TypeBDoor:
    """The folder ``typeb`` of a drop root; without it, or an own ``address``, less is done."""

    def __init__(self, drop: Drop, *, address: str) -> None:
        self._drop = drop
        self._platform = drop.platform
        self._address = address
        self._box = DropFolder(drop.root / SHARED, settle=drop.limits.settle)
        self._whole: set[UUID] = set()
        self._complaints: dict[object, str] = {}

    def look(self, *, limit: int) -> None:
        """Take what is whole and lay out what waits, in parts of at most ``limit`` characters.

        What hinders one message or answer does not stop the others; it is tried again.
        """
        if not self._box.folder.is_dir() or self._box.folder.is_symlink():
            return
        with self._minding("folder"):
            self._box.prepare()
            self._take(limit)
            self._lay_out(limit)

    def _take(self, limit: int) -> None:
        laid: list[Laid] = []
        for path in self._box.ready(self._drop.steady()):
            with self._minding(("read", path)):
                laid += filter(None, [self._read(path)])
        for one in laid:
            if one.piece is None:
                with self._minding(one.path):
                    self._keep([one], one.envelope.text, limit)
        for pieces in _together(laid):
            with self._minding(pieces[0].path):
                self._join(pieces, limit)

    @contextmanager
    def _minding(self, what: object) -> Iterator[None]:
        """Tell the log of trouble with one thing, once until something else is wrong with it.

        No name of a file is told: it is the provider's, and may be anything.
        """
        try:
            yield
        except (OSError, ValueError) as error:
            trouble = (isinstance(error, OSError) and error.strerror) or type(error).__name__
            if self._complaints.get(what) != trouble:
                self._complaints[what] = trouble
                log.warning("the Type B folder: %s; it is tried again", trouble)
        else:
            self._complaints.pop(what, None)

    def _read(self, path: Path) -> Laid | None:
        try:
            data = read_whole(path, limit=self._drop.limits.told)
        except (StillOpen, FileNotFoundError, PermissionError):
            return None
        except Faulty as error:
            self._refuse(path, error.fault)
            return None
        envelope = read(data)
        if envelope is None:
            self._refuse(path, Fault.NOT_UNDERSTOOD)
            return None
        return Laid(path=path, envelope=envelope, piece=piece_of(envelope.text))

    def _join(self, pieces: Sequence[Laid], limit: int) -> None:
        """Keep the whole text; after a day without the missing part, what there is."""
        whole = join(one.piece for one in pieces if one.piece)
        if whole is not None:
            self._keep(pieces, whole, limit)
        elif self._has_waited(pieces):
            for one in pieces:
                self._keep([one], one.envelope.text, limit)

    def _has_waited(self, pieces: Sequence[Laid]) -> bool:
        past = (self._platform.clock.now() - PARTS_WAIT).timestamp()
        return all(one.path.lstat().st_mtime < past for one in pieces)

    def _keep(self, laid: Sequence[Laid], text: str, limit: int) -> None:
        first = laid[0]
        sender = sender_of(SenderKind.TYPE_B, first.envelope.origin)
        carrier = carrier_at(sender) if sender else None
        body = text.encode("latin-1", "replace")
        if carrier and first.path.parent.name == ASK:
            message = self._answer(first, carrier, body, limit)
        else:
            message = receive(
                self._platform,
                carrier=carrier.pk if carrier else NOBODY,
                body=body,
                hold=None if carrier else Hold.ADDRESS,
            ).id
        for one in laid:
            self._box.taken(one.path, {"id": str(message), "parts": len(laid)})

    def _answer(self, asked: Laid, carrier: Carrier, body: bytes, limit: int) -> UUID:
        answered = self._drop.interactive.answer(carrier=carrier.pk, body=body)
        if answered.body is not None:
            texts = split(answered.body.decode("latin-1"), limit=limit)
            for number, text in enumerate(texts, 1):
                name = f"{plain_name(asked.path)}.answer-{number}"
                back = Envelope(
                    to=(asked.envelope.origin,),
                    origin=self._address or asked.envelope.to[0],
                    identity=self._identity(),
                    priority=asked.envelope.priority,
                    text=text,
                )
                self._box.reply(name, write(back))
        return answered.id

    def _lay_out(self, limit: int) -> None:
        """Each carrier that has a Type B address and no folder of its own gets its answers so.

        That the provider took one away says nothing about the desk: see ``Drop``.
        """
        waiting: dict[str, UUID] = {}
        for carrier in carriers.active() if self._address else ():
            address = _address_of(carrier)
            if address and not (self._drop.root / carrier.code).is_dir():
                for cursor, answer in messages.waiting_for(carrier.pk):
                    waiting[_start(cursor, answer)] = answer
                    if answer not in self._whole:
                        with self._minding(answer):
                            self._give(answer, address, limit)
        for name in self._box.given():
            if name.rpartition("-")[0] not in waiting:
                self._box.withdraw(name)
        self._whole.intersection_update(waiting.values())

    def _give(self, answer: UUID, address: str, limit: int) -> None:
        """Lay down those parts of an answer that a stop or a full disk left out."""
        one = messages.waiting_answer(answer)
        if one is None:
            return
        body = self._platform.spool.unseal("outgoing", one.id, one.created_day, one.body)
        texts = split(body.decode("latin-1"), limit=limit, reference=f"A{one.cursor}")
        start, total = _start(one.cursor, one.id), len(texts)
        parts = {f"{start}-{number}of{total}": text for number, text in enumerate(texts, 1)}
        given = {name for name in self._box.given() if name.rpartition("-")[0] == start}
        for name in given - parts.keys():
            self._box.withdraw(name)
        for name, text in parts.items():
            if name not in given:
                out = Envelope(
                    to=(address,),
                    origin=self._address,
                    identity=self._identity(),
                    priority=PRIORITY,
                    text=text,
                )
                self._box.give(name, write(out))
        self._whole.add(answer)

    def _identity(self) -> str:
        return f"{self._platform.clock.now():%d%H%M}"

    def _refuse(self, path: Path, fault: Fault) -> None:
        self._box.refused(path, fault, {"text": SENTENCES[fault]})


def _start(cursor: int, answer: UUID) -> str:
    """What the names of an answer's parts begin with, up to the last hyphen."""
    return f"{cursor:012d}-{answer}"


def _together(laid: Sequence[Laid]) -> list[list[Laid]]:
    """The parts of each text: of one origin, one reference and one folder."""
    groups: dict[tuple[str, str, str], list[Laid]] = defaultdict(list)
    for one in laid:
        if one.piece:
            key = (one.envelope.origin, one.piece.reference, one.path.parent.name)
            groups[key].append(one)
    return list(groups.values())


def _address_of(carrier: Carrier) -> str | None:
    return next(iter(addresses(carrier.senders, SenderKind.TYPE_B)), None)
