"""The closed list of roles and which of them never fall together."""

from collections.abc import Iterable
from enum import StrEnum
from itertools import combinations

from safepassage.safeguards.purpose import Purpose


class Role(StrEnum):
    """What an officer is appointed to do.

    There is no role "second officer": it is any officer other than the first
    who holds the permission to approve.
    """

    ADMINISTRATOR = "administrator"
    APPROVAL_AUTHORITY = "approval_authority"
    DATA_PROTECTION_OFFICER = "data_protection_officer"
    KEY_CUSTODIAN = "key_custodian"
    OFFICER = "officer"
    PROTECTION_CONTACT = "protection_contact"
    REGULATOR = "regulator"
    SUPERVISOR = "supervisor"

    @property
    def label(self) -> str:
        """The role as shown to people."""
        return self.value.replace("_", " ").capitalize()


COMBINABLE = frozenset({Role.OFFICER, Role.SUPERVISOR})

INCOMPATIBLE = frozenset(
    frozenset(pair) for pair in combinations(Role, 2) if not COMBINABLE.issuperset(pair)
)

WATCHING = (Role.REGULATOR, Role.DATA_PROTECTION_OFFICER, Role.APPROVAL_AUTHORITY)
"""Who watches over everybody else here; some holder of each can always sign in."""

_OPERATIONAL_PURPOSES = frozenset(
    {Purpose.BORDER_CHECK, Purpose.PNR_ASSESSMENT, Purpose.PNR_REQUEST, Purpose.PNR_CRITERIA}
)

PURPOSES: dict[Role, frozenset[Purpose]] = {
    Role.ADMINISTRATOR: frozenset({Purpose.TECHNICAL_REPAIR}),
    Role.APPROVAL_AUTHORITY: frozenset({Purpose.OVERSIGHT}),
    Role.DATA_PROTECTION_OFFICER: frozenset({Purpose.OVERSIGHT, Purpose.DATA_SUBJECT}),
    Role.KEY_CUSTODIAN: frozenset({Purpose.TECHNICAL_REPAIR}),
    Role.OFFICER: _OPERATIONAL_PURPOSES,
    Role.PROTECTION_CONTACT: frozenset({Purpose.BORDER_CHECK, Purpose.PNR_ASSESSMENT}),
    Role.REGULATOR: frozenset({Purpose.OVERSIGHT}),
    Role.SUPERVISOR: _OPERATIONAL_PURPOSES | {Purpose.TECHNICAL_REPAIR},
}


def conflicts(roles: Iterable[Role]) -> list[tuple[Role, Role]]:
    """List the pairs among ``roles`` that must never be held by one person."""
    return [pair for pair in combinations(sorted(roles), 2) if frozenset(pair) in INCOMPATIBLE]


def purposes_of(roles: Iterable[Role]) -> frozenset[Purpose]:
    """Return the purposes that holders of ``roles`` may choose."""
    return frozenset().union(*(PURPOSES[role] for role in roles))
