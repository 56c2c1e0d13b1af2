"""Why a clearance ends before its time; a closed list."""

from enum import StrEnum


class Ground(StrEnum):
    """Why a clearance ends before its time."""

    DOUBT = "doubt"
    MISTAKE = "mistake"
    DECISION_CORRECTED = "decision_corrected"
    DOCUMENT_STOLEN = "document_stolen"
