"""Two people over every list: versions, terms, single persons, foreign alerts, categories."""

import csv
import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.watchlists import selectors
from safepassage.apps.watchlists.models import ForeignAlert, UrgentEntry, WatchList

pytestmark = pytest.mark.django_db
Seat = Callable[[Role], Client]

FILE = b"id;name;dob\nA;Ada MUSTER;1971-05-27\nB;Bea BEISPIEL;1980-01-01\n"
TERMS = {
    "name": "Warrants",
    "owner": "Court of Utopia",
    "legal_effect": "arrest",
    "legal_ground": "Warrants Act s. 4",
    "purpose": "border_check",
    "severity": "3",
    "review_date": "2037-05-04",
}
PERSON = {
    "family": "EXEMPEL",
    "given": "Cem",
    "aliases": "Jem; Jemo",
    "dob": "1990",
    "nationality": "qma",
    "number": "XK001",
    "country": "QMA",
    "ground": "Wanted for a robbery of last night.",
    "source": "Police of Utopia, 44/26",
    "expires": "2037-01-01",
}


@pytest.fixture
def first(seat: Seat) -> Client:
    return seat(Role.SUPERVISOR)


@pytest.fixture
def second(first: Client, seat: Seat) -> Client:
    assert first
    return seat(Role.SUPERVISOR)


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return answer.content.decode().split("<main")[1]


def post(client: Client, address: str, **fields: str) -> str:
    """Send a form; gives the page that it leads to."""
    return client.post(address, fields, follow=True).content.decode()


@pytest.fixture
def imported(first: Client) -> Callable[..., str]:
    """Take a file by the first supervisor; gives the address of its version."""

    def take(data: bytes = FILE, **terms: str) -> str:
        file = SimpleUploadedFile("list", data)
        answer = first.post("/watchlists/add/", {**TERMS, **terms, "file": file})
        return answer["Location"]

    return take


@pytest.fixture
def in_force(imported: Callable[..., str], second: Client) -> str:
    """The address of a list with a version in force."""
    second.post(f"{imported()}confirm/")
    return f"/watchlists/{WatchList.objects.get().pk}/"


def screened() -> set[str]:
    return {one.entry.id for one in selectors.lists_in_force()}


def test_who_imported_sees_that_somebody_else_confirms(
    first: Client, second: Client, imported: Callable[..., str]
) -> None:
    version = imported()
    page = text(first, version)
    assert "somebody else confirms it" in page
    assert "Confirm and put in force" not in page
    assert "You brought this version" in post(first, f"{version}confirm/")
    assert screened() == set()
    assert "Confirm and put in force" in text(second, version)
    assert "Version 1 is in force" in post(second, f"{version}confirm/")
    assert screened() == {"A", "B"}


def test_the_list_tells_both_people(in_force: str, first: Client) -> None:
    page = text(first, in_force)
    found = re.search(r"brought by .*?>([\w-]+)</span>, confirmed by .*?>([\w-]+)</span>", page)
    assert found is not None
    assert found[1] != found[2]
    assert "2 added, 0 removed, 0 changed" in page


def test_a_version_is_declined(second: Client, imported: Callable[..., str]) -> None:
    version = imported()
    assert "is not put in force" in post(second, f"{version}decline/")
    assert "Nobody asked" in post(second, f"{version}confirm/")
    assert screened() == set()


def test_a_long_difference_is_shown_page_by_page(
    first: Client, imported: Callable[..., str]
) -> None:
    lines = b"".join(b"%03d;Somebody %d\n" % (one, one) for one in range(120))
    version = imported(b"id;name\n" + lines)
    page = text(first, version)
    assert ("Page 1 of 3" in page, page.count("<tr tabindex")) == (True, 50)
    page = text(first, f"{version}?kind=added&page=3")
    assert ("Page 3 of 3" in page, page.count("<tr tabindex")) == (True, 20)


def test_the_effect_of_a_list_in_force_changes_by_two(
    in_force: str, first: Client, second: Client
) -> None:
    changed = TERMS | {"legal_effect": "inform_only"}
    assert "wait for a second person" in post(first, f"{in_force}terms/", **changed)
    assert "You proposed them" in text(first, in_force)
    assert "somebody else" in post(first, f"{in_force}terms/confirm/")
    assert WatchList.objects.get().legal_effect == "arrest"
    assert "Let them hold" in text(second, in_force)
    post(second, f"{in_force}terms/confirm/")
    assert WatchList.objects.get().legal_effect == "inform_only"


def test_proposed_terms_are_dropped(in_force: str, first: Client) -> None:
    post(first, f"{in_force}terms/", **(TERMS | {"legal_effect": ""}))
    assert "stay as they are" in post(first, f"{in_force}terms/drop/")
    assert WatchList.objects.get().legal_effect == "arrest"


def test_an_officer_lists_one_person_and_a_supervisor_confirms(
    in_force: str, seat: Seat, first: Client
) -> None:
    assert in_force
    officer = seat(Role.OFFICER)
    chosen = str(WatchList.objects.get().pk)
    assert "Warrants (arrest)" in text(officer, "/watchlists/urgent/add/")
    page = post(officer, "/watchlists/urgent/add/", watchlist=chosen, **PERSON)
    assert "Cem EXEMPEL · 1990 · QMA · QMA XK001" in page
    assert "Unconfirmed" in page
    entry = UrgentEntry.objects.get()
    assert entry.listed.entry in screened()
    assert "1 person is listed on one officer" in text(first, "/legal-bases/")
    assert "is listed on one officer" not in text(officer, "/legal-bases/")
    assert officer.post(f"/watchlists/urgent/{entry.pk}/confirm/").status_code == 403
    assert "Confirmed" in post(first, f"/watchlists/urgent/{entry.pk}/confirm/")
    assert "has ended" in post(officer, f"/watchlists/urgent/{entry.pk}/end/")
    assert screened() == {"A", "B"}
    assert ledger.page(event=Event.LIST_URGENT_ENTERED)[0].actor_kind == "officer"


def test_who_entered_a_person_does_not_confirm_it(in_force: str, first: Client) -> None:
    assert in_force
    chosen = str(WatchList.objects.get().pk)
    page = post(first, "/watchlists/urgent/add/", watchlist=chosen, **PERSON)
    assert 'aria-label="Confirm:' not in page
    entry = UrgentEntry.objects.get()
    assert "somebody else confirms" in post(first, f"/watchlists/urgent/{entry.pk}/confirm/")
    assert UrgentEntry.objects.get().confirmed_at is None


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"watchlist": ""}, "Choose"),
        ({"family": "", "given": "", "number": ""}, "Write a name or a document number"),
        ({"dob": "27.05.1971"}, "1971-05"),
        ({"nationality": "12"}, "code of a country"),
        ({"country": "?"}, "code of a country"),
        ({"ground": "why"}, "at least 10 characters"),
        ({"expires": "2020-01-01"}, "The last day is over"),
    ],
)
def test_an_incomplete_person_is_not_listed(
    in_force: str, first: Client, change: dict[str, str], told: str
) -> None:
    assert in_force
    fields = {"watchlist": str(WatchList.objects.get().pk)} | PERSON | change
    assert told in post(first, "/watchlists/urgent/add/", **fields)
    assert not UrgentEntry.objects.exists()


def test_without_a_list_of_ones_own_nobody_can_be_listed(first: Client) -> None:
    assert "there is no law" in text(first, "/watchlists/urgent/add/")


def test_foreign_alerts_wait_until_somebody_else_has_checked_them(
    first: Client, second: Client, imported: Callable[..., str]
) -> None:
    version = imported(issuer="QMA")
    post(second, f"{version}confirm/")
    assert screened() == set()
    page = text(second, "/watchlists/alerts/")
    assert "Ada MUSTER" in page
    alert = next(one for one in ForeignAlert.objects.all() if f"{one.pk}" in page)
    address = f"/watchlists/alerts/{alert.pk}/"
    words = "A theft, with a warrant; no asylum file."
    assert "somebody else checks" in post(first, address, outcome="accepted", words=words)
    assert "Choose one" in post(second, address, words=words)
    assert "at least 10 characters" in post(second, address, outcome="accepted", words="fine")
    assert screened() == set()
    assert "The check is noted" in post(second, address, outcome="accepted", words=words)
    assert len(screened()) == 1
    assert words in text(second, "/watchlists/alerts/?view=checked")
    assert words in text(second, address)


def test_the_figures_of_issuers_name_nobody(
    second: Client, seat: Seat, imported: Callable[..., str]
) -> None:
    regulator = seat(Role.REGULATOR)
    assert "No alert of another state" in text(regulator, "/watchlists/issuers/")
    imported(issuer="QMA")
    outcomes = ("accepted", "refused_political")
    for alert, outcome in zip(ForeignAlert.objects.all(), outcomes, strict=True):
        address = f"/watchlists/alerts/{alert.pk}/"
        post(second, address, outcome=outcome, words="The file was read as a whole.")
    page = text(regulator, "/watchlists/issuers/")
    assert page.count("50%") == 2
    assert "MUSTER" not in page
    told = regulator.get("/watchlists/issuers/?format=csv").content.decode().splitlines()
    assert told[0].startswith("issuer,received,waiting,accepted")
    assert told[1] == "QMA,2,0,1,1,0,0,0,0.5,0.5,0,0"
    assert "Issuers of alerts" in regulator.get("/legal-bases/").content.decode()


def test_an_issuer_is_no_formula_in_the_table_of_figures(
    seat: Seat, imported: Callable[..., str]
) -> None:
    imported(issuer='=HYPERLINK("x")')
    told = seat(Role.REGULATOR).get("/watchlists/issuers/?format=csv").content.decode()
    (row,) = list(csv.reader(told.splitlines()))[1:]
    assert row[0] == '\'=HYPERLINK("x")'


def test_categories_are_written_one_a_line(in_force: str, first: Client) -> None:
    address = f"{in_force}categories/"
    lines = "grave; 5; Grave crimes\n\nsmall; 1; Unpaid fines; small ones"
    page = post(first, address, categories=lines)
    assert "Unpaid fines; small ones" in page
    assert "grave; 5; Grave crimes" in text(first, address)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("grave; 6; Grave", "Line 1 is not"),
        ("grave; 5; Grave\nsmall", "Line 2 is not"),
        ("a; 5; A\na; 1; B", "each code once"),
    ],
)
def test_a_wrong_category_changes_nothing(
    in_force: str, first: Client, lines: str, told: str
) -> None:
    assert told in post(first, f"{in_force}categories/", categories=lines)
    assert not WatchList.objects.get().categories.exists()


def test_what_does_not_exist_is_not_found(second: Client, in_force: str) -> None:
    nothing = "00000000-0000-0000-0000-000000000009"
    assert second.get(f"/watchlists/alerts/{nothing}/").status_code == 404
    for address in (
        f"/watchlists/urgent/{nothing}/confirm/",
        f"/watchlists/urgent/{nothing}/end/",
        f"{in_force}versions/{nothing}/confirm/",
    ):
        assert second.post(address).status_code == 404
