"""Officers who ask, the authority, and what they ask for."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from safepassage.apps.accounts import services as accounts
from safepassage.apps.accounts.models import Officer
from safepassage.apps.accounts.roles import Role
from safepassage.apps.approvals.deciding import Decider, Granting, Reviewing
from safepassage.apps.approvals.services import Asking
from safepassage.apps.approvals.shown import RequestHead
from safepassage.apps.approvals.terms import ApprovalKind, Finding, Opens, Reviewer
from safepassage.apps.approvals.words import Words
from safepassage.flows.approvals import answering
from safepassage.flows.approvals.asking import ask
from safepassage.flows.platform import Platform
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose

WORDS = Words(ground="He is named in the file of a bomb maker.", case="UT-2026-17")


class Asked:
    """Requests of one officer, and what the authority says about them."""

    def __init__(self, platform: Platform, officer: Officer, judge: Officer) -> None:
        self.platform = platform
        self.officer = officer
        self.judge = judge

    def ask(
        self,
        kind: ApprovalKind = ApprovalKind.DISCLOSURE,
        *,
        subject: UUID | None = None,
        urgent: bool = False,
        opens: Opens = Opens.ONCE,
        requester: UUID | None = None,
    ) -> RequestHead:
        asking = Asking(
            kind=kind,
            subject=subject or uuid4(),
            law="PNR 12(3)",
            purpose=Purpose.PNR_REQUEST,
            requester=requester or self.officer.pk,
            words_until=self.platform.clock.now() + timedelta(days=400),
            opens=opens,
            urgent=urgent,
        )
        return ask(self.platform, asking, WORDS)

    def grant(self, request: RequestHead, by: UUID | None = None, days: int = 7) -> RequestHead:
        granting = Granting(
            valid_until=self.platform.clock.now() + timedelta(days=days), reasons="Made out."
        )
        decider = Decider(officer=by or self.judge.pk)
        return answering.grant_as(self.platform, request.id, decider, granting)

    def review(self, request: RequestHead, finding: Finding) -> RequestHead:
        return answering.review(
            self.platform,
            request.id,
            Decider(officer=self.judge.pk),
            Reviewing(by=Reviewer.AUTHORITY, finding=finding, said="Seen with the file."),
        )


def _officer(platform: Platform, name: str, role: Role) -> Officer:
    accounts.ensure_posting(
        code="PIU", name="Unit", purposes={Purpose.PNR_REQUEST, Purpose.OVERSIGHT}
    )
    return accounts.add_officer(
        username=name,
        roles={role},
        postings={"PIU"},
        actor=Actor.component(Component.COMMAND_LINE),
        at=platform.clock.now(),
    )


@pytest.fixture
def judge(platform, db):
    return _officer(platform, "judge.example", Role.APPROVAL_AUTHORITY)


@pytest.fixture
def dpo(platform, db):
    return _officer(platform, "dpo.example", Role.DATA_PROTECTION_OFFICER)


@pytest.fixture
def asked(platform, judge):
    return Asked(platform, _officer(platform, "a.example", Role.OFFICER), judge)
