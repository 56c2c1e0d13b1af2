"""What a recipient of a record is told when it changes: no value of anybody, only its reference.

GDPR 19, LED 16(5)-(6): rectification, erasure and restriction are made known to each recipient,
who does the same.
"""

from collections.abc import Sequence
from datetime import date

WHAT_TO_DO = {
    "corrected": (
        "The record was corrected. Correct it where you keep it, and tell everybody to whom you"
        " gave it on. What is right now is sealed for you anew on request."
    ),
    "erased": (
        "The record was erased here. Erase it where you keep it, unless your own law obliges you"
        " to keep it; then restrict it, and tell us which law."
    ),
    "restricted": "The record is restricted here. Restrict its use where you keep it.",
    "annotated": (
        "The person disputes what the record says, and a note says so. Add the same note."
    ),
    "recalled": (
        "The record should not have been given to you: the authority that reviews disclosures"
        " found so afterwards. Destroy it and everything that you took from it, use nothing of"
        " it, and confirm that you have."
    ),
}


def correction_letter(
    change: str, reference: str, groups: Sequence[str], *, due: date, state: str
) -> str:
    """The text for one recipient; ``change`` is one of ``WHAT_TO_DO``."""
    parts = f"Parts concerned: {', '.join(groups)}\n" if groups else ""
    return (
        f"From: passenger information unit {state}\n"
        f"Record: {reference or 'see the covering letter'}\n"
        f"{parts}\n"
        f"{WHAT_TO_DO[change]}\n\n"
        f"Confirm until {due.isoformat()}, naming the record as above.\n"
    )
