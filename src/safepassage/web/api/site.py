"""The interface put together."""

import logging

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from safepassage.web.api.agencies import router as agencies
from safepassage.web.api.conformance import router as conformance
from safepassage.web.api.door import CarrierToken
from safepassage.web.api.endpoints import router
from safepassage.web.api.problems import Problem, Refused, refusal

RETRY_SECONDS = 30.0
"""After which a carrier may try again when nothing can be kept: soon, and not all at once."""
log = logging.getLogger(__name__)

api = NinjaAPI(
    title="Safe Passage: interface for carriers and agencies",
    version="1",
    description=(
        "Carriers send API and PNR messages, ask where they stand, get answers. "
        "Agencies fetch what their own law gives them. "
        "Every call carries `Authorization: Bearer TOKEN`."
    ),
    auth=CarrierToken(),
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
)
api.add_router("", router)
api.add_router("", conformance)
api.add_router("", agencies)


@api.exception_handler(Refused)
def _refused(_: HttpRequest, error: Refused) -> HttpResponse:
    return refusal(error.problem, error.text, after=error.after)


@api.exception_handler(DatabaseError)
def _database(_: HttpRequest, error: DatabaseError) -> HttpResponse:
    log.error("the database refused a call of the interface", exc_info=error)
    return refusal(Problem.UNAVAILABLE, after=RETRY_SECONDS)


@api.exception_handler(ValidationError)
def _malformed(_: HttpRequest, __: ValidationError) -> HttpResponse:
    return refusal(Problem.NOT_FOUND, "An id or a cursor is not of its form.")
