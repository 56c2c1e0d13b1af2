"""The single window's call: what an agency may be given, and nothing else."""

from functools import lru_cache
from typing import Annotated

from django.conf import settings
from django.http import HttpRequest
from ninja import Query, Router

from safepassage.apps.agencies import selectors as agencies
from safepassage.apps.agencies.models import Agency
from safepassage.apps.audit.events import Event
from safepassage.flows.rate import RateLimit
from safepassage.flows.refused import RefusedCredentials
from safepassage.flows.window.single_window import Closed, page
from safepassage.records.actor import Component
from safepassage.web.api.problems import Problem, Refused
from safepassage.web.api.schemas import ErrorOut, JourneyOut, Journeys
from safepassage.web.api.tokens import MachineToken, Owners
from safepassage.web.installed import platform

Cursor = Annotated[int, Query(ge=0, le=2**63 - 1)]
CLOSED = {
    Closed.NO_BASIS: Problem.NO_LAW,
    Closed.ON_REQUEST: Problem.ON_REQUEST,
    Closed.STOPPED: Problem.STOPPED,
}


@lru_cache(maxsize=1)
def rate_limit() -> RateLimit:
    """How often each agency may ask this web process."""
    return RateLimit(per_minute=settings.SAFEPASSAGE_REQUESTS_PER_MINUTE)


@lru_cache(maxsize=1)
def refused() -> RefusedCredentials:
    """What keeps the refusals of this web process for the ledger."""
    return RefusedCredentials(Event.AGENCY_REFUSED, Component.AGENCY_DOOR)


class AgencyToken(MachineToken[Agency]):
    """The bearer token of an agency's system."""

    owners = Owners[Agency](
        authenticate=agencies.authenticate,
        whose=agencies.whose,
        refused=refused,
        rate_limit=rate_limit,
        agreed_rate=lambda _agency: None,
        certificates=lambda _agency: (),
        suspended=Problem.AGENCY_SUSPENDED,
    )


router = Router(tags=["agencies"], auth=AgencyToken())


@router.get(
    "/agency/journeys",
    response={200: Journeys, 401: ErrorOut, 403: ErrorOut, 429: ErrorOut, 503: ErrorOut},
    summary="Fetch the journeys that your law gives you",
    operation_id="agency_journeys",
)
def journeys(request: HttpRequest, after: Cursor = 0) -> Journeys:
    """New, changed and ended journeys after a cursor, in the order in which carriers told them.

    A page may be empty and still move the cursor; ask again with `next` until it stays.
    """
    agency: Agency = request.auth  # type: ignore[attr-defined]  # set by AgencyToken
    found = page(platform(), agency, after=after)
    if found.closed:
        raise Refused(CLOSED[found.closed])
    entries = [JourneyOut.model_validate(one, from_attributes=True) for one in found.entries]
    return Journeys(journeys=entries, next=found.next)
