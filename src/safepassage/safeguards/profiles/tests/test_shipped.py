"""What each shipped profile must say, from the law itself."""

from datetime import date

import pytest

from safepassage.records.kinds import PASSED_ON, DataKind
from safepassage.safeguards.profiles._tables import CODES, shipped, strict
from safepassage.safeguards.profiles.elements import ELEMENTS_OF
from safepassage.safeguards.profiles.profile import Profile
from safepassage.safeguards.purpose import Purpose, may_read

SIX_MONTHS, TWO_YEARS, FIVE_YEARS = 4_392, 17_568, 43_848
PNR_USES = frozenset({Purpose.PNR_ASSESSMENT, Purpose.PNR_REQUEST, Purpose.PNR_CRITERIA})
EU = ("eu-pnr", "eu-api")

every_profile = pytest.mark.parametrize("code", CODES)


@pytest.fixture
def profile(code: str) -> Profile:
    return shipped()[code]


@every_profile
def test_each_is_filed_under_its_own_code_with_its_instruments(profile: Profile, code: str) -> None:
    assert profile.code == code
    assert profile.instruments
    assert profile.to_confirm


@every_profile
def test_purposes_of_a_kind_are_those_of_the_closed_list(profile: Profile) -> None:
    for terms in profile.kinds:
        assert terms.purposes <= profile.uses
        assert all(may_read(one, terms.kind) for one in terms.purposes)
        assert terms.elements <= ELEMENTS_OF[terms.kind]


@every_profile
def test_no_clock_is_wider_than_annex_9(profile: Profile) -> None:
    for terms in profile.kinds:
        assert 0 < terms.mask_hours <= min(terms.delete_hours, TWO_YEARS)
        assert terms.delete_hours <= FIVE_YEARS


@every_profile
def test_reservations_serve_exactly_the_three_uses(profile: Profile) -> None:
    terms = profile.terms_of(DataKind.PNR)
    assert terms is None or terms.purposes == PNR_USES


@every_profile
def test_public_health_is_in_no_shipped_profile(profile: Profile) -> None:
    assert profile.public_health_until is None
    assert Purpose.PUBLIC_HEALTH not in profile.uses
    assert profile.terms_of(DataKind.API_HEALTH) is None


@every_profile
def test_no_shipped_profile_keeps_free_text(profile: Profile) -> None:
    assert profile.free_text is False


@every_profile
def test_the_masked_groups_are_the_six_of_article_12(profile: Profile) -> None:
    assert sorted(profile.masked_groups) == ["a", "b", "c", "d", "e", "f"]


@pytest.mark.parametrize("code", EU)
def test_the_unions_profiles_forbid_public_health_and_keep_nothing_for_others(
    profile: Profile,
) -> None:
    assert Purpose.PUBLIC_HEALTH in profile.forbids
    assert not {one.kind for one in profile.kinds} & PASSED_ON


def test_reservations_in_the_union_are_deleted_at_six_months_without_a_link() -> None:
    profile = shipped()["eu-pnr"]
    assert profile.deletes_without_link_at is not None
    assert profile.deletes_without_link_at <= SIX_MONTHS
    assert profile.prior_review
    assert profile.applies_from == date(2022, 6, 21)


def test_the_unions_api_waits_for_its_day_and_is_inbound_with_two_days() -> None:
    profile = shipped()["eu-api"]
    assert profile.applies_from is None
    assert profile.applies_when
    border = profile.terms_of(DataKind.API_BORDER)
    assert border is not None
    assert {one.value for one in border.directions} == {"inbound"}
    assert border.delete_hours == 48
    assert border.elements == {*"abcdefgh", "flight", "message", "redress"}


def test_a_third_state_deletes_at_departure_notifies_and_passes_on_to_equals_alone() -> None:
    profile = shipped()["third-state-eu-data"]
    assert profile.deletes_at_departure
    assert profile.departure_unknown_hours
    assert profile.prior_review
    assert profile.individual_notice
    assert profile.equivalent_protection_only


def test_nobody_having_chosen_the_strict_one_is_followed() -> None:
    assert strict().code == "strict"
    for other in shipped().values():
        for kind in (DataKind.PNR, DataKind.API_PIU):
            ours, theirs = strict().terms_of(kind), other.terms_of(kind)
            if theirs is not None:
                assert ours is not None
                assert ours.mask_hours <= theirs.mask_hours
                assert ours.delete_hours <= theirs.delete_hours
