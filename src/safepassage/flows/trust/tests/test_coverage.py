"""Whose passports can be judged, what ends when, and what contradicts itself."""

from datetime import UTC, datetime, timedelta

import pytest

from safepassage.apps.trust.kinds import About, Stance
from safepassage.documents.certificates.certificate import read_certificate
from safepassage.flows.trust.conflicts import Kind, conflicts, of_root
from safepassage.flows.trust.coverage import Gap, coverage
from safepassage.flows.trust.expiry import MONTHS, calendar
from safepassage.formats.countries import ALPHA3_OF
from safepassage.simulation.passports.lists import pkd
from safepassage.simulation.passports.lists.ldif import ldif
from safepassage.simulation.passports.lists.master_list import Listing, master_list
from safepassage.simulation.passports.world import AT, World
from trust_keeper import WORLD

pytestmark = pytest.mark.django_db
HOME, OTHER = WORLD.authority("UTO"), WORLD.authority("QMA")


def country(keeper, code, at=AT):
    (found,) = [each for each in coverage(keeper.load().standing, at) if each.code == code]
    return found


def test_every_country_is_told_also_those_without_anything(keeper):
    codes = {each.code for each in coverage(keeper.load().standing, AT)}
    assert codes >= {*ALPHA3_OF, "EU", "UN"}
    assert country(keeper, "FR").gaps == (Gap.NO_ROOT,)
    assert not country(keeper, "FR").is_judged


def test_a_root_that_does_not_count_judges_nothing(keeper):
    keeper.give(HOME.root.raw)
    found = country(keeper, "UT")
    assert (found.roots, found.counting, found.gaps) == (1, 0, (Gap.NO_ROOT_COUNTS,))
    assert found.sources == ("Single files",)


def test_what_is_missing_beside_a_root_that_counts(keeper):
    keeper.vouch(HOME.root.raw)
    assert country(keeper, "UT").gaps == (Gap.NO_REVOCATIONS,)
    keeper.give(HOME.revocations())
    assert country(keeper, "UT").gaps == ()
    assert country(keeper, "UT", AT + timedelta(days=365)).gaps == (Gap.REVOCATIONS_STALE,)
    late = AT + timedelta(days=30 * 365)
    assert Gap.ROOTS_EXPIRED in country(keeper, "UT", late).gaps
    assert country(keeper, "UT", late).is_judged


def test_a_revocation_list_of_nobody_is_told(keeper):
    keeper.vouch(HOME.root.raw)
    keeper.give(World(seed=99).authority("UTO").revocations())
    assert country(keeper, "UT").gaps == (Gap.REVOCATIONS_NOT_PROVED,)


def test_signers_are_counted_and_a_country_that_is_not_trusted_is_not_judged(keeper):
    keeper.vouch(HOME.root.raw)
    keeper.give(ldif([pkd.signer("UT", HOME.document_signer())]))
    assert country(keeper, "UT").signers == 1
    keeper.say(About.COUNTRY, "UT", Stance.DO_NOT_TRUST)
    assert not country(keeper, "UT").is_judged


def test_the_calendar_tells_the_month_of_every_end_within_a_year(keeper):
    keeper.vouch(HOME.root.raw)
    keeper.give(HOME.revocations())
    months = calendar(AT)
    assert len(months) == MONTHS
    assert months[0].month == datetime(2026, 11, 1, tzinfo=UTC)
    assert months[-1].month == datetime(2027, 10, 1, tzinfo=UTC)
    (lists,) = [each.revocations for each in months if each.revocations]
    assert [each.country for each in lists] == ["UT"]
    eve = read_certificate(HOME.root.raw).not_after - timedelta(days=1)
    (told,) = calendar(eve)[0].certificates
    assert told.sha256 == HOME.root.sha256


def test_document_signers_that_end_are_counted_by_country(keeper):
    signer = HOME.document_signer()
    keeper.give(signer.raw)
    eve = read_certificate(signer.raw).not_after - timedelta(days=1)
    assert calendar(eve)[0].signers == (("UT", 1),)
    assert not calendar(eve)[0].certificates


def kinds(keeper):
    return [each.kind for each in conflicts(keeper.load().standing)]


def test_lists_that_agree_contradict_nothing(keeper):
    keeper.give(WORLD.master_list("UTO"))
    keeper.give(WORLD.master_list("QMA"))
    assert kinds(keeper) == []


def test_what_one_list_holds_and_another_lacks_is_told_once_a_country(keeper):
    keeper.give(WORLD.master_list("UTO"))
    keeper.give(master_list(OTHER, Listing((HOME.root.raw,))))
    (found,) = conflicts(keeper.load().standing)
    assert (found.kind, found.country) == (Kind.NOT_IN_ALL, "UT")
    assert len(found.roots) == len(HOME.roots) - 1
    assert (found.holding, found.without) == (("Master list of UT",), ("Master list of QM",))
    assert of_root([found], HOME.link.sha256) == [found]
    assert of_root([found], HOME.root.sha256) == []


def test_what_one_list_withdrew_and_another_holds_is_graver(keeper):
    keeper.vouch(HOME.root.raw)
    keeper.give(WORLD.master_list("UTO"))
    keeper.give(WORLD.master_list("QMA"))
    later = World(WORLD.seed, AT + timedelta(days=30)).authority("UTO")
    kept = [raw for raw in WORLD.anchors() if raw != OTHER.link.raw]
    keeper.give(master_list(later, Listing(tuple(kept))))
    (found,) = conflicts(keeper.load().standing)
    assert found.kind is Kind.WITHDRAWN_ELSEWHERE
    assert [each.sha256 for each in found.roots] == [OTHER.link.sha256]


def test_one_number_on_two_certificates_of_an_issuer_is_told(keeper):
    keeper.give(HOME.root.raw)
    keeper.give(World(seed=7).authority("UTO").root.raw)
    assert kinds(keeper) == [Kind.SAME_NUMBER]
