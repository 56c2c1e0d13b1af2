"""Whatever table is installed is in a full export, or somebody said why not."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import Model

from agency_laws import agency
from one_traveller import message, notify, work
from safepassage.apps.carriers.models import TableMapping
from safepassage.apps.carriers.services import add_carrier
from safepassage.apps.cases.models import ArrivalNotice, BoardingStatus, Why
from safepassage.apps.messages.models import Call, Outgoing
from safepassage.apps.travel.models import CarrierRequest, Flight, FlightEvent, Journey
from safepassage.flows.leaving import kinds as export_kinds
from safepassage.flows.platform import Platform
from safepassage.flows.window.single_window import page
from safepassage.records.actor import Actor, Component
from safepassage.records.intent import Intent
from safepassage.records.kinds import DataKind
from safepassage.safeguards.sharing import AgencyRole

pytestmark = pytest.mark.django_db(transaction=True)
ACTOR = Actor.component(Component.COMMAND_LINE)
IN_FILE = {
    "Posting": "postings",
    "Officer": "officers",
    "RoleGrant": "officers",
    "ApprovalRequest": "approvals",
    "Review": "approvals",
    "Agency": "agencies",
    "AgencyCredential": "agencies",
    "Handed": "handed-border_check",
    "Entry": "ledger",
    "Seal": "ledger",
    "Carrier": "carriers",
    "Credential": "carriers",
    "TableMapping": "carriers",
    "WorkItem": "decisions-api_border",
    "Hit": "decisions-api_border",
    "Decision": "decisions-api_border",
    "BoardingStatus": "statuses-api_border",
    "ArrivalNotice": "arrival-notices-api_border",
    "Clearance": "clearances-api_border",
    "ClearedHit": "cleared-hits-api_border",
    "RedressNumber": "redress-numbers-border_check",
    "RedressListing": "redress-numbers-border_check",
    "Received": "messages",
    "Outgoing": "answers-api_border",
    "Call": "answers-api_border",
    "LegalBasisVersion": "bases",
    "AgencyBasisVersion": "agency-laws",
    "ProfileVersion": "profiles",
    "ProfileChoice": "profile-choices",
    "Certificate": "trust",
    "Source": "trust",
    "Import": "trust",
    "Presence": "trust",
    "RevocationList": "trust",
    "DeviationList": "trust",
    "Policy": "trust",
    "Order": "orders",
    "Stop": "orders",
    "Wording": "orders",
    "Remark": "remarks",
    "RegulatorKey": "regulator-keys",
    "SealedReading": "regulator-readings",
    "Tally": "tallies",
    "Alert": "alerts",
    "Receipt": "receipts",
    "Configuration": "configurations",
    "Enquiry": "enquiries-api_border",
    "RegisterDay": "registers",
    "CorrectionNotice": "corrections-api_border",
    "Disclosure": "disclosures-api_border",
    "PersonNotice": "person-notices-api_border",
    "Recipient": "recipients",
    "Incident": "incidents",
    "Assessment": "assessments",
    "Extension": "assessments",
    "Completion": "training",
    "Emergency": "emergencies",
    "EmergencyReport": "emergencies",
    "Supplier": "suppliers",
    "SupplierDuty": "suppliers",
    "SupplierIncident": "suppliers",
    "Outage": "outages",
    "GroupCount": "group_counts",
    "PublishedReport": "transparency",
    "Step": "incidents",
    "SubjectRequest": "subject-requests",
    "Hold": "holds-api_piu",
    "ChanceFind": "chance-finds-pnr",
    "Flight": "flights",
    "FlightEvent": "flights",
    "FormerFlight": "flights",
    "Reservation": "reservations-pnr",
    "Push": "reservations-pnr",
    "CarrierRequest": "requests-pnr",
    "Journey": "travellers-api_border",
    "Sighting": "travellers-api_border",
    "Part": "travellers-api_border",
    "WatchList": "watchlists-border_check",
    "ListVersion": "watchlists-border_check",
    "ListedEntry": "watchlists-border_check",
    "ListCategory": "watchlists-border_check",
    "ProposedTerms": "watchlists-border_check",
    "UrgentEntry": "watchlists-border_check",
    "ForeignAlert": "watchlists-border_check",
}
LEFT_OUT = {
    "Raised": "until when looks are not folded; the emergency that says so is in `emergencies`",
    "Stamp": "how fast officers decided, for self-monitoring here alone",
    "FairnessReview": "why a list went on, sealed here; who agreed and when is in the ledger",
    "Warned": "which warnings were given here; they are in the ledger",
    "Installation": "what this machine was set up as",
    "SingleUseLink": "secrets that end within days",
    "FeedEntry": "what waits for agencies here; what they were given is in `handed`",
    "FeedPlace": "the same",
    "Revision": "how often the trust store changed here",
    "Mention": "made of the ledger's entries",
    "Head": "made of the ledger's entries",
    "RegisterState": "whether a register answers this machine, now",
    "FlightCount": "made of travellers, for two days",
    "PartSet": "what of a message in parts has come, for hours",
    "SetAside": "what a parked message was counted as in the tallies",
    "SealedWords": "what a requester said, under a key of this machine",
    "DocumentCopy": "copies of documents that wait to be looked at, for days",
    "RecordNote": "sealed under a record's key of this machine",
    "FieldCorrection": "the same; what it corrected is exported corrected",
    "DataKey": "keys; the authority's wrapping is with what is masked",
    "LookUp": "tokens under keys of this machine",
    "OfficerName": "tokens under a key of this machine",
    "ReadingHour": "counted out of the ledger's entries",
    "WatchCursor": "how far they were counted here",
    "Decoy": "which persons are invented; they are not exported either",
}
ON_THIS_MACHINE = {
    "BACKUP_KEY",
    "HOME",
    "PAGER",
    "LANES",
    "REGISTERS",
    "DROP_FOLDER",
    "MAILBOX",
    "WITNESSES",
}


def _own_models() -> Iterator[type[Model]]:
    yield from (one for one in apps.get_models() if one.__module__.startswith("safepassage."))


@pytest.fixture
def rows(platform: Platform, bases: object) -> Any:
    """The rows of a file, of a platform on which a message was given to the border's agency."""
    border = agency(platform, AgencyRole.BORDER)
    notify(platform, message())
    work(platform)
    assert page(platform, border, after=0).entries
    files = {one.name: one for one in export_kinds.kinds(platform, ACTOR)}
    return lambda name: list(files[name].rows())


def test_every_table_is_in_a_file_or_left_out_for_a_reason(platform: Platform) -> None:
    names = {one.__name__ for one in _own_models()}
    assert names == IN_FILE.keys() | LEFT_OUT.keys()
    assert not IN_FILE.keys() & LEFT_OUT.keys()
    files = {one.name for one in export_kinds.kinds(platform, ACTOR)}
    assert set(IN_FILE.values()) <= files


def test_every_setting_is_exported_but_places_on_the_machine() -> None:
    every = {one.removeprefix("SAFEPASSAGE_") for one in dir(settings) if "SAFEPASSAGE_" in one}
    assert every == set(export_kinds.SETTINGS) | ON_THIS_MACHINE


def test_a_traveller_a_flight_and_an_agency_come_with_all_that_is_stored(rows: Any) -> None:
    flight = Flight.objects.get()
    FlightEvent.objects.create(
        flight=flight,
        message=flight.id,
        sequence=1,
        intent=Intent.CHANGE_FLIGHT.value,
        travellers=3,
        former="XX1",
        at=flight.delete_at,
    )
    (sighting,) = rows("travellers-api_border")[0]["sightings"]
    assert {"version", "reservation"} <= sighting.keys()
    (event,) = rows("flights")[0]["events"]
    assert (event["former"], event["travellers"]) == ("XX1", 3)
    (mine,) = rows("agencies")
    (given,) = rows("handed-border_check")
    assert given["agency"] == mine["id"]
    assert Journey.objects.get(id=given["journey"]).kind == "api_border"
    assert rows("handed-customs_control") == []
    assert [one["agency"] for one in rows("agency-laws")] == [mine["code"]]
    assert "sha256" not in str(mine)


def test_statuses_notices_and_answers_lie_with_their_kind_of_data(
    platform: Platform, rows: Any
) -> None:
    at = platform.clock.now()
    for row in Journey.objects.select_related("flight"):
        BoardingStatus.objects.update_or_create(
            journey=row.id,
            defaults={
                "carrier": row.id,
                "meaning": "board",
                "since": at,
                "delete_at": row.delete_at,
            },
        )
        ArrivalNotice.objects.create(
            id=platform.ids.new(),
            journey=row.id,
            flight=row.flight_id,
            kind=row.kind,
            airport="PDL",
            why=Why.values[0],
            by_unit=False,
            at=at,
            delete_at=row.delete_at,
        )
        _answer(platform, row)
    for name in ("statuses", "arrival-notices", "answers"):
        for kind in DataKind:
            told = {one["journey"] for one in rows(f"{name}-{kind.value}")}
            assert told == set(Journey.objects.filter(kind=kind.value).values_list("id", flat=True))
    (answer,) = rows("answers-api_border")
    assert len(answer["calls"]) == 1
    assert not {"body", "body_key"} & answer.keys()


def _answer(platform: Platform, row: Journey) -> None:
    at = platform.clock.now()
    answer = Outgoing.objects.create(
        id=platform.ids.new(),
        carrier=row.id,
        journey=row.id,
        status="board",
        created_at=at,
        created_day=at.date(),
        body=os.urandom(8),
        delete_at=row.delete_at,
    )
    Call.objects.create(
        answer=answer, officer=row.id, party=Call.party.field.choices[0][0], reached=True, at=at
    )


def test_what_carriers_were_asked_for_and_how_their_tables_read_come_along(
    platform: Platform, rows: Any
) -> None:
    at, flight = platform.clock.now(), Flight.objects.get()
    carrier = add_carrier(code="ZY", name="Example Air", actor=ACTOR, at=at)
    TableMapping.objects.create(carrier=carrier, name="crew", mapping={"a": "b"}, kept_at=at)
    CarrierRequest.objects.create(
        id=platform.ids.new(),
        flight=flight,
        carrier=carrier.pk,
        answer=platform.ids.new(),
        reference="1",
        asked_at=at,
    )
    (asked,) = rows("requests-pnr")
    assert asked["flight_id"] == flight.id
    assert [one["name"] for row in rows("carriers") for one in row["mappings"]] == ["crew"]
    assert rows("tallies")
