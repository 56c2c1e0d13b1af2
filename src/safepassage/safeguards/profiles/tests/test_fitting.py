"""A legal basis that what is followed forbids is refused, with the reason in words."""

from datetime import date
from typing import Any

import msgspec
import pytest

from safepassage.records.journey import Mode
from safepassage.records.kinds import DataKind
from safepassage.safeguards.basis import Direction, FieldProfile, LegalBasis
from safepassage.safeguards.profiles import Profile, shipped, strict
from safepassage.safeguards.profiles.fitting import faults, strikes, wants_selected_routes
from safepassage.safeguards.profiles.profile import KindTerms
from safepassage.safeguards.purpose import Purpose

ROUTER = date(2028, 6, 1)
EU_PNR = shipped()["eu-pnr"]
EU_API = msgspec.structs.replace(shipped()["eu-api"], applies_from=ROUTER)
EU = (EU_PNR, EU_API)
PNR = LegalBasis(
    id="1",
    code="PNR",
    version=1,
    title="Reservations",
    law="Passenger Act of Utopia",
    article="Section 3",
    purpose=Purpose.PNR_ASSESSMENT,
    kind=DataKind.PNR,
    valid_from=date(2026, 1, 1),
    mask_after_hours=4_380,
    delete_after_hours=43_824,
    field_profile=FieldProfile.PNR,
)
BORDER = msgspec.structs.replace(
    PNR,
    code="API",
    purpose=Purpose.BORDER_CHECK,
    kind=DataKind.API_BORDER,
    direction=Direction.INBOUND,
    mask_after_hours=48,
    delete_after_hours=48,
    field_profile=FieldProfile.API,
    valid_from=ROUTER,
)
HEALTH = msgspec.structs.replace(
    BORDER,
    purpose=Purpose.PUBLIC_HEALTH,
    kind=DataKind.API_HEALTH,
    valid_from=date(2026, 1, 1),
    valid_to=date(2026, 12, 31),
)
CONTROL = Profile(
    code="utopia-health",
    version=1,
    title="Health Act of Utopia",
    summary="Tells the health service who arrived.",
    instruments=(),
    kinds=(
        KindTerms(
            kind=DataKind.API_HEALTH,
            purposes=frozenset({Purpose.PUBLIC_HEALTH}),
            mask_hours=96,
            delete_hours=96,
            field_profiles=frozenset({FieldProfile.API}),
            elements=frozenset("abc"),
        ),
    ),
    uses=frozenset({Purpose.PUBLIC_HEALTH}),
    applies_from=date(2026, 1, 1),
    public_health_until=date(2027, 3, 1),
)


def changed(basis: LegalBasis, **changes: Any) -> LegalBasis:
    return msgspec.structs.replace(basis, **changes)


def said(basis: LegalBasis, *followed: Profile) -> str:
    return " ".join(faults(basis, followed or (strict(),)))


def test_what_the_profiles_allow_fits() -> None:
    assert not said(PNR)
    assert not said(PNR, *EU)
    assert not said(BORDER, *EU)
    assert not said(changed(BORDER, valid_from=date(2026, 1, 1)))


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"mask_after_hours": 4_381}, "masked after 4380 hours"),
        ({"delete_after_hours": 43_825}, "deleted after 43824 hours"),
        ({"direction": Direction.POSTING}, "direction posting"),
        ({"modes": frozenset({Mode.AIR, Mode.RAIL})}, "mode rail"),
        ({"valid_from": date(2022, 6, 20)}, "applies from 2022-06-21"),
        ({"kind": DataKind.API_CUSTOMS, "purpose": Purpose.CUSTOMS_CONTROL}, "no place"),
        ({"purpose": Purpose.BORDER_CHECK}, "no purpose border_check"),
        ({"purpose": Purpose.PUBLIC_HEALTH}, "forbids the purpose public_health"),
    ],
)
def test_what_the_unions_profile_forbids_is_said(change: dict[str, Any], sentence: str) -> None:
    assert sentence in said(changed(PNR, **change), EU_PNR)


def test_masking_is_never_later_than_two_years_under_annex_9() -> None:
    annex = shipped()["icao-annex-9"]
    assert not said(changed(PNR, mask_after_hours=17_568), annex)
    assert "17568 hours" in said(changed(PNR, mask_after_hours=17_569), annex)


def test_the_unions_api_collects_nothing_before_its_day_is_set() -> None:
    assert "not applicable yet" in said(BORDER, shipped()["eu-api"])
    assert "applies from 2028-06-01" in said(changed(BORDER, valid_from=date(2028, 5, 31)), EU_API)
    assert not said(BORDER, EU_API)


def test_the_unions_border_checks_are_of_arrivals_alone() -> None:
    for direction in (Direction.OUTBOUND, Direction.ANY):
        assert "direction" in said(changed(BORDER, direction=direction), EU_API)


@pytest.mark.parametrize("followed", [(strict(),), EU, (*EU, CONTROL), (EU_PNR, CONTROL)])
def test_no_public_health_without_a_national_profile_or_beside_the_unions(
    followed: tuple[Profile, ...],
) -> None:
    assert faults(HEALTH, followed)


def test_public_health_ends_with_the_national_profile_that_names_it() -> None:
    assert not faults(HEALTH, (CONTROL,))
    assert not faults(HEALTH, (shipped()["icao-annex-9"], CONTROL))
    for last in (date(2027, 3, 2), None):
        assert "2027-03-01" in said(changed(HEALTH, valid_to=last), CONTROL)


def test_where_two_profiles_speak_of_a_kind_both_bind() -> None:
    annex = shipped()["icao-annex-9"]
    slow = changed(PNR, mask_after_hours=17_568)
    assert not said(slow, annex)
    assert "eu-pnr" in said(slow, annex, EU_PNR)


def test_a_profile_that_ended_lets_nothing_be_collected_afterwards() -> None:
    ended = msgspec.structs.replace(EU_PNR, applies_to=date(2026, 6, 30))
    assert "until 2026-06-30" in said(PNR, ended)
    assert not said(changed(PNR, valid_to=date(2026, 6, 30)), ended)


def test_a_narrower_profile_strikes_more_and_none_keeps_more() -> None:
    assert strikes(PNR, (EU_PNR,)) == {"birth_place"}
    assert not strikes(PNR, (shipped()["icao-annex-9"],))
    assert strikes(PNR, (shipped()["icao-annex-9"], EU_PNR)) == {"birth_place"}


def test_selected_routes_are_asked_of_the_units_data_and_not_of_border_checks() -> None:
    assert wants_selected_routes(PNR, EU)
    assert not wants_selected_routes(BORDER, EU)
    assert not wants_selected_routes(PNR, (shipped()["icao-annex-9"],))
