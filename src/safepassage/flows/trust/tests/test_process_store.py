"""A process reads the store once, and anew when it changed; a check asks the database nothing."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from safepassage.apps.trust import policies
from safepassage.apps.trust.kinds import About, Stance
from safepassage.documents.passive import Chip, authenticate
from safepassage.documents.seals import Held
from safepassage.flows.trust.store import TrustStore
from safepassage.records import Verdict
from safepassage.simulation.passports.defects import CASES, Defect
from safepassage.simulation.passports.lists import pkd
from safepassage.simulation.passports.lists.ldif import ldif
from safepassage.simulation.passports.passport import Check
from safepassage.simulation.passports.world import AT
from sealing import BY, UTOPIA, checked, sound
from trust_keeper import FIRST, WORLD

BY_STORE = (Check.PASSIVE, Check.DEVIATIONS)
FOUND_BY_STORE = [each for each in Defect if CASES[each].expected.check in BY_STORE]
pytestmark = pytest.mark.django_db


@pytest.fixture
def store(db, clock) -> TrustStore:
    return TrustStore(clock)


def check(passport, trust):
    chip = Chip(passport.sod, passport.data_groups, passport.com)
    return authenticate(chip, trust, AT)


def test_a_check_asks_the_database_nothing(keeper, store):
    keeper.vouch(keeper.home.root.raw)
    passport = WORLD.passport("UTO")
    trust = store.trust()
    with CaptureQueriesContext(connection) as asked:
        assert check(passport, trust).verdict is Verdict.TRUSTED
        assert store.trust() is trust
    assert len(asked) == 0


def test_one_short_question_a_second_tells_that_nothing_changed(keeper, store, clock):
    keeper.vouch(keeper.home.root.raw)
    before = store.current()
    clock.forward(timedelta(seconds=2))
    with CaptureQueriesContext(connection) as asked:
        assert store.current() is before
    assert len(asked) == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda keeper: keeper.give(keeper.other.root.raw),
        lambda keeper: keeper.give(WORLD.master_list("UTO")),
        lambda keeper: keeper.give(keeper.home.revocations()),
        lambda keeper: keeper.say(About.COUNTRY, "UT", Stance.DO_NOT_TRUST),
    ],
    ids=["certificate", "list", "revocations", "policy"],
)
def test_a_change_of_the_store_is_seen(keeper, store, clock, change):
    keeper.vouch(keeper.home.root.raw)
    before = store.current()
    change(keeper)
    clock.forward(timedelta(seconds=2))
    assert store.current().revision > before.revision


def test_a_change_is_seen_also_by_a_clock_that_was_put_back(keeper, store, clock):
    keeper.vouch(keeper.home.root.raw)
    before = store.current()
    keeper.say(About.COUNTRY, "UT", Stance.DO_NOT_TRUST)
    clock.forward(timedelta(hours=-1))
    assert store.current().revision > before.revision


def test_what_only_waits_for_a_second_person_changes_nothing(keeper, store, clock):
    keeper.give(keeper.home.root.raw)
    before = store.current()
    policies.propose(
        about=About.COUNTRY,
        subject="UT",
        stance=Stance.DO_NOT_TRUST,
        ground="Their keys are said to be stolen",
        actor=FIRST,
        at=AT,
    )
    clock.forward(timedelta(seconds=2))
    assert store.current() is before


def test_a_signer_that_is_not_in_the_security_object_is_found_by_one_question(keeper, store):
    passport = WORLD.passport("UTO", defect=Defect.SIGNER_HELD_BESIDE)
    keeper.vouch(keeper.home.root.raw)
    keeper.give(ldif([pkd.signer("UT", passport.truth.signer)]))
    trust = store.trust()
    with CaptureQueriesContext(connection) as asked:
        found = check(passport, trust)
    assert found.verdict is Verdict.TRUSTED
    assert "signer_not_in_sod" in {each.code for each in found.reasons}
    assert len(asked) == 1


@pytest.mark.parametrize(
    "defect", [each for each in Defect if CASES[each].expected.check in BY_STORE]
)
def test_the_store_judges_as_the_same_certificates_in_memory(keeper, defect):
    passport = WORLD.passport("UTO", defect=defect)
    for raw in passport.anchors:
        keeper.vouch(raw)
    for raw in (*passport.crls, *passport.deviation_lists, *passport.signers):
        keeper.give(raw)
    found = check(passport, keeper.load().trust)
    assert found.verdict is passport.expected.verdict
    assert passport.expected.reasons <= {each.code for each in found.reasons}


@pytest.mark.parametrize("kind", ["VDS", "DCC"])
def test_a_signer_of_seals_is_found_in_the_directory(keeper, kind):
    data, _ = sound()[kind]
    keeper.vouch(UTOPIA.root.raw)
    unknown = checked(data, Held(keeper.load().trust))
    assert unknown.verdict is Verdict.UNDETERMINED
    keeper.give(ldif([pkd.signer("UT", BY)]))
    found = checked(data, Held(keeper.load().trust))
    assert found.verdict is Verdict.TRUSTED
