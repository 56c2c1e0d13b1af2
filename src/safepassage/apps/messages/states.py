"""Where a message stands and how it came; the words of the public contract."""

from django.db.models import TextChoices


class State(TextChoices):
    """Where a message stands."""

    RECEIVED = "received"
    PROCESSING = "processing"
    DONE = "done"
    PARKED = "parked"
    REFUSED = "refused"


class Hold(TextChoices):
    """Why a received message waits for a person before it is processed."""

    SENDER = "sender_quarantined"
    ADDRESS = "address_not_allowed"
    UNPROVEN = "sender_not_proven"
    UPLOAD = "upload_not_confirmed"


ASKED = "GOVREQ"
"""What waits for a carrier as a question to it, and is no word about anybody's boarding."""


class Mode(TextChoices):
    """How a message came: for the worker, or with a carrier waiting."""

    BATCH = "batch"
    INTERACTIVE = "interactive"


class Party(TextChoices):
    """Whom an officer speaks with at a carrier: a function, never a name."""

    CHECK_IN = "check_in"
    GATE = "gate"
    STATION = "station"
    HANDLING_AGENT = "handling_agent"
    OPERATIONS = "operations"
