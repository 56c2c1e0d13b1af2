"""On the regulator's own machine: its ledger opened, and held against the agency's main ledger.

The main ledger says how many readings there were and the digest of each; who takes one away,
changes it, or puts one between is found. That the main ledger itself is whole is checked
before (``safepassage ledger verify``).
"""

from collections.abc import Iterable
from hashlib import sha256

import msgspec

from safepassage.apps.audit.chain import SealedLine as LedgerLine
from safepassage.apps.audit.chain import decode_line
from safepassage.apps.audit.events import Event
from safepassage.apps.regulation.readings import SealedLine
from safepassage.flows.inspecting.ground import Reading, open_reading
from safepassage.records._base import Record
from safepassage.safeguards.sealing import SealBroken


class Checked(Record, frozen=True):
    """What was read, and every fault found; none means that both ledgers agree."""

    readings: tuple[Reading, ...]
    faults: tuple[str, ...]


def check(private: bytes, sealed: Iterable[bytes], main: Iterable[bytes]) -> Checked:
    """Open exported readings and compare them with the lines of an exported main ledger.

    Raises ``ValueError`` where a line is neither.
    """
    lines = [msgspec.json.decode(line, type=SealedLine) for line in sealed]
    digests = _digests(main)
    readings, faults = [], list(_missing(lines, digests))
    for line in lines:
        content = bytes.fromhex(line.sealed)
        if digests.get(line.number) != sha256(content).hexdigest():
            faults.append(f"reading {line.number} is not the one that the main ledger knows")
        try:
            readings.append(open_reading(private, line.number, content))
        except (SealBroken, msgspec.MsgspecError):
            faults.append(f"reading {line.number} does not open with this key")
    faults += [
        f"reading {one.number} does not follow the one before it"
        for one in readings
        if one.number - 1 in digests and one.previous != digests[one.number - 1]
    ]
    return Checked(readings=tuple(readings), faults=tuple(faults))


def _missing(lines: list[SealedLine], digests: dict[int, str]) -> Iterable[str]:
    known = {line.number for line in lines}
    return (f"reading {number} is missing" for number in sorted(digests.keys() - known))


def _digests(main: Iterable[bytes]) -> dict[int, str]:
    """The digest of each reading by its number, as the main ledger holds it."""
    found: dict[int, str] = {}
    for text in main:
        line = decode_line(text)
        if isinstance(line, LedgerLine) and line.text and line.text.event == Event.REGULATOR_READ:
            told = msgspec.json.decode(line.text.details)
            found[int(told["number"])] = str(told["digest"])
    return found
