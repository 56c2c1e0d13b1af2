from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from safepassage.apps.accounts import policy, selectors, services
from safepassage.apps.accounts.errors import AccountError
from safepassage.apps.accounts.granted import PERMISSIONS
from safepassage.apps.accounts.grounds import Ground
from safepassage.apps.accounts.models import (
    Installation,
    InstallationKind,
    Officer,
    Posting,
    RoleGrant,
)
from safepassage.apps.accounts.permissions import Permission
from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose

AT = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)
BY = Actor.component(Component.COMMAND_LINE)


def add(**changes: object) -> Officer:
    values = {"username": "b.example", "roles": {Role.OFFICER}, "postings": {"PDL"}} | changes
    return services.add_officer(**values, actor=BY, at=AT)  # type: ignore[arg-type]


def test_a_new_officer_cannot_sign_in_before_enrolment(officer: Officer) -> None:
    assert not officer.has_usable_password()
    assert officer.roles == {Role.OFFICER}
    assert not selectors.has_second_factor(officer)


def test_codes_are_of_letters_that_cannot_be_mistaken(officer: Officer) -> None:
    assert officer.code.startswith("OF-")
    assert len(officer.code) == 8
    assert not set(officer.code[3:]) & set("01ILOU")


def test_adding_is_in_the_ledger_without_the_name(officer: Officer) -> None:
    (entry,) = ledger.page(event=Event.OFFICER_ADDED)
    assert entry.subject == str(officer.pk)
    assert b"a.example" not in bytes(entry.details)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"username": "a.example"}, "already an officer"),
        ({"roles": {Role.OFFICER, Role.REGULATOR}}, "never held by one person"),
        ({"roles": set()}, "at least one role"),
        ({"postings": {"XXX"}}, "no posting XXX"),
        ({"postings": set()}, "at least one posting"),
        ({"roles": {Role.REGULATOR}}, "no purpose at PDL"),
    ],
)
def test_what_breaks_a_rule_is_refused(
    officer: Officer, changes: dict[str, object], sentence: str
) -> None:
    with pytest.raises(AccountError, match=sentence):
        add(**changes)
    assert list(selectors.officers()) == [officer]


def test_a_role_is_held_once(officer: Officer) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        officer.grants.create(role=Role.OFFICER, granted_at=AT)


def test_suspension_takes_every_permission(officer: Officer) -> None:
    assert policy.permissions_of(officer) == PERMISSIONS[Role.OFFICER]
    services.suspend(officer=officer, ground=Ground.LEFT, actor=BY, at=AT)
    assert policy.permissions_of(officer) == frozenset()
    assert not policy.may(officer, Permission.CONSOLE_DESK_USE)
    services.restore(officer=officer, actor=BY, at=AT)
    assert policy.may(officer, Permission.CASES_ITEM_DECIDE)
    assert not policy.may(officer, Permission.CASES_ITEM_APPROVE)


def test_nobody_suspends_themselves(officer: Officer) -> None:
    with pytest.raises(AccountError):
        services.suspend(
            officer=officer, ground=Ground.LEFT, actor=Actor.officer(str(officer.pk)), at=AT
        )
    assert officer.is_active


def test_purposes_at_a_desk_need_both_the_posting_and_the_role(
    officer: Officer, airport: Posting
) -> None:
    assert policy.desk_choices(officer) == {"PDL": (Purpose.BORDER_CHECK, Purpose.PNR_REQUEST)}
    airport.purposes = [Purpose.OVERSIGHT.value, Purpose.BORDER_CHECK.value]
    airport.save()
    assert policy.desk_choices(officer) == {"PDL": (Purpose.BORDER_CHECK,)}
    airport.purposes = [Purpose.OVERSIGHT.value]
    airport.save()
    assert policy.desk_choices(officer) == {}


def test_a_posting_needs_a_real_time_zone(airport: Posting) -> None:
    assert airport.time_zone == "UTC"
    with pytest.raises(AccountError, match="time zone"):
        services.ensure_posting(
            code="X", name="X", purposes={Purpose.OVERSIGHT}, time_zone="Utopia/Capital"
        )


def test_officers_are_found_by_name_code_and_id(officer: Officer) -> None:
    assert selectors.officer_by_name("a.example") == officer
    assert selectors.officer_by_code(officer.code.lower()) == officer
    assert selectors.officer_by_id(officer.pk) == officer
    assert selectors.codes_of([str(officer.pk)]) == {str(officer.pk): officer.code}


def test_an_installation_is_what_it_is_for_ever(demonstration: Installation) -> None:
    assert selectors.is_demonstration()
    with pytest.raises(AccountError):
        services.create_installation(kind=InstallationKind.PRODUCTION, title="Other", at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Installation.objects.create(id=2, kind="production", title="Other", created_at=AT)
    assert selectors.installation() == demonstration


def test_roles_that_never_fall_together_open_nothing_however_they_came(officer: Officer) -> None:
    RoleGrant.objects.create(officer=officer, role=Role.REGULATOR.value, granted_at=AT)
    both = Officer.objects.get(pk=officer.pk)
    assert both.roles == {Role.OFFICER, Role.REGULATOR}
    assert policy.permissions_of(both) == frozenset()
    assert not any(policy.may(both, one) for one in Permission)
    assert policy.desk_choices(both) == {}
    assert selectors.conflicting() == [both]
