"""The platform of this process: clock, keys, spool and geography of the configured home."""

from functools import cache

from safepassage.flows.platform import Platform


@cache
def platform() -> Platform:
    """The one platform of this process."""
    return Platform.from_settings()
