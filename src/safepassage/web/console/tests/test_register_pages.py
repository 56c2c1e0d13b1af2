"""What registers said is shown with the traveller; nobody unchecked looks clear."""

import csv
import io

import pytest
from django.urls import reverse
from msgspec.structs import replace

from registers import failing, form, holding, registers
from safepassage.adapters.registers.fake import FakeRegister
from safepassage.adapters.registers.file import Registers
from safepassage.apps.accounts.roles import Role
from safepassage.apps.cases.models import Queue, WorkItem
from safepassage.apps.enquiries.models import Enquiry, RegisterDay
from safepassage.apps.travel import retention as travel
from safepassage.apps.travel.models import Journey
from safepassage.flows.enquiries.beside import Beside
from safepassage.flows.mask import mask
from safepassage.records.register import Unchecked
from safepassage.safeguards.purpose import Purpose
from safepassage.web import installed

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(quiet_traffic, monkeypatch):
    """Three flights of travellers, asked about at the registers that a test names."""
    platform = quiet_traffic.platform
    monkeypatch.setattr(installed, "platform", lambda: platform)

    def done(*pairs):
        platform.registers = registers(*pairs)
        late = quiet_traffic.scenario.dispatches()
        quiet_traffic.receive(*[one.body for one in late])
        beside = Beside(platform)
        while beside.step():
            pass
        beside.close()
        return platform

    return done


def everybody():
    """A register that knows everybody."""
    return FakeRegister(one_in=1)


def first_item(client):
    enquiry = Enquiry.objects.filter(answered="hit").order_by("id").first()
    return enquiry, client.get(reverse("traveller", args=[enquiry.journey])).content.decode()


@pytest.fixture
def officer(desk_for):
    return desk_for(Role.OFFICER, Purpose.BORDER_CHECK)


def test_no_hit_says_when_it_was_asked(asked, officer):
    asked((form(), holding()))
    journey = Enquiry.objects.filter(answered="no_hit").first().journey
    page = officer.get(reverse("traveller", args=[journey])).content.decode()
    assert "Registers asked" in page
    assert "no hit" in page
    assert "NOT CHECKED" not in page


@pytest.mark.parametrize(
    ("port", "words"),
    [
        (failing(Unchecked.TIMED_OUT), "it did not answer in time"),
        (failing(Unchecked.UNREACHABLE), "it could not be reached"),
        (failing(Unchecked.REFUSED), "it refused the question"),
    ],
)
def test_who_is_not_checked_is_said_with_the_reason(asked, officer, port, words):
    asked((form(), port))
    journey = Enquiry.objects.first().journey
    page = officer.get(reverse("traveller", args=[journey])).content.decode()
    assert "NOT CHECKED since" in page
    assert words in page
    assert "no hit" not in page


def test_a_register_named_after_the_traveller_was_stored_is_said(asked, officer):
    platform = asked()
    platform.registers = registers((form(), holding()))
    journey = Journey.objects.filter(kind="api_border").first().id
    page = officer.get(reverse("traveller", args=[journey])).content.decode()
    assert "NOT CHECKED because" in page


def test_registers_of_the_border_are_not_shown_to_the_unit(asked, desk_for):
    asked((form(), holding()))
    unit = desk_for(Role.OFFICER, Purpose.PNR_ASSESSMENT)
    journey = Journey.objects.filter(kind="api_piu").first().id
    page = unit.get(reverse("traveller", args=[journey])).content.decode()
    assert "Registers asked" not in page


def test_a_hit_is_a_lead_with_the_owners_reference_on_its_item(asked, officer):
    asked((form(), everybody()))
    enquiry, page = first_item(officer)
    assert "A lead until the owner confirms it." in page
    item = officer.get(reverse("queue")).content.decode()
    assert "A register has a hit: a lead" in item
    found = _item_page(officer, enquiry)
    assert "This is a lead until the owner confirms it." in found
    assert "FAKE-" in found


def _item_page(client, enquiry):
    item = WorkItem.objects.get(journey=enquiry.journey)
    return client.get(reverse("item", args=[item.id])).content.decode()


def test_the_owners_word_is_noted_and_counted_and_can_be_corrected(asked, officer):
    asked((form(), everybody()))
    enquiry, _ = first_item(officer)
    address = reverse("register_confirmation", args=[enquiry.id])
    for word in ("confirmed", "no_answer", "not_confirmed"):
        assert officer.post(address, {"word": word}).status_code == 302
        lead = "This is a lead until the owner confirms it." in _item_page(officer, enquiry)
        assert lead is (word != "confirmed")
    assert "not confirmed by the owner" in _item_page(officer, enquiry)
    counts = RegisterDay.objects.get().counts
    assert (counts["owner.no_answer"], counts["owner.not_confirmed"]) == (0, 1)


def test_an_owners_word_is_one_of_the_list(asked, officer):
    asked((form(), everybody()))
    enquiry, _ = first_item(officer)
    officer.post(reverse("register_confirmation", args=[enquiry.id]), {"word": "perhaps"})
    assert Enquiry.objects.get(id=enquiry.id).confirmation == ""


def test_only_a_hit_of_the_desks_own_purpose_has_an_owners_word(asked, officer, desk_for):
    asked((form(), everybody()))
    enquiry, _ = first_item(officer)
    address = reverse("register_confirmation", args=[enquiry.id])
    Enquiry.objects.filter(id=enquiry.id).update(kind="api_piu")
    assert officer.post(address, {"word": "confirmed"}).status_code == 404
    Enquiry.objects.filter(id=enquiry.id).update(kind="api_border", answered="no_hit")
    assert officer.post(address, {"word": "confirmed"}).status_code == 404


@pytest.mark.parametrize("role", Role)
def test_who_may_note_an_owners_word(asked, seat, role):
    asked((form(), everybody()))
    enquiry = Enquiry.objects.first()
    answer = seat(role).post(reverse("register_confirmation", args=[enquiry.id]), {})
    assert (answer.status_code != 403) is (role in {Role.OFFICER, Role.SUPERVISOR})


def test_whose_item_is_with_the_protection_contact_has_no_owner_asked(asked, officer):
    asked((form(), everybody()))
    enquiry, _ = first_item(officer)
    WorkItem.objects.filter(journey=enquiry.journey).update(queue=Queue.PROTECTION)
    address = reverse("register_confirmation", args=[enquiry.id])
    assert officer.post(address, {"word": "confirmed"}).status_code == 404
    assert Enquiry.objects.get(id=enquiry.id).confirmation == ""


def test_masking_leaves_that_a_register_was_asked_and_nothing_that_it_said(asked, officer):
    platform = asked((form(), everybody()))
    enquiry, _ = first_item(officer)
    journey = Journey.objects.get(id=enquiry.journey)
    at = platform.clock.now()
    chunk = travel.Chunk(journeys=(journey.id,), flights=(journey.flight_id,))
    mask(chunk, at=at, now=at)
    row = Enquiry.objects.get(id=enquiry.id)
    assert (row.reason, row.matched, bytes(row.fingerprint), row.masked_at) == ("", [], b"", at)
    found = _item_page(officer, enquiry)
    assert "not shown, the traveller is masked" in found
    assert "stolen" not in found


def test_the_page_of_registers_tells_state_law_and_figures(asked, officer):
    asked(
        (form(), everybody()),
        (form(name="down"), failing(Unchecked.TIMED_OUT)),
        (form(name="lawless", legal_ground=""), holding()),
    )
    page = officer.get(reverse("registers")).content.decode()
    for words in ("answers", "does not answer", "not asked: no law", "Border Act of Utopia s. 9"):
        assert words in page
    lines = csv.DictReader(io.StringIO(officer.get(reverse("registers_table")).content.decode()))
    rows = {one["register"]: one for one in lines}
    assert rows["lost-documents"]["answered_share"] == "1.0000"
    assert rows["down"]["not_checked_timed_out"] == rows["down"]["asked"] != "0"
    assert rows["lawless"]["asked"] == "0"


def test_a_file_that_cannot_be_used_is_said(asked, officer):
    platform = asked()
    platform.registers = Registers(fault="lost-documents: it is not said who owns it.")
    page = officer.get(reverse("registers")).content.decode()
    assert "it is not said who owns it" in page
    journey = Journey.objects.filter(kind="api_border").first().id
    page = officer.get(reverse("traveller", args=[journey])).content.decode()
    assert "NOT CHECKED because the file that names the registers cannot be used" in page


def test_a_register_that_is_asked_no_more_keeps_its_figures(asked, officer):
    platform = asked((form(), holding()))
    platform.registers = replace(platform.registers, forms=())
    assert "not asked any more" in officer.get(reverse("registers")).content.decode()
