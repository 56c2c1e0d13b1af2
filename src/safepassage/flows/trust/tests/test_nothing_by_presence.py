"""Nothing counts for being in a message, a list or a directory; what two people say does."""

from datetime import timedelta

import pytest

from safepassage.apps.trust import policies, selectors
from safepassage.apps.trust.errors import TrustError
from safepassage.apps.trust.kinds import About, Stance
from safepassage.apps.trust.policies import SINGLE_FILES
from safepassage.documents.passive import Chip, authenticate
from safepassage.flows.trust.held import Why, Worth
from safepassage.records import Verdict
from safepassage.simulation.passports.lists.master_list import Listing, master_list
from safepassage.simulation.passports.pki.revocation import Revoked
from safepassage.simulation.passports.world import AT, World
from trust_keeper import FIRST, GROUND

pytestmark = pytest.mark.django_db


def examined(passport, store):
    chip = Chip(passport.sod, passport.data_groups, passport.com)
    return authenticate(chip, store.trust, AT)


def verdict_on(passport, store):
    return examined(passport, store).verdict


def test_a_root_that_one_officer_brought_does_not_count(keeper):
    report = keeper.give(keeper.home.root.raw, as_root=True, ground=GROUND)
    assert report.waits == 1
    assert keeper.whys() == {keeper.home.root.sha256: Why.ONLY_PRESENT}
    found = examined(keeper.world.passport("UTO"), keeper.load())
    assert found.verdict is Verdict.UNDETERMINED
    assert "csca_not_trusted" in {each.code for each in found.reasons}


def test_the_officer_who_brought_a_root_does_not_confirm_it(keeper):
    keeper.give(keeper.home.root.raw, as_root=True, ground=GROUND)
    (policy,) = policies.waiting()
    with pytest.raises(TrustError, match="somebody else"):
        policies.confirm(policy=policy, actor=FIRST, at=AT)


def test_a_root_counts_as_soon_as_a_second_officer_agrees(keeper):
    keeper.vouch(keeper.home.root.raw)
    assert keeper.whys() == {keeper.home.root.sha256: Why.FIRST_HAND}
    assert verdict_on(keeper.world.passport("UTO"), keeper.load()) is Verdict.TRUSTED


def test_a_root_needs_a_ground(keeper):
    with pytest.raises(TrustError, match="Say why"):
        keeper.give(keeper.home.root.raw, as_root=True)
    assert selectors.by_kind() == {}


def test_a_master_list_of_nobody_known_is_kept_and_makes_nothing_count(keeper):
    report = keeper.give(keeper.world.master_list("UTO"))
    assert report.verdict == Verdict.UNDETERMINED
    assert "list_signer_untrusted" in {each.code for each in report.reasons}
    store = keeper.load()
    assert set(store.standing.worths.values()) == {Worth.SIGNER_UNKNOWN}
    assert set(store.standing.whys.values()) == {Why.ONLY_PRESENT}
    assert verdict_on(keeper.world.passport("QMA"), store) is Verdict.UNDETERMINED


def test_a_master_list_counts_once_its_root_was_obtained_otherwise(keeper):
    keeper.give(keeper.world.master_list("UTO"))
    keeper.vouch(keeper.home.root.raw)
    store = keeper.load()
    assert Worth.SIGNED in store.standing.worths.values()
    assert store.standing.whys[keeper.other.root.sha256] is Why.LISTED
    assert verdict_on(keeper.world.passport("QMA"), store) is Verdict.TRUSTED


def test_a_root_inside_its_own_list_was_not_obtained_otherwise(keeper):
    keeper.give(keeper.world.master_list("UTO"))
    assert keeper.whys()[keeper.home.root.sha256] is Why.ONLY_PRESENT


def test_a_list_does_not_count_by_another_list(keeper):
    keeper.vouch(keeper.home.root.raw)
    keeper.give(keeper.world.master_list("UTO"))
    keeper.give(keeper.world.master_list("QMA"))
    assert keeper.worths() == {
        SINGLE_FILES: Worth.NOT_A_LIST,
        "Master list of UT": Worth.SIGNED,
        "Master list of QM": Worth.SIGNER_UNKNOWN,
    }


def test_the_next_generation_counts_by_its_link_certificate(keeper):
    keeper.vouch(keeper.home.root.raw)
    keeper.give(keeper.home.next_root.raw)
    assert keeper.whys()[keeper.home.next_root.sha256] is Why.ONLY_PRESENT
    keeper.give(keeper.home.link.raw)
    store = keeper.load()
    assert store.standing.whys[keeper.home.link.sha256] is Why.LINKED
    assert store.standing.whys[keeper.home.next_root.sha256] is Why.LINKED


def test_a_country_that_is_not_trusted_has_no_root_that_counts(keeper):
    keeper.vouch(keeper.home.root.raw)
    keeper.give(keeper.world.master_list("UTO"))
    keeper.say(About.COUNTRY, "QM", Stance.DO_NOT_TRUST)
    store = keeper.load()
    of_qm = {
        why for key, why in store.standing.whys.items() if store.standing.roots[key].country == "QM"
    }
    assert of_qm == {Why.COUNTRY_NOT_TRUSTED}
    assert verdict_on(keeper.world.passport("QMA"), store) is Verdict.UNDETERMINED
    keeper.say(About.COUNTRY, "QM", Stance.DEFAULT)
    assert verdict_on(keeper.world.passport("QMA"), keeper.load()) is Verdict.TRUSTED


def test_a_trusted_country_covers_what_was_here_and_nothing_later(keeper):
    keeper.give(keeper.home.root.raw)
    keeper.say(About.COUNTRY, "UT", Stance.TRUST)
    keeper.give(keeper.home.renamed_root.raw, at=AT + timedelta(hours=1))
    found = keeper.whys()
    assert found[keeper.home.root.sha256] is Why.BY_COUNTRY
    assert found[keeper.home.renamed_root.sha256] is Why.ONLY_PRESENT


def test_a_trusted_source_covers_what_was_here_and_nothing_later(keeper):
    keeper.give(keeper.home.root.raw, source="Embassy of Utopia")
    keeper.say_of_source("Embassy of Utopia", Stance.TRUST)
    keeper.give(keeper.other.root.raw, source="Embassy of Utopia", at=AT + timedelta(hours=1))
    found = keeper.whys()
    assert found[keeper.home.root.sha256] is Why.BY_SOURCE
    assert found[keeper.other.root.sha256] is Why.ONLY_PRESENT


def test_a_list_that_is_not_trusted_makes_nothing_count(keeper):
    keeper.vouch(keeper.home.root.raw)
    keeper.give(keeper.world.master_list("UTO"))
    keeper.say_of_source("Master list of UT", Stance.DO_NOT_TRUST)
    found = keeper.whys()
    assert found[keeper.other.root.sha256] is Why.ONLY_PRESENT
    assert found[keeper.home.root.sha256] is Why.FIRST_HAND


def test_a_certificate_that_is_not_trusted_takes_all_with_its_key_along(keeper):
    keeper.vouch(keeper.home.root.raw)
    for each in (keeper.home.link, keeper.home.next_root):
        keeper.give(each.raw)
    keeper.say(About.CERTIFICATE, keeper.home.next_root.sha256, Stance.DO_NOT_TRUST)
    found = keeper.whys()
    assert found[keeper.home.next_root.sha256] is Why.CERTIFICATE_NOT_TRUSTED
    assert found[keeper.home.link.sha256] is Why.CERTIFICATE_NOT_TRUSTED


def test_a_revoked_signer_of_a_list_makes_nothing_count(keeper):
    keeper.vouch(keeper.home.root.raw)
    keeper.give(keeper.world.master_list("UTO"))
    signer = keeper.home.list_signer()
    keeper.give(keeper.home.revocations(Revoked(signer.serial, AT - timedelta(days=1))))
    store = keeper.load()
    assert Worth.SIGNER_REVOKED in store.standing.worths.values()
    assert store.standing.whys[keeper.other.root.sha256] is Why.ONLY_PRESENT


def test_a_link_to_a_listed_root_counts_but_vouches_for_no_list(keeper):
    keeper.vouch(keeper.home.root.raw)
    keeper.give(master_list(keeper.home, Listing((keeper.other.root.raw,))))
    keeper.give(keeper.other.link.raw)
    keeper.give(keeper.world.master_list("QMA"))
    assert keeper.whys()[keeper.other.link.sha256] is Why.LINKED_TO_LISTED
    assert keeper.worths()["Master list of QM"] is Worth.SIGNER_UNKNOWN


def test_what_every_list_withdrew_does_not_come_back_by_a_link(keeper):
    later = World(keeper.world.seed, AT + timedelta(days=30)).authority("UTO")
    keeper.vouch(keeper.home.root.raw)
    keeper.give(
        master_list(keeper.home, Listing((keeper.home.link.raw, keeper.home.next_root.raw)))
    )
    assert keeper.whys()[keeper.home.next_root.sha256] is Why.LINKED
    keeper.give(master_list(later, Listing((keeper.home.link.raw,))))
    assert keeper.whys()[keeper.home.next_root.sha256] is Why.WITHDRAWN
