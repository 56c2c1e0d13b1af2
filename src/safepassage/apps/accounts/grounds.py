"""Why an account is suspended, or another place worked for; kept with the entry."""

from enum import StrEnum


class Ground(StrEnum):
    """One of a closed list: what more there is to say has no place in the ledger."""

    LEFT = "left"
    AWAY = "away"
    LOST_DEVICE = "lost_device"
    MISUSE_SUSPECTED = "misuse_suspected"
    ROLE_ENDED = "role_ended"


class PlaceGround(StrEnum):
    """Why an officer works for a place that the posting does not serve; kept with the entry."""

    NIGHT_COVER = "night_cover"
    TRANSFER = "transfer"
    DIVERTED = "diverted"
    POST_CLOSED = "post_closed"
