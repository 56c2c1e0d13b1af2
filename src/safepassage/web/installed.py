"""The platform of this process: clock, keys, spool and geography of the configured home."""

from functools import cache

from safepassage.flows.platform import Platform
from safepassage.flows.refused_pages import RefusedPages
from safepassage.flows.trust.store import TrustStore


@cache
def platform() -> Platform:
    """The one platform of this process."""
    return Platform.from_settings()


@cache
def trust_store() -> TrustStore:
    """The one trust store of this process."""
    return TrustStore(platform().clock)


@cache
def refused_pages() -> RefusedPages:
    """What keeps the refused pages of this process for the ledger."""
    return RefusedPages()
