"""What agencies may be given is read strictly, and every version is kept."""

import json

import pytest

from profile_fixtures import follow, follow_health_law
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.oversight import selectors, services
from safepassage.apps.oversight.agency_reading import read_agency_bases
from safepassage.apps.oversight.reading import BasisError, read_bases
from safepassage.records.actor import Actor, Component
from safepassage.records.kinds import DataKind

ADMIN = Actor.component(Component.COMMAND_LINE)
CUSTOMS = {
    "code": "UTO-CUSTOMS",
    "agency": "CUSTOMS",
    "title": "Travellers for customs",
    "law": "Customs Act of Utopia",
    "article": "Section 12",
    "purpose": "customs_control",
    "fields": {"api_customs": ["surname", "documents.number"]},
    "valid_from": "2026-01-01",
    "keep_hours": 48,
}
HEALTH = CUSTOMS | {
    "code": "UTO-HEALTH",
    "agency": "HEALTH",
    "purpose": "public_health",
    "fields": {"api_health": ["surname", "seats.number"]},
    "valid_to": "2026-12-31",
}


def written(*laws):
    return json.dumps(laws).encode()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"fields": {"api_customs": ["surnam"]}}, "surnam is no field that is stored"),
        ({"fields": {"api_customs": ["booking.remarks"]}}, "is no field that is stored"),
        ({"fields": {"api_customs": ["emails"]}}, "is no field that is stored"),
        ({"fields": {"api_customs": ["documents"]}}, "is no field that is stored"),
        ({"fields": {"api_border": ["surname"]}}, "cannot serve the purpose customs_control"),
        ({"fields": {"pnr": ["surname"]}}, "cannot serve the purpose customs_control"),
        ({"fields": {"hits": ["class"]}}, "Invalid enum value 'hits'"),
        ({"fields": {}}, "at least one field"),
        ({"fields": {"api_customs": []}}, "at least one field"),
        ({"purpose": "oversight"}, "no agency is given data for the purpose oversight"),
        ({"law": "Regulation (EU) 2025/12"}, "lets its data serve nobody else"),
        ({"keep_hours": 0}, "keep_hours"),
        ({"keep_hours": 50_000}, "five years"),
        ({"agency": "customs"}, "agency is the agency's code"),
        ({"modes": []}, "modes must name at least one"),
        ({"valid_to": "2025-01-01"}, "valid_to lies before"),
        ({"everything": True}, "unknown field"),
        ({"article": " "}, "article must have"),
    ],
)
def test_a_faulty_law_is_refused_with_its_fault(change, fault):
    with pytest.raises(BasisError, match=fault):
        read_agency_bases(written(CUSTOMS | change))


def test_a_law_for_public_health_names_its_end():
    assert read_agency_bases(written(HEALTH))
    with pytest.raises(BasisError, match="the day on which it ends"):
        read_agency_bases(written(HEALTH | {"valid_to": None}))


@pytest.mark.django_db
def test_public_health_is_refused_under_the_unions_profile(bases, clock):
    with pytest.raises(BasisError, match="public health is no purpose of the law of API-"):
        services.import_agency_bases(written(HEALTH), actor=ADMIN, at=clock.now())
    assert selectors.agency_bases("HEALTH") == ()


@pytest.mark.django_db
def test_a_law_for_public_health_needs_a_national_profile_that_names_it(clock):
    with pytest.raises(BasisError, match="only where a national profile names it"):
        services.import_agency_bases(written(HEALTH), actor=ADMIN, at=clock.now())


@pytest.mark.django_db
def test_a_national_law_for_public_health_is_taken_until_the_profile_is_left(clock):
    follow_health_law(clock.now())
    services.import_agency_bases(written(HEALTH), actor=ADMIN, at=clock.now())
    (law,) = selectors.agency_bases("HEALTH")
    assert law.fields == {DataKind.API_HEALTH: {"surname", "seats.number"}}
    follow("strict", at=clock.now())
    assert selectors.agency_bases("HEALTH") == ()


@pytest.mark.django_db
def test_a_law_becomes_the_next_version_and_is_in_the_ledger(clock):
    at = clock.now()
    services.import_agency_bases(written(CUSTOMS), actor=ADMIN, at=at)
    assert services.import_agency_bases(written(CUSTOMS), actor=ADMIN, at=at) == []
    services.import_agency_bases(written(CUSTOMS | {"keep_hours": 24}), actor=ADMIN, at=at)
    (law,) = selectors.agency_bases("CUSTOMS")
    assert (law.version, law.keep_hours) == (2, 24)
    services.withdraw_agency_basis(code="UTO-CUSTOMS", actor=ADMIN, at=at)
    assert selectors.agency_bases("CUSTOMS") == ()
    events = [Event(entry.event) for entry in ledger.page()]
    assert events == [Event.BASIS_CHANGED, Event.BASIS_IMPORTED, Event.BASIS_IMPORTED]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"delete_after_hours": 97, "mask_after_hours": 97}, "96 hours at most"),
        ({"law": "Regulation (EU) 2025/13"}, "serve nobody else"),
        ({"kind": "api_health", "purpose": "public_health"}, "the day on which it ends"),
    ],
)
def test_a_copy_to_be_passed_on_is_short_lived_and_has_a_law_of_its_own(change, fault):
    collected = {
        "code": "UTO-CUSTOMS",
        "title": "t",
        "law": "Customs Act",
        "article": "12",
        "purpose": "customs_control",
        "kind": "api_customs",
        "valid_from": "2026-01-01",
        "mask_after_hours": 96,
        "delete_after_hours": 96,
        "field_profile": "api",
    }
    assert read_bases(written(collected))
    with pytest.raises(BasisError, match=fault):
        read_bases(written(collected | change))
