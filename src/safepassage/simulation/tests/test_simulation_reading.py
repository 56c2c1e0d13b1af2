"""Every simulated message is read back by the platform's own readers, with everybody in it."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from safepassage.formats.read import read
from safepassage.records import Severity, Traveller
from safepassage.simulation import Dispatch, Expectation, Scenario, benchmark_messages, truth
from safepassage.simulation.benchmark import benchmark_reservations
from safepassage.simulation.names import MRZ_NAME_LENGTH, document_letters

SCENARIO = Scenario(
    seed=23, start=datetime(2026, 9, 1, 6, tzinfo=UTC), flights=21, travellers=(10, 60)
)
HARMLESS = {Severity.NOTE, Severity.WARNING}


@pytest.fixture(scope="module")
def expected() -> dict[str, Expectation]:
    return {one.journey: one for one in truth(SCENARIO)}


@pytest.fixture(scope="module")
def dispatches() -> list[Dispatch]:
    return list(SCENARIO.dispatches())


def travellers(body: bytes) -> Iterator[Traveller]:
    for message in read(body).messages:
        yield from message.travellers
        for reservation in message.reservations:
            yield from reservation.travellers


def test_no_message_has_worse_than_warnings(dispatches: list[Dispatch]) -> None:
    for dispatch in dispatches:
        parsed = read(dispatch.body)
        defects = [*parsed.defects, *(d for message in parsed.messages for d in message.defects)]
        bad = {defect.code for defect in defects if defect.severity not in HARMLESS}
        assert (dispatch.description, bad) == (dispatch.description, set())


def test_no_invented_state_is_an_unknown_country(dispatches: list[Dispatch]) -> None:
    for dispatch in dispatches:
        parsed = read(dispatch.body)
        codes = {defect.code for message in parsed.messages for defect in message.defects}
        assert "unknown_country" not in codes, dispatch.description


def test_everybody_in_a_message_is_read(dispatches: list[Dispatch]) -> None:
    for dispatch in dispatches:
        found = sum(1 for _ in travellers(dispatch.body))
        assert (dispatch.description, found) == (dispatch.description, len(dispatch.journeys))


def test_api_gives_name_birth_and_document_of_each(
    dispatches: list[Dispatch], expected: dict[str, Expectation]
) -> None:
    for dispatch in dispatches:
        if dispatch.kind != "api" or "crew" in dispatch.description:
            continue
        if "closed" in dispatch.description:
            continue
        for journey, read_back in zip(dispatch.journeys, travellers(dispatch.body), strict=True):
            _same_person(expected[journey], read_back)


def _same_person(one: Expectation, read_back: Traveller) -> None:
    assert document_letters(read_back.surname or "") == one.name.surname[:MRZ_NAME_LENGTH]
    assert read_back.born == one.born.isoformat()
    document = read_back.documents[0]
    assert document.issuer == one.document.issuer
    assert document.expires == one.document.expires.isoformat()
    if "api_number" not in one.slips:
        assert document.number == one.document.number


def test_pnr_with_docs_gives_name_birth_and_document_of_each(
    dispatches: list[Dispatch], expected: dict[str, Expectation]
) -> None:
    seen = 0
    for dispatch in dispatches:
        if dispatch.kind != "pnr":
            continue
        for journey, read_back in zip(dispatch.journeys, travellers(dispatch.body), strict=True):
            if read_back.documents:
                _documented(expected[journey], read_back)
                seen += 1
    assert seen


def _documented(one: Expectation, read_back: Traveller) -> None:
    assert read_back.surname == one.name.surname
    assert read_back.born == one.born.isoformat()
    numbers = {(document.number, document.issuer) for document in read_back.documents}
    assert (one.document.number, one.document.issuer) in numbers


def test_pnr_without_docs_keeps_the_traveller(dispatches: list[Dispatch]) -> None:
    bare = [
        read_back
        for dispatch in dispatches
        if dispatch.kind == "pnr"
        for read_back in travellers(dispatch.body)
        if not read_back.documents
    ]
    assert bare
    assert all(read_back.surname for read_back in bare)


def test_bags_seats_and_contacts_arrive(dispatches: list[Dispatch]) -> None:
    last = [one for one in dispatches if one.description.startswith("PNRGOV 0 h")]
    reservations = [
        reservation
        for dispatch in last
        for message in read(dispatch.body).messages
        for reservation in message.reservations
    ]
    assert any(reservation.bags for reservation in reservations)
    assert any(reservation.phones for reservation in reservations)
    assert any(one.split_from or one.split_to for one in reservations)
    assert any(traveller.seats for one in reservations for traveller in one.travellers)
    cards = [payment.number or "" for one in reservations for payment in one.payments]
    assert all(not number or number[:-4].strip("X") == "" for number in cards)


@pytest.mark.parametrize("released", [False, True])
def test_benchmark_travellers_have_18_segments_and_are_all_different(released: bool) -> None:  # noqa: FBT001 - a case
    bodies = list(benchmark_messages(1, 180, 3, released=released))
    people = [one for body in bodies for one in travellers(body)]
    assert len(people) == 540
    assert len({one.documents[0].number for one in people}) == 540
    assert all(("'" in (one.surname or "")) is released for one in people)
    flights = {read(body).messages[0].flights[0].number for body in bodies}
    assert len(flights) == 3
    for body in bodies:
        count = read(body).messages[0].segment_count
        assert count == 180 * 18 + _frame(body)


def _frame(body: bytes) -> int:
    """Count the segments of a PAXLST outside its travellers, UNH and UNT included."""
    before = body[body.index(b"UNH+") : body.index(b"NAD+FL")].count(b"'")
    return before + len((b"CNT", b"UNT"))


def test_benchmark_reservations_hold_as_many_as_asked() -> None:
    for wanted in (10, 300):
        (body,) = benchmark_reservations(2, wanted, 1)
        message = read(body).messages[0]
        assert len(message.reservations) == wanted
        assert len({one.locator for one in message.reservations}) == wanted
