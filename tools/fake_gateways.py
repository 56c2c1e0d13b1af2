"""Gateways of four kinds, as small as they can be: what a real one must do with the folder.

Each stands between a carrier's wire and the folders of ``docs/operate/gateways.md``, and is
held to the contract in ``tests/contract/test_gateways.py``. What it must not forget is on disk.
"""

import json
import os
import string
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path
from typing import Protocol

from safepassage.formats.typeb import Envelope, join, piece_of, read, split, write

LETTERS = frozenset(string.printable.encode()) - set(b"\t\x0b\x0c")
US, THEM = "UTOGVXS", "QXSXMXY"


class Gateway(Protocol):
    """What the contract asks of any gateway, from the carrier's side of it.

    ``biggest`` is the largest message that its network carries, in bytes; ``text_only`` when
    that network knows letters alone and may break lines.
    """

    biggest: int
    text_only: bool

    def deliver(self, reference: str, body: bytes, *, asks: bool = False) -> None:
        """The carrier's network hands a message over; raises ``ValueError`` if it cannot."""

    def is_acknowledged(self, reference: str) -> bool:
        """Whether the network was told that the message is safe."""

    def work(self, *, dies: bool = False) -> None:
        """One look at the folder; ``dies`` before it has handed anything over."""

    def replies(self) -> dict[str, bytes]:
        """What the carrier got as answers, by the reference of its question."""

    def unsolicited(self) -> list[bytes]:
        """What the carrier got without having asked."""


class FolderGateway:
    """What all kinds share: write aside, rename, wait for the receipt, hand answers over."""

    biggest = 5_000_000
    text_only = False

    def __init__(self, folder: Path, journal: Path) -> None:
        self.folder = folder
        self.journal = journal
        journal.mkdir(parents=True, exist_ok=True)

    def deliver(self, reference: str, body: bytes, *, asks: bool = False) -> None:
        """Write the payload under a name of our own, and remember whose it is."""
        name = f"{self._number(reference):08d}.edi"
        self._remember(reference, name)
        target = self.folder / ("ask" if asks else "in") / name
        draft = target.with_name(f"{name}.part")
        draft.write_bytes(self.payload(self.wire(reference, body)))
        draft.rename(target)

    def wire(self, reference: str, body: bytes) -> bytes:  # noqa: ARG002 - kinds differ
        """The message as it comes over the network."""
        return body

    def payload(self, wire: bytes) -> bytes:
        """What of it goes into the file."""
        return wire

    def back(self, reference: str, body: bytes) -> bytes:  # noqa: ARG002 - kinds differ
        """What the carrier's system makes of our answer on its network."""
        return body

    def is_acknowledged(self, reference: str) -> bool:
        """Only when the platform's receipt is there."""
        names = self._names()
        return reference in names and any((self.folder / "taken").glob(f"{names[reference]}*.json"))

    def work(self, *, dies: bool = False) -> None:
        """Hand over what lies in ``out``; remove each file only afterwards."""
        for path in sorted((self.folder / "out").iterdir()):
            if not path.name.startswith(".") and not dies:
                self._hand_over(path)
                path.unlink()

    def replies(self) -> dict[str, bytes]:
        """By the reference of the question."""
        return {
            reference: self.back(reference, (self.journal / f"{name}.reply").read_bytes())
            for reference, name in self._names().items()
            if (self.journal / f"{name}.reply").exists()
        }

    def unsolicited(self) -> list[bytes]:
        """In the order of their cursors."""
        return [path.read_bytes() for path in sorted(self.journal.glob("*.told"))]

    def _hand_over(self, path: Path) -> None:
        question, answer, _ = path.name.partition(".answer")
        name = f"{question}.reply" if answer else f"{path.name}.told"
        draft = self.journal / f".{name}"
        draft.write_bytes(path.read_bytes())
        draft.rename(self.journal / name)

    def _number(self, reference: str) -> int:
        """The same number for a message that the network delivers again."""
        names = self._names()
        return int(names[reference].split(".")[0]) if reference in names else len(names) + 1

    def _names(self) -> dict[str, str]:
        path = self.journal / "names.json"
        return dict(json.loads(path.read_text())) if path.exists() else {}

    def _remember(self, reference: str, name: str) -> None:
        draft = self.journal / "names.json.part"
        draft.write_text(json.dumps(self._names() | {reference: name}))
        draft.rename(self.journal / "names.json")


class SftpGateway(FolderGateway):
    """A server on which the carrier's client uploads the file itself."""


class MqGateway(FolderGateway):
    """A bridge from queues: the descriptor of each message lies beside, in a file of its own."""

    def wire(self, reference: str, body: bytes) -> bytes:
        """Message id and reply queue are in the descriptor, not in the payload."""
        sidecar = {"message_id": reference.encode().hex(), "reply_to": "XY.API.REPLY"}
        (self.journal / f"{sidecar['message_id']}.descriptor").write_text(json.dumps(sidecar))
        return body

    def back(self, reference: str, body: bytes) -> bytes:
        """A reply has the question's message id as its correlation id."""
        message_id = reference.encode().hex()
        descriptor = json.loads((self.journal / f"{message_id}.descriptor").read_text())
        if bytes.fromhex(descriptor["message_id"]).decode() != reference:
            raise ValueError(reference)
        return body


class As4Gateway(FolderGateway):
    """An access point: payloads in MIME, replies that name the message they are about."""

    def wire(self, reference: str, body: bytes) -> bytes:
        """A user message with one payload."""
        made = EmailMessage()
        made["Message-Id"] = f"<{reference}@carrier.example>"
        made.set_content("<eb:Messaging/>", subtype="soap+xml")
        made.add_attachment(body, maintype="application", subtype="octet-stream")
        return bytes(made)

    def payload(self, wire: bytes) -> bytes:
        """The one attachment, decoded."""
        message = BytesParser(_class=EmailMessage, policy=default).parsebytes(wire)
        *_, part = message.iter_attachments()
        content = part.get_payload(decode=True)
        return content if isinstance(content, bytes) else b""

    def back(self, reference: str, body: bytes) -> bytes:
        """Out and back through a reply that refers to the question."""
        made = EmailMessage()
        made["In-Reply-To"] = f"<{reference}@carrier.example>"
        made.add_attachment(body, maintype="application", subtype="octet-stream")
        return self.payload(bytes(made))


class TypeBGateway(FolderGateway):
    """A provider of seven-letter addresses: envelopes, letters alone, parts."""

    biggest = 30_000
    text_only = True
    part = 3_000

    def deliver(self, reference: str, body: bytes, *, asks: bool = False) -> None:
        """Split into parts; each is a message of the network."""
        if not LETTERS.issuperset(body):
            raise ValueError("Type B carries letters, digits and signs alone.")
        name = f"{self._number(reference):08d}"
        self._remember(reference, name)
        parts = split(body.decode("ascii"), limit=self.part, reference=f"R{name}")
        for number, text in enumerate(parts, 1):
            sent = Envelope(to=(US,), origin=THEM, identity="010600", priority="QU", text=text)
            target = self.folder / ("ask" if asks else "in") / f"{name}.{number}"
            draft = target.with_name(f"{target.name}.part")
            draft.write_bytes(write(sent))
            draft.rename(target)

    def replies(self) -> dict[str, bytes]:
        """The text of the answers' parts, joined."""
        found = {}
        for reference, name in self._names().items():
            texts = [
                envelope.text
                for path in sorted(self.journal.glob(f"{name}.*.reply*"))
                if (envelope := read(path.read_bytes()))
            ]
            if texts:
                whole = texts[0] if len(texts) == 1 else join(filter(None, map(piece_of, texts)))
                found[reference] = (whole or "").encode()
        return found

    def unsolicited(self) -> list[bytes]:
        """The texts of all that came."""
        found = [read(body) for body in super().unsolicited()]
        return [one.text.encode() for one in found if one]

    def _hand_over(self, path: Path) -> None:
        question, answer, number = path.name.partition(".answer-")
        name = f"{question}.reply{number}" if answer else f"{path.name}.told"
        draft = self.journal / f".{name}"
        draft.write_bytes(path.read_bytes())
        draft.rename(self.journal / name)


def interrupted(gateway: FolderGateway, body: bytes) -> None:
    """As a gateway that is killed while it writes leaves the folder."""
    half = gateway.folder / "in" / "99999999.edi.part"
    half.write_bytes(body[: len(body) // 2])
    os.sync()
