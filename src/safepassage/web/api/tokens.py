"""How systems sign in."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any, Generic, NamedTuple, Protocol, TypeVar
from uuid import UUID

from django.http import HttpRequest
from ninja.security import HttpBearer

from safepassage.flows.rate import RateLimit
from safepassage.flows.refused import Refusal, RefusedCredentials
from safepassage.web.api import client_certificate
from safepassage.web.api.problems import Problem, Refused
from safepassage.web.installed import platform


class Owner(Protocol):
    """Whose system it is."""

    @property
    def pk(self) -> Any:  # noqa: ANN401 - as Django's models say
        """Its id."""

    @property
    def is_active(self) -> bool:
        """Whether it is served."""


Whose = TypeVar("Whose", bound=Owner)


class Owners(NamedTuple, Generic[Whose]):
    """One kind of owner: how a token finds it, who had it, what keeps rates and refusals."""

    authenticate: Callable[[str, datetime], Whose | None]
    whose: Callable[[str], UUID | None]
    refused: Callable[[], RefusedCredentials]
    rate_limit: Callable[[], RateLimit]
    agreed_rate: Callable[[Whose], int | None]
    certificates: Callable[[Whose], Collection[str]]
    suspended: Problem


class MachineToken(HttpBearer, Generic[Whose]):
    """The bearer token of a system that is no person's."""

    owners: Owners[Whose]

    def __call__(self, request: HttpRequest) -> object:
        """As ninja calls it; a missing header is refused like a wrong token."""
        found = super().__call__(request)
        if found is None:
            raise Refused(Problem.UNAUTHORISED)
        return found

    def authenticate(self, request: HttpRequest, token: str) -> Whose:
        """The owner; raises Refused.

        For a wrong token, one without the certificate asked for, a suspended owner, too many
        requests.
        """
        owners, now = self.owners, platform().clock.now()
        owner = owners.authenticate(token, now)
        if owner is None:
            former = owners.whose(token)
            owners.refused().record(former, Refusal.ENDED if former else Refusal.UNKNOWN, now)
            raise Refused(Problem.UNAUTHORISED)
        asked = owners.certificates(owner)
        if asked and client_certificate.shown(request) not in asked:
            owners.refused().record(owner.pk, Refusal.CERTIFICATE, now)
            raise Refused(Problem.UNAUTHORISED)
        if not owner.is_active:
            owners.refused().record(owner.pk, Refusal.SUSPENDED, now)
            raise Refused(owners.suspended)
        wait = owners.rate_limit().wait(owner.pk, now, per_minute=owners.agreed_rate(owner))
        if wait:
            raise Refused(Problem.TOO_MANY_REQUESTS, after=wait)
        return owner
