"""Watchlists in the console: read by many, changed by supervisors, never by accident."""

import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.watchlists import selectors
from safepassage.apps.watchlists.models import ListVersion, WatchList

Seat = Callable[[Role], Client]

FIRST = b"id;name;dob\nA;Ada MUSTER;1971-05-27\nB;Bea BEISPIEL;1980-01-01\n"
SECOND = b"id;name;dob\nA;Ada MUSTER;1971-05-28\nC;Cem NEU;1990-02-02\n"
TERMS = {
    "name": "Warrants",
    "owner": "Court of Utopia",
    "legal_effect": "arrest",
    "legal_ground": "Warrants Act s. 4",
    "purpose": "border_check",
    "severity": "4",
    "review_date": "2027-05-04",
}


@pytest.fixture
def supervisor(seat: Seat) -> Client:
    return seat(Role.SUPERVISOR)


@pytest.fixture
def second(supervisor: Client, seat: Seat) -> Client:
    """Another supervisor."""
    assert supervisor
    return seat(Role.SUPERVISOR)


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def put(client: Client, address: str, data: bytes, **terms: str) -> str:
    """Send a file; returns where it leads, or the page that refuses it."""
    answer = client.post(address, {**terms, "file": SimpleUploadedFile("list", data)})
    return answer.headers.get("Location") or answer.content.decode()


def the_list() -> WatchList:
    return WatchList.objects.get()


@pytest.fixture
def in_force(supervisor: Client, second: Client) -> str:
    """The address of a list with its first version in force."""
    second.post(f"{put(supervisor, '/watchlists/add/', FIRST, **TERMS)}confirm/")
    return f"/watchlists/{the_list().pk}/"


def test_a_new_list_is_looked_at_before_it_is_in_force(supervisor: Client, second: Client) -> None:
    assert "nobody is held against anything" in shown(supervisor, "/watchlists/")
    address = put(supervisor, "/watchlists/add/", FIRST, **TERMS)
    page = shown(supervisor, address)
    assert "Ada MUSTER · 1971-05-27" in page
    assert "Waits for a second person" in shown(supervisor, "/watchlists/")
    assert list(selectors.lists_in_force()) == []
    assert second.post(f"{address}confirm/", follow=True).status_code == 200
    assert {one.entry.id for one in selectors.lists_in_force()} == {"A", "B"}
    page = shown(supervisor, "/watchlists/")
    for words in ("Warrants", "In force", "Court of Utopia", "arrest", "2027-05-04", ">2<"):
        assert words in page


def test_the_difference_is_readable(supervisor: Client, in_force: str) -> None:
    page = shown(supervisor, put(supervisor, f"{in_force}import/", SECOND))
    assert re.findall(r'<span class="soft">(\d+)</span></a>', page) == ["1", "1", "1"]
    assert "Cem NEU" in page
    address = put(supervisor, f"{in_force}import/", SECOND)
    assert "Bea BEISPIEL" in shown(supervisor, f"{address}?kind=removed")
    page = shown(supervisor, f"{address}?kind=changed")
    assert "birth date" in page
    assert "<del><bdi>1971-05-27</bdi></del> → <ins><bdi>1971-05-28</bdi></ins>" in page
    assert {one.entry.id for one in selectors.lists_in_force()} == {"A", "B"}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"id;name\nA;Ada\nA;Bea\n", "line 3:"),
        (b'{"id": "A"}\n{no json\n', "line 2:"),
        (b"\xff\xfe", "UTF-8"),
        (b"", "The file is empty"),
    ],
)
def test_a_bad_file_changes_nothing_and_says_why(
    supervisor: Client, in_force: str, data: bytes, told: str
) -> None:
    before = len(ledger.page(limit=500))
    page = put(supervisor, f"{in_force}import/", data)
    assert told in page
    assert 'role="alert"' in page
    assert ListVersion.objects.count() == 1
    assert len(ledger.page(limit=500)) == before


def test_a_new_list_of_a_known_name_is_sent_to_its_page(supervisor: Client, in_force: str) -> None:
    assert in_force
    assert "import on its own page" in put(supervisor, "/watchlists/add/", SECOND, **TERMS)


def test_an_effect_needs_its_law(supervisor: Client) -> None:
    page = put(supervisor, "/watchlists/add/", FIRST, **(TERMS | {"legal_ground": " "}))
    assert "needs its law and article" in page
    assert not WatchList.objects.exists()


def test_terms_are_changed(supervisor: Client, in_force: str) -> None:
    assert 'value="Court of Utopia"' in shown(supervisor, f"{in_force}terms/")
    supervisor.post(f"{in_force}terms/", TERMS | {"review_date": "2020-01-01"})
    page = shown(supervisor, in_force)
    assert "2020-01-01" in page
    assert "overdue" in page
    assert "One list is past its review date" in shown(supervisor, "/watchlists/")


def test_a_list_is_withdrawn_with_its_ground_and_comes_back(
    supervisor: Client, second: Client, in_force: str
) -> None:
    address = f"{in_force}withdraw/"
    assert "nobody is held against this list" in shown(supervisor, address)
    assert "Choose the ground" in supervisor.post(address).content.decode()
    supervisor.post(address, {"ground": "source_silent"})
    assert "Withdrawn" in shown(supervisor, in_force)
    assert list(selectors.lists_in_force()) == []
    (entry,) = ledger.page(event=Event.LIST_WITHDRAWN)
    assert b"source_silent" in bytes(entry.details)
    again = supervisor.post(address, {"ground": "replaced"}, follow=True).content.decode()
    assert "withdrawn already" in again
    version = f"{in_force}versions/{the_list().versions.get().pk}/"
    supervisor.post(f"{version}confirm/")
    assert "Withdrawn" in shown(supervisor, in_force)
    supervisor.post(f"{version}propose/")
    second.post(f"{version}confirm/")
    assert "In force" in shown(supervisor, in_force)


def test_everything_is_in_the_ledger_by_the_officer(supervisor: Client, in_force: str) -> None:
    put(supervisor, f"{in_force}import/", SECOND)
    version = the_list().versions.get(number=2)
    shown(supervisor, f"{in_force}versions/{version.pk}/")
    entries = ledger.page(limit=500)
    events = [one.event for one in entries if one.actor_kind == "officer"]
    for event in (Event.LIST_CHANGED, Event.LIST_IMPORTED, Event.LIST_IN_FORCE, Event.RECORD_READ):
        assert event.value in events
    assert ledger.page(subject=str(version.pk))[0].event == Event.RECORD_READ
    assert not any(b"MUSTER" in bytes(one.details) for one in entries)


def test_officers_see_lists_but_no_entries_and_change_nothing(seat: Seat, in_force: str) -> None:
    officer = seat(Role.OFFICER)
    assert "MUSTER" not in shown(officer, in_force)
    version = the_list().versions.get().pk
    for address in ("import/", "terms/", "withdraw/", f"versions/{version}/confirm/"):
        assert officer.get(in_force + address).status_code == 403
        assert officer.post(in_force + address).status_code == 403
    assert "Withdraw" not in shown(officer, in_force)


def test_a_version_of_another_list_does_not_exist_here(supervisor: Client, in_force: str) -> None:
    put(supervisor, "/watchlists/add/", FIRST, **(TERMS | {"name": "Others"}))
    other = ListVersion.objects.get(watchlist__name="Others")
    assert supervisor.get(f"{in_force}versions/{other.pk}/").status_code == 404
