"""A correction reaches every recipient: by the feed where there is one, else a person notes it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings

from agency_laws import agency
from one_traveller import agree, message, notify, put_list, refused, work
from safepassage.adapters import index_files
from safepassage.apps.agencies import feed
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.disclosures import corrections as rows
from safepassage.apps.disclosures.models import Change, CorrectionNotice, Way
from safepassage.apps.travel.models import Journey
from safepassage.flows.corrections import note_delivered, tell_recipients, waiting
from safepassage.flows.retain import run
from safepassage.flows.window.single_window import page
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sharing import AgencyRole

pytestmark = pytest.mark.django_db(transaction=True)
HELPER = Actor.officer("officer-9")


@pytest.fixture
def given(platform, bases, monkeypatch):
    """A border agency fetched the record, and the carrier was told of a refusal."""
    monkeypatch.setattr(index_files, "CHECK_SECONDS", 0)
    put_list(platform, "border", Purpose.BORDER_CHECK)
    border = agency(platform, AgencyRole.BORDER)
    notify(platform, message())
    work(platform)
    agree(platform, refused(platform))
    page(platform, border, after=0)
    return Journey.objects.get(kind="api_border").id, border


def tell(platform, journey, change, purpose=Purpose.DATA_SUBJECT):
    return tell_recipients(
        platform, journey, change, groups=["identity"], actor=HELPER, purpose=purpose
    )


def channels(platform):
    return sorted(one.channel for one in waiting(platform))


def test_every_recipient_has_to_hear_and_each_once(platform, given):
    journey, _ = given
    assert tell(platform, journey, Change.CORRECTED) == 2
    assert channels(platform) == ["agency", "carrier"]
    assert tell(platform, journey, Change.CORRECTED) == 0
    assert len(ledger.page(subject=str(journey), event=Event.CORRECTION_DUE)) == 2


def test_a_carrier_hears_no_notes_on_a_record(platform, given):
    journey, _ = given
    tell(platform, journey, Change.ANNOTATED)
    assert channels(platform) == ["agency"]


def test_an_agency_is_told_a_corrected_record_anew_and_has_heard_when_it_fetched(
    platform, given, clock
):
    journey, border = given
    after = feed.last_place()
    clock.forward(timedelta(minutes=5))
    tell(platform, journey, Change.CORRECTED)
    clock.forward(timedelta(minutes=5))
    (entry,) = page(platform, border, after=after).entries
    assert entry.data["surname"] == "TESTOVAR"
    assert channels(platform) == ["carrier"]
    assert CorrectionNotice.objects.get(channel="agency").way == Way.FEED


def test_of_an_erasure_an_agency_hears_when_the_record_is_deleted(platform, given, clock):
    journey, _ = given
    tell(platform, journey, Change.ERASED)
    assert "agency" in channels(platform)
    Journey.objects.filter(id=journey).update(delete_at=clock.now())
    assert run(platform).proof.holds
    assert channels(platform) == ["carrier"]


def test_a_person_notes_that_the_others_heard_and_what_is_late_shows(platform, given, clock):
    journey, _ = given
    tell(platform, journey, Change.CORRECTED)
    clock.forward(timedelta(hours=settings.SAFEPASSAGE_CORRECTION_HOURS))
    assert rows.count_overdue(clock.now()) == 2
    notice = next(one for one in waiting(platform) if one.channel == "carrier")
    officer = uuid4()
    assert note_delivered(platform, notice.id, way=Way.LETTER, officer=officer, actor=HELPER)
    assert not note_delivered(platform, notice.id, way=Way.LETTER, officer=officer, actor=HELPER)
    assert rows.count_overdue(clock.now()) == 1


def test_a_purpose_that_does_not_find_the_record_tells_nobody(platform, given):
    journey, _ = given
    assert tell(platform, journey, Change.CORRECTED, Purpose.PNR_ASSESSMENT) == 0
