"""What a check of a document found: reasons, and the verdict they add up to."""

from enum import StrEnum

from safepassage.records._base import Record


class Weight(StrEnum):
    """What a reason does to the verdict.

    INFO and WARNING leave it as it is; INCONCLUSIVE says that something could not be
    judged, which never means that it is bad; FAILURE says that something is wrong.
    """

    INFO = "info"
    WARNING = "warning"
    INCONCLUSIVE = "inconclusive"
    FAILURE = "failure"


class Verdict(StrEnum):
    """What can be said of a document's data.

    TRUSTED means issued by that state and unaltered, never that the bearer is the holder.
    """

    TRUSTED = "trusted"
    NOT_TRUSTED = "not_trusted"
    UNDETERMINED = "undetermined"


class DocumentReason(Record, frozen=True):
    """One finding about a document, its chip, its certificates or its seal.

    ``about`` is the number of the data group, the name of the field or of the list that the
    finding concerns. ``text`` is for a person and never repeats personal values.
    """

    code: str
    severity: Weight
    text: str
    about: str | None = None
