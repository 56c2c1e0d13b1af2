"""How often one address, and everybody together, may send something to the public pages.

Addresses are kept in memory alone, as digests under a chance of this process.
"""

import os
from functools import lru_cache
from hashlib import blake2b
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest

from safepassage.flows.rate import RateLimit
from safepassage.web import installed

EVERYBODY = UUID(int=0)
TOGETHER = 40
"""So many times the rate of one address for all of them."""
MOST_ADDRESSES = 10_000


@lru_cache(maxsize=1)
def limit() -> RateLimit:
    """The buckets of this web process."""
    return RateLimit(per_minute=settings.SAFEPASSAGE_SUBJECT_PER_MINUTE)


def may_send(request: HttpRequest) -> bool:
    """Take one out of the buckets of the address and of everybody."""
    now = installed.platform().clock.now()
    usual = settings.SAFEPASSAGE_SUBJECT_PER_MINUTE
    if limit().wait(_pseudonym(_address(request)), now):
        return False
    return not limit().wait(EVERYBODY, now, per_minute=usual * TOGETHER)


@lru_cache(maxsize=1)
def _salt() -> bytes:
    return os.urandom(16)


def _pseudonym(address: str) -> UUID:
    """One of so many buckets, so that a flood of addresses fills no memory."""
    digest = blake2b(address.encode(), key=_salt(), digest_size=8).digest()
    return UUID(int=1 + int.from_bytes(digest) % MOST_ADDRESSES)


def _address(request: HttpRequest) -> str:
    """The address as the outermost of our own proxies saw it."""
    proxies = settings.SAFEPASSAGE_PROXIES
    told = [one.strip() for one in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    if proxies and len(told) >= proxies:
        return str(told[-proxies])
    return str(request.META.get("REMOTE_ADDR", ""))
