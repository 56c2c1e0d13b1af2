"""The calls of the interface. Nothing is parsed at the edge but what must be answered at once."""

from typing import Annotated
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Status
from ninja.responses import Response

from safepassage.apps.messages import selectors, services
from safepassage.flows.receive import receive
from safepassage.records.actor import Actor
from safepassage.records.defect import Defect
from safepassage.web.api.door import interactive, message_body, sender
from safepassage.web.api.problems import Problem, Refused
from safepassage.web.api.schemas import Accepted, AnswerOut, Answers, ErrorOut, MessageStatus
from safepassage.web.installed import platform

router = Router(tags=["carriers"])
Cursor = Annotated[int, Query(ge=0, le=2**63 - 1)]
EDIFACT = "application/edifact; charset=iso-8859-1"
PLAIN = "text/plain; charset=iso-8859-1"
RAW_BODY = {
    "requestBody": {
        "required": True,
        "content": {"application/edifact": {"schema": {"type": "string", "format": "binary"}}},
    }
}
REFUSALS = dict.fromkeys((401, 403, 413, 415, 422, 429, 503), ErrorOut)


@router.post(
    "/messages",
    response={202: Accepted, **REFUSALS},
    openapi_extra=RAW_BODY,
    summary="Send a message",
    operation_id="send_message",
)
def send_message(request: HttpRequest) -> Status[Accepted]:
    """Keep one message durably. The answer is its id; nothing is read yet.

    Sending the same bytes again gives the same id.
    """
    body = message_body(request)
    receipt = receive(platform(), carrier=sender(request).pk, body=body)
    url = request.build_absolute_uri(f"/api/v1/messages/{receipt.id}")
    return Status(202, Accepted(id=receipt.id, status_url=url))


@router.get(
    "/messages/{message_id}",
    response={200: MessageStatus, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 429: ErrorOut},
    summary="Ask where a message stands",
    operation_id="message_status",
)
def message_status(request: HttpRequest, message_id: UUID) -> MessageStatus:
    """State, number of travellers and defects of one of your own messages; no personal data."""
    story = selectors.story(message_id, sender=sender(request).pk)
    if story is None:
        raise Refused(Problem.NOT_FOUND)
    return MessageStatus(
        state=story.state,  # type: ignore[arg-type]
        travellers=story.travellers,
        defects=story.defects,  # type: ignore[arg-type]
    )


@router.post(
    "/interactive",
    response={200: None, **REFUSALS},
    openapi_extra=RAW_BODY
    | {
        "responses": {
            200: {
                "description": "The answer in the message's dialect (CUSRES 962)",
                "content": {"application/edifact": {"schema": {"type": "string"}}},
            }
        }
    },
    summary="Send a message and get its answer",
    operation_id="send_interactive",
)
def send_interactive(request: HttpRequest) -> HttpResponse:
    """Answer one interactive message at once; a retry gets the status that stands now.

    What is too large to be answered at once is refused with 413; send it to `/messages`.
    """
    body = message_body(request, limit=settings.SAFEPASSAGE_INTERACTIVE_LIMIT)
    answered = interactive().answer(carrier=sender(request).pk, body=body)
    if answered.body is None:
        return _not_answered(answered.id, answered.defects)
    kind = EDIFACT if answered.body.startswith(b"UN") else PLAIN
    response = HttpResponse(answered.body, content_type=kind)
    response["Message-Id"] = str(answered.id)
    return response


@router.get(
    "/answers",
    response={200: Answers, 401: ErrorOut, 403: ErrorOut, 429: ErrorOut},
    summary="Fetch answers that nobody asked for",
    operation_id="answers",
)
def answers(request: HttpRequest, after: Cursor = 0) -> Answers:
    """Your unacknowledged answers after a cursor, oldest first, at most 100 a call."""
    waiting = selectors.answers_after(sender(request).pk, after)
    found = [
        AnswerOut(
            id=one.id,
            cursor=one.cursor,
            created_at=one.created_at,
            body=platform()
            .spool.unseal("outgoing", one.id, one.created_day, one.body)
            .decode("latin-1"),
        )
        for one in waiting
    ]
    return Answers(answers=found, next=found[-1].cursor if found else after)


@router.post(
    "/answers/{answer_id}/acknowledge",
    response={204: None, 401: ErrorOut, 403: ErrorOut, 404: ErrorOut, 429: ErrorOut},
    summary="Acknowledge an answer",
    operation_id="acknowledge_answer",
)
def acknowledge(request: HttpRequest, answer_id: UUID) -> Status[None]:
    """Confirm that your systems have an answer; it is destroyed here and not given again."""
    carrier = sender(request)
    done = services.acknowledge(
        answer_id,
        carrier=carrier.pk,
        actor=Actor.carrier(str(carrier.pk)),
        at=platform().clock.now(),
    )
    if not done:
        raise Refused(Problem.NOT_FOUND)
    return Status(204, None)


def _not_answered(message_id: UUID, defects: tuple[Defect, ...]) -> Response:
    problem = Problem.NOT_UNDERSTOOD if defects else Problem.NOT_A_QUESTION
    told = services.told_defects(defects)
    content = {"code": problem.code, "text": problem.text, "id": str(message_id), "defects": told}
    return Response(content, status=problem.status)
