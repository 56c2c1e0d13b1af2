"""Queue and work item: both sides shown, decided by people, confirmed by others."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.urls import reverse

from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.cases.models import (
    BoardingStatus,
    Decision,
    Hit,
    WorkItem,
)
from safepassage.apps.travel.changes import Altered
from safepassage.apps.travel.models import Flight, Journey
from safepassage.apps.travel.retention import Chunk, mask
from safepassage.flows import open_item
from safepassage.flows.lapse import lapse
from safepassage.records import Traveller
from safepassage.records.outcome import Outcome
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db

BORDER, UNIT = Purpose.BORDER_CHECK, Purpose.PNR_ASSESSMENT
GROUND = "Another birth date, another document; the name is a common one."


def text(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode()


@pytest.fixture
def officer(console, desk_for):
    return desk_for(Role.OFFICER, BORDER)


@pytest.fixture
def item(console):
    """An arriving, document-based item of the border queue."""
    found = next(one for one in console.items(BORDER, "border") if one.match_class == "document")
    Flight.objects.filter(id=found.flight).update(direction="inbound")
    return found


def decide(client, item, outcome, **fields):
    fields = {"outcome": outcome.value, "ground": GROUND} | fields
    return client.post(f"/items/{item.id}/decide/", fields, follow=True).content.decode()


def proposed(officer, item):
    return decide(officer, item, Outcome.DO_NOT_BOARD, law="Passport Act s. 12")


def test_an_item_is_a_row_with_a_sentence_and_a_clock(officer, item):
    page = text(officer, reverse("queue"))
    assert "Same document number and issuer" in page
    assert "travel ban" in page
    assert "Travel bans" in page
    assert f'href="/items/{item.id}/"' in page
    assert "countdown" in page


def hold_up(item, lapses_at):
    BoardingStatus.objects.update_or_create(
        journey=item.journey,
        defaults={
            "carrier": UUID(int=1),
            "meaning": "contact_government",
            "since": item.opened_at,
            "delete_at": item.opened_at + timedelta(days=1),
            "lapses_at": lapses_at,
            "waits_for": item.id,
        },
    )


def test_every_clock_says_what_it_runs_towards(officer, item, console):
    hold_up(item, console.clock.now() + timedelta(minutes=26))
    for address in (reverse("queue"), f"/items/{item.id}/", f"/travellers/{item.journey}/"):
        page = text(officer, address)
        assert page.index("decide within") < page.index("departs</span>"), address
        assert ">26 min</time>" in page
    page = text(officer, f"/board/{item.flight}/").split("<main")[1]
    assert "arrives</span>" in page
    assert "arrives</span>" in text(officer, "/board/?hours=72").split("<main")[1]


def test_once_a_flight_is_in_the_air_its_arrival_is_the_clock(officer, item, console):
    console.clock.forward(item.due_at + timedelta(minutes=1) - console.clock.now())
    assert "arrives</span>" in text(officer, f"/items/{item.id}/")


def test_what_ran_out_of_time_says_so_everywhere(officer, item, console):
    hold_up(item, console.clock.now() + timedelta(minutes=26))
    assert ">0</span>" in text(officer, reverse("queue") + "?view=late").split("undecided")[1][:40]
    console.clock.forward(timedelta(minutes=27))
    lapse(console.platform)
    page = text(officer, f"/items/{item.id}/")
    assert "The time ran out at" in page
    assert "the traveller boards" in page
    assert "Arrival was told" in page
    assert "Nobody decided in time" in page
    assert "time ran out" in text(officer, reverse("queue"))
    page = text(officer, reverse("queue") + "?view=late")
    assert f'href="/items/{item.id}/"' in page
    decide(officer, item, Outcome.NOT_THE_SAME_PERSON)
    assert f'href="/items/{item.id}/"' in text(officer, reverse("queue") + "?view=late")


def test_what_left_undecided_is_found_though_no_carrier_waited(officer, item, console):
    console.clock.forward(item.due_at - console.clock.now())
    page = text(officer, reverse("queue") + "?view=late")
    assert f'href="/items/{item.id}/"' in page
    assert "left undecided" in page
    assert "The newest first" in page
    decide(officer, item, Outcome.BOARD)
    assert f'href="/items/{item.id}/"' not in text(officer, reverse("queue") + "?view=late")


def test_the_queue_ends_with_what_has_left(officer, console):
    first, *_, last = console.items(BORDER, "border")
    WorkItem.objects.filter(id=first.id).update(due_at=console.clock.now())
    page = text(officer, reverse("queue"))
    assert page.index(str(last.id)) < page.index(str(first.id))
    assert "flights that have left come last" in page


def test_each_purpose_has_its_own_queue(officer, console, desk_for):
    unit = desk_for(Role.SUPERVISOR, UNIT)
    at_border, at_unit = (
        console.items(purpose, queue)[0]
        for purpose, queue in ((BORDER, "border"), (UNIT, "assessment"))
    )
    assert str(at_unit.id) not in text(officer, reverse("queue"))
    assert str(at_border.id) not in text(unit, reverse("queue"))
    assert officer.get(f"/items/{at_unit.id}/").status_code == 404
    assert unit.get(f"/items/{at_border.id}/").status_code == 404
    assert officer.post(f"/items/{at_unit.id}/decide/", {}).status_code == 404


def test_the_queue_names_no_one_and_reads_no_one(officer, console):
    text(officer, reverse("queue"))
    assert ledger.page(event=Event.RECORD_READ) == []


def test_an_item_shows_both_sides_with_the_values_and_the_list(officer, item):
    page = text(officer, f"/items/{item.id}/")
    for words in ("For the listed document", "Against it", "Travel bans", "Court of Utopia"):
        assert words in page
    assert "Passport Act s. 12" in page
    assert "Document number and issuer are the same." in page
    assert "no birth date for this person" not in page
    assert len(ledger.page(event=Event.RECORD_READ, subject=str(item.journey))) == 2


def test_the_form_has_no_default_and_says_who_else_must_agree(officer, item):
    page = text(officer, f"/items/{item.id}/")
    assert page.count('type="radio" name="outcome"') == len(Outcome)
    assert "checked" not in page.split('id="id_outcome"')[1].split("</fieldset>")[0]
    assert page.count("a second officer must agree") == 1


def test_a_decision_needs_outcome_and_ground(officer, item):
    page = officer.post(f"/items/{item.id}/decide/", {"ground": "short"}).content.decode()
    assert 'role="alert"' in page
    assert page.count('class="error"') == 2
    assert "short</textarea>" in page
    assert not Decision.objects.exists()


def test_an_officer_decides_and_the_item_leaves_the_queue(officer, item):
    page = decide(officer, item, Outcome.NOT_THE_SAME_PERSON)
    assert "Decided: Not the same person" in page
    assert str(item.id) not in page.split("<main")[1]
    page = text(officer, reverse("queue") + "?view=decided")
    assert str(item.id) in page
    assert "Not the same person or document: board" in page
    assert officer.get("/about/").context["desk"].officer.code in page.split("<main")[1]
    page = text(officer, f"/items/{item.id}/")
    assert GROUND in page
    assert "Your decision" not in page
    assert GROUND.encode() not in bytes(Decision.objects.get().words)


def test_every_item_has_a_title_of_its_own(officer, console):
    items = console.items(BORDER, "border")
    titles = {text(officer, f"/items/{one.id}/").split("<title>")[1][:60] for one in items}
    assert len(titles) == len(items) > 1


def test_the_rights_speak_in_the_error_summary(officer, item):
    page = decide(officer, item, Outcome.DO_NOT_BOARD)
    assert "needs the law it rests on" in page
    assert 'role="alert"' in page
    assert not Decision.objects.exists()
    Flight.objects.filter(id=item.flight).update(direction="outbound")
    assert "court order or an equal act" in proposed(officer, item)


def test_do_not_board_waits_for_another_officer(officer, item, desk_for):
    assert "waits for a second officer" in proposed(officer, item)
    page = text(officer, f"/items/{item.id}/")
    assert "never the first one" in page
    assert "Your decision" not in page
    assert officer.post(f"/items/{item.id}/second/", {"agrees": "yes"}).status_code == 403
    second = desk_for(Role.SUPERVISOR, BORDER)
    assert str(item.id) in text(second, reverse("queue") + "?view=second")
    page = text(second, f"/items/{item.id}/")
    assert GROUND in page
    assert "Passport Act s. 12" in page
    nothing = second.post(f"/items/{item.id}/second/", {}).content.decode()
    assert 'role="alert"' in nothing
    done = second.post(f"/items/{item.id}/second/", {"agrees": "yes"}, follow=True)
    assert "in force" in done.content.decode()
    assert Decision.objects.get().in_force
    assert "do not board" in text(second, f"/items/{item.id}/")


def test_the_first_officer_never_is_the_second(console, item, desk_for):
    alone = desk_for(Role.SUPERVISOR, BORDER)
    proposed(alone, item)
    assert 'name="agrees"' not in text(alone, f"/items/{item.id}/")
    page = alone.post(f"/items/{item.id}/second/", {"agrees": "yes"}).content.decode()
    assert not Decision.objects.get().in_force
    assert "never the first one" in page


def test_the_protection_contact_sees_flights_without_enforcements_work(console, desk_for, item):
    contact = desk_for(Role.PROTECTION_CONTACT, BORDER)
    assert "/items/" not in text(contact, f"/board/{item.flight}/")
    assert "/items/" not in text(contact, f"/travellers/{item.journey}/")
    assert contact.get(f"/items/protection/{item.id}/").status_code == 404


def test_the_data_protection_officer_sees_and_decides_nothing(console, desk_for, item):
    sees = desk_for(Role.DATA_PROTECTION_OFFICER, Purpose.OVERSIGHT)
    assert "Your decision" not in text(sees, f"/items/{item.id}/")
    assert sees.post(f"/items/{item.id}/decide/", {}).status_code == 403


def test_a_withdrawn_hit_stays_visible(officer, item, console):
    Hit.objects.filter(item=item.id).update(withdrawn_at=console.platform.clock.now())
    assert "1 withdrawn hit" in text(officer, f"/items/{item.id}/")


def test_an_item_outlives_its_values_and_its_list(officer, item, console):
    decide(officer, item, Outcome.BOARD)
    mask(
        Chunk(journeys=tuple(Journey.objects.values_list("id", flat=True))),
        at=console.platform.clock.now(),
    )
    Hit.objects.update(key="list/gone")
    page = text(officer, f"/items/{item.id}/")
    assert GROUND not in page
    assert "masked with the traveller" in page
    assert "listing is no longer stored" in page
    assert "The listing was in version 1 of its list" in page


def test_an_unknown_view_is_the_waiting_one(officer, item):
    assert str(item.id) in text(officer, reverse("queue") + "?view=nothing")
    assert officer.get(f"/items/{UUID(int=3)}/").status_code == 404


def test_a_decision_is_taken_back_by_who_has_seen_it(officer, item):
    decide(officer, item, Outcome.NOT_THE_SAME_PERSON)
    page = text(officer, f"/items/{item.id}/")
    assert "Decide again" in page
    first = Decision.objects.get()
    assert f'name="corrects" value="{first.id}"' in page
    answers = {"outcome": Outcome.BOARD_AND_TELL_ARRIVAL.value, "ground": GROUND}
    refused = officer.post(f"/items/{item.id}/decide/", answers).content.decode()
    assert "Somebody else has decided" in refused
    officer.post(f"/items/{item.id}/decide/", {**answers, "corrects": str(first.id)})
    assert Decision.objects.count() == 2


def test_both_versions_of_an_altered_refused_traveller_are_shown(monkeypatch, console, desk_for):
    found = console.items(BORDER, "border")[0]
    WorkItem.objects.filter(id=found.id).update(headline="altered/", rank=0)
    before = Traveller(surname="TESTOVAR", given_names="ILMO", born="1971-05-27")
    pair = Altered(before=before, after=Traveller(surname="TESTOVAR", given_names="OTTO"))
    monkeypatch.setattr(open_item.changes, "altered", lambda *_, **__: pair)
    page = desk_for(Role.OFFICER, BORDER).get(f"/items/{found.id}/").content.decode()
    for words in ("Who was refused has another name", "when refused", "ILMO", "told now", "OTTO"):
        assert words in page


def test_where_the_version_refused_is_gone_the_page_says_so(monkeypatch, console, desk_for):
    found = console.items(BORDER, "border")[0]
    WorkItem.objects.filter(id=found.id).update(headline="altered/", rank=0)
    pair = Altered(before=None, after=Traveller(surname="TESTOVAR", given_names="OTTO"))
    monkeypatch.setattr(open_item.changes, "altered", lambda *_, **__: pair)
    page = desk_for(Role.OFFICER, BORDER).get(f"/items/{found.id}/").content.decode()
    assert "What it was made on is not kept any more" in page
    assert "when refused" not in page
