"""A travel document checked at the desk: its printed lines, its chip's files, its seals.

Nothing of it is kept: files and lines live as long as the request. The ledger says that a
document was checked, by whom, under which purpose, and what the verdicts and codes were.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from msgspec.structs import replace

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.documents import chip
from safepassage.documents.agreement import disagreements
from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.lds.printed_lines import read_printed_lines
from safepassage.documents.lds.tags import CARD_ACCESS, COM, DATA_GROUPS, NAMES, SOD
from safepassage.documents.mrz import Zone, ZoneReader
from safepassage.documents.passive import Chip, Examination, Trust
from safepassage.documents.reasons import reason, verdict
from safepassage.documents.seals import CheckedSeal, Held, check
from safepassage.records import DocumentReason
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose

UNKNOWN = "unknown"
TEXT_SHOWS_BY = 64
"""Octets; no file of a chip begins with as many printable signs."""


class File(NamedTuple):
    """A file as it was dropped; its name tells nothing, its content does."""

    name: str
    content: bytes


class Seen(NamedTuple):
    """What a file was taken for: a chip's file (``DG1``), a kind of seal, or unknown."""

    name: str
    size: int
    taken_for: str


class Checked(NamedTuple):
    """What was found; None where nothing of the kind was given.

    ``lines_from_chip`` says that the lines are those of data group 1, for none were typed.
    """

    lines: Zone | None
    lines_from_chip: bool
    chip: Examination | None
    seals: tuple[CheckedSeal, ...]
    agreement: tuple[DocumentReason, ...]
    files: tuple[Seen, ...]

    def reasons(self) -> tuple[DocumentReason, ...]:
        """Every reason that was given anywhere."""
        lines = self.lines.reasons if self.lines else ()
        on_chip = self.chip.reasons if self.chip else ()
        in_seals = (each for seal in self.seals for each in seal.reasons)
        return (*self.agreement, *lines, *on_chip, *in_seals)


def check_document(
    lines: str, files: Sequence[File], trust: Trust, *, actor: Actor, purpose: Purpose, at: datetime
) -> Checked:
    """Check what was typed and dropped, and write in the ledger that it was done."""
    checked = examined(lines, files, trust, at)
    with transaction.atomic():
        ledger.write(
            event=Event.DOCUMENT_CHECKED,
            actor=actor,
            purpose=purpose,
            details={
                "files": len(checked.files),
                "lines": bool(lines.strip()),
                "chip": str(checked.chip.verdict) if checked.chip else None,
                "seals": [str(seal.verdict) for seal in checked.seals],
                "codes": sorted({each.code for each in checked.reasons()}),
            },
            at=at,
        )
    return checked


def examined(lines: str, files: Sequence[File], trust: Trust, at: datetime) -> Checked:
    """Check what was typed and dropped; nothing is written anywhere."""
    read = _Pile(files)
    printed = ZoneReader(at.date()).read(lines) if lines.strip() else None
    on_chip = _lines_on_chip(read.chip, at)
    shown = printed or on_chip
    text = lines if lines.strip() else None
    seals = tuple(check(each, Held(trust), at, printed=text) for each in read.others)
    return Checked(
        lines=shown,
        lines_from_chip=printed is None and on_chip is not None,
        chip=_examined_chip(read, printed, trust, at) if read.has_chip else None,
        seals=seals,
        agreement=tuple(_agreement(read, printed, on_chip)),
        files=tuple(read.seen(seals)),
    )


def _examined_chip(read: "_Pile", printed: Zone | None, trust: Trust, at: datetime) -> Examination:
    """Examine the chip; the issuer is the page's where the chip's own lines were not read."""
    is_told = printed is not None and 1 not in read.chip.data_groups
    issuer = printed.fields.issuer if printed is not None and is_told else None
    found = chip.examine(read.chip, read.log, trust, at, issuer=issuer)
    reasons = (*found.reasons, *(reason("file_twice", name) for name in sorted(read.twice)))
    return replace(found, verdict=verdict(reasons), reasons=reasons)


class _Pile:
    """The files, told apart by their content; of two for the same place, the first counts.

    ``twice`` names the places for which another file was given as well.
    """

    def __init__(self, files: Sequence[File]) -> None:
        self._files = files
        found: dict[int, bytes] = {}
        self.others: list[bytes] = []
        self.twice: set[str] = set()
        for file in files:
            tag = _tag(file.content)
            if tag not in NAMES:
                self.others.append(file.content)
            elif found.setdefault(tag, file.content) != file.content:
                self.twice.add(NAMES[tag])
        groups = {DATA_GROUPS[tag]: each for tag, each in found.items() if tag in DATA_GROUPS}
        self.has_chip = bool(found)
        self.chip = Chip(found.get(SOD), groups, found.get(COM))
        self.log = chip.Log(card_access=found.get(CARD_ACCESS))

    def seen(self, seals: Iterable[CheckedSeal]) -> Iterable[Seen]:
        """What each file was taken for, in their order."""
        kinds = iter(seals)
        for file in self._files:
            known = NAMES.get(_tag(file.content))
            yield Seen(file.name, len(file.content), known or next(kinds).kind or UNKNOWN)


def _tag(content: bytes) -> int:
    """The tag of a chip's file; 0 for nothing, and for text, as barcodes have it."""
    head = content[:TEXT_SHOWS_BY]
    return 0 if not head or (head.isascii() and head.decode("ascii").isprintable()) else head[0]


def _lines_on_chip(given: Chip, at: datetime) -> Zone | None:
    first = given.data_groups.get(1)
    if first is None:
        return None
    try:
        return ZoneReader(at.date()).read(read_printed_lines(first).mrz)
    except MalformedError as error:
        return Zone(type=None, valid=False, reasons=(reason("malformed_data", str(error)),))


def _agreement(read: _Pile, printed: Zone | None, on_chip: Zone | None) -> Iterable[DocumentReason]:
    if printed is not None and on_chip is None and read.has_chip:
        return (reason("chip_not_compared"),)
    if printed is None or on_chip is None or not printed.type or not on_chip.type:
        return ()
    return disagreements(printed.fields, on_chip.fields)
