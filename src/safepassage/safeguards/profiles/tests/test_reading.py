"""A national profile is read strictly: it may narrow the law, never widen it."""

from typing import Any

import msgspec
import pytest

from safepassage.safeguards.profiles import shipped
from safepassage.safeguards.profiles.reading import ProfileError, read_profile


def written(like: str = "eu-pnr", **changes: object) -> bytes:
    terms: dict[str, Any] = msgspec.to_builtins(shipped()[like])
    national = {"code": "utopia", "applies_from": "2026-01-01", "applies_when": None}
    return msgspec.json.encode(terms | national | changes)


def kinds(**changes: object) -> list[dict[str, Any]]:
    return [msgspec.to_builtins(one) | changes for one in shipped()["eu-pnr"].kinds]


@pytest.mark.parametrize("code", sorted(shipped()))
def test_every_shipped_profile_can_be_adopted_as_national_law(code: str) -> None:
    assert read_profile(written(code, based_on=code)).code == "utopia"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"code": "Utopia"}, "small letters"),
        ({"code": "strict"}, "code of a shipped profile"),
        ({"instruments": []}, "at least one law"),
        ({"title": " "}, "one line"),
        ({"summary": "a\nb"}, "one line"),
        ({"applies_from": None}, "first day"),
        ({"applies_to": "2025-01-01"}, "before applies_from"),
        ({"kinds": []}, "at least one"),
        ({"kinds": kinds() + kinds()}, "each kind of data once"),
        ({"kinds": kinds(mask_hours=17_569)}, "two years"),
        ({"kinds": kinds(delete_hours=43_825)}, "43,824 hours"),
        ({"kinds": kinds(mask_hours=0)}, "masked after"),
        ({"kinds": kinds(purposes=["border_check"])}, "can serve"),
        ({"kinds": kinds(purposes=[])}, "at least one"),
        ({"kinds": kinds(elements=["20"])}, "20 is no element"),
        ({"kinds": kinds(field_profiles=["everything"])}, "everything"),
        ({"uses": ["pnr_request"]}, "stand in uses"),
        ({"uses": ["pnr_assessment", "pnr_request", "pnr_criteria", "public_health"]}, "last day"),
        ({"based_on": "nothing"}, "no shipped profile"),
        ({"based_on": "eu-pnr", "free_text": True}, "looser than eu-pnr in free_text"),
        ({"based_on": "eu-pnr", "deletes_without_link_at": None}, "deletes_without_link_at"),
        ({"based_on": "eu-pnr", "prior_review": False}, "prior_review"),
        ({"deletes_without_link_at": 0}, "more than none"),
        ({"urgent_review_hours": -1}, "more than none"),
        ({"deletes_at_departure": True}, "departure_unknown_hours"),
        ({"masked_groups": ["a", "g"]}, "g is no group"),
        ({"anything": 1}, "anything"),
    ],
)
def test_a_faulty_profile_is_refused_with_its_fault(
    changes: dict[str, object], sentence: str
) -> None:
    with pytest.raises(ProfileError, match=sentence):
        read_profile(written(**changes))


@pytest.mark.parametrize("data", [b"", b"[]", b"nonsense", b"\xff\xfe"])
def test_what_is_no_profile_is_refused(data: bytes) -> None:
    with pytest.raises(ProfileError):
        read_profile(data)


def test_a_narrower_national_law_is_taken() -> None:
    narrow = written(based_on="eu-pnr", kinds=kinds(mask_hours=2_000, delete_hours=4_000))
    assert {one.delete_hours for one in read_profile(narrow).kinds} == {4_000}
