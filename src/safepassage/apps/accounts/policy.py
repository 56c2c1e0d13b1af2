"""May this officer do that? The one place that answers."""

from safepassage.apps.accounts.models import Officer
from safepassage.apps.accounts.permissions import PERMISSIONS, Permission
from safepassage.apps.accounts.roles import purposes_of
from safepassage.safeguards.purpose import Purpose


def may(officer: Officer, permission: Permission) -> bool:
    """Whether an active officer holds a role with ``permission``."""
    return officer.is_active and any(permission in PERMISSIONS[role] for role in officer.roles)


def permissions_of(officer: Officer) -> frozenset[Permission]:
    """Everything the officer may do."""
    if not officer.is_active:
        return frozenset()
    return frozenset[Permission]().union(*(PERMISSIONS[role] for role in officer.roles))


def desk_choices(officer: Officer) -> dict[str, tuple[Purpose, ...]]:
    """For each of the officer's postings, by code, the purposes they may choose there."""
    own = purposes_of(officer.roles)
    choices = {
        posting.code: tuple(purpose for purpose in Purpose if purpose in posting.allowed() & own)
        for posting in officer.postings.all()
    }
    return {code: purposes for code, purposes in choices.items() if purposes}
