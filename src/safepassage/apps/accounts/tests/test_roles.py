import re
from itertools import combinations

import pytest

from safepassage.apps.accounts.granted import PERMISSIONS
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.accounts.roles import PURPOSES, Role, conflicts, purposes_of
from safepassage.safeguards.purpose import Purpose

OFFICE = (
    "approvals:",
    "assurance:",
    "disclosures:",
    "figures:",
    "incidents:",
    "regulation:",
    "subjects:",
    "watching:",
)
"""What an overseer does in its own office: orders, advice, remarks; nothing about a journey."""
TOGETHER = {frozenset({Role.OFFICER, Role.SUPERVISOR})}


@pytest.mark.parametrize("pair", list(combinations(Role, 2)), ids="-".join)
def test_only_officer_and_supervisor_fall_together(pair: tuple[Role, Role]) -> None:
    assert bool(conflicts(pair)) is (frozenset(pair) not in TOGETHER)


def test_one_role_never_conflicts_with_itself() -> None:
    assert all(conflicts([role]) == [] for role in Role)


def test_every_role_has_permissions_and_purposes() -> None:
    assert set(PERMISSIONS) == set(PURPOSES) == set(Role)
    assert all(Permission.CONSOLE_DESK_USE in held for held in PERMISSIONS.values())


def test_every_permission_is_held_by_somebody() -> None:
    assert frozenset().union(*PERMISSIONS.values()) == frozenset(Permission)


def test_permissions_are_named_sorted_and_described() -> None:
    assert [one.name for one in Permission] == sorted(one.name for one in Permission)
    for one in Permission:
        assert re.fullmatch(r"[a-z]+:[a-z]+:[a-z]+", one)
        assert one.name == one.value.upper().replace(":", "_")
        assert one.description


def test_what_a_role_may_do_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        PERMISSIONS[Role.OFFICER] = frozenset()  # type: ignore[index]


def test_who_sets_up_sees_no_traveller() -> None:
    for role in (Role.ADMINISTRATOR, Role.KEY_CUSTODIAN, Role.APPROVAL_AUTHORITY):
        assert not any(one.startswith(("travel:", "cases:")) for one in PERMISSIONS[role])


def test_who_oversees_decides_nothing() -> None:
    """But for what an alert about an officer's reading was: that is the oversight itself."""
    for role in (Role.DATA_PROTECTION_OFFICER, Role.REGULATOR):
        about_people = {one for one in PERMISSIONS[role] if not one.startswith(OFFICE)}
        assert {one.rsplit(":")[-1] for one in about_people} <= {"read", "search", "use"}


def test_the_regulator_alone_gives_orders_and_reads_on_its_own_ground() -> None:
    for one in (Permission.REGULATION_ORDER_GIVE, Permission.REGULATION_RECORD_INSPECT):
        assert {role for role in Role if one in PERMISSIONS[role]} == {Role.REGULATOR}


def test_who_answers_data_subjects_is_reviewed_by_another_role() -> None:
    answers, reviews = Permission.SUBJECTS_REQUEST_ANSWER, Permission.SUBJECTS_REQUEST_REVIEW
    assert [role for role in Role if answers in PERMISSIONS[role]] == [Role.DATA_PROTECTION_OFFICER]
    assert [role for role in Role if reviews in PERMISSIONS[role]] == [Role.REGULATOR]


def test_purposes_of_several_roles_add_up() -> None:
    assert Purpose.TECHNICAL_REPAIR in purposes_of({Role.OFFICER, Role.SUPERVISOR})
    assert Purpose.TECHNICAL_REPAIR not in purposes_of({Role.OFFICER})
    assert purposes_of(()) == frozenset()
