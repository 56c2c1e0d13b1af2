"""What was said is looked at again: rights, corrections, new evidence, lost answers."""

from datetime import timedelta
from time import sleep
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from safepassage.apps.audit.events import Event
from safepassage.apps.audit.models import Entry
from safepassage.apps.cases.models import BoardingStatus, Hit, ItemState, Queue, WorkItem
from safepassage.apps.messages import selectors as messages
from safepassage.apps.oversight.models import LegalBasisVersion
from safepassage.apps.travel.carrier_view import address
from safepassage.apps.travel.models import Part
from safepassage.apps.watchlists.models import LegalEffect
from safepassage.apps.watchlists.services import Terms
from safepassage.flows import interactive, process, retain
from safepassage.flows.counterparts import copies_for
from safepassage.flows.decide import DecisionRefused, Words, decide, second
from safepassage.flows.import_list import import_list
from safepassage.flows.interactive import Interactive
from safepassage.flows.lapse import lapse
from safepassage.flows.open_item import open_item
from safepassage.flows.page import page
from safepassage.flows.receive import receive
from safepassage.flows.work import Worker
from safepassage.formats.lists import ListFormat
from safepassage.formats.read import read
from safepassage.records.actor import Actor, Component
from safepassage.records.outcome import Outcome
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
CARRIER = uuid4()
INDEX_AGE = 1.2
SIX_MONTHS = timedelta(hours=4381)
LISTED = (
    b'{"id": "L-1", "name": "Ilmo Testovar", "dob": ["1971-05-27"], '
    b'"documents": [{"number": "XK0098231", "country": "QMA"}]}\n'
)
PURPOSES = {
    "api_border": Purpose.BORDER_CHECK,
    "api_piu": Purpose.PNR_ASSESSMENT,
    "pnr": Purpose.PNR_ASSESSMENT,
}


def message(*, nationality="QMA", issuer=None, name="TESTOVAR:ILMO", number="XK0098231", place="1"):
    return (
        f"UNH+{place}+PAXLST:D:05B:UN:IATA'BGM+745'RFF+TN:0000077'NAD+MS+++DESK'"
        "TDT+20+1U220+++1U'LOC+125+CDG'DTM+189:2609011500:201'LOC+87+PDL'DTM+232:2609011900:201'"
        f"NAD+FL+++{name}'ATT+2++M'DTM+329:710527'LOC+178+CDG'LOC+179+PDL'NAT+2+{nationality}'"
        f"RFF+AVF:AAAB22'RFF+ABO:9000{place}'DOC+P:110:111+{number}'DTM+36:310101'"
        f"LOC+91+{issuer or nationality}'CNT+42:1'UNT+21+{place}'"
    )


def interchange(*sent):
    return (
        "UNA:+.? 'UNB+UNOA:4+1U+UTOPIU+260901:0600+77++IAPI'"
        "UNG+PAXLST+1U+UTOPIU+260901:0600+1+UN+D:05B'"
        + "".join(sent)
        + f"UNE+{len(sent)}+1'UNZ+1+77'"
    ).encode()


def booking(*, nationality="QMA", issuer="QMA", number="XK0098231"):
    """A push of the reservation of the same traveller on the same flight."""
    docs = f"/P/{issuer}/{number}/{nationality}/27MAY71/M/01JAN31/TESTOVAR/ILMO"
    flight = "TVL+010926:1500:010926:1900+CDG+PDL+1U+220'"
    return (
        "UNA:+.? 'UNB+IATA:1+1U+UTOPIU+260901:0500+78'UNH+1+PNRGOV:11:1:IA'MSG+:22'ORG+1U:PAR'"
        f"{flight}EQN+1'SRC'RCI+1U:AAAB22::010826:1000'ORG+1U:PAR'TIF+TESTOVAR+ILMO:A:1'"
        f"SSR+DOCS:HK:1:1U:::::{docs}+::1'{flight}UNT+12+1'UNZ+1+78'"
    ).encode()


def put_list(platform, name, purpose, effect=LegalEffect.TRAVEL_BAN):
    terms = Terms(
        owner="Ministry",
        legal_ground="Border Act s. 4",
        review_date=platform.clock.now().date() + timedelta(days=90),
        legal_effect=effect,
        purpose=purpose,
    )
    import_list(
        LISTED,
        list_format=ListFormat.JSONL,
        name=name,
        terms=terms,
        actor=Actor.component(Component.COMMAND_LINE),
        at=platform.clock.now(),
    )


@pytest.fixture
def door(platform, bases):
    put_list(platform, "border", Purpose.BORDER_CHECK)
    door = Interactive(platform, seconds=20)
    yield door
    door.close()


@pytest.fixture
def new_evidence(platform, clock):
    """Another list names the same person a little later."""

    def another():
        clock.forward(timedelta(seconds=5))
        put_list(platform, "another", Purpose.BORDER_CHECK)
        sleep(INDEX_AGE)

    return another


@pytest.fixture
def unit(platform, door):
    """The passenger information unit has the same person on a list of its own."""
    put_list(platform, "unit", Purpose.PNR_ASSESSMENT)
    sleep(INDEX_AGE)


def ask(door, *sent, **values):
    answered = door.answer(carrier=CARRIER, body=interchange(*(sent or [message(**values)])))
    found = [one for told in read(answered.body).messages for one in told.answers]
    return [one.status for one in found]


def item(kind="api_border"):
    return WorkItem.objects.get(kind=kind)


def decided(platform, outcome, kind="api_border", corrects=None, **words):
    return decide(
        platform,
        item=item(kind).id,
        officer=uuid4(),
        actor=Actor.officer("officer-1"),
        purpose=PURPOSES[kind],
        outcome=outcome,
        words=Words(**{"ground": "seen and compared with the list", **words}),
        corrects=corrects,
    ).decision


def refused(platform, **words):
    return decided(platform, Outcome.DO_NOT_BOARD, law="Border Act s. 4", **words)


def agree(platform, decision):
    return second(
        platform,
        decision=decision,
        officer=uuid4(),
        actor=Actor.officer("officer-2"),
        purpose=Purpose.BORDER_CHECK,
        agrees=True,
    )


def unsolicited(platform):
    found = messages.answers_after(CARRIER, 0)
    bodies = [platform.spool.unseal("outgoing", one.id, one.created_day, one.body) for one in found]
    return [read(body).messages[0].answers[0].status for body in bodies]


class Calls:
    def __init__(self):
        self.items = []

    def page(self, item):
        self.items.append(item)
        return True


def test_a_national_is_not_refused_by_a_second_officers_word_on_old_data(platform, door):
    ask(door)
    proposal = refused(platform)
    assert ask(door, nationality="UTO", issuer="QMA") == ["0Z"]
    with pytest.raises(DecisionRefused):
        agree(platform, proposal)
    assert unsolicited(platform) == []


def test_nobody_agrees_to_a_refusal_once_protection_may_be_needed(platform, door, unit):
    ask(door)
    proposal = refused(platform)
    decided(platform, Outcome.POSSIBLE_PROTECTION_NEED, kind="api_piu")
    with pytest.raises(DecisionRefused) as raised:
        agree(platform, proposal)
    assert (raised.value.code, unsolicited(platform)) == ("protection_possible", ["0Z"])


def test_a_protection_need_found_later_ends_a_refusal_in_force(platform, door, unit):
    ask(door)
    agree(platform, refused(platform))
    decided(platform, Outcome.POSSIBLE_PROTECTION_NEED, kind="api_piu")
    assert unsolicited(platform) == ["1Z", "0Z"]
    assert ask(door) == ["0Z"]
    assert ask(door, name="TESTOVAR:ILMOO") == ["0Z"]


def test_a_proposal_ends_with_new_evidence(platform, door, new_evidence):
    ask(door)
    proposal = refused(platform)
    new_evidence()
    ask(door, name="TESTOVAR:ILMOO")
    decided(platform, Outcome.NOT_THE_SAME_PERSON)
    with pytest.raises(DecisionRefused):
        agree(platform, proposal)
    assert "1Z" not in unsolicited(platform)


def test_new_evidence_after_a_decision_asks_calls_and_lapses_anew(
    platform, clock, door, new_evidence
):
    ask(door)
    decided(platform, Outcome.BOARD)
    assert ask(door) == ["0Z"]
    new_evidence()
    assert ask(door, name="TESTOVAR:ILMOO") == ["2Z"]
    calls = Calls()
    assert (page(platform, calls), page(platform, calls)) == (1, 0)
    clock.forward(timedelta(hours=2))
    assert (lapse(platform), unsolicited(platform)) == (1, ["0Z", "0Z"])


def test_new_evidence_on_an_item_that_lapsed_asks_and_calls_anew(
    platform, clock, door, new_evidence
):
    ask(door)
    calls = Calls()
    page(platform, calls)
    clock.forward(timedelta(hours=1))
    lapse(platform)
    new_evidence()
    assert ask(door, name="TESTOVAR:ILMOO") == ["2Z"]
    assert page(platform, calls) == 1


def test_a_message_left_to_the_worker_is_answered_later(platform, clock, door, monkeypatch):
    def locked(*_, **__):
        raise DatabaseError

    monkeypatch.setattr(interactive, "apply", locked)
    assert ask(door) == ["0Z"]
    monkeypatch.undo()
    clock.forward(timedelta(seconds=60))
    Worker(platform, processes=1).drain()
    assert unsolicited(platform) == ["2Z"]


def test_a_late_answer_survives_a_death_before_it_is_kept(platform, clock, door, monkeypatch):
    def dies(*_, **__):
        raise DatabaseError

    hasty = Interactive(platform, seconds=0)
    monkeypatch.setattr(process, "close", dies)
    assert ask(hasty) == ["0Z"]
    hasty.close()
    monkeypatch.undo()
    assert not BoardingStatus.objects.exists()
    clock.forward(timedelta(seconds=60))
    Worker(platform, processes=1).drain()
    assert unsolicited(platform) == ["2Z"]


def test_every_message_of_an_interchange_is_answered(door):
    stranger = message(name="NOBODY:ANNA", number="AA1")
    assert ask(door, stranger, message(place="2")) == ["0Z", "2Z"]


def test_a_national_by_passport_alone_is_not_held_up(door):
    assert ask(door, issuer="UTO") == ["0Z"]


@pytest.mark.parametrize("asks", [True, False])
def test_who_turns_out_to_be_a_national_is_not_held_up_any_longer(platform, door, asks):
    ask(door)
    agree(platform, refused(platform))
    if asks:
        assert ask(door, nationality="UTO", issuer="QMA") == ["0Z"]
    else:
        body = interchange(message(nationality="UTO", issuer="QMA"))
        receive(platform, carrier=CARRIER, body=body)
        Worker(platform, processes=1).drain()
        assert unsolicited(platform) == ["1Z", "0Z"]
    assert item().state == ItemState.OPEN
    assert Entry.objects.filter(event=Event.CASE_LIFTED).count() == 1


def test_a_refusal_can_be_withdrawn_by_who_has_seen_it(platform, door):
    ask(door)
    proposal = refused(platform)
    agree(platform, proposal)
    with pytest.raises(DecisionRefused):
        decided(platform, Outcome.BOARD)
    with pytest.raises(DecisionRefused):
        decided(platform, Outcome.BOARD, corrects=uuid4())
    decided(platform, Outcome.BOARD, corrects=proposal)
    assert unsolicited(platform) == ["1Z", "0Z"]
    assert ask(door, name="TESTOVAR:ILMOO") == ["0Z"]


def test_only_lists_of_the_copys_own_purpose_hold_somebody_up(platform, bases):
    LegalBasisVersion.objects.filter(kind="api_piu").update(in_force=False)
    put_list(platform, "inform", Purpose.BORDER_CHECK, effect=LegalEffect.INFORM_ONLY)
    put_list(platform, "unit", Purpose.PNR_ASSESSMENT)
    door = Interactive(platform, seconds=20)
    assert ask(door) == ["0Z"]
    door.close()


def test_who_is_listed_after_the_first_message_is_found_by_the_next(platform, clock, bases):
    door = Interactive(platform, seconds=20)
    assert ask(door) == ["0Z"]
    clock.forward(timedelta(seconds=5))
    put_list(platform, "border", Purpose.BORDER_CHECK)
    sleep(INDEX_AGE)
    assert ask(door, place="2") == ["2Z"]
    door.close()


def test_whatever_goes_wrong_the_carrier_is_answered(door, monkeypatch):
    def fails(*_, **__):
        raise KeyError

    monkeypatch.setattr(interactive, "apply", fails)
    assert ask(door) == ["0Z"]


def test_one_broken_record_does_not_keep_others_waiting(platform, clock, door):
    ask(door, message(), message(place="2", name="TESTOVAR:OTTO", number="XK0098231"))
    waiting = BoardingStatus.objects.filter(meaning="contact_government")
    assert waiting.count() == 2
    for part in Part.objects.filter(holder=waiting.order_by("lapses_at")[0].journey):
        Part.objects.filter(pk=part.pk).update(sealed=bytes(part.sealed)[:-1] + b"x")
    clock.forward(timedelta(hours=2))
    lapse(platform)
    assert not waiting.exists()


def push(platform, **values):
    receive(platform, carrier=CARRIER, body=booking(**values))
    Worker(platform, processes=1).drain()


def notify(platform, *sent):
    receive(platform, carrier=CARRIER, body=interchange(*sent))


def test_who_was_only_told_of_gets_the_machines_word_when_asked_about(platform, door):
    notify(platform, message())
    Worker(platform, processes=1).drain()
    assert not BoardingStatus.objects.exists()
    assert ask(door) == ["2Z"]
    decided(platform, Outcome.BOARD)
    assert (ask(door), unsolicited(platform)) == (["0Z"], ["0Z"])


def test_a_national_only_told_of_is_not_held_up_when_asked_about(platform, door):
    notify(platform, message(issuer="UTO"))
    Worker(platform, processes=1).drain()
    assert ask(door, issuer="UTO") == ["0Z"]


def test_what_lacks_is_named_also_when_the_same_was_told_before(platform, door):
    nameless = message(name="NOBODY:ANNA", number="").replace("DTM+329:710527'", "")
    notify(platform, nameless)
    Worker(platform, processes=1).drain()
    assert ask(door, nameless) == ["4Z"]
    assert ask(door, nameless) == ["4Z"]


def test_a_notification_nobody_has_begun_becomes_the_question_asked_again(platform, door):
    notify(platform, message())
    assert ask(door) == ["0Z"]
    Worker(platform, processes=1).drain()
    assert unsolicited(platform) == ["2Z"]


def test_the_word_about_a_later_question_stands_whichever_is_processed_first(
    platform, clock, door, monkeypatch
):
    def locked(*_, **__):
        raise DatabaseError

    monkeypatch.setattr(interactive, "apply", locked)
    lacking = message(name="NOBODY:ANNA", number="").replace("DTM+329:710527'", "")
    assert ask(door, lacking) == ["0Z"]
    monkeypatch.undo()
    assert ask(door, message(name="NOBODY:ANNA", number="AA1")) == ["0Z"]
    clock.forward(timedelta(seconds=60))
    Worker(platform, processes=1).drain()
    assert [one.meaning for one in BoardingStatus.objects.all()] == ["board"]


def closure():
    return (
        "UNH+1+PAXLST:D:05B:UN:IATA'BGM+266+CLOB'RFF+TN:0000078'NAD+MS+++DESK'"
        "TDT+20+1U220+++1U'LOC+125+CDG'DTM+189:2609011500:201'LOC+87+PDL'DTM+232:2609011900:201'"
        "NAD+FL'RFF+AVF:AAAB22'RFF+ABO:90001'CNT+42:1'UNT+13+1'"
    )


def test_a_closure_asks_nothing_anew(platform, door):
    assert ask(door) == ["2Z"]
    assert ask(door, closure()) == ["2Z"]
    assert [one.meaning for one in BoardingStatus.objects.all()] == ["contact_government"]


def test_a_closure_that_names_a_stranger_by_reference_alone_lacks_nothing(door):
    assert ask(door, closure()) == ["0Z"]


def test_what_cannot_be_read_is_not_answered_as_if_it_asked_nothing(platform, door):
    legacy = "UNH+1+PAXLST:D:02B:UN:IATA'BGM+745'TDT+20+1U220'LOC+125+CDG'PDT+P/123+A:B'UNT+5+1'"
    answered = door.answer(carrier=CARRIER, body=interchange(legacy))
    assert answered.body is None


def test_a_message_whose_flight_cannot_be_read_is_set_aside_not_refused(platform, door):
    body = interchange(message().replace("DTM+189:2609011500:201'", "DTM+189:26091:201'"))
    sent = receive(platform, carrier=CARRIER, body=body)
    Worker(platform, processes=1).drain()
    story = messages.story(sent.id)
    assert story.state == "parked"
    assert "flight_not_identified" in {one["code"] for one in story.defects}


def test_no_alert_is_cut_and_other_purposes_lists_push_none_out(platform, door):
    many = b"".join(
        b'{"id": "U-%d", "name": "Ilmo Testovar", "dob": ["1971-05-27"]}\n' % number
        for number in range(25)
    )
    terms = Terms(
        owner="Ministry",
        legal_ground="Unit Act s. 1",
        review_date=platform.clock.now().date() + timedelta(days=90),
        legal_effect=LegalEffect.INFORM_ONLY,
        purpose=Purpose.PNR_ASSESSMENT,
    )
    import_list(
        many,
        list_format=ListFormat.JSONL,
        name="crowd",
        terms=terms,
        actor=Actor.component(Component.COMMAND_LINE),
        at=platform.clock.now(),
    )
    sleep(INDEX_AGE)
    assert ask(door) == ["2Z"]
    assert {one.kind: one.hits.count() for one in WorkItem.objects.all()} == {
        "api_border": 1,
        "api_piu": 25,
    }


def test_a_masked_traveller_is_not_named_by_the_list(platform, clock, door, unit):
    push(platform)
    clock.forward(SIX_MONTHS)
    report = retain.run(platform)
    assert report.proof.strays == {}
    (hit,) = Hit.objects.all()
    assert (hit.key, hit.codes) == (f"masked/{hit.id.hex}", [])
    shown = open_item(
        platform,
        item=item("pnr").id,
        actor=Actor.officer("officer-1"),
        purpose=Purpose.PNR_ASSESSMENT,
        queues=tuple(Queue),
    )
    assert [(one.listing, one.reasons) for one in shown.hits] == [(None, ())]


def test_a_hit_that_names_a_masked_travellers_entry_is_reported(platform, clock, door, unit):
    push(platform)
    clock.forward(SIX_MONTHS)
    retain.run(platform)
    Hit.objects.update(key="list/somebody")
    proof = retain.run(platform).proof
    assert (proof.holds, list(proof.strays)) == (False, ["hit_names_entry_of_masked"])


def test_a_hit_that_vanished_and_came_back_has_its_new_evidence(platform, door):
    ask(door)
    before = Hit.objects.get().id
    ask(door, name="NOBODY:ANNA", number="AA1")
    assert Hit.objects.get().withdrawn_at
    ask(door, name="TESTOVAR:ILMOO")
    hit = Hit.objects.get()
    assert hit.withdrawn_at is None
    assert hit.id != before


HOME_PASSPORT = "DOC+P:110:111+UT5550001'LOC+91+UTO'CNT+42:1'"


def with_home_passport():
    return message().replace("CNT+42:1'", HOME_PASSPORT)


def refused_by_two(platform, kind="pnr"):
    decision = (
        refused(platform)
        if kind == "api_border"
        else decided(platform, Outcome.DO_NOT_BOARD, kind=kind, law="Border Act s. 4")
    )
    return second(
        platform,
        decision=decision,
        officer=uuid4(),
        actor=Actor.officer("officer-2"),
        purpose=PURPOSES[kind],
        agrees=True,
    )


def test_a_national_by_the_units_other_record_is_not_refused(platform, door, unit):
    push(platform)
    notify(platform, with_home_passport())
    Worker(platform, processes=1).drain()
    with pytest.raises(DecisionRefused) as raised:
        refused_by_two(platform)
    assert raised.value.code == "national_may_enter"


def test_who_api_shows_to_be_a_national_is_freed_of_what_pnr_held(platform, door, unit):
    push(platform)
    refused_by_two(platform)
    notify(platform, with_home_passport())
    Worker(platform, processes=1).drain()
    assert unsolicited(platform) == ["1Z", "0Z"]
    assert item("pnr").state == ItemState.OPEN


def test_a_refusal_in_the_reservation_is_the_answer_to_api_too(platform, door, unit):
    push(platform)
    refused_by_two(platform)
    assert ask(door) == ["1Z"]


def test_who_only_resembles_the_refused_is_not_refused(platform, door, unit):
    push(platform)
    refused_by_two(platform)
    assert ask(door, number="AA1", name="TESTOVAR:OTTO") == ["0Z"]


def test_a_protection_need_found_in_the_reservation_shields_api_told_before(platform, door, unit):
    assert ask(door) == ["2Z"]
    push(platform)
    decided(platform, Outcome.POSSIBLE_PROTECTION_NEED, kind="pnr")
    assert ask(door) == ["0Z"]
    for kind in ("api_piu", "api_border"):
        with pytest.raises(DecisionRefused) as raised:
            refused_by_two(platform, kind)
        assert raised.value.code == "protection_possible"


def test_a_protection_need_found_in_the_reservation_shields_api_told_later(platform, door, unit):
    push(platform)
    decided(platform, Outcome.POSSIBLE_PROTECTION_NEED, kind="pnr")
    assert ask(door) == ["0Z"]
    assert ask(door, name="TESTOVAR:ILMOO") == ["0Z"]
    for kind in ("api_piu", "api_border"):
        with pytest.raises(DecisionRefused):
            refused_by_two(platform, kind)


def test_a_border_officer_learns_nothing_of_the_reservation(platform, door, unit):
    push(platform)
    ask(door)
    copies = [one.journey for one in WorkItem.objects.exclude(kind="pnr")]
    with transaction.atomic():
        border = address(
            item().journey,
            actor=Actor.officer("officer-1"),
            purpose=Purpose.BORDER_CHECK,
            keys=platform.keys,
            at=platform.clock.now(),
        )
    assert copies_for(platform, border, Purpose.BORDER_CHECK) == sorted(copies)
