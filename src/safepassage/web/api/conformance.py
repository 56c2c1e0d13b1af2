"""Try a message out: what it would be understood as and answered; nothing of it is kept."""

from typing import Literal

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Schema

from safepassage.flows.conformance import as_json, examine
from safepassage.web.api.door import message_body, sender
from safepassage.web.api.endpoints import RAW_BODY, REFUSALS
from safepassage.web.api.problems import Problem, Refused
from safepassage.web.api.schemas import DefectOut
from safepassage.web.api.trying import may_try
from safepassage.web.installed import platform

router = Router(tags=["carriers"])


class SeenOut(Schema):
    """One traveller by their place in the message; names of fields, never a value."""

    position: int
    segment: int | None
    offset: int | None
    role: str
    understood: list[str]
    missing: list[str]
    answer: str | None


class ExaminedOut(Schema):
    """One message: what it is, whom it tells of, what is wrong with it."""

    format: str
    version: str | None
    function: str | None
    subfunction: str | None
    intent: str
    flights: int
    reservations: int
    travellers: list[SeenOut]
    fields: dict[str, int]
    kept_as: list[str]
    refusal: str | None
    text: str
    defects: list[DefectOut]


class ConformanceOut(Schema):
    """What a real submission of the same bytes would end in."""

    state: Literal["done", "parked", "refused"]
    text: str
    travellers: int
    messages: list[ExaminedOut]
    defects: list[DefectOut]


@router.post(
    "/conformance",
    response={200: ConformanceOut, **REFUSALS},
    openapi_extra=RAW_BODY,
    summary="Try a message out; nothing is kept",
    operation_id="conformance",
)
def conformance(request: HttpRequest) -> dict[str, object]:
    """What is understood and what is wrong, and what a real message would be answered.

    Nothing is stored or logged, nobody is compared with a list. Send invented travellers.
    """
    body = message_body(request, limit=settings.SAFEPASSAGE_INTERACTIVE_LIMIT)
    carrier = sender(request)
    if not may_try(carrier.pk):
        raise Refused(Problem.TOO_MANY_REQUESTS)
    return as_json(examine(platform(), body, carrier=carrier.pk))
