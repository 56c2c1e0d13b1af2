"""May this officer do that? The one place that answers."""

from safepassage.apps.accounts.granted import PERMISSIONS
from safepassage.apps.accounts.models import Officer
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.accounts.roles import Role, conflicts, purposes_of
from safepassage.safeguards.purpose import Purpose


def may(officer: Officer, permission: Permission) -> bool:
    """Whether an active officer holds a role with ``permission``."""
    return officer.is_active and any(permission in PERMISSIONS[role] for role in held(officer))


def held(officer: Officer) -> frozenset[Role]:
    """The roles that count: none of somebody who holds two that never fall together.

    No page and no command gives such a pair; rows that were written past them, or came with a
    backup, open nothing.
    """
    return frozenset() if conflicts(officer.roles) else officer.roles


def permissions_of(officer: Officer) -> frozenset[Permission]:
    """Everything the officer may do."""
    if not officer.is_active:
        return frozenset()
    return frozenset[Permission]().union(*(PERMISSIONS[role] for role in held(officer)))


def desk_choices(officer: Officer) -> dict[str, tuple[Purpose, ...]]:
    """For each of the officer's postings, by code, the purposes they may choose there."""
    own = purposes_of(held(officer))
    choices = {
        posting.code: tuple(purpose for purpose in Purpose if purpose in posting.allowed() & own)
        for posting in officer.postings.all()
    }
    return {code: purposes for code, purposes in choices.items() if purposes}
