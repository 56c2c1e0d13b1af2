"""Why: the unit of every explanation."""

from safepassage.records._base import Record


class MatchReason(Record, frozen=True):
    """One signed contribution to a match, with both values and a sentence.

    ``weight`` is positive for and negative against; ``query`` and ``listed``
    hold personal values and therefore never leave the traveller's key. ``without`` is the
    outcome if only this were not so (``alert`` or ``no_alert``), where it is another one.
    """

    code: str
    weight: float
    text: str
    query: str | None = None
    listed: str | None = None
    without: str | None = None
