"""Why a clearance ends before its time; a closed list."""

from enum import StrEnum


class Ground(StrEnum):
    """Why a clearance, or a redress number, ends before its time."""

    DOUBT = "doubt"
    MISTAKE = "mistake"
    DECISION_CORRECTED = "decision_corrected"
    TRAVELLER_ASKED = "traveller_asked"
    DOCUMENT_STOLEN = "document_stolen"
