"""From a hit to a decided status: what the machine says, what only people can say."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from safepassage.apps.audit.models import Entry
from safepassage.apps.cases.models import BoardingStatus, Decision, Hit, WorkItem
from safepassage.apps.messages import selectors as messages
from safepassage.apps.watchlists.models import LegalEffect
from safepassage.apps.watchlists.services import Terms
from safepassage.flows.decide import DecisionRefused, Words, decide, second
from safepassage.flows.import_list import import_list
from safepassage.flows.interactive import Interactive
from safepassage.flows.lapse import lapse
from safepassage.flows.page import page
from safepassage.formats.lists import ListFormat
from safepassage.formats.read import read
from safepassage.records.actor import Actor, Component
from safepassage.records.outcome import Outcome
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
ADMIN = Actor.component(Component.COMMAND_LINE)
LISTED = (
    b'{"id": "L-1", "name": "Ilmo Testovar", "dob": ["1971-05-27"], '
    b'"documents": [{"number": "XK0098231", "country": "QMA"}]}\n'
)


def manifest(*, nationality="QMA", route=("CDG", "PDL"), name="TESTOVAR:ILMO"):
    return (
        "UNA:+.? 'UNB+UNOA:4+1U+UTOPIU+260901:0600+77++IAPI'"
        "UNG+PAXLST+1U+UTOPIU+260901:0600+1+UN+D:05B'"
        "UNH+1+PAXLST:D:05B:UN:IATA'BGM+745'RFF+TN:0000077'NAD+MS+++DESK'TDT+20+1U220+++1U'"
        f"LOC+125+{route[0]}'DTM+189:2609011500:201'LOC+87+{route[1]}'DTM+232:2609011900:201'"
        f"NAD+FL+++{name}'ATT+2++M'DTM+329:710527'LOC+178+{route[0]}'"
        f"LOC+179+{route[1]}'NAT+2+{nationality}'"
        f"RFF+AVF:AAAB22'RFF+ABO:90001'DOC+P:110:111+XK0098231'DTM+36:310101'LOC+91+{nationality}'"
        "CNT+42:1'UNT+21+1'UNE+1+1'UNZ+1+77'"
    ).encode()


@pytest.fixture
def listed(platform, bases):
    for name, purpose in (("border", Purpose.BORDER_CHECK), ("unit", Purpose.PNR_ASSESSMENT)):
        terms = Terms(
            owner="Ministry",
            legal_ground="Border Act s. 4",
            review_date=date(2027, 1, 1),
            legal_effect=LegalEffect.TRAVEL_BAN,
            purpose=purpose,
        )
        import_list(
            LISTED,
            list_format=ListFormat.JSONL,
            name=name,
            terms=terms,
            actor=ADMIN,
            at=platform.clock.now(),
        )


@pytest.fixture
def ask(platform, listed):
    door = Interactive(platform, seconds=20)

    def asked(**kwargs):
        answered = door.answer(carrier=CARRIER, body=manifest(**kwargs))
        return read(answered.body).messages[0].answers[0].status

    yield asked
    door.close()


CARRIER = uuid4()


def border_item():
    return WorkItem.objects.get(kind="api_border")


def decided(platform, outcome, *, officer=None, **words):
    said = Words(**{"ground": "seen and compared with the list", **words})
    return decide(
        platform,
        item=border_item().id,
        officer=officer or uuid4(),
        actor=Actor.officer("officer-1"),
        purpose=Purpose.BORDER_CHECK,
        outcome=outcome,
        words=said,
    )


def agree(platform, decision, *, officer=None, agrees=True, ground=""):
    return second(
        platform,
        decision=decision,
        officer=officer or uuid4(),
        actor=Actor.officer("officer-2"),
        purpose=Purpose.BORDER_CHECK,
        agrees=agrees,
        ground=ground,
    )


def unsolicited(platform):
    found = messages.answers_after(CARRIER, 0)
    bodies = [platform.spool.unseal("outgoing", one.id, one.created_day, one.body) for one in found]
    return [read(body).messages[0].answers[0].status for body in bodies]


def test_a_listed_traveller_makes_the_machine_ask_for_contact_and_opens_one_item_a_copy(ask):
    assert ask() == "2Z"
    assert WorkItem.objects.count() == 2
    assert set(Hit.objects.values_list("match_class", flat=True)) == {"document"}


def test_the_machine_never_says_do_not_board(ask):
    ask()
    assert not BoardingStatus.objects.filter(meaning="do_not_board").exists()
    assert not Decision.objects.exists()


def test_evidence_stands_sealed(ask):
    ask()
    for hit in Hit.objects.all():
        assert b"TESTOVAR" not in bytes(hit.evidence).upper()
        assert "TESTOVAR" not in str(hit.codes).upper()


def test_do_not_board_needs_two_officers_and_then_reaches_the_carrier(platform, ask):
    ask()
    first = decided(platform, Outcome.DO_NOT_BOARD, law="Border Act s. 4")
    assert not first.in_force
    assert unsolicited(platform) == []
    assert agree(platform, first.decision).in_force
    assert unsolicited(platform) == ["1Z"]
    assert ask() == "1Z"
    assert Entry.objects.filter(event="case:item:approved").count() == 1


def test_the_second_officer_is_never_the_first(platform, ask):
    ask()
    officer = uuid4()
    first = decided(platform, Outcome.DO_NOT_BOARD, law="Border Act s. 4", officer=officer)
    with pytest.raises(DecisionRefused, match="another officer"):
        agree(platform, first.decision, officer=officer)


def test_a_second_officer_who_disagrees_opens_the_item_again(platform, ask):
    ask()
    first = decided(platform, Outcome.DO_NOT_BOARD, law="Border Act s. 4")
    with pytest.raises(DecisionRefused) as refused:
        agree(platform, first.decision, agrees=False, ground="no")
    assert refused.value.code == "ground_missing"
    why = "the photograph in TESTOVAR's passport is of somebody else"
    assert not agree(platform, first.decision, agrees=False, ground=why).in_force
    assert border_item().state == "open"
    assert b"TESTOVAR" not in bytes(Decision.objects.get().second_words)
    assert unsolicited(platform) == []


def test_a_national_entering_is_never_refused_and_never_held_up(platform, ask):
    assert ask(nationality="UTO") == "0Z"
    with pytest.raises(DecisionRefused) as refused:
        decided(platform, Outcome.DO_NOT_BOARD, law="Border Act s. 4")
    assert refused.value.code == "national_may_enter"


def test_leaving_is_refused_only_with_a_court_order(platform, ask):
    ask(route=("PDL", "CDG"))
    with pytest.raises(DecisionRefused) as refused:
        decided(platform, Outcome.DO_NOT_BOARD, law="Border Act s. 4")
    assert refused.value.code == "court_order_missing"
    assert not decided(
        platform, Outcome.DO_NOT_BOARD, law="Border Act s. 4", court_order="3 C 14/26"
    ).in_force


@pytest.mark.parametrize(
    ("words", "code"), [({"ground": "no"}, "ground_missing"), ({"law": " "}, "law_missing")]
)
def test_a_refusal_names_its_ground_and_law(platform, ask, words, code):
    ask()
    with pytest.raises(DecisionRefused) as refused:
        decided(platform, Outcome.DO_NOT_BOARD, **words)
    assert refused.value.code == code


def test_a_possible_protection_need_stops_every_refusal_in_every_copy(platform, ask):
    ask()
    unit = WorkItem.objects.get(kind="api_piu")
    decide(
        platform,
        item=unit.id,
        officer=uuid4(),
        actor=Actor.officer("officer-3"),
        purpose=Purpose.PNR_ASSESSMENT,
        outcome=Outcome.POSSIBLE_PROTECTION_NEED,
        words=Words(ground="asked for asylum at check-in"),
    )
    unit.refresh_from_db()
    assert (unit.queue, unit.state) == ("protection", "open")
    with pytest.raises(DecisionRefused) as refused:
        decided(platform, Outcome.DO_NOT_BOARD, law="Border Act s. 4")
    assert refused.value.code == "protection_possible"


def test_disagreeing_with_the_machine_lets_the_traveller_board(platform, ask):
    ask()
    decided(platform, Outcome.NOT_THE_SAME_PERSON)
    unit = WorkItem.objects.get(kind="api_piu")
    decide(
        platform,
        item=unit.id,
        officer=uuid4(),
        actor=Actor.officer("officer-3"),
        purpose=Purpose.PNR_ASSESSMENT,
        outcome=Outcome.NOT_THE_SAME_PERSON,
        words=Words(ground="another person by photograph"),
    )
    assert unsolicited(platform) == ["0Z"]
    assert ask() == "0Z"


def test_purposes_do_not_mix_when_deciding(platform, ask):
    ask()
    with pytest.raises(DecisionRefused) as refused:
        decide(
            platform,
            item=border_item().id,
            officer=uuid4(),
            actor=Actor.officer("officer-3"),
            purpose=Purpose.PNR_ASSESSMENT,
            outcome=Outcome.BOARD,
            words=Words(ground="under the wrong purpose"),
        )
    assert refused.value.code == "masked"


def test_when_nobody_decides_in_time_the_traveller_boards(platform, clock, ask):
    assert ask() == "2Z"
    assert lapse(platform) == 0
    clock.forward(platform.contact_time + timedelta(seconds=1))
    assert lapse(platform) == 1
    assert unsolicited(platform) == ["0Z"]
    assert ask() == "0Z"


def test_grounds_stand_sealed_and_the_ledger_holds_codes_only(platform, ask):
    ask()
    decided(platform, Outcome.BOARD, ground="TESTOVAR showed a court letter")
    assert b"TESTOVAR" not in bytes(Decision.objects.get().words)
    assert not [entry for entry in Entry.objects.all() if "TESTOVAR" in entry.details.upper()]


def test_a_new_message_with_the_same_data_raises_no_second_hit(platform, ask):
    ask()
    before = Hit.objects.count()
    assert ask(name="TESTOVAR:ILMO ") == "2Z"
    assert Hit.objects.count() == before


def test_a_hit_that_vanishes_stays_as_withdrawn(platform, ask, bases):
    ask()
    changed = manifest().replace(b"XK0098231", b"ZZ1112223").replace(b"710527", b"850101")
    door = Interactive(platform, seconds=20)
    door.answer(carrier=CARRIER, body=changed)
    door.close()
    assert Hit.objects.filter(withdrawn_at__isnull=False).count() == 2


class Calls:
    def __init__(self):
        self.items = []

    def page(self, item):
        self.items.append(item)
        return True


def test_the_on_call_officer_is_called_once_while_a_carrier_waits(platform, ask):
    calls = Calls()
    assert page(platform, calls) == 0
    ask()
    assert [page(platform, calls), page(platform, calls)] == [1, 0]
    assert WorkItem.objects.filter(id__in=calls.items).count() == 1
    assert Entry.objects.filter(event="officer:duty:paged").count() == 1
