"""The demonstration's trust store has something to show: what counts, what does not, what waits."""

from datetime import timedelta

import pytest

from safepassage.apps.accounts.models import InstallationKind
from safepassage.apps.accounts.services import create_installation, ensure_posting
from safepassage.apps.trust import policies
from safepassage.cli.demonstration import certificates
from safepassage.flows.demonstrate import POSTINGS, furnish_trust
from safepassage.flows.trust.conflicts import conflicts
from safepassage.flows.trust.coverage import coverage
from safepassage.flows.trust.held import Worth
from safepassage.flows.trust.store import load
from safepassage.flows.trust.words import confirm
from safepassage.simulation.passports.world import AT
from trust_keeper import SECOND

pytestmark = pytest.mark.django_db
SEED, DAY = 3, AT.date()


@pytest.fixture
def furnished(db):
    create_installation(kind=InstallationKind.DEMONSTRATION, title="Demonstration", at=AT)
    for code, name, purposes, zone, *_ in POSTINGS:
        ensure_posting(code=code, name=name, purposes=purposes, time_zone=zone)
    asked = certificates.neighbours_root(SEED, DAY)
    furnish_trust(certificates.files(SEED, DAY), asked=asked, at=AT)


def judged(at=AT):
    rows = coverage(load(at).standing, at)
    return {each.code for each in rows if each.is_judged}


def test_one_list_counts_and_another_waits_for_a_root(furnished):
    worths = list(load(AT).standing.worths.values())
    assert worths.count(Worth.SIGNED) == 1
    assert worths.count(Worth.SIGNER_UNKNOWN) == 2
    assert "UT" in judged()
    assert "QX" not in judged()
    assert conflicts(load(AT).standing)


def test_when_the_neighbours_root_is_confirmed_its_list_counts_as_well(furnished):
    (waits,) = policies.waiting()
    confirm(policy=waits, actor=SECOND, at=AT + timedelta(minutes=1))
    assert "QX" in judged()
