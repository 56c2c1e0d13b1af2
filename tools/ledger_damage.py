"""An invented ledger's export, and seeded damage to it.

Heads stand after every seventh number and the last, the signing key is handed over at the third of
them, and number 5 has expired.
"""

import random
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Final, NamedTuple
from uuid import UUID

import msgspec

from safepassage.apps.audit import chain
from safepassage.apps.audit.chain import EntryText, HeadLine, SealedLine

AT: Final = datetime(2026, 5, 1, 12, tzinfo=UTC)
SEED, SUCCESSOR = bytes(range(32)), bytes(range(1, 33))
ANCHOR: Final = chain.public_of(SEED)
EVERY: Final = 7
EXPIRED: Final = 5
ROTATED: Final = 21

Lines = list[bytes]


class Change(NamedTuple):
    """One byte changed: the content with it, and in which line (from 1) it lies."""

    content: bytes
    line: int


def export(count: int, *, altered: Collection[int] = ()) -> Lines:
    """Export ``count`` entries, sealed and signed; the ``altered`` say something else."""
    value, lines = chain.GENESIS, list[bytes]()
    for number in range(1, count + 1):
        seal = _sealed(value, _entry(number, is_altered=number in altered), number)
        value = bytes.fromhex(seal.chain)
        gone = seal if number != EXPIRED else msgspec.structs.replace(seal, text=None)
        lines.append(line_of(gone))
        if number % EVERY == 0 or number == count:
            lines.append(line_of(signed_head(number, value)))
    return lines


def signed_head(number: int, value: bytes) -> HeadLine:
    """Sign a head with the key that is in force at ``number``."""
    seed = SEED if number <= ROTATED else SUCCESSOR
    successor = SUCCESSOR if number == ROTATED else None
    head = HeadLine(
        number=number,
        chain=value.hex(),
        at=AT,
        key=chain.public_of(seed).hex(),
        successor=chain.public_of(successor).hex() if successor else "",
    )
    return chain.sign_head(head, seed, successor)


def line_of(line: chain.Line) -> bytes:
    """Write a line as it is exported."""
    return chain.encode_line(line) + b"\n"


def is_head(line: bytes) -> bool:
    """Whether a line is a head's."""
    return line.startswith(b'{"line":"head"')


def heads(lines: Lines) -> Lines:
    """What a witness keeps of an export."""
    return [line for line in lines if is_head(line)]


def forged(count: int, first: int) -> Lines:
    """Alter number ``first`` and chain anew without the key: the heads are the old ones."""
    pairs = zip(export(count), export(count, altered={first}), strict=True)
    return [true if is_head(true) else other for true, other in pairs]


def changes(lines: Lines, *, count: int, seed: int) -> Iterator[Change]:
    """Change one byte of the whole at a time, ``count`` times."""
    content = b"".join(lines)
    chance = random.Random(seed)  # noqa: S311 - a seeded measurement, no secret
    for _ in range(count):
        position = chance.randrange(len(content))
        changed = bytearray(content)
        changed[position] ^= chance.randrange(1, 256)
        yield Change(bytes(changed), content.count(b"\n", 0, position) + 1)


def split(content: bytes) -> Lines:
    """Return the lines of a file as they are read from it."""
    return BytesIO(content).readlines()


def damaged(lines: Lines, seed: int) -> Lines:
    """Remove, repeat, swap, cut, insert or alter lines."""
    chance = random.Random(seed)  # noqa: S311 - a seeded measurement, no secret
    kind = chance.choice(KINDS)
    return kind(list(lines), *sorted(chance.sample(range(len(lines)), 2)))


def _removed(lines: Lines, at: int, _: int) -> Lines:
    return lines[:at] + lines[at + 1 :]


def _without_middle(lines: Lines, at: int, end: int) -> Lines:
    return lines[:at] + lines[end:]


def _swapped(lines: Lines, at: int, other: int) -> Lines:
    lines[at], lines[other] = lines[other], lines[at]
    return lines


def _repeated(lines: Lines, at: int, other: int) -> Lines:
    return [*lines[:other], lines[at], *lines[other:]]


def _cut(lines: Lines, _: int, end: int) -> Lines:
    return lines[:end]


def _cut_within(lines: Lines, _: int, end: int) -> Lines:
    return [*lines[:end], lines[end][:-20]]


def _emptied(lines: Lines, at: int, _: int) -> Lines:
    line = chain.decode_line(lines[at])
    gone = line if isinstance(line, HeadLine) else msgspec.structs.replace(line, text=None)
    return [*lines[:at], line_of(gone), *lines[at + 1 :]]


def _blank(lines: Lines, at: int, _: int) -> Lines:
    return [*lines[:at], b"\n", *lines[at:]]


KINDS: Final[tuple[Callable[[Lines, int, int], Lines], ...]] = (
    _removed,
    _without_middle,
    _swapped,
    _repeated,
    _cut,
    _cut_within,
    _emptied,
    _blank,
)


def _entry(number: int, *, is_altered: bool) -> EntryText:
    return EntryText(
        id=number * 3,
        uuid=UUID(int=number),
        at=AT + timedelta(microseconds=number),
        event="message:spool:received",
        actor_kind="component",
        actor_id="pipeline",
        purpose=None if number % 2 else "border_check",
        subject=f"m{number}",
        details=msgspec.Raw(b'{"travellers":181}' if is_altered else b'{"travellers":180}'),
        regime="unit",
        expires_at=AT + timedelta(days=-1 if number == EXPIRED else 1800),
    )


def _sealed(previous: bytes, entry: EntryText, number: int) -> SealedLine:
    digest, end = chain.digest_of(entry), entry.expires_at
    value = chain.link(previous, number=number, entry=entry.id, digest=digest, expires_at=end)
    return SealedLine(
        number=number,
        entry=entry.id,
        digest=digest.hex(),
        expires_at=end,
        chain=value.hex(),
        text=entry,
    )
