"""Service segments read into values: UNB, UNG, UNH (ISO 9735-1, annex C)."""

import re
from dataclasses import dataclass
from datetime import date as day
from typing import Final

from safepassage.formats.edifact.segment import is_count, parse_segment
from safepassage.formats.edifact.syntax import Separators
from safepassage.records import Transfer

_TRANSFER: Final = re.compile(r"\d{1,4}", re.ASCII)
_FULL_YEAR: Final = 8


@dataclass(frozen=True, slots=True)
class Envelope:
    """What UNB says about every message inside; ``group`` is the reference of UNG."""

    sender: str | None = None
    recipient: str | None = None
    sent_at: str | None = None
    control_reference: str | None = None
    application_reference: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """What UNH says; ``version`` is written like ``D.05B`` or ``11.1``."""

    reference: str | None = None
    type: str | None = None
    version: str | None = None
    agency: str | None = None
    association: str | None = None
    common_access_reference: str | None = None
    transfer: Transfer | None = None


def read_unb(segment: str, separators: Separators) -> Envelope:
    """Sender, recipient and date of an interchange; what is absent is ``None``."""
    fields = _Fields(segment, separators)
    return Envelope(
        sender=fields.at(2),
        recipient=fields.at(3),
        sent_at=moment(fields.at(4), fields.at(4, 1)),
        control_reference=fields.at(5),
        application_reference=fields.at(7),
    )


def read_ung(segment: str, separators: Separators, around: Envelope) -> Envelope:
    """The envelope inside a functional group: UNB's values, UNG's where UNB has none."""
    fields = _Fields(segment, separators)
    return Envelope(
        sender=around.sender or fields.at(2),
        recipient=around.recipient or fields.at(3),
        sent_at=around.sent_at or moment(fields.at(4), fields.at(4, 1)),
        control_reference=around.control_reference,
        application_reference=around.application_reference,
        group=fields.at(5) or "",
    )


def read_unh(segment: str, separators: Separators) -> Header:
    """Type, version and references of a message."""
    fields = _Fields(segment, separators)
    version = [part for part in (fields.at(2, 1), fields.at(2, 2)) if part]
    return Header(
        reference=fields.at(1),
        type=fields.at(2),
        version=".".join(version) or None,
        agency=fields.at(2, 3),
        association=fields.at(2, 4),
        common_access_reference=fields.at(3),
        transfer=_transfer(fields.at(4), fields.at(4, 1)),
    )


def read_count(segment: str, separators: Separators) -> tuple[int | None, str | None]:
    """Count and reference of UNT, UNE or UNZ."""
    fields = _Fields(segment, separators)
    count = fields.at(1) or ""
    return int(count) if is_count(count) else None, fields.at(2)


def moment(date: str | None, time: str | None) -> str | None:
    """ISO 8601 of ``yymmdd`` or ``yyyymmdd`` and ``hhmm``; two digits mean this century."""
    if date is None or not (date.isascii() and date.isdigit()):
        return None
    full = date if len(date) == _FULL_YEAR else f"20{date}"
    if len(full) != _FULL_YEAR or not _is_day(full):
        return None
    iso = f"{full[:4]}-{full[4:6]}-{full[6:]}"
    if time and re.fullmatch(r"(?:[01]\d|2[0-3])[0-5]\d", time, re.ASCII):
        return f"{iso}T{time[:2]}:{time[2:]}"
    return iso


def _is_day(full: str) -> bool:
    try:
        day(int(full[:4]), int(full[4:6]), int(full[6:]))
    except ValueError:
        return False
    return True


def is_part(transfer: Transfer | None) -> bool:
    """Whether a message is one of several that make up one."""
    return transfer is not None and not (transfer.first and transfer.last)


def _transfer(number: str | None, place: str | None) -> Transfer | None:
    """Sequence of transfers (S010): C begins, F ends; the first part has number 1 anyhow."""
    if number is None or not _TRANSFER.fullmatch(number):
        return None
    return Transfer(number=int(number), first=place == "C" or int(number) == 1, last=place == "F")


class _Fields:
    """Components of a segment by position; empty and absent are both ``None``."""

    def __init__(self, segment: str, separators: Separators) -> None:
        self._elements = parse_segment(segment, separators)

    def at(self, element: int, component: int = 0) -> str | None:
        try:
            return self._elements[element][component].strip() or None
        except IndexError:
            return None
