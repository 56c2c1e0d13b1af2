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
from safepassage.flows.refused import Refusal, RefusedCredentials
from safepassage.flows.window.single_window import Closed, page
from safepassage.records.actor import Component
from safepassage.web.api.problems import Problem, Refused
from safepassage.web.api.schemas import ErrorOut, JourneyOut, Journeys
from safepassage.web.api.tokens import MachineToken
from safepassage.web.installed import platform

Cursor = Annotated[int, Query(ge=0, le=2**63 - 1)]
CLOSED = {Closed.NO_BASIS: Problem.NO_LAW, Closed.ON_REQUEST: Problem.ON_REQUEST}


@lru_cache(maxsize=1)
def rate_limit() -> RateLimit:
    """How often each agency may ask this web process."""
    return RateLimit(per_minute=settings.SAFEPASSAGE_REQUESTS_PER_MINUTE)


@lru_cache(maxsize=1)
def refused() -> RefusedCredentials:
    """What keeps the refusals of this web process for the ledger."""
    return RefusedCredentials(Event.AGENCY_REFUSED, Component.AGENCY_DOOR)


class AgencyToken(MachineToken):
    """The bearer token of an agency's system."""

    def authenticate(self, request: HttpRequest, token: str) -> Agency:  # noqa: ARG002 - ninja's signature
        """The agency; raises Refused for a wrong token, a suspended agency, too many requests."""
        now = platform().clock.now()
        agency = agencies.authenticate(token, now)
        if agency is None:
            owner = agencies.whose(token)
            refused().record(owner, Refusal.ENDED if owner else Refusal.UNKNOWN, now)
            raise Refused(Problem.UNAUTHORISED)
        if not agency.is_active:
            refused().record(agency.pk, Refusal.SUSPENDED, now)
            raise Refused(Problem.AGENCY_SUSPENDED)
        if wait := rate_limit().wait(agency.pk, now):
            raise Refused(Problem.TOO_MANY_REQUESTS, after=wait)
        return agency


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
