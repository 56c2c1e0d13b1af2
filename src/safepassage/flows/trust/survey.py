"""A first look at a directory's file, before anything is kept of it: it can be read to its end."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import BinaryIO, NamedTuple

from safepassage.documents.lists.ldif import LONGEST_ENTRY, Unreadable
from safepassage.documents.lists.pkd import items
from safepassage.flows.trust.given import FileRefusedError

MOST_FAULTS = 20
Tick = Callable[[int], None]


class Survey(NamedTuple):
    """What a file is known again by, whether it tells changes alone, and what is in it."""

    digest: str
    is_delta: bool
    signers: int
    nonconformant: int
    master_lists: int
    revocation_lists: int


def survey(file: BinaryIO, tick: Tick) -> Survey:
    """Read a file from its beginning to its end; raises ``FileRefusedError`` with its lines."""
    digest = sha256()
    faults: list[str] = []
    counts = dict.fromkeys(("signer", "nonconformant", "master_list", "revocation_list"), 0)
    changes = 0
    for item in items(_hashed(lines_of(file, tick), digest.update)):
        if isinstance(item, Unreadable):
            faults.append(f"line {item.line}: {item.why}")
            if len(faults) == MOST_FAULTS:
                break
            continue
        changes += item.is_change
        if item.kind == "signer" and not item.is_conformant:
            counts["nonconformant"] += 1
        elif item.kind != "deleted":
            counts[item.kind] += 1
    if faults:
        raise FileRefusedError(*faults)
    if not changes and not any(counts.values()):
        raise FileRefusedError("no entry holds a certificate, a revocation list or a master list")
    return Survey(digest.hexdigest(), changes > 0, *counts.values())


def lines_of(file: BinaryIO, tick: Tick) -> Iterator[bytes]:
    """The lines of a file from its beginning, none longer than an entry may be."""
    file.seek(0)
    while line := file.readline(LONGEST_ENTRY):
        tick(len(line))
        yield line


def _hashed(lines: Iterator[bytes], update: Callable[[bytes], None]) -> Iterator[bytes]:
    for line in lines:
        update(line)
        yield line
