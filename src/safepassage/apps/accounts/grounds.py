"""Why an officer's account is suspended; kept with the entry."""

from enum import StrEnum


class Ground(StrEnum):
    """One of a closed list: what more there is to say has no place in the ledger."""

    LEFT = "left"
    AWAY = "away"
    LOST_DEVICE = "lost_device"
    MISUSE_SUSPECTED = "misuse_suspected"
    ROLE_ENDED = "role_ended"
