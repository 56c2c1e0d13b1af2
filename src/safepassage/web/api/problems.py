"""Every refusal of the interface: a code for machines, a sentence for people, a status."""

from enum import Enum
from math import ceil

from django.http import JsonResponse


class Problem(Enum):
    """Closed list of refusals: HTTP status and sentence."""

    BAD_REQUEST = 400, "The request is malformed."
    UNAUTHORISED = 401, "The credential is missing, unknown, expired or revoked."
    SUSPENDED = 403, "This carrier is suspended; speak with the authority."
    AGENCY_SUSPENDED = 403, "This agency is suspended; speak with the data protection officer."
    NO_LAW = 403, "No law in force here gives this agency data."
    ON_REQUEST = 403, "This agency's law gives data on request only; a person answers it."
    STOPPED = 403, "The supervisory authority has stopped giving this agency data."
    NOT_FOUND = 404, "There is nothing of yours with this id."
    NO_SUCH_CALL = 404, "There is no such call; see the description of this interface."
    WRONG_METHOD = 405, "This call is made with another method; see the header Allow."
    TOO_LARGE = 413, "The message is larger than this authority takes."
    UNSUPPORTED_CONTENT = 415, "Send the message itself as the body, uncompressed."
    EMPTY = 422, "The body is empty."
    INCOMPLETE = 422, "The connection ended before the body did; nothing was kept."
    NOT_UNDERSTOOD = 422, "The message could not be understood; it was kept and will be looked at."
    NOT_A_QUESTION = (
        422,
        "The message was kept and is processed; it asks nothing, so send its kind to /messages.",
    )
    TOO_MANY_REQUESTS = 429, "Too many requests; wait before the next one."
    FAILED = 500, "Something failed here. Send it again; nobody is refused boarding."
    UNAVAILABLE = 503, "The message could not be kept. Send it again; nobody is refused boarding."

    @property
    def status(self) -> int:
        """The HTTP status."""
        return int(self.value[0])

    @property
    def text(self) -> str:
        """The sentence."""
        return str(self.value[1])

    @property
    def code(self) -> str:
        """The code for machines."""
        return self.name.lower()


OF_AGENCIES = frozenset(
    {Problem.AGENCY_SUSPENDED, Problem.NO_LAW, Problem.ON_REQUEST, Problem.STOPPED}
)
"""What no carrier is ever told."""


class Refused(Exception):  # noqa: N818 - carries a Problem
    """Ends a request with a problem; ``after`` are the seconds until another may be made."""

    def __init__(
        self, problem: Problem, text: str | None = None, *, after: float | None = None
    ) -> None:
        super().__init__(problem.code)
        self.after = after
        self.problem = problem
        self.text = text or problem.text


def refusal(
    problem: Problem, text: str | None = None, *, after: float | None = None
) -> JsonResponse:
    """The answer that tells a problem; ``after`` seconds in its header (RFC 9110 10.2.3)."""
    content = {"code": problem.code, "text": text or problem.text}
    headers = {"Retry-After": str(ceil(after))} if after is not None else None
    return JsonResponse(content, status=problem.status, headers=headers)
