"""One record to one recipient: after a person's decision, another's word, and sealed."""

from uuid import uuid4

import pytest
from django.db import transaction

from one_traveller import agree, decided, item, refused
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.audit.models import Entry
from safepassage.apps.cases.models import BoardingStatus
from safepassage.apps.disclosures import registering, selectors
from safepassage.apps.disclosures.models import Change, Disclosure, Feedback, Stage
from safepassage.apps.regulation.models import Stop
from safepassage.apps.subjects import marks
from safepassage.apps.subjects.services import By
from safepassage.apps.travel.models import Journey
from safepassage.flows.corrections import tell_recipients
from safepassage.flows.disclosing import answering
from safepassage.flows.disclosing.errors import DisclosureRefused
from safepassage.flows.recipients import Channel, recipients_of
from safepassage.flows.retain import run
from safepassage.records.actor import Actor
from safepassage.records.groups import FieldGroup
from safepassage.records.outcome import Outcome
from safepassage.safeguards.disclosure import RecipientKind, Refusal
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sealing import SealBroken

pytestmark = pytest.mark.django_db(transaction=True)
UNIT = Purpose.PNR_ASSESSMENT
DPO = Actor.officer("dpo")
WHY_NOT = "the flight has nothing to do with it"


def test_a_hit_alone_goes_to_nobody_and_the_attempt_is_in_the_ledger(people):
    with pytest.raises(DisclosureRefused, match="a hit alone goes nowhere"):
        people.ask()
    assert not Disclosure.objects.exists()
    journey = item("api_piu").journey
    (entry,) = ledger.page(subject=str(journey), event=Event.DISCLOSURE_STOPPED)
    assert b"undecided" in bytes(entry.details)


def test_nor_does_a_hit_that_a_person_did_not_confirm(platform, people):
    decided(platform, Outcome.NOT_THE_SAME_PERSON, "api_piu")
    with pytest.raises(DisclosureRefused, match="does not confirm"):
        people.ask()


def test_a_refusal_that_waits_for_its_second_officer_is_no_decision(platform, people):
    decision = refused(platform, "api_piu")
    with pytest.raises(DisclosureRefused, match="a hit alone"):
        people.ask()
    agree(platform, decision, "api_piu")
    assert people.ask().stage == Stage.AWAITING_SECOND


def test_the_second_is_never_the_first_and_only_who_asked_sends_it(confirmed):
    head = confirmed.ask()
    with pytest.raises(DisclosureRefused, match="another officer"):
        confirmed.second(head, by=confirmed.first)
    head = confirmed.second(head)
    assert head.stage == Stage.READY
    with pytest.raises(DisclosureRefused, match="who asked"):
        confirmed.send(head, by=confirmed.other)


def test_nothing_leaves_before_the_second_has_agreed(confirmed):
    head = confirmed.ask()
    with pytest.raises(DisclosureRefused, match="not ready"):
        confirmed.send(head)
    with pytest.raises(DisclosureRefused, match="ten characters"):
        confirmed.second(head, agrees=False, ground="no")
    assert confirmed.second(head, agrees=False, ground=WHY_NOT).stage == Stage.NOT_AGREED
    with pytest.raises(DisclosureRefused, match="not ready"):
        confirmed.send(head)
    assert not ledger.page(event=Event.DISCLOSURE_SENT)


def test_the_recipient_alone_reads_the_groups_that_were_chosen_with_their_terms(confirmed):
    recipient, other = confirmed.recipient(), confirmed.recipient()
    head = confirmed.second(confirmed.ask(recipient, chance=True))
    file = confirmed.send(head)
    assert b"TESTOVAR" not in file.content
    told = confirmed.read(head, file)
    assert told["traveller"]["surname"] == "TESTOVAR"
    assert set(told["traveller"]) <= {
        "surname",
        "given_names",
        "names",
        "sex",
        "born",
        "nationality",
        "title",
    }
    assert told["terms"]["groups"] == ["identity"]
    assert told["terms"]["offence"] == "Illicit trade in narcotic drugs"
    assert "prosecution of the offence named" in told["terms"]["purpose_lock"]
    assert told["result"]["why"] == "to meet the person at the gate"
    for shown in ("surname: TESTOVAR", "Chance find", "no decision may rest on it alone"):
        assert shown in told["paper"]
    confirmed.keys[recipient] = confirmed.keys[other]
    with pytest.raises(SealBroken):
        confirmed.read(head, file)


def test_words_stand_sealed_and_it_can_be_made_again_until_its_receipt(confirmed):
    head = confirmed.second(confirmed.ask())
    row = Disclosure.objects.get()
    everything = repr([getattr(row, one.attname) for one in row._meta.local_fields]).upper()
    assert "TESTOVAR" not in everything
    assert "MEET THE PERSON" not in everything
    first, again = confirmed.send(head), confirmed.send(selectors.given([head.journey])[0])
    assert first.content != again.content
    assert len(ledger.page(subject=str(head.journey), event=Event.DISCLOSURE_SENT)) == 2
    entries = Entry.objects.filter(event__startswith="disclosure:")
    assert not any("person at the gate" in one.details for one in entries)
    answering.note_receipt(confirmed.platform, head.id, actor=DPO)
    with pytest.raises(DisclosureRefused, match="not ready"):
        confirmed.send(selectors.given([head.journey])[0])
    done = answering.note_feedback(confirmed.platform, head.id, Feedback.USED, actor=DPO)
    assert done.feedback == Feedback.USED
    tell_recipients(confirmed.platform, head.journey, Change.CORRECTED, actor=DPO, purpose=UNIT)
    assert confirmed.send(selectors.given([head.journey])[0]).content


def test_it_is_in_the_ledger_with_recipient_groups_and_law_before_it_is_opened(confirmed):
    head = confirmed.second(confirmed.ask(groups=(FieldGroup.IDENTITY, FieldGroup.DOCUMENTS)))
    confirmed.send(head)
    (sent,) = ledger.page(subject=str(head.journey), event=Event.DISCLOSURE_SENT)
    for shown in (str(head.recipient.id), "documents", "Police Act s. 3", "drugs"):
        assert shown.encode() in bytes(sent.details)
    groups = "identity documents"
    opened = Entry.objects.filter(event="record:person:read", details__contains=groups)
    assert opened.order_by("id").last().id > sent.id
    told = recipients_of(
        confirmed.platform, [head.journey], actor=DPO, purpose=Purpose.DATA_SUBJECT
    )
    (given,) = [one for one in told if one.channel is Channel.DISCLOSURE]
    assert (given.name, given.groups, given.law) == (
        "Police of Utopia",
        ("identity", "documents"),
        "Police Act s. 3",
    )


def test_a_protection_need_found_meanwhile_keeps_it_from_another_state(platform, confirmed):
    abroad = confirmed.recipient(RecipientKind.UNIT, state="QMA")
    head = confirmed.second(confirmed.ask(abroad))
    decided(platform, Outcome.POSSIBLE_PROTECTION_NEED, "api_border")
    with pytest.raises(DisclosureRefused) as error:
        confirmed.send(head)
    assert Refusal.PERSECUTION.what in error.value.reasons
    assert not ledger.page(event=Event.DISCLOSURE_SENT)


def test_a_decision_taken_anew_ends_what_was_asked_on_the_old_one(platform, confirmed):
    head = confirmed.second(confirmed.ask())
    last = BoardingStatus.objects.exclude(decision=None).first()
    decision = last.decision if last else head.decision
    decided(platform, Outcome.BOARD, "api_piu", corrects=decision)
    with pytest.raises(DisclosureRefused, match="decided anew"):
        confirmed.send(head)


def test_a_recipient_is_given_nothing_before_its_confirmation_nor_when_suspended(confirmed):
    waiting, at = confirmed.recipient(confirmed=False), confirmed.platform.clock.now()
    with pytest.raises(DisclosureRefused, match="not in force"):
        confirmed.ask(waiting)
    with pytest.raises(registering.RecipientError, match="does not confirm"):
        registering.confirm(waiting, officer=confirmed.first, actor=DPO, at=at)
    head = confirmed.second(confirmed.ask())
    registering.suspend(head.recipient.id, actor=DPO, at=confirmed.platform.clock.now())
    with pytest.raises(DisclosureRefused, match="not in force"):
        confirmed.send(head)


def test_what_the_regulator_stopped_does_not_leave(confirmed):
    head = confirmed.second(confirmed.ask())
    stopped = {
        "capability": "disclosure",
        "recipient": head.recipient.code,
        "purpose": UNIT.value,
    }
    for kind, code in stopped.items():
        Stop.objects.all().delete()
        Stop.objects.create(
            id=uuid4(),
            kind=kind,
            code=code,
            source="order",
            reference=uuid4(),
            law="Data Protection Act s. 58",
            since=confirmed.platform.clock.now(),
        )
        with pytest.raises(DisclosureRefused, match="Data Protection Act"):
            confirmed.send(head)


def test_what_a_person_had_restricted_does_not_leave_until_the_mark_is_ended(confirmed):
    head = confirmed.second(confirmed.ask())
    by = By(
        officer=uuid4(), actor=DPO, purpose=Purpose.DATA_SUBJECT, at=confirmed.platform.clock.now()
    )
    row, kind = uuid4(), marks.NoteKind.RESTRICTED
    with transaction.atomic():
        marks.note(row, head.journey, uuid4(), kind, b"", delete_at=head.delete_at, by=by)
    with pytest.raises(DisclosureRefused, match="restricted"):
        confirmed.send(head)
    with transaction.atomic():
        marks.end_note(marks.note_by_id(row), by=by)
    confirmed.send(head)
    assert selectors.disclosure(UNIT, head.id).stage == Stage.SENT


def test_of_a_third_state_the_data_protection_officer_is_told_each_time(confirmed):
    at_home = confirmed.second(confirmed.ask())
    abroad = confirmed.second(confirmed.ask(confirmed.recipient(RecipientKind.THIRD_STATE)))
    confirmed.send(at_home)
    confirmed.send(abroad)
    told = selectors.for_oversight()
    assert [bool(one.officer_told_at) for one in told] == [True, False]
    answering.note_seen(confirmed.platform, abroad.id, actor=DPO)
    assert (
        selectors.for_oversight()[0].officer_saw_at or selectors.for_oversight()[1].officer_saw_at
    )
    assert ledger.page(subject=str(abroad.journey), event=Event.DISCLOSURE_SEEN)


def test_another_purpose_finds_no_disclosure(confirmed):
    head = confirmed.ask()
    assert selectors.disclosure(Purpose.BORDER_CHECK, head.id) is None
    with pytest.raises(DisclosureRefused):
        confirmed.ask(purpose=Purpose.BORDER_CHECK)


def test_a_masked_record_is_not_disclosed(platform, confirmed):
    head = confirmed.second(confirmed.ask())
    Journey.objects.filter(id=head.journey).update(mask_at=platform.clock.now())
    run(platform)
    with pytest.raises(DisclosureRefused, match="masked"):
        confirmed.send(head)
