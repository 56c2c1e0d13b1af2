"""Who sends, and what may be sent: checked before anything is kept."""

import re
from functools import lru_cache
from typing import cast

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest

from safepassage.apps.audit.events import Event
from safepassage.apps.carriers import selectors as carriers
from safepassage.apps.carriers.models import Carrier
from safepassage.flows.interactive import Interactive
from safepassage.flows.rate import RateLimit
from safepassage.flows.refused import RefusedCredentials
from safepassage.records.actor import Component
from safepassage.web.api.problems import Problem, Refused
from safepassage.web.api.tokens import MachineToken, Owners
from safepassage.web.installed import platform
from safepassage.web.slow_bodies import TooManyBodies

STILL_ON_THE_WAY = "Too many of your messages are on the way at once; wait before the next one."
_LENGTH = re.compile(r"[0-9]{1,18}")
TAKEN_TYPES = frozenset(
    {
        "",
        "application/edifact",
        "application/edi-consent",
        "application/json",
        "application/octet-stream",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/x-www-form-urlencoded",
        "application/xml",
        "text/csv",
        "text/plain",
        "text/xml",
    }
)
"""What a client may call a message's body: the formats that are read, or plain bytes."""


@lru_cache(maxsize=1)
def interactive() -> Interactive:
    """What answers interactive messages in this web process."""
    return Interactive(platform(), seconds=settings.SAFEPASSAGE_INTERACTIVE_SECONDS)


@lru_cache(maxsize=1)
def rate_limit() -> RateLimit:
    """How much each carrier may send to this web process."""
    return RateLimit(per_minute=settings.SAFEPASSAGE_REQUESTS_PER_MINUTE)


@lru_cache(maxsize=1)
def refused() -> RefusedCredentials:
    """What keeps the refusals of this web process for the ledger."""
    return RefusedCredentials(Event.CARRIER_REFUSED, Component.CARRIER_DOOR)


class CarrierToken(MachineToken[Carrier]):
    """The bearer token of a carrier's system."""

    owners = Owners[Carrier](
        authenticate=carriers.authenticate,
        whose=carriers.whose,
        refused=refused,
        rate_limit=rate_limit,
        agreed_rate=lambda carrier: carrier.per_minute,
        certificates=lambda carrier: carrier.certificates,
        suspended=Problem.SUSPENDED,
    )


def sender(request: HttpRequest) -> Carrier:
    """The carrier that ``CarrierToken`` found."""
    carrier: Carrier = request.auth  # type: ignore[attr-defined]
    return carrier


def message_body(request: HttpRequest, *, limit: int | None = None) -> bytes:
    """The raw bytes of a message; raises Refused for other content, too much or nothing.

    ``limit`` is in bytes; without one it is what this authority takes at most.
    """
    if request.content_type not in TAKEN_TYPES or request.headers.get("Content-Encoding"):
        raise Refused(Problem.UNSUPPORTED_CONTENT)
    try:
        body = _received(cast("WSGIRequest", request))
    except RequestDataTooBig as error:
        raise Refused(Problem.TOO_LARGE) from error
    except TooManyBodies as error:
        raise Refused(Problem.TOO_MANY_REQUESTS, STILL_ON_THE_WAY, after=1) from error
    if len(body) > (limit or settings.SAFEPASSAGE_MESSAGE_LIMIT):
        raise Refused(Problem.TOO_LARGE)
    if not body.strip():
        raise Refused(Problem.EMPTY)
    return body


def _received(request: WSGIRequest) -> bytes:
    """The body as it came: of the length that was declared, or in chunks without one.

    The server ends a broken body without a word, so a declared length that was not reached
    is the one sign of it; a part must never be taken for the message.
    """
    if "Transfer-Encoding" in request.headers:
        return bytes(request.environ["wsgi.input"].read(settings.SAFEPASSAGE_MESSAGE_LIMIT + 1))
    declared = request.headers.get("Content-Length") or "0"
    if not _LENGTH.fullmatch(declared):
        raise Refused(Problem.BAD_REQUEST)
    body = request.body
    if len(body) < int(declared):
        raise Refused(Problem.INCOMPLETE)
    return body
