"""Carriers' attachments from a mailbox: each one message, held where nobody vouches for it.

An address alone proves nothing: anybody can write any. A letter is believed when its address
is among a carrier's and the state's own mail server says that DKIM or SPF passed for that
domain. Otherwise its attachments are kept and wait for an officer, and nobody is written to:
the address may be a stranger's.
"""

import logging
from pathlib import Path
from uuid import UUID

from safepassage.adapters.dropped_files import Faulty, StillOpen, read_whole
from safepassage.adapters.mailbox import Mailbox
from safepassage.apps.carriers.senders import carrier_at
from safepassage.apps.messages.held import bytes_by_mail
from safepassage.apps.messages.states import Hold
from safepassage.flows.doors.unknown import NOBODY
from safepassage.flows.platform import Platform
from safepassage.flows.receive import Receipt, receive
from safepassage.formats.mail import Letter, Limits, Trouble, is_authenticated, read_letter
from safepassage.records._base import Record
from safepassage.safeguards.senders import SenderKind, sender_of

log = logging.getLogger(__name__)
ENCODED = 2
"""How many times larger than its attachments a letter may be."""
MOST_HELD = 500_000_000
FULL = "Too much waits for an officer already; letters nobody vouches for are not taken. (full)"
SENTENCES = {
    Trouble.UNREADABLE: "The letter is no e-mail that can be read.",
    Trouble.NOTHING_ATTACHED: "Nothing is attached to the letter.",
    Trouble.TOO_MANY: "More is attached than one letter may bring.",
    Trouble.TOO_LARGE: "It is larger than this authority takes.",
    Trouble.TOO_DEEP: "Letters within letters are opened only so deep.",
    Trouble.ARCHIVE: "Archives are not opened: attach the file itself.",
    Trouble.NOT_A_MESSAGE: "It is neither text, table nor workbook.",
    Trouble.EMPTY: "It is empty.",
}


class Posted(Record, frozen=True):
    """Whose letter it is, as far as anybody knows, and why it waits, if it does."""

    carrier: UUID
    hold: Hold | None


class MailDoor:
    """The mailbox of one process; ``host`` is the name of the server that receives for it.

    ``most_held`` is how many bytes may wait of which no sender vouches, so that nobody can
    fill the disk.
    """

    def __init__(
        self,
        platform: Platform,
        folder: Path,
        *,
        host: str,
        limits: Limits,
        most_held: int = MOST_HELD,
    ) -> None:
        self._platform = platform
        self._box = Mailbox(folder)
        self._host = host
        self._limits = limits
        self._most_held = most_held
        self._box.prepare()

    def look(self) -> int:
        """Take every letter that lies there; how many."""
        return sum(map(self._take, self._box.letters()))

    def sweep(self) -> int:
        """Remove what is as old as parked bodies may become."""
        before = (self._platform.clock.now() - self._platform.parked_time).timestamp()
        return self._box.sweep(before)

    def _take(self, path: Path) -> bool:
        limit = self._limits.size * ENCODED
        try:
            data = read_whole(path, limit=limit)
        except Faulty as error:
            self._box.refuse(path, {"reason": error.fault.value})
            return True
        except (StillOpen, OSError):
            log.warning("a letter could not be read; it is tried again")
            return False
        self._post(path, data, read_letter(data, self._limits))
        return True

    def _post(self, path: Path, data: bytes, letter: Letter) -> None:
        posted = self._posted(data, letter)
        if posted.hold and self._is_too_much(letter):
            log.warning("a letter is refused: too much waits for an officer already")
            self._box.refuse(path, {"reasons": [FULL]})
            return
        receipts = [
            receive(self._platform, carrier=posted.carrier, body=one.content, hold=posted.hold)
            for one in letter.attachments
            if one.trouble is None
        ]
        if posted.hold is None and letter.sender:
            self._acknowledge(letter, receipts)
        if receipts:
            self._box.remove(path)
        else:
            self._box.refuse(path, {"reasons": [_told(one) for one in _troubles(letter)]})

    def _is_too_much(self, letter: Letter) -> bool:
        coming = sum(len(one.content) for one in letter.attachments if one.trouble is None)
        return coming > 0 and bytes_by_mail() + coming > self._most_held

    def _posted(self, data: bytes, letter: Letter) -> Posted:
        sender = sender_of(SenderKind.EMAIL, letter.sender or "")
        carrier = carrier_at(sender) if sender else None
        if carrier is None or sender is None:
            return Posted(carrier=NOBODY, hold=Hold.ADDRESS)
        proven = is_authenticated(data, sender.address, host=self._host)
        return Posted(carrier=carrier.pk, hold=None if proven else Hold.UNPROVEN)

    def _acknowledge(self, letter: Letter, receipts: list[Receipt]) -> None:
        """A receipt of ids and reasons; nothing of what was attached, not even its names."""
        lines = [f"Received: {one.id}" for one in receipts]
        lines += [f"Not taken: {_told(one)}" for one in _troubles(letter)]
        at = self._platform.clock.now()
        text = "\r\n".join(
            [
                f"To: {letter.sender}",
                "Subject: Receipt",
                "Auto-Submitted: auto-replied",
                f"Date: {at:%a, %d %b %Y %H:%M:%S} +0000",
                "Content-Type: text/plain; charset=us-ascii",
                "",
                *lines,
                "",
            ]
        )
        name = str(receipts[0].id if receipts else self._platform.ids.new())
        self._box.draft(name, text.encode("ascii", "replace"))


def _troubles(letter: Letter) -> list[Trouble]:
    own = [letter.trouble] if letter.trouble else []
    return own + [one.trouble for one in letter.attachments if one.trouble]


def _told(trouble: Trouble) -> str:
    return f"{SENTENCES[trouble]} ({trouble.value})"
