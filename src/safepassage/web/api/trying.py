"""How often anybody may try a message out: reading costs the same as a real one."""

from functools import lru_cache
from uuid import UUID

from django.conf import settings

from safepassage.flows.rate import RateLimit
from safepassage.web import installed


@lru_cache(maxsize=1)
def limit() -> RateLimit:
    """The buckets of this web process: a carrier's or an officer's each."""
    return RateLimit(per_minute=settings.SAFEPASSAGE_CONFORMANCE_PER_MINUTE)


def may_try(who: UUID) -> bool:
    """Take one trial out of somebody's bucket; false when it is empty."""
    return not limit().wait(who, installed.platform().clock.now())
