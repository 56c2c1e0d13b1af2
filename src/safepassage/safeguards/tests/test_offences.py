"""A request in one case is about terrorism or one of the twenty-six, and names its case."""

import re

import pytest

from safepassage.safeguards.offences import (
    AirLink,
    Offence,
    Reasons,
    Unreasoned,
    check_reasons,
    is_case,
)
from safepassage.safeguards.purpose import Purpose

GOOD = Reasons(offence=Offence.DRUGS, air_link=AirLink.GOODS_TRAVEL, case="PO-2026/118")


def test_the_list_is_terrorism_and_annex_2_by_number() -> None:
    numbered = [one.value[:2] for one in Offence if re.match(r"\d\d_", one.value)]
    assert numbered == [f"{number:02d}" for number in range(1, 27)]
    assert set(Offence) - {one for one in Offence if one.value[:2].isdigit()} == {Offence.TERRORISM}


def test_a_request_in_one_case_names_its_reasons() -> None:
    check_reasons(Purpose.PNR_REQUEST, GOOD)
    with pytest.raises(Unreasoned):
        check_reasons(Purpose.PNR_REQUEST, None)


@pytest.mark.parametrize("purpose", [one for one in Purpose if one is not Purpose.PNR_REQUEST])
def test_no_other_purpose_asks_for_reasons(purpose: Purpose) -> None:
    check_reasons(purpose, None)


@pytest.mark.parametrize("case", ["", "A1", "MR TESTOVAR 1", "TESTOVAR", "po-1", "1" * 41, "A1\n"])
def test_a_reference_is_a_code_in_which_no_name_stands(case: str) -> None:
    assert not is_case(case)
    with pytest.raises(Unreasoned):
        check_reasons(
            Purpose.PNR_REQUEST,
            Reasons(offence=GOOD.offence, air_link=GOOD.air_link, case=case),
        )
