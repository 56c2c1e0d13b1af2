"""What a chip's proof is worth, by whichever protocol it was given."""

from safepassage.documents.reasons import reason
from safepassage.records import DocumentReason

SECURITY_OPTIONS = 14
ACTIVE_AUTHENTICATION_KEY = 15
"""Numbers of the data groups that the chip's proofs rest on."""


def told(*, holds: bool, bound: bool, failed: str) -> DocumentReason:
    """One reason: the proof failed, or holds by a key that nobody vouched for, or holds."""
    if not holds:
        return reason(failed)
    return reason("chip_proved" if bound else "aa_not_bound_to_pa")
