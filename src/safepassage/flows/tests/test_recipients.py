"""Who was actually given a person's data: each recipient, with dates, purpose and groups."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction

from agency_laws import agency
from one_traveller import agree, message, notify, put_list, refused, work
from safepassage.adapters import index_files
from safepassage.apps.agencies.models import Handed
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.travel import selectors as travel
from safepassage.apps.travel.models import Journey
from safepassage.flows.recipients import STATUS, Channel, recipients_of
from safepassage.flows.window.single_window import page
from safepassage.records.actor import Actor, Component
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sharing import AgencyRole

pytestmark = pytest.mark.django_db(transaction=True)
HELPER = Actor.officer("officer-9")
MACHINE = Actor.component(Component.ENQUIRIES)


@pytest.fixture
def announced(platform, bases, monkeypatch):
    """A listed traveller was announced; the id of a copy by its kind."""
    monkeypatch.setattr(index_files, "CHECK_SECONDS", 0)
    put_list(platform, "border", Purpose.BORDER_CHECK)
    border = agency(platform, AgencyRole.BORDER)
    notify(platform, message())
    work(platform)

    def journey(kind):
        every = travel.heads(Purpose.OVERSIGHT, _all())
        return next(one.id for one in every.values() if one.kind is kind)

    return journey, border


def _all():
    return list(Journey.objects.values_list("id", flat=True))


def told(platform, journey, purpose=Purpose.DATA_SUBJECT):
    return recipients_of(platform, [journey], actor=HELPER, purpose=purpose)


def test_nobody_was_given_what_only_came_in(platform, announced):
    journey, _ = announced
    assert told(platform, journey(DataKind.API_PIU)) == []


def test_an_agency_that_fetched_is_named_with_its_law_and_groups(platform, announced, clock):
    journey, border = announced
    page(platform, border, after=0)
    first = clock.now()
    clock.forward(timedelta(hours=1))
    page(platform, border, after=0)
    one = next(
        one for one in told(platform, journey(DataKind.API_BORDER)) if one.channel == "agency"
    )
    assert (one.name, one.purpose) == (border.name, Purpose.BORDER_CHECK)
    assert one.law == "Window Act of Utopia, Section 9"
    assert one.groups == ("identity", "documents")
    assert (one.first_at, one.last_at, one.times) == (first, clock.now(), 2)
    assert Handed.objects.count() == 1


def test_a_carrier_is_named_with_the_status_that_it_was_told(platform, announced):
    journey, _ = announced
    agree(platform, refused(platform))
    one = next(
        one for one in told(platform, journey(DataKind.API_BORDER)) if one.channel == "carrier"
    )
    assert one.groups == (STATUS,)


def test_a_register_is_named_with_the_fields_that_were_sent(platform, announced):
    journey, _ = announced
    subject = journey(DataKind.API_BORDER)
    with transaction.atomic():
        ledger.write(
            event=Event.ENQUIRY_ASKED,
            actor=MACHINE,
            purpose=Purpose.BORDER_CHECK,
            subject=str(subject),
            details={"enquiry": "e-1", "register": "lost", "fields": ["document_number"]},
            at=platform.clock.now(),
        )
    one = next(one for one in told(platform, subject) if one.channel is Channel.REGISTER)
    assert (one.recipient, one.groups, one.reference) == ("lost", ("document_number",), "e-1")


def test_a_full_export_is_named_for_whom_it_read_and_for_nobody_else(platform, announced):
    journey, _ = announced
    read, other = journey(DataKind.API_BORDER), journey(DataKind.API_PIU)
    custodian, export = Actor.officer(str(uuid4())), str(uuid4())
    with transaction.atomic():
        _exported(platform, Event.EXPORT_BEGUN, custodian, export)
        ledger.write_read(
            actor=custodian,
            purpose=Purpose.OVERSIGHT,
            subject=str(uuid4()),
            field_group="identity",
            about=[read],
            at=platform.clock.now(),
        )
        _exported(platform, Event.EXPORT_ENDED, custodian, export)
    (one,) = [one for one in told(platform, read) if one.channel is Channel.EXPORT]
    assert (one.recipient, one.reference) == ("f" * 64, export)
    assert not [one for one in told(platform, other) if one.channel is Channel.EXPORT]


def _exported(platform, event, actor, export):
    details = {"ground": "order", "recipient": "f" * 64, "plain": 0}
    at = platform.clock.now()
    ledger.write(event=event, actor=actor, subject=export, details=details, at=at)


def test_another_purpose_finds_nobody_and_whoever_looked_is_in_the_ledger(platform, announced):
    journey, border = announced
    page(platform, border, after=0)
    subject = journey(DataKind.API_BORDER)
    assert told(platform, subject, Purpose.PNR_ASSESSMENT) == []
    before = len(ledger.page(subject=str(subject), event=Event.RECORD_READ))
    assert told(platform, subject)
    entry, *rest = ledger.page(subject=str(subject), event=Event.RECORD_READ)
    assert (len(rest), entry.actor_id) == (before, "officer-9")
    assert b"recipients" in bytes(entry.details)
