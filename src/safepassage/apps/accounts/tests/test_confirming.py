"""Nobody makes an officer alone."""

from datetime import UTC, datetime

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from safepassage.apps.accounts import confirming, enrolment, services
from safepassage.apps.accounts.errors import AccountError
from safepassage.apps.accounts.models import LinkUse, Officer
from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose

AT = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)
COMMAND_LINE = Actor.component(Component.COMMAND_LINE)


def account(name: str, role: Role, *, enrolled: bool = True) -> Officer:
    services.ensure_posting(code="HQ", name="Headquarters", purposes=set(Purpose))
    officer = services.add_officer(
        username=name, roles={role}, postings={"HQ"}, actor=COMMAND_LINE, at=AT
    )
    if enrolled:
        TOTP.activate(officer, generate_totp_secret())
    return officer


def as_actor(officer: Officer) -> Actor:
    return Actor.officer(str(officer.pk))


@pytest.fixture
def administrator(db: None) -> Officer:
    return account("a.first", Role.ADMINISTRATOR)


@pytest.fixture
def newcomer(administrator: Officer) -> Officer:
    return account("n.new", Role.OFFICER, enrolled=False)


def opens(token: str) -> bool:
    try:
        enrolment.waiting(token=token, use=LinkUse.ENROL, at=AT)
    except AccountError:
        return False
    return True


def test_a_link_made_at_the_console_opens_only_when_another_person_agrees(
    administrator: Officer, newcomer: Officer
) -> None:
    token = enrolment.invite(officer=newcomer, actor=as_actor(administrator), at=AT)
    assert not opens(token)
    custodian = account("k.custodian", Role.KEY_CUSTODIAN)
    (link,) = confirming.waiting(at=AT)
    confirming.confirm(link=link.pk, actor=as_actor(custodian), at=AT)
    assert opens(token)
    assert confirming.waiting(at=AT) == []
    (entry,) = ledger.page(event=Event.OFFICER_CONFIRMED, limit=9)
    assert (entry.actor_id, entry.subject) == (str(custodian.pk), str(newcomer.pk))


def test_neither_who_made_the_link_nor_whose_it_is_agrees(
    administrator: Officer, newcomer: Officer
) -> None:
    token = enrolment.invite(officer=newcomer, actor=as_actor(administrator), at=AT)
    (link,) = confirming.waiting(at=AT)
    for one in (administrator, newcomer):
        with pytest.raises(AccountError, match="Somebody else"):
            confirming.confirm(link=link.pk, actor=as_actor(one), at=AT)
    assert not opens(token)


def test_taking_over_an_account_with_a_new_link_needs_two_people(administrator: Officer) -> None:
    authority = account("court", Role.APPROVAL_AUTHORITY)
    token = enrolment.invite(officer=authority, actor=as_actor(administrator), at=AT)
    assert not opens(token)


def test_the_first_accounts_need_nobody_else_and_the_next_do(db: None) -> None:
    first = account("a.first", Role.ADMINISTRATOR, enrolled=False)
    assert opens(enrolment.invite(officer=first, actor=COMMAND_LINE, at=AT))
    account("a.second", Role.ADMINISTRATOR)
    assert not opens(enrolment.invite(officer=first, actor=COMMAND_LINE, at=AT))


def test_where_nobody_is_left_one_person_does_it_and_the_ledger_says_so(
    administrator: Officer, newcomer: Officer
) -> None:
    assert administrator.is_active
    assert opens(enrolment.invite(officer=newcomer, actor=COMMAND_LINE, at=AT, alone=True))
    (entry,) = ledger.page(event=Event.OFFICER_INVITED, limit=9)
    assert b'"people":1' in bytes(memoryview(entry.details))


def test_who_is_suspended_lets_nobody_in(administrator: Officer, newcomer: Officer) -> None:
    services.suspend(
        officer=administrator, ground=services.Ground.LEFT, actor=as_actor(newcomer), at=AT
    )
    assert not confirming.is_needed(COMMAND_LINE, newcomer)
