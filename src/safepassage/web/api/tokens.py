"""How systems sign in."""

from django.http import HttpRequest
from ninja.security import HttpBearer

from safepassage.web.api.problems import Problem, Refused


class MachineToken(HttpBearer):
    """The bearer token of a system that is no person's."""

    def __call__(self, request: HttpRequest) -> object:
        """As ninja calls it; a missing header is refused like a wrong token."""
        found = super().__call__(request)
        if found is None:
            raise Refused(Problem.UNAUTHORISED)
        return found
