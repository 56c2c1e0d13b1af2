"""Breaches of data: closed lists, who has to be told, and until when.

GDPR 33-34 (border data), LED 30-31 and Directive (EU) 2016/681 art. 13(8) (the unit's data),
Convention 108+ art. 7(2), and for a third state that receives the Union's data the joint
committee of the agreement (EU-UK TCA art. 549(4)).
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from safepassage.records._base import Record
from safepassage.records.kinds import DataKind


class What(StrEnum):
    """What happened."""

    DISCLOSED = "disclosed"
    ACCESSED = "accessed"
    STOLEN = "stolen"
    LOST = "lost"
    ALTERED = "altered"
    DESTROYED = "destroyed"
    UNAVAILABLE = "unavailable"
    KEPT_TOO_LONG = "kept_too_long"
    USED_OTHERWISE = "used_otherwise"


class Cause(StrEnum):
    """How it came about, as far as it is known."""

    UNKNOWN = "unknown"
    MISTAKE = "mistake"
    MISUSE = "misuse"
    ATTACK = "attack"
    FAULT = "fault"
    SUPPLIER = "supplier"
    DEVICE = "device"


class Risk(StrEnum):
    """How much it endangers the rights of persons; unknown until somebody has judged it."""

    UNKNOWN = "unknown"
    NONE = "none"
    LIKELY = "likely"
    HIGH = "high"


class Consequence(StrEnum):
    """What may come of it for the persons concerned."""

    IDENTITY_THEFT = "identity_theft"
    EXPOSURE_OF_TRAVEL = "exposure_of_travel"
    EXPOSURE_OF_SUSPICION = "exposure_of_suspicion"
    PERSECUTION = "persecution"
    DISCRIMINATION = "discrimination"
    WRONG_REFUSAL = "wrong_refusal"
    LOSS_OF_CONTROL = "loss_of_control"


class Measure(StrEnum):
    """What was done against it."""

    ACCESS_ENDED = "access_ended"
    KEYS_CHANGED = "keys_changed"
    RECIPIENT_DESTROYED = "recipient_destroyed"
    RESTORED = "restored"
    CORRECTED = "corrected"
    FAULT_MENDED = "fault_mended"
    STAFF_INSTRUCTED = "staff_instructed"
    PROSECUTION_TOLD = "prosecution_told"


class Told(StrEnum):
    """Who is told, or why not."""

    SUPERVISOR = "supervisor"
    PERSONS = "persons"
    PERSONS_PUBLICLY = "persons_publicly"
    COMMITTEE = "committee"
    NOT_PERSONS_NO_HIGH_RISK = "not_persons_no_high_risk"
    NOT_PERSONS_UNREADABLE = "not_persons_unreadable"
    NOT_PERSONS_RISK_REMOVED = "not_persons_risk_removed"
    NOT_SUPERVISOR_NO_RISK = "not_supervisor_no_risk"


OF_SUPERVISOR = frozenset({Told.SUPERVISOR, Told.NOT_SUPERVISOR_NO_RISK})
OF_PERSONS = frozenset(
    {
        Told.PERSONS,
        Told.PERSONS_PUBLICLY,
        Told.NOT_PERSONS_NO_HIGH_RISK,
        Told.NOT_PERSONS_UNREADABLE,
        Told.NOT_PERSONS_RISK_REMOVED,
    }
)


class Clocks(Record, frozen=True):
    """How long there is to tell the supervisor: of border data, and of the unit's."""

    border: timedelta
    unit: timedelta


def supervisor_by(kinds: Iterable[DataKind], known_at: datetime, clocks: Clocks) -> datetime:
    """Until when the supervisor is told, counted from when the breach became known."""
    unit = {DataKind.API_PIU, DataKind.PNR}
    allowed = [clocks.unit if kind in unit else clocks.border for kind in kinds]
    return known_at + min(allowed, default=min(clocks.border, clocks.unit))


def needs_supervisor(risk: Risk) -> bool:
    """Whether the supervisor is told: unless a person judged that there is no risk."""
    return risk is not Risk.NONE


def needs_persons(risk: Risk) -> bool:
    """Whether the persons are told: of a high risk, and while nobody has judged it."""
    return risk in {Risk.HIGH, Risk.UNKNOWN}


def why_not_allowed(told: Told, risk: Risk) -> str | None:
    """Why this cannot be said of a breach of this risk; ``None`` when it can."""
    if told is Told.NOT_SUPERVISOR_NO_RISK and risk is not Risk.NONE:
        return "Only where the breach is judged to be without risk is the supervisor not told."
    if told is Told.NOT_PERSONS_NO_HIGH_RISK and risk not in {Risk.NONE, Risk.LIKELY}:
        return "Judge the risk first; of a high one the persons are told."
    return None


def missing(risk: Risk, told: Iterable[Told]) -> tuple[str, ...]:
    """What is missing before a breach can be closed."""
    said = set(told)
    found = []
    if risk is Risk.UNKNOWN:
        found.append("The risk was not judged.")
    if said.isdisjoint(OF_SUPERVISOR):
        found.append("The supervisor was not told, and no reason was noted.")
    if said.isdisjoint(OF_PERSONS):
        found.append("The persons were not told, and no reason was noted.")
    return tuple(found)
