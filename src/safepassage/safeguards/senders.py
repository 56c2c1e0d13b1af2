"""From which addresses a carrier sends: who may speak in its name at doors without credentials.

An address is written ``kind:value``. At a door that all share it leads to its carrier; in the
envelope of a message (UNB) a carrier that has none listed may write any.
"""

import re
from collections.abc import Iterable
from enum import StrEnum

from safepassage.records._base import Record


class SenderKind(StrEnum):
    """What an address belongs to, and its form."""

    TYPE_B = "typeb"
    EMAIL = "email"
    AS4 = "as4"
    MQ = "mq"
    UNB = "unb"


_FORMS = {
    SenderKind.TYPE_B: re.compile(r"[A-Z]{3}[A-Z0-9]{2}[A-Z0-9]{2}"),
    SenderKind.EMAIL: re.compile(r"[^@\s:]{1,64}@[a-z0-9.-]{1,189}"),
    SenderKind.AS4: re.compile(r"\S{1,255}"),
    SenderKind.MQ: re.compile(r"[A-Za-z0-9._/%]{1,48}(?:@[A-Za-z0-9._/%]{1,48})?"),
    SenderKind.UNB: re.compile(r"[\x21-\x7e]{1,35}"),
}


class Sender(Record, frozen=True):
    """One address of one kind, in the form in which it is compared."""

    kind: SenderKind
    address: str

    def __str__(self) -> str:
        return f"{self.kind.value}:{self.address}"


def sender_of(kind: SenderKind, address: str) -> Sender | None:
    """The address as it is compared; ``None`` when it is none of its kind."""
    text = address.strip()
    if kind is SenderKind.EMAIL:
        text = text.lower()
    elif kind in {SenderKind.TYPE_B, SenderKind.UNB}:
        text = text.upper()
    return Sender(kind=kind, address=text) if _FORMS[kind].fullmatch(text) else None


def parse_sender(text: str) -> Sender | None:
    """``kind:value`` as a sender; ``None`` when it is none."""
    name, _, address = text.partition(":")
    kind = next((one for one in SenderKind if one.value == name.strip().lower()), None)
    return sender_of(kind, address) if kind else None


def addresses(allowed: Iterable[str], kind: SenderKind) -> list[str]:
    """A carrier's addresses of one kind, without the kind."""
    start = f"{kind.value}:"
    return [text.removeprefix(start) for text in allowed if text.startswith(start)]
