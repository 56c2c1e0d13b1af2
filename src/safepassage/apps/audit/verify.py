"""Reads a ledger line by line and names the first number at which it breaks. Pure."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from enum import StrEnum

import msgspec

from safepassage.apps.audit.chain import (
    GENESIS,
    HeadLine,
    Line,
    SealedLine,
    decode_line,
    digest_of,
    encode_line,
    is_signed,
    link,
)


class BreakCode(StrEnum):
    """How a ledger can be broken."""

    CHANGED = "changed"
    EXTRA = "extra"
    FORGED_HEAD = "forged_head"
    MISSING = "missing"
    OTHER_HEAD = "other_head"
    TRUNCATED = "truncated"
    UNREADABLE = "unreadable"
    UNSTATED = "unstated"


class Break(msgspec.Struct, frozen=True, kw_only=True):
    """The first place that does not hold: at this number, for this reason."""

    number: int
    code: BreakCode
    text: str


class Verdict(msgspec.Struct, kw_only=True):
    """What was read, up to the first break."""

    verdict: str = "intact"
    entries: int = 0
    expired: int = 0
    heads: int = 0
    last_number: int = 0
    unsealed: int = 0
    first_break: Break | None = None

    def break_at(self, found: Break) -> None:
        """Say that the ledger is broken, and where."""
        self.verdict = "broken"
        self.first_break = found


class _BrokenError(Exception):
    def __init__(self, number: int, code: BreakCode, text: str) -> None:
        self.found = Break(number=number, code=code, text=text)


class Verifier:
    """Checks lines in their order against the anchor key and the witnesses' heads.

    ``anchor`` is the ledger's first public key; keys that it or a successor names are
    followed.  ``witnessed`` are heads kept outside, ``at`` the time of reading: an entry
    may be absent only when its period was over by then.
    """

    def __init__(self, *, anchor: bytes, at: datetime, witnessed: Iterable[HeadLine] = ()) -> None:
        self._key = anchor.hex()
        self._at = at
        self._witnessed = {head.number: head.chain for head in witnessed}
        self._chain = GENESIS
        self._headed = 0
        self.verdict = Verdict()

    def read_file(self, lines: Iterable[bytes]) -> Verdict:
        """Verify an export: one line an item, each with its line end."""
        return self.read(self._decoded(lines))

    def read(self, lines: Iterable[Line]) -> Verdict:
        """Verify lines from wherever they come; stops at the first break."""
        try:
            for line in lines:
                self._take(line)
            self._finish()
        except _BrokenError as error:
            self.verdict.break_at(error.found)
        return self.verdict

    def _decoded(self, lines: Iterable[bytes]) -> Iterator[Line]:
        for raw in lines:
            try:
                line = decode_line(raw)
            except (msgspec.MsgspecError, UnicodeDecodeError):
                raise self._broken(BreakCode.UNREADABLE, "the line is no ledger line") from None
            if encode_line(line) + b"\n" != raw:
                raise self._broken(BreakCode.CHANGED, "the line is not as it was exported")
            yield line

    def _take(self, line: Line) -> None:
        if isinstance(line, HeadLine):
            self._take_head(line)
        else:
            self._take_seal(line)

    def _take_seal(self, line: SealedLine) -> None:
        expected = self.verdict.last_number + 1
        if line.number > expected:
            raise self._broken(BreakCode.MISSING, f"the next line is number {line.number}")
        if line.number < expected:
            raise self._broken(BreakCode.EXTRA, f"number {line.number} occurs again")
        self._check_text(line)
        self._chain = self._checked_link(line)
        self.verdict.last_number = line.number
        self._check_witness()

    def _check_text(self, line: SealedLine) -> None:
        if line.text is None:
            self._check_expired(line)
            return
        same = line.text.id == line.entry and line.text.expires_at == line.expires_at
        if not same or digest_of(line.text).hex() != line.digest:
            raise self._broken(BreakCode.CHANGED, "the entry is not the one that was sealed")
        self.verdict.entries += 1

    def _check_expired(self, line: SealedLine) -> None:
        if line.expires_at >= self._at:
            raise self._broken(BreakCode.MISSING, "the entry is absent before its period is over")
        self.verdict.expired += 1

    def _checked_link(self, line: SealedLine) -> bytes:
        try:
            chain = link(
                self._chain,
                number=line.number,
                entry=line.entry,
                digest=bytes.fromhex(line.digest),
                expires_at=line.expires_at,
            )
        except ValueError:
            raise self._broken(BreakCode.CHANGED, "the digest is no digest") from None
        if chain.hex() != line.chain:
            raise self._broken(BreakCode.CHANGED, "the seal does not follow from the one before")
        return chain

    def _check_witness(self) -> None:
        seen = self._witnessed.get(self.verdict.last_number, self._chain.hex())
        if seen != self._chain.hex():
            number = self.verdict.last_number
            raise _BrokenError(number, BreakCode.OTHER_HEAD, "a witness saw another chain")

    def _take_head(self, head: HeadLine) -> None:
        if head.number > self.verdict.last_number:
            raise self._broken(BreakCode.MISSING, f"a head states {head.number} entries")
        if (head.number, head.chain) != (self.verdict.last_number, self._chain.hex()):
            raise self._forged("the head states another chain")
        if head.key != self._key:
            raise self._forged("the head is signed by a key that is not in force")
        if not is_signed(head):
            raise self._forged("the head's signature does not hold")
        self._key = head.successor or self._key
        self._headed = head.number
        self.verdict.heads += 1

    def _finish(self) -> None:
        number = max(self._witnessed, default=0)
        if number > self.verdict.last_number:
            raise self._broken(BreakCode.TRUNCATED, f"a witness saw {number} entries")
        if self._headed < self.verdict.last_number:
            text = "no head states the entries from here on: cut off, or added"
            raise _BrokenError(self._headed + 1, BreakCode.UNSTATED, text)

    def _broken(self, code: BreakCode, text: str) -> _BrokenError:
        return _BrokenError(self.verdict.last_number + 1, code, text)

    def _forged(self, text: str) -> _BrokenError:
        return _BrokenError(self.verdict.last_number, BreakCode.FORGED_HEAD, text)
