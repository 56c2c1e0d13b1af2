"""Crew lists and gate passes on their page, and the list of one."""

import pytest
from django.urls import reverse

from safepassage.apps.accounts.roles import Role
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db
ADDRESS = reverse("postings")
CREW = (
    "UNA:+.? 'UNB+UNOA:4+1U+UTOPIU+260901:0600+77++IAPI'UNH+1+PAXLST:D:05B:UN:IATA'BGM+336+G'"
    "RFF+TN:1'NAD+MS+++DESK'TDT+20'NAD+FM+++CREWSON:CARL'ATT+2++M'DTM+329:710527'NAT+2+QMA'"
    "DOC+P:110:111+CC1'LOC+91+QMA'CNT+41:1'UNT+12+1'UNZ+1+77'"
)


@pytest.fixture
def officer(console, desk_for):
    return desk_for(Role.OFFICER, Purpose.BORDER_CHECK)


def test_a_crew_list_is_shown_with_its_people_and_how_long(officer, console):
    console.receive(CREW.encode())
    page = officer.get(ADDRESS).content.decode()
    assert "1U crew list" in page
    flight = page.split('id="list-')[1].split('"')[0]
    people = officer.get(reverse("flight", args=[flight])).content.decode()
    assert "CREWSON" in people
    assert "Without a flight" in people
    assert "Departs" not in people
    said = officer.get(reverse("conversation", args=[flight])).content.decode()
    assert "A list without a flight" in said
    assert "crew list" in said


def test_the_board_leads_there_and_an_empty_page_says_so(officer):
    assert f'href="{ADDRESS}"' in officer.get(reverse("board")).content.decode()
    assert "No such list is kept" in officer.get(ADDRESS).content.decode()


def test_the_unit_finds_none_of_them(console, desk_for):
    console.receive(CREW.encode())
    unit = desk_for(Role.SUPERVISOR, Purpose.PNR_ASSESSMENT)
    assert "1U crew list" not in unit.get(ADDRESS).content.decode()
