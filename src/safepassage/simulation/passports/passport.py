"""A finished passport: its files, what is held to judge it by, and what a check must find."""

from collections.abc import Mapping
from datetime import datetime
from enum import Enum, auto

from safepassage.records import Verdict
from safepassage.records._base import Record
from safepassage.simulation.passports.lds.chip import Chip
from safepassage.simulation.passports.pki.certificates import Certificate
from safepassage.simulation.people import Person


class Check(Enum):
    """Which check has to find a defect."""

    PASSIVE = auto()
    ACTIVE = auto()
    ACCESS = auto()
    DEVIATIONS = auto()
    PRINTED = auto()
    LISTS = auto()


class Expected(Record, frozen=True):
    """Codes that the check must give, besides others that do not change the verdict."""

    verdict: Verdict
    reasons: frozenset[str] = frozenset()
    check: Check = Check.PASSIVE


class Truth(Record, frozen=True):
    """Who holds the document, and which certificates stand behind it."""

    holder: Person
    signer: Certificate
    root: Certificate
    signed_at: datetime


class Passport(Record, frozen=True):
    """Files read from a chip (data groups by number; absent ones were not read), and the store.

    ``anchors`` are the roots held, ``signers`` document signers held beside, all in DER. ``at``
    is the instant of the check.
    """

    sod: bytes | None
    data_groups: Mapping[int, bytes]
    com: bytes
    card_access: bytes
    card_security: bytes
    chip: Chip | None
    anchors: tuple[bytes, ...]
    signers: tuple[bytes, ...]
    crls: tuple[bytes, ...]
    deviation_lists: tuple[bytes, ...]
    at: datetime
    expected: Expected
    truth: Truth
