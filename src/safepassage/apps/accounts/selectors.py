"""Reads officers, postings and the installation."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from safepassage.apps.accounts.models import Installation, Officer, Posting
from safepassage.apps.accounts.roles import Role, conflicts


def installation() -> Installation | None:
    """What this database is; ``None`` before ``init``."""
    return Installation.objects.first()


def is_demonstration() -> bool:
    """Whether this database is a demonstration."""
    found = installation()
    return found is not None and found.is_demonstration


def officers() -> Sequence[Officer]:
    """All officers with their roles and postings, by code."""
    return list(Officer.objects.prefetch_related("grants", "postings"))


def standing(role: Role) -> tuple[int, int]:
    """How many accounts of a role are active, and how many are suspended."""
    held = Officer.objects.filter(grants__role=role.value)
    return held.filter(is_active=True).count(), held.filter(is_active=False).count()


def officer_by_id(officer_id: UUID) -> Officer | None:
    """One officer."""
    return Officer.objects.filter(pk=officer_id).first()


def codes_of(officer_ids: Sequence[str]) -> dict[str, str]:
    """Display codes by officer id."""
    found = Officer.objects.filter(pk__in=officer_ids).values_list("pk", "code")
    return {str(key): code for key, code in found}


def postings() -> Sequence[Posting]:
    """All postings, by code."""
    return list(Posting.objects.all())


def posting_by_code(code: str) -> Posting | None:
    """The posting with this code."""
    return Posting.objects.filter(code=code).first()


def conflicting() -> list[Officer]:
    """Officers whose rows give them roles that never fall together; they may do nothing."""
    return [officer for officer in officers() if conflicts(officer.roles)]


def places_served() -> frozenset[str]:
    """Every place that some posting serves by name."""
    return frozenset(place for posting in Posting.objects.all() for place in posting.places)


def has_second_factor(officer: Officer) -> bool:
    """Whether the officer has set up a second factor."""
    return bool(Authenticator.objects.filter(user_id=officer.pk).exists())


def last_of(officer: Officer, roles: Iterable[Role]) -> list[Role]:
    """Those of the roles in which nobody could sign in any more without this officer."""
    if not _can_sign_in(officer):
        return []
    held = [role for role in roles if officer.grants.filter(role=role.value).exists()]
    return [role for role in held if not any(map(_can_sign_in, _others(officer, role)))]


def _others(officer: Officer, role: Role) -> QuerySet[Officer]:
    return Officer.objects.filter(grants__role=role.value).exclude(pk=officer.pk)


def _can_sign_in(officer: Officer) -> bool:
    """Enrolled, or in a demonstration, where nobody enrols."""
    return officer.is_active and (is_demonstration() or has_second_factor(officer))


def officer_by_name(username: str) -> Officer | None:
    """The officer who signs in with this name."""
    return Officer.objects.filter(username=username).first()


def officer_by_code(code: str) -> Officer | None:
    """The officer with this display code."""
    return Officer.objects.filter(code=code.upper()).first()
