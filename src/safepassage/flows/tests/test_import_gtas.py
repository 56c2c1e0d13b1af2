from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import msgspec
import pytest

from gtas_dump import RECEIVED, Tables, a_manifest, a_reservation, as_folder, as_sql, merged
from platform_fixtures import StandingClock
from safepassage.adapters.gtas_files import read_gtas
from safepassage.adapters.staging import staging
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.carriers.services import add_carrier
from safepassage.apps.messages import selectors, services
from safepassage.apps.messages.models import Received
from safepassage.apps.messages.services import FIRST_IMPORTED
from safepassage.apps.messages.states import State
from safepassage.apps.quality.models import Tally
from safepassage.apps.travel.bookings.booked import Booked, booked
from safepassage.apps.travel.models import Flight, Journey, Push, Reservation
from safepassage.flows.context import Contexts
from safepassage.flows.leaving.import_gtas import GtasImport, GtasReport
from safepassage.flows.platform import Platform
from safepassage.flows.process import apply
from safepassage.flows.receive import receive
from safepassage.formats.gtas import Findings, stage
from safepassage.pipeline.draft import CHANGES_ONLY
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
ACTOR = Actor.component(Component.COMMAND_LINE)
PIPELINE = Actor.component(Component.PIPELINE)
Import = Callable[..., GtasReport]


@pytest.fixture
def carrier(platform: Platform, bases: None) -> UUID:
    return add_carrier(code="ZZ", name="Example Air", actor=ACTOR, at=platform.clock.now()).pk


@pytest.fixture
def take(platform: Platform, tmp_path: Path) -> Import:
    def taken(tables: Tables, *, apply: bool = True, only: tuple[str, ...] = ()) -> GtasReport:
        path = tmp_path / "dump.sql"
        path.write_bytes(as_sql(tables))
        return imported(platform, path, apply=apply, only=only)

    return taken


def imported(platform: Platform, path: Path, *, apply: bool, only: tuple[str, ...]) -> GtasReport:
    findings = Findings()
    with staging(path.parent) as kept:
        account = stage(read_gtas(path, findings), kept, findings)
        return GtasImport(platform, only=only, actor=ACTOR, apply=apply).run(
            kept, account, findings
        )


def work(platform: Platform) -> None:
    context = Contexts(platform).current()
    for lease in platform.spool.claim("test", 100):
        prepared = context.prepare(lease, platform.spool.open(lease))
        apply(platform, lease, prepared, actor=PIPELINE)


def test_a_dry_run_counts_and_changes_nothing(carrier: UUID, take: Import) -> None:
    report = take(merged(a_manifest(), a_reservation()), apply=False)
    assert not report.applied
    assert report.counts == {
        "messages": 2,
        "flights": 1,
        "passengers": 3,
        "documents": 1,
        "reservations": 1,
        "contradictory": 0,
        "watchlist_entries": 0,
    }
    assert report.admitted == {"API-BORDER-IN": 2, "API-PIU": 2, "PNR-PIU": 1}
    assert report.refused == {}
    assert report.tables_left["hits_summary"].startswith("1 rows: what GTAS made of people")
    assert not Received.objects.exists()
    assert not any(one.event.startswith("import") for one in ledger.page())


def test_messages_go_through_the_pipeline_with_the_clocks_of_their_receipt(
    carrier: UUID, take: Import, platform: Platform
) -> None:
    report = take(merged(a_manifest(), a_reservation()))
    assert report.taken == {"new": 2, "repeats": 0}
    work(platform)
    rows = list(Received.objects.order_by("sequence"))
    assert [row.state for row in rows] == [State.DONE, State.DONE]
    assert [row.format for row in rows] == ["gtas-api", "gtas-pnr"]
    assert {row.sender for row in rows} == {carrier}
    kinds = {(one.kind, one.mask_at - one.received_at) for one in Journey.objects.all()}
    assert kinds == {
        ("api_border", timedelta(hours=48)),
        ("api_piu", timedelta(hours=4380)),
        ("pnr", timedelta(hours=4380)),
    }
    assert {f"{one.received_at:%Y-%m-%d %H:%M:%S}" for one in Journey.objects.all()} == {RECEIVED}
    assert Reservation.objects.count() == 1
    assert [row.body for row in rows] == [None, None]


def test_what_another_system_received_says_nothing_of_how_the_carrier_sends(
    carrier: UUID, take: Import, platform: Platform
) -> None:
    take(merged(a_manifest(), a_reservation()))
    work(platform)
    assert Journey.objects.exists()
    assert not Tally.objects.exists()


def test_nobody_imported_has_left_a_reservation_that_no_full_push_told(
    carrier: UUID, take: Import, platform: Platform
) -> None:
    take(merged(a_manifest(), a_reservation()))
    work(platform)
    Push.objects.update(function=CHANGES_ONLY)
    stands = booked(Purpose.PNR_ASSESSMENT, Flight.objects.get().id)
    assert set(stands.values()) == {Booked.BOOKED}


def test_a_repeat_adds_nothing(carrier: UUID, take: Import, platform: Platform) -> None:
    take(a_manifest())
    work(platform)
    journeys = Journey.objects.count()
    assert take(a_manifest()).taken == {"new": 0, "repeats": 1}
    assert Received.objects.count() == 1
    work(platform)
    assert Journey.objects.count() == journeys


def test_an_import_that_was_interrupted_goes_on(
    carrier: UUID, take: Import, platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    put, calls = services.put_imported, []

    def once(arrival: object) -> tuple[UUID, bool]:
        calls.append(arrival)
        if len(calls) > 1:
            raise KeyboardInterrupt
        return put(arrival)  # type: ignore[arg-type]

    both = merged(a_manifest(), a_reservation())
    monkeypatch.setattr(services, "put_imported", once)
    with pytest.raises(KeyboardInterrupt):
        take(both)
    monkeypatch.undo()
    assert take(both).taken == {"new": 1, "repeats": 1}
    assert list(Received.objects.values_list("sequence", flat=True).order_by("sequence")) == [
        FIRST_IMPORTED,
        FIRST_IMPORTED + 1,
    ]


def test_without_a_basis_nothing_enters_the_spool(take: Import, platform: Platform) -> None:
    add_carrier(code="ZZ", name="Example Air", actor=ACTOR, at=platform.clock.now())
    report = take(a_manifest())
    assert (report.admitted, report.refused) == ({}, {"no_legal_basis": 2})
    assert not Received.objects.exists()


def test_what_is_past_its_mask_date_is_never_taken(
    carrier: UUID, take: Import, platform: Platform
) -> None:
    report = take(a_manifest(received="2026-08-30 05:00:00"))
    assert report.admitted == {"API-PIU": 2}
    assert report.refused == {"past_its_time": 2}
    work(platform)
    assert {one.kind for one in Journey.objects.all()} == {"api_piu"}
    old = take(a_manifest(received="2024-08-30 05:00:00"))
    assert (old.admitted, old.taken) == ({}, {"new": 0, "repeats": 0})


def test_data_that_grow_old_in_the_spool_are_not_kept_either(
    carrier: UUID, take: Import, platform: Platform, clock: StandingClock
) -> None:
    take(a_manifest())
    clock.forward(timedelta(hours=4380))
    work(platform)
    assert not Journey.objects.exists()
    assert Received.objects.get().refusal == "past_its_time"


def test_a_carrier_that_is_not_registered_is_named(take: Import, bases: None) -> None:
    report = take(a_manifest())
    assert report.refused == {"unknown_carrier": 2}
    assert report.unknown_carriers == {"ZZ": 1}
    assert not Received.objects.exists()


def test_only_the_carriers_that_are_asked_for(carrier: UUID, take: Import) -> None:
    assert take(a_manifest(), only=("yy",)).refused == {"other_carrier": 2}
    assert take(a_manifest(), only=("zz",)).taken["new"] == 1


def test_what_carriers_sent_goes_first_and_is_never_replaced(
    carrier: UUID, take: Import, platform: Platform
) -> None:
    live = receive(platform, carrier=carrier, body=LIVE).id
    take(a_manifest())
    first, second = platform.spool.claim("other", 2)
    assert (first.id, first.imported, second.imported) == (live, False, True)
    services.release(owner="other", sequences=[first.sequence, second.sequence])
    work(platform)
    (flight,) = Flight.objects.all()
    assert (flight.number, flight.departs) == ("123", "2026-09-01T11:00")
    assert Journey.objects.filter(kind="api_piu").count() == 2


def test_waiting_imports_hold_nobody_up(carrier: UUID, take: Import) -> None:
    take(a_manifest())
    assert selectors.oldest_waiting() is None
    assert selectors.depth() == 1


def test_no_carrier_can_send_what_only_an_import_writes(
    carrier: UUID, take: Import, platform: Platform
) -> None:
    take(a_manifest())
    (lease,) = platform.spool.claim("test", 1)
    receive(platform, carrier=platform.ids.new(), body=platform.spool.open(lease))
    work(platform)
    assert not Journey.objects.exists()


def test_an_import_is_in_the_ledger_with_counts_alone(carrier: UUID, take: Import) -> None:
    take(a_manifest())
    ended, begun = [one for one in ledger.page() if one.event.startswith("import")]
    assert (begun.event, ended.event) == (Event.IMPORT_BEGUN, Event.IMPORT_ENDED)
    details = msgspec.json.decode(ended.details or b"{}")
    assert (details["new"], details["messages"], details["passengers"]) == (1, 1, 2)
    assert all(isinstance(value, int) for value in details.values())


@pytest.mark.parametrize("comma", [True, False])
def test_a_folder_of_tables_is_taken_too(
    carrier: UUID, platform: Platform, tmp_path: Path, *, comma: bool
) -> None:
    folder = as_folder(a_manifest(), tmp_path / "tables", comma=comma)
    report = imported(platform, folder, apply=True, only=())
    assert report.taken == {"new": 1, "repeats": 0}


LIVE = (
    b"UNA:+.? 'UNB+UNOA:4+ZZ+UTO+260901:0500+1++APIS'UNG+PAXLST+ZZ+UTO+260901:0500+1+UN+D:05B'"
    b"UNH+1+PAXLST:D:05B:UN:IATA+ref'BGM+745'TDT+20+ZZ123+++ZZ'LOC+125+IST'"
    b"DTM+189:2609011100:201'LOC+87+PDL'DTM+232:2609011530:201'NAD+FL+++MUSTER:ADA ZOE'"
    b"ATT+2++F'DTM+329:710527'LOC+178+IST'LOC+179+PDL'NAT+2+UTO'DOC+P:110:111+X1234567'"
    b"DTM+36:300101'LOC+91+UTO'CNT+42:1'UNT+17+1'UNE+1+1'UNZ+1+1'"
)
