import json
from datetime import UTC, date, datetime

import pytest

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.oversight import selectors, services
from safepassage.apps.oversight.reading import BasisError, read_bases
from safepassage.records.actor import Actor, Component
from safepassage.records.journey import Mode
from safepassage.records.kinds import DataKind
from safepassage.safeguards.basis import Direction, FieldProfile
from safepassage.safeguards.purpose import Purpose

AT = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)
BY = Actor.component(Component.COMMAND_LINE)
BASIS = {
    "code": "API-IN",
    "title": "Border checks on arrival",
    "law": "Border Act of Utopia",
    "article": "Section 12",
    "purpose": "border_check",
    "kind": "api_border",
    "carriers": ["UT", "UTO"],
    "origins": ["QX", "PDL"],
    "direction": "inbound",
    "valid_from": "2026-01-01",
    "mask_after_hours": 24.5,
    "delete_after_hours": 48,
    "field_profile": "api",
}


def written(*changes: dict[str, object]) -> bytes:
    return json.dumps([BASIS | change for change in changes or ({},)]).encode()


def put(*changes: dict[str, object]) -> list[str]:
    rows = services.import_bases(written(*changes), actor=BY, at=AT)
    return [str(row) for row in rows]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"code": "api in"}, "capital letters"),
        ({"law": " "}, "law must have"),
        ({"title": "x" * 201}, "title must have"),
        ({"purpose": "curiosity"}, "curiosity"),
        ({"kind": "finance"}, "finance"),
        ({"purpose": "pnr_assessment"}, "cannot serve"),
        ({"field_profile": "pnr"}, "field profile"),
        ({"carriers": []}, "carriers"),
        ({"carriers": ["utopia"]}, "carriers"),
        ({"origins": ["Q"]}, "origins"),
        ({"destinations": ["pdl"]}, "destinations"),
        ({"valid_to": "2025-12-31"}, "before valid_from"),
        ({"valid_from": "yesterday"}, "valid_from"),
        ({"mask_after_hours": 0}, "masked"),
        ({"mask_after_hours": 49}, "masked"),
        ({"mask_after_hours": 17_569, "delete_after_hours": 40_000}, "two years"),
        ({"delete_after_hours": 43_825}, "five years"),
        ({"delete_after_hours": None}, "delete_after_hours"),
        ({"modes": []}, "at least one mode"),
        ({"modes": ["air", "balloon"]}, "balloon"),
        ({"modes": ["air"], "field_profile": "api_vehicle"}, "not for the mode air"),
        ({"modes": ["sea", "road"], "field_profile": "api_ship"}, "not for the mode road"),
        ({"origins": ["PTF1C"]}, "origins"),
        ({"keep_for_ever": True}, "keep_for_ever"),
    ],
)
def test_a_faulty_basis_is_refused_with_its_fault(change: dict[str, object], sentence: str) -> None:
    with pytest.raises(BasisError, match=sentence):
        read_bases(written(change))


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"nonsense", b"\xff\xfe", b"[1]"])
def test_what_is_no_list_of_bases_is_refused(data: bytes) -> None:
    with pytest.raises(BasisError):
        read_bases(data)


def test_a_fault_is_told_with_its_place() -> None:
    with pytest.raises(BasisError, match="Basis 2 purpose: Invalid enum value"):
        read_bases(written({}, {"code": "API-TWO", "purpose": "curiosity"}))
    with pytest.raises(BasisError, match="Basis 1: Object missing required field"):
        read_bases(b'[{"code": "API-IN"}]')


def test_a_code_appears_once_in_a_file() -> None:
    with pytest.raises(BasisError, match="more than once"):
        read_bases(written({}, {"title": "Other"}))


def test_the_shipped_profile_is_good_and_keeps_the_laws_clocks() -> None:
    forms = {form.code: form for form in read_bases(selectors.demonstration_profile())}
    clocks = {
        code: (form.mask_after_hours, form.delete_after_hours) for code, form in forms.items()
    }
    assert clocks == {
        "API-BORDER-IN": (48, 48),
        "API-BORDER-OUT": (48, 48),
        "API-BORDER-POSTING": (720, 720),
        "API-PIU": (4380, 4380),
        "PNR-PIU": (4380, 43_824),
    }


@pytest.mark.django_db
def test_the_gate_reads_what_was_imported() -> None:
    put()
    (basis,) = selectors.bases_in_force(AT)
    assert basis.code == "API-IN"
    assert basis.version == 1
    assert (basis.purpose, basis.kind) == (Purpose.BORDER_CHECK, DataKind.API_BORDER)
    assert basis.carriers == {"UT", "UTO"}
    assert basis.origins == {"QX", "PDL"}
    assert basis.destinations == {"*"}
    assert (basis.direction, basis.field_profile) == (Direction.INBOUND, FieldProfile.API)
    assert (basis.valid_from, basis.valid_to) == (date(2026, 1, 1), None)
    assert (basis.mask_after_hours, basis.delete_after_hours) == (24.5, 48)


@pytest.mark.django_db
def test_a_basis_that_names_no_mode_is_for_flights_alone() -> None:
    put()
    assert selectors.bases_in_force(AT)[0].modes == {Mode.AIR}


@pytest.mark.django_db
def test_modes_are_stored_with_their_version() -> None:
    put()
    by_sea = {"modes": ["sea", "road"], "field_profile": "api_vehicle", "origins": ["ESLPA"]}
    assert put(by_sea) == ["API-IN v2"]
    assert put(by_sea) == []
    assert selectors.bases_in_force(AT)[0].modes == {Mode.ROAD, Mode.SEA}
    assert [row.modes for row in selectors.history("API-IN")] == [["road", "sea"], ["air"]]


@pytest.mark.django_db
def test_an_equal_basis_stays_and_a_changed_one_becomes_the_next_version() -> None:
    assert put() == ["API-IN v1"]
    before = selectors.stamp()
    assert put() == []
    assert selectors.stamp() == before
    assert put({"delete_after_hours": 47}) == ["API-IN v2"]
    assert selectors.stamp() != before
    assert [row.version for row in selectors.history("API-IN")] == [2, 1]
    assert [basis.version for basis in selectors.bases_in_force(AT)] == [2]


@pytest.mark.django_db
def test_a_file_is_imported_as_a_whole_or_not_at_all() -> None:
    with pytest.raises(BasisError):
        put({}, {"code": "API-TWO", "law": ""})
    assert selectors.versions() == []


@pytest.mark.django_db
def test_a_withdrawn_basis_covers_nothing_and_may_return() -> None:
    put()
    stamps = {selectors.stamp()}
    services.withdraw(code="API-IN", actor=BY, at=AT)
    stamps.add(selectors.stamp())
    assert selectors.bases_in_force(AT) == ()
    with pytest.raises(BasisError):
        services.withdraw(code="API-IN", actor=BY, at=AT)
    assert put() == ["API-IN v2"]
    stamps.add(selectors.stamp())
    assert len(stamps) == 3


@pytest.mark.django_db
def test_a_basis_that_has_ended_is_not_in_force() -> None:
    put({"valid_to": "2026-09-01"}, {"code": "OLD", "valid_to": "2026-08-31"})
    assert [basis.code for basis in selectors.bases_in_force(AT)] == ["API-IN"]


@pytest.mark.django_db
def test_every_change_is_in_the_ledger() -> None:
    put({}, {"code": "API-TWO"})
    services.withdraw(code="API-TWO", actor=BY, at=AT)
    written_events = [entry.event for entry in ledger.page()]
    assert written_events == [Event.BASIS_CHANGED, Event.BASIS_IMPORTED, Event.BASIS_IMPORTED]
