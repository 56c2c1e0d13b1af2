"""Masked data open on the authority's answer: one record, one officer, one case, for a time."""

import os
from datetime import timedelta

import pytest
from django.db import transaction
from msgspec.structs import replace

from one_traveller import push
from platform_fixtures import make_platform
from safepassage.adapters.keys import HomeKeys, create_home
from safepassage.adapters.pem import authority_pair
from safepassage.apps.approvals import selectors
from safepassage.apps.approvals.errors import (
    ApprovalError,
    NotAllowedError,
    NotStandingError,
    UrgencyStoppedError,
)
from safepassage.apps.approvals.models import ApprovalRequest
from safepassage.apps.approvals.saying import Decider, Reviewing
from safepassage.apps.approvals.terms import ApprovalKind, Finding, Opens, Reviewer, State
from safepassage.apps.approvals.words import Words
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.regulation import stopping
from safepassage.apps.regulation.models import StopKind, StopSource
from safepassage.apps.regulation.stopping import Act
from safepassage.apps.regulation.stops import StoppedError
from safepassage.apps.travel.models import DataKey, Journey, LookUp, Part, Reservation
from safepassage.apps.travel.scope import tokens
from safepassage.apps.travel.unmasking import masked
from safepassage.apps.travel.vault import open_keys, part_place
from safepassage.flows.approvals import answering
from safepassage.flows.approvals.sending import asked_file
from safepassage.flows.approvals.taking import take_answer
from safepassage.flows.approvals.unmasking import AskToOpen, ask_to_open, open_record
from safepassage.flows.digest_key import renew_digest_key
from safepassage.flows.retain import run
from safepassage.pipeline.draft import document_key, name_key
from safepassage.records.actor import Actor, Component
from safepassage.safeguards.approvals.answered import Saying, answer, answer_text, read_answer
from safepassage.safeguards.approvals.asked import FileBroken, read_asked
from safepassage.safeguards.capabilities import Capability
from safepassage.safeguards.letters import key_id, public_of
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sealing import KeyGone, SealBroken, Sealer
from safepassage.safeguards.sealing import LookUp as Kind
from safepassage.safeguards.wrappings import packed, unpacked

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("masks_only")]
WORDS = Words(ground="Named in the file of a bomb maker.", case="UT-2026-17")
HALF_A_YEAR = timedelta(days=184)
AUTHORITY, NEXT, ON_CALL = (os.urandom(32) for _ in range(3))


@pytest.fixture
def home(tmp_path):
    made = tmp_path / "home"
    create_home(made, authority_pem=authority_pair(AUTHORITY)[1], random=os.urandom)
    HomeKeys(made).authority.adopt_urgent(authority_pair(ON_CALL)[1])
    return made


@pytest.fixture
def platform(home, clock):
    return make_platform(home, clock)


class Unit:
    """An officer of the unit, the authority far away, and one masked traveller."""

    def __init__(self, asked):
        self.asked = asked
        self.platform = asked.platform
        self.officer = asked.officer.pk

    @property
    def journey(self):
        return Journey.objects.exclude(masked_at=None).get(kind="pnr")

    @property
    def reservation(self):
        return Reservation.objects.exclude(masked_at=None).get()

    def ask(self, record=None, *, urgent=False, opens=Opens.ONCE):
        asking = AskToOpen(
            record=record or self.journey.id,
            officer=self.officer,
            law="PNR 12(3)",
            urgent=urgent,
            opens=opens,
        )
        return ask_to_open(self.platform, asking, WORDS)

    def answered(self, request, private=AUTHORITY, *, hours=24.0, granted=True):
        """What comes back from the authority's own machine."""
        at = self.platform.clock.now()
        until = at + timedelta(hours=hours) if granted else None
        saying = Saying(granted=granted, reasons="Made out.", decided_at=at, valid_until=until)
        file = read_asked(asked_file(self.platform, request))
        return answer_text(answer(file, private, saying, os.urandom))

    def take(self, content):
        return take_answer(self.platform, content, brought_by=self.officer)

    def granted(self, record=None, private=AUTHORITY, **words):
        hours = words.pop("hours", 24.0)
        request = self.ask(record, **words)
        return self.take(self.answered(request, private, hours=hours))

    def open(self, request, *, officer=None, purpose=Purpose.PNR_REQUEST):
        return open_record(
            self.platform, request.id, officer=officer or self.officer, purpose=purpose
        )


@pytest.fixture
def unit(platform, bases, clock, asked):
    push(platform)
    clock.forward(HALF_A_YEAR)
    run(platform)
    return Unit(asked)


def test_a_masked_record_opens_once_on_the_authoritys_answer_and_the_ledger_names_it(unit):
    request = unit.granted()
    opened = unit.open(request)
    assert opened.journey.record.traveller.surname == "TESTOVAR"
    entries = ledger.page(subject=str(unit.journey.id), limit=20)
    read = next(one for one in entries if one.event == Event.RECORD_READ)
    assert str(request.id).encode() in bytes(read.details)
    assert read.purpose == Purpose.PNR_REQUEST
    assert Event.APPROVAL_USED in [one.event for one in entries]
    with pytest.raises(NotStandingError):
        unit.open(request)


def test_nothing_of_a_used_grant_is_left_that_opens_anything(unit, home):
    request = unit.granted()
    before = bytes(ApprovalRequest.objects.get(id=request.id).answer)
    assert before
    unit.open(request)
    ApprovalRequest.objects.filter(id=request.id).update(answer=before, state=State.GRANTED)
    with pytest.raises(NotStandingError):
        unit.open(request)
    assert HomeKeys(home).answers.live() == []
    with pytest.raises(KeyGone):
        HomeKeys(home).answers.key(request.id.hex)


def test_a_grant_opens_exactly_its_one_record(unit, monkeypatch):
    """The key that is released opens no part of any other holder, of the same person or not."""
    released = []
    record = masked(Purpose.PNR_REQUEST, unit.journey.id)
    request = unit.granted()
    from safepassage.flows.approvals import unmasking  # noqa: PLC0415 - to see the key

    genuine = unmasking.open_masked
    monkeypatch.setattr(
        unmasking,
        "open_masked",
        lambda *given: released.append(given[2]) or genuine(*given),
    )
    unit.open(request)
    opens = set()
    for part in Part.objects.all():
        place = part_place(part.holder, part.group, part.version)
        try:
            Sealer(released[0]).open(bytes(part.sealed), place)
            opens.add(part.holder)
        except SealBroken:
            pass
    assert opens == {record.id}
    assert set(Part.objects.values_list("holder", flat=True)) > opens


@pytest.mark.parametrize("kind", [StopKind.CAPABILITY, StopKind.RECORD])
def test_what_stands_stopped_opens_for_no_grant_and_again_when_it_is_lifted(unit, kind):
    request = unit.granted()
    act = Act(source=StopSource.ORDER, reference=request.id, law="Data Protection Act s. 58")
    what = Capability.UNMASKING.value if kind is StopKind.CAPABILITY else request.subject
    by = {"actor": Actor.officer("regulator"), "at": unit.platform.clock.now()}
    with transaction.atomic():
        stopping.stop(act, kind, what, row=unit.platform.ids.new(), **by)
    with pytest.raises(StoppedError):
        unit.open(request)
    with transaction.atomic():
        stopping.lift(request.id, **by)
    assert unit.open(request).journey


def test_a_reservation_is_a_record_of_its_own(unit):
    opened = unit.open(unit.granted(unit.reservation.id))
    assert opened.journey is None
    assert opened.reservation.locator == "AAAB22"


def test_a_grant_until_its_end_opens_until_then_and_retention_destroys_its_key(unit, clock, home):
    request = unit.granted(opens=Opens.UNTIL, hours=48)
    for _ in range(2):
        assert unit.open(request).journey.record.traveller.surname == "TESTOVAR"
    clock.forward(timedelta(hours=48))
    with pytest.raises(NotStandingError):
        unit.open(request)
    assert run(unit.platform).proof.holds
    assert HomeKeys(home).answers.live() == []
    row = ApprovalRequest.objects.get(id=request.id)
    assert (row.state, bytes(row.answer)) == (State.EXPIRED, b"")


def test_nobody_else_opens_it_and_no_other_purpose_does(unit, judge):
    request = unit.granted()
    with pytest.raises(NotAllowedError):
        unit.open(request, officer=judge.pk)
    for purpose in set(Purpose) - {Purpose.PNR_REQUEST}:
        with pytest.raises(NotAllowedError):
            unit.open(request, purpose=purpose)
    assert unit.open(request).journey


def test_the_answer_to_one_request_serves_no_other(unit, home):
    first, second = unit.ask(), unit.ask()
    content = read_answer(unit.answered(first))
    other = replace(content, answer=replace(content.answer, request=second.id.hex))
    asked_file(unit.platform, second)
    for wrong in (other, replace(content, proof="00" * 32)):
        with pytest.raises(ApprovalError):
            unit.take(answer_text(wrong))
    renew_digest_key(unit.platform, home, actor=Actor.component(Component.COMMAND_LINE))
    assert unit.take(answer_text(content)).state is State.GRANTED


def test_a_stranger_cannot_answer_and_a_broken_file_says_so(unit):
    request = unit.ask()
    with pytest.raises(FileBroken):
        unit.answered(request, private=NEXT)
    with pytest.raises(FileBroken):
        unit.take(b"{}")


def test_a_refusal_by_file_destroys_the_requests_key(unit, home):
    request = unit.take(unit.answered(unit.ask(), granted=False))
    assert request.state is State.REFUSED
    assert HomeKeys(home).answers.live() == []
    with pytest.raises(NotStandingError):
        unit.open(request)


def test_what_is_not_masked_or_not_the_units_needs_no_leave_and_gets_none(unit, platform):
    with pytest.raises(NotStandingError):
        unit.ask(platform.ids.new())


def test_old_records_open_with_the_old_key_and_new_ones_with_the_new(unit, clock, home):
    HomeKeys(home).authority.adopt(authority_pair(NEXT)[1])
    old = unit.journey.id
    push(unit.platform, number="XK0098232")
    clock.forward(HALF_A_YEAR)
    run(unit.platform)
    new = Journey.objects.exclude(masked_at=None).exclude(id=old).filter(kind="pnr").first().id
    for record, right, wrong in ((old, AUTHORITY, NEXT), (new, NEXT, AUTHORITY)):
        request = unit.ask(record)
        with pytest.raises(FileBroken):
            unit.answered(request, wrong)
        assert unit.open(unit.take(unit.answered(request, right))).journey


def test_a_record_wrapped_before_keys_had_names_opens_with_the_first(unit, home):
    row = DataKey.objects.get(holder=unit.journey.id)
    bare = unpacked(bytes(row.by_authority))[0].wrapped
    DataKey.objects.filter(holder=row.holder).update(by_authority=bare)
    HomeKeys(home).authority.adopt(authority_pair(NEXT)[1])
    assert unit.open(unit.granted(unit.journey.id)).journey


def test_the_urgent_key_answers_only_what_was_asked_as_urgent(unit):
    calm = read_asked(asked_file(unit.platform, unit.ask()))
    assert [one.key for one in calm.parts] == [key_id(public_of(AUTHORITY)).hex()]
    with pytest.raises(FileBroken):
        unit.answered(unit.ask(), ON_CALL)
    assert unit.open(unit.granted(private=ON_CALL, urgent=True)).journey


def test_every_urgent_opening_is_told_and_reviewed_in_48_hours(unit, clock, judge):
    request = unit.granted(private=ON_CALL, urgent=True, hours=500)
    assert request.valid_until == request.review_by == clock.now() + timedelta(hours=48)
    unit.open(request)
    told = [one.event for one in ledger.page(subject=str(request.subject), limit=20)]
    assert Event.APPROVAL_URGENT in told
    assert [one.id for one in selectors.due(Reviewer.AUTHORITY)] == [request.id]
    waiting = unit.ask(urgent=True)
    late = unit.answered(waiting, ON_CALL)
    clock.forward(timedelta(hours=48))
    run(unit.platform)
    told = [one.event for one in ledger.page(subject=str(request.subject), limit=20)]
    assert told.count(Event.APPROVAL_UNREVIEWED) == 1
    with pytest.raises(UrgencyStoppedError):
        unit.ask(urgent=True)
    with pytest.raises(UrgencyStoppedError):
        unit.take(late)
    reviewing = Reviewing(by=Reviewer.AUTHORITY, finding=Finding.RIGHT, said="It was so.")
    with pytest.raises(NotAllowedError):
        answering.review(unit.platform, request.id, Decider(officer=judge.pk), reviewing)
    unit.take(unit.answered(selectors.request(request.id)))
    assert unit.ask(urgent=True).state is State.ASKED


def test_one_account_of_the_authority_can_say_that_an_urgent_opening_was_wrong(unit, judge):
    request = unit.granted(private=ON_CALL, urgent=True, opens=Opens.UNTIL)
    unit.open(request)
    reviewing = Reviewing(by=Reviewer.AUTHORITY, finding=Finding.WRONG, said="No such case.")
    answering.review(unit.platform, request.id, Decider(officer=judge.pk), reviewing)
    with pytest.raises(ApprovalError):
        unit.open(request)


def test_an_authority_without_an_account_reviews_by_file(unit, clock, home):
    """Even when the key of the request was destroyed with its use, and its time is over."""
    request = unit.granted(private=ON_CALL, urgent=True)
    unit.open(request)
    clock.forward(timedelta(days=20))
    run(unit.platform)
    due = selectors.request(request.id)
    with pytest.raises(FileBroken):
        unit.answered(due, ON_CALL)
    content = unit.answered(due, granted=False)
    reviewed = unit.take(content)
    assert [one.finding for one in reviewed.reviews if one.by is Reviewer.AUTHORITY] == [
        Finding.WRONG
    ]
    with pytest.raises(NotStandingError):
        unit.take(content)
    assert unit.ask(urgent=True).state is State.ASKED
    run(unit.platform)
    assert HomeKeys(home).answers.live() == []


def test_the_answer_to_a_review_gives_no_leave_and_the_other_way_round(unit):
    request = unit.ask(urgent=True)
    leave = unit.answered(request, ON_CALL)
    unit.take(leave)
    with pytest.raises(ApprovalError):
        unit.take(leave)
    review = unit.answered(selectors.request(request.id))
    assert read_answer(review).answer.data_key == ""


def test_leave_that_needs_no_key_comes_by_file_as_well(unit):
    request = unit.asked.ask(ApprovalKind.LATER_USE)
    granted = unit.take(unit.answered(request))
    assert granted.state is State.GRANTED
    assert granted.authority_key == key_id(public_of(AUTHORITY)).hex()
    assert granted.decided_by is None


def test_the_whole_authority_may_answer_what_is_urgent_too_and_then_nothing_is_due(unit):
    request = unit.granted(private=AUTHORITY, urgent=True)
    assert request.review_by is None
    assert selectors.due(Reviewer.AUTHORITY) == []


def test_each_opening_is_the_data_protection_officers_to_review(unit):
    request = unit.granted()
    assert [one.id for one in selectors.due(Reviewer.DATA_PROTECTION_OFFICER)] == [request.id]


def test_while_a_grant_stands_no_guess_finds_what_is_masked(unit, home):
    request = unit.granted(opens=Opens.UNTIL)
    unit.open(request)
    keys = HomeKeys(home)
    wanted = [
        (Kind.NAME, name_key("TESTOVAR", "ILMO")),
        (Kind.DOCUMENT, document_key("XK0098231", "QMA")),
        (Kind.LOCATOR, "AAAB22"),
    ]
    every = tokens(wanted, keys.live_days(), keys)
    assert not LookUp.objects.filter(token__in=list(every)).exists()
    assert not LookUp.objects.filter(holder=unit.journey.id).exists()
    assert open_keys([unit.journey.id, unit.reservation.id], keys) == {}
    assert Journey.objects.get(id=unit.journey.id).masked_at


def test_when_the_record_is_deleted_its_grants_open_nothing_and_their_words_are_gone(unit, clock):
    request = unit.granted(opens=Opens.UNTIL, hours=24 * 30)
    Journey.objects.filter(id=request.subject).update(delete_at=clock.now())
    run(unit.platform)
    with pytest.raises(NotStandingError):
        unit.open(request)
    row = ApprovalRequest.objects.get(id=request.id)
    assert (bytes(row.words), bytes(row.reasons), bytes(row.answer)) == (b"", b"", b"")


def test_two_wrappings_of_one_record_cost_one_pair_of_keys(unit):
    row = DataKey.objects.get(holder=unit.journey.id)
    both = unpacked(bytes(row.by_authority))
    assert [one.key for one in both] == [key_id(public_of(one)) for one in (AUTHORITY, ON_CALL)]
    assert packed(both) == bytes(row.by_authority)
