"""What stands around the text of a Type B message: priority, addresses, origin and its time.

``QU`` and up to eight addresses a line, then ``.ORIGIN DDHHMM`` with more behind it, then the
text. Networks put control characters, a ``ZCZC`` line before and ``NNNN`` behind it.
"""

import re
from collections.abc import Iterator
from typing import Final

from safepassage.records._base import Record

LINE: Final = 69
"""Characters of a line; teleprinters took no more."""
_PER_LINE: Final = 8
_ADDRESS: Final = r"[A-Z]{3}[A-Z0-9]{4}"
_TO: Final = re.compile(rf"(?:(?P<priority>Q[A-Z])\s+)?(?P<to>{_ADDRESS}(?:\s+{_ADDRESS})*)")
_ORIGIN: Final = re.compile(rf"\.(?P<origin>{_ADDRESS})(?:\s+(?P<identity>\S.*))?")
_CONTROLS: Final = re.compile(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]")
_FRAME: Final = re.compile(r"(?:ZCZC|NNNN|VZCZC)\b.*")
_TIME: Final = re.compile(r"(\d{2})(\d{2})(\d{2})(?!\d)")
_SEARCHED: Final = 12
_FEWEST: Final = 2


class Envelope(Record, frozen=True):
    """A Type B message; ``identity`` is what follows the origin, ``DDHHMM`` first.

    ``text`` has no line end at its end; its lines end in a line feed.
    """

    to: tuple[str, ...]
    origin: str
    text: str
    identity: str = ""
    priority: str = "QN"

    @property
    def filed(self) -> tuple[int, int, int] | None:
        """Day, hour and minute (UTC) of the origin line, where it has them."""
        found = _TIME.match(self.identity)
        return (int(found[1]), int(found[2]), int(found[3])) if found else None


def read(data: bytes) -> Envelope | None:
    """The message in its envelope; ``None`` where no addresses and origin begin it."""
    text = _CONTROLS.sub(b"", data).decode("latin-1")
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    if len(lines) < _FEWEST:
        return None
    priority = ""
    to: list[str] = []
    for place, line in enumerate(lines[:_SEARCHED]):
        origin = _ORIGIN.fullmatch(line.strip())
        if origin and to:
            body = "\n".join(_without_frame(lines[place + 1 :]))
            return Envelope(
                to=tuple(to),
                origin=origin["origin"],
                identity=(origin["identity"] or "").strip(),
                priority=priority or "QN",
                text=body,
            )
        told = _TO.fullmatch(line.strip())
        if told:
            priority = priority or told["priority"] or ""
            to += told["to"].split()
        elif to or not (line.strip() == "" or _FRAME.fullmatch(line.strip())):
            return None
    return None


def write(envelope: Envelope) -> bytes:
    """The message as networks take it: addresses eight a line, CR LF behind each line.

    A line of the text that is longer than ``LINE`` is broken; readers of EDIFACT undo that.
    Raises ``ValueError`` for an address that is none, or none at all.
    """
    for address in (*envelope.to, envelope.origin):
        if not re.fullmatch(_ADDRESS, address):
            raise ValueError("A Type B address has seven letters or digits, three letters first.")
    if not envelope.to:
        raise ValueError("A Type B message needs an address.")
    head = [
        " ".join(envelope.to[first : first + _PER_LINE])
        for first in range(0, len(envelope.to), _PER_LINE)
    ]
    head[0] = f"{envelope.priority} {head[0]}"
    head.append(f".{envelope.origin} {envelope.identity}".rstrip())
    lines = [*head, *wrapped(envelope.text)]
    return "".join(f"{line}\r\n" for line in lines).encode("latin-1", "replace")


def wrapped(text: str) -> Iterator[str]:
    """Lines of at most ``LINE`` characters."""
    for line in text.split("\n"):
        yield from (line[first : first + LINE] for first in range(0, max(len(line), 1), LINE))


def _without_frame(lines: list[str]) -> list[str]:
    while lines and (not lines[-1].strip() or _FRAME.fullmatch(lines[-1].strip())):
        lines = lines[:-1]
    return lines
