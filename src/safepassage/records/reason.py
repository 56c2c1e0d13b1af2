"""Why: the unit of every explanation."""

from safepassage.records._base import Record


class MatchReason(Record, frozen=True):
    """One signed contribution to a match, with both values and a sentence.

    ``weight`` is positive for and negative against; ``query`` and ``listed``
    hold personal values and therefore never leave the traveller's key.
    """

    code: str
    weight: float
    text: str
    query: str | None = None
    listed: str | None = None
