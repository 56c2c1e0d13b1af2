"""Several profiles followed at once ask the strictest of each point."""

from datetime import date
from itertools import combinations

import msgspec
import pytest

from safepassage.records.kinds import DataKind
from safepassage.safeguards.profiles import Profile, shipped, strict
from safepassage.safeguards.profiles.joining import binding, joined
from safepassage.safeguards.profiles.looser import looser

PAIRS = list(combinations(shipped().values(), 2))


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_together_are_in_no_duty_looser_than_either(one: Profile, other: Profile) -> None:
    both = joined([one, other])
    for single in (one, other):
        wider = [point for point in looser(both, single) if not point.endswith(".collected")]
        assert wider in ([], ["uses"])


def test_the_union_together_keeps_api_for_the_border_and_reservations_for_the_unit() -> None:
    both = joined([shipped()["eu-pnr"], shipped()["eu-api"]])
    assert {one.kind for one in both.kinds} == {
        DataKind.PNR,
        DataKind.API_PIU,
        DataKind.API_BORDER,
    }
    assert both.code == "eu-pnr+eu-api"
    assert both.deletes_without_link_at == 4380


def test_a_third_state_beside_annex_9_takes_on_its_duties() -> None:
    both = joined([shipped()["icao-annex-9"], shipped()["third-state-eu-data"]])
    assert both.deletes_at_departure
    assert both.prior_review
    reservations = both.terms_of(DataKind.PNR)
    assert reservations is not None
    assert reservations.mask_hours == 4380
    assert "birth" not in reservations.elements


def test_each_profile_alone_is_itself() -> None:
    assert joined([strict()]) is strict()


def test_what_waits_for_its_day_or_is_over_does_not_bind() -> None:
    waits = shipped()["eu-api"]
    set_now = msgspec.structs.replace(waits, applies_from=date(2028, 6, 1))
    over = msgspec.structs.replace(strict(), applies_to=date(2025, 1, 1))
    on = date(2026, 9, 1)
    assert binding([waits, set_now, over, strict()], on, on) == (strict(),)
    later = date(2028, 6, 1)
    assert binding([waits, set_now], later, later) == (set_now,)


@pytest.mark.parametrize(
    ("new", "old", "points"),
    [
        ("icao-annex-9", "eu-pnr", {"prior_review", "deletes_without_link_at", "pnr.mask_hours"}),
        ("third-state-eu-data", "strict", {"deletes_without_link_at"}),
        ("eu-pnr", "third-state-eu-data", {"deletes_at_departure", "individual_notice"}),
    ],
)
def test_what_a_switch_loosens_is_named(new: str, old: str, points: set[str]) -> None:
    assert points <= set(looser(shipped()[new], shipped()[old]))


def test_nothing_is_looser_than_itself() -> None:
    for profile in shipped().values():
        assert looser(profile, profile) == ()
