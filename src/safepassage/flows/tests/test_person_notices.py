"""Persons are told that their kept data were used: in time, or later on a ground with an end."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from one_traveller import message, notify, work
from profile_fixtures import follow_national_law
from safepassage.adapters import index_files
from safepassage.apps.approvals.models import ApprovalRequest
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.disclosures import notices
from safepassage.apps.disclosures.models import Cause, DeferralGround, Ended, PersonNotice
from safepassage.apps.disclosures.notices import NoticeError
from safepassage.apps.travel.models import Journey
from safepassage.flows.person_notices import defer, end, note_use, note_uses
from safepassage.records.actor import Actor
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
OFFICER = Actor.officer("officer-9")


@pytest.fixture
def used(platform, bases, monkeypatch):
    """A kept record was used; its notice waits."""
    monkeypatch.setattr(index_files, "CHECK_SECONDS", 0)
    notify(platform, message())
    work(platform)
    journey = Journey.objects.get(kind="api_piu").id
    assert note(platform, journey)
    (waiting,) = notices.waiting(platform.clock.now())
    return waiting


def note(platform, journey, purpose=Purpose.PNR_REQUEST):
    with transaction.atomic():
        return note_use(platform, journey, Cause.USED, actor=OFFICER, purpose=purpose)


def put_off(platform, notice, days):
    until = platform.clock.now() + timedelta(days=days)
    ground = DeferralGround.INVESTIGATION
    defer(platform, notice.id, ground, until=until, officer=uuid4(), actor=OFFICER)


def test_the_notice_is_due_within_the_set_time_and_waits_once(platform, used, settings):
    assert used.due_at - platform.clock.now() == timedelta(days=settings.SAFEPASSAGE_NOTICE_DAYS)
    assert not note(platform, used.journey)
    assert ledger.page(subject=str(used.journey), event=Event.NOTICE_DUE)


def test_what_the_authority_opened_is_told_once_for_each_use(platform, used):
    PersonNotice.objects.all().delete()
    at = platform.clock.now()
    ApprovalRequest.objects.create(
        id=uuid4(),
        kind="unmask",
        subject=used.journey,
        law="PNR 12(3)",
        purpose=Purpose.PNR_REQUEST.value,
        requester=uuid4(),
        requested_at=at,
        answer_by=at,
        state="used",
        opens="once",
        used_at=at,
        words=b"",
        words_day=at.date(),
        delete_at=at + timedelta(days=9),
    )
    assert note_uses(platform, actor=OFFICER) == 1
    assert note_uses(platform, actor=OFFICER) == 0
    ApprovalRequest.objects.update(used_at=None)
    PersonNotice.objects.all().delete()
    assert note_uses(platform, actor=OFFICER) == 0


def test_a_law_without_such_a_notice_makes_none(platform, used, settings):
    PersonNotice.objects.all().delete()
    settings.SAFEPASSAGE_NOTICE_DAYS = 0
    follow_national_law(platform.clock.now(), individual_notice=False)
    assert not note(platform, used.journey)


def test_where_a_profile_asks_for_it_no_setting_takes_it_away(platform, used, settings):
    PersonNotice.objects.all().delete()
    settings.SAFEPASSAGE_NOTICE_DAYS = 0
    follow_national_law(platform.clock.now(), individual_notice=True)
    assert note(platform, used.journey)
    assert PersonNotice.objects.get().due_at == platform.clock.now()


def test_a_purpose_that_does_not_find_the_record_makes_none(platform, used):
    PersonNotice.objects.all().delete()
    assert not note(platform, used.journey, Purpose.BORDER_CHECK)


def test_a_deferral_has_a_ground_and_an_end_and_is_never_indefinite(platform, used, settings):
    with pytest.raises(NoticeError, match="longest"):
        put_off(platform, used, settings.SAFEPASSAGE_DEFERRAL_DAYS + 1)
    with pytest.raises(NoticeError, match="future"):
        put_off(platform, used, 0)
    put_off(platform, used, 60)
    (entry,) = ledger.page(subject=str(used.journey), event=Event.NOTICE_DEFERRED)
    assert b"investigation" in bytes(entry.details)
    with pytest.raises(IntegrityError):
        PersonNotice.objects.update(deferred_until=None)


def test_at_the_end_of_its_deferral_it_stands_first_to_be_reviewed(platform, used):
    put_off(platform, used, 60)
    assert notices.counts(platform.clock.now()) == {"deferred.investigation": 1}
    platform.clock.forward(timedelta(days=61))
    assert notices.counts(platform.clock.now()) == {"late": 1}
    put_off(platform, used, 60)
    (again,) = notices.waiting(platform.clock.now())
    assert again.deferrals == 2


def test_it_ends_when_the_person_was_told(platform, used):
    end(platform, used.id, Ended.LETTER, officer=uuid4(), actor=OFFICER)
    assert notices.waiting(platform.clock.now()) == []
    with pytest.raises(NoticeError, match="not wait"):
        put_off(platform, used, 5)
    assert notices.counts(platform.clock.now()) == {"ended.letter": 1}
