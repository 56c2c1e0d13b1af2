"""A table of one's own in the console: shown, said what its columns mean, remembered."""

import io
import zipfile
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from safepassage.apps.accounts.roles import Role
from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.apps.watchlists.mappings import mapping_of
from safepassage.apps.watchlists.models import ListVersion, WatchList
from safepassage.apps.watchlists.payload import decode

Seat = Callable[[Role], Client]

TABLE = b"Akte;Surname;Vorname;Born;auch\nA1;Muster;Ada;27.05.1971;Adda / Ade\n"
SAID = {
    "column_0": "id",
    "column_1": "family",
    "column_2": "given",
    "column_3": "dob",
    "column_4": "aliases",
    "dates": "day_first",
    "between": "/",
    "headed": "on",
}
TERMS = {
    "name": "Warrants",
    "owner": "Court of Utopia",
    "purpose": "border_check",
    "severity": "3",
    "review_date": "2027-05-04",
}


@pytest.fixture
def supervisor(seat: Seat) -> Client:
    return seat(Role.SUPERVISOR)


def put(client: Client, address: str, data: bytes, **said: str) -> str:
    """Send a file; returns where it leads, or the page that answers."""
    answer = client.post(address, {**said, "file": SimpleUploadedFile("table.csv", data)})
    assert answer.status_code < 400
    return answer.headers.get("Location") or answer.content.decode()


@pytest.fixture
def address(supervisor: Client) -> str:
    """Where the columns of a new list are said: adding the table led there."""
    return put(supervisor, "/watchlists/add/", TABLE, **TERMS)


def test_adding_a_table_of_ones_own_leads_to_its_columns(supervisor: Client, address: str) -> None:
    assert address == f"/watchlists/{WatchList.objects.get().pk}/columns/"
    assert not ListVersion.objects.exists()
    assert "Show its columns" in supervisor.get(address).content.decode()


def test_the_first_rows_are_shown_and_meanings_guessed(supervisor: Client, address: str) -> None:
    page = put(supervisor, address, TABLE)
    for words in ("Akte", "27.05.1971", "Choose the same file again"):
        assert words in page
    assert page.count('<option value="family" selected>') == 1
    assert '<option value="dob" selected>' in page
    assert not ListVersion.objects.exists()


def test_what_was_said_is_read_and_remembered(supervisor: Client, address: str) -> None:
    assert "/versions/" in put(supervisor, address, TABLE, **SAID)
    (entry,) = [decode(one.payload) for one in ListVersion.objects.get().entries.all()]
    assert (entry.id, entry.name, entry.dob) == ("A1", "Ada Muster", ("1971-05-27",))
    assert entry.aliases == ("Adda", "Ade")
    kept = mapping_of(WatchList.objects.get())
    assert kept is not None
    assert kept.columns["aliases"] == ("auch",)
    (event,) = ledger.page(event=Event.LIST_MAPPED)
    assert b"Muster" not in bytes(event.details)
    page = put(supervisor, address, TABLE)
    assert '<option value="given" selected>' in page


def test_the_next_version_is_read_the_same_way(supervisor: Client, address: str) -> None:
    put(supervisor, address, TABLE, **SAID)
    more = TABLE + b"A2;Beispiel;Otto;;\n"
    assert "/versions/" in put(supervisor, address.replace("columns", "import"), more)
    assert ListVersion.objects.order_by("-number")[0].entry_count == 2
    assert len(ledger.page(event=Event.LIST_MAPPED)) == 1


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"column_0": ""}, "no column is the field"),
        ({"column_1": "", "column_2": "", "column_4": ""}, "no column is a name"),
        ({"headed": ""}, "Fill this in"),
        ({"dates": "guess"}, "Choose one of the list"),
        ({"column_3": "height"}, "Choose one of the list"),
    ],
)
def test_what_cannot_be_used_is_said_and_changes_nothing(
    supervisor: Client, address: str, changes: dict[str, str], told: str
) -> None:
    assert told in put(supervisor, address, TABLE, **(SAID | changes))
    assert not ListVersion.objects.exists()
    assert WatchList.objects.get().mapping is None


@pytest.mark.parametrize("data", [b"\xff\xfe\xff", b'a;"b\n', b"\n", b"x;" * 90])
def test_what_is_no_table_is_refused(supervisor: Client, address: str, data: bytes) -> None:
    assert "was refused" in put(supervisor, address, data)


def test_a_bad_row_refuses_the_table_by_its_line(supervisor: Client, address: str) -> None:
    assert "line 3:" in put(supervisor, address, TABLE + b"A1;Beispiel;Otto;;\n", **SAID)
    assert not ListVersion.objects.exists()
    assert WatchList.objects.get().mapping is None


def test_a_published_list_is_read_without_being_asked(supervisor: Client) -> None:
    data = b"<CONSOLIDATED_LIST><INDIVIDUAL><FIRST_NAME>ADA</FIRST_NAME><REFERENCE_NUMBER>UTi.1"
    data += b"</REFERENCE_NUMBER></INDIVIDUAL></CONSOLIDATED_LIST>"
    assert "/versions/" in put(supervisor, "/watchlists/add/", data, **TERMS)
    assert not ListVersion.objects.get().in_force


def test_files_that_are_one_list_come_in_one_archive(supervisor: Client) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        cells = ",-0- " * 8
        archive.writestr("sdn.csv", f'7,"MUSTER, Ada",individual,UTO{cells}\n')
        archive.writestr("alt.csv", '7,1,aka,"MUSTERE, Ada",-0- \n')
    assert "/versions/" in put(supervisor, "/watchlists/add/", packed.getvalue(), **TERMS)
    (entry,) = [decode(one.payload) for one in ListVersion.objects.get().entries.all()]
    assert (entry.name, entry.aliases) == ("Ada MUSTER", ("Ada MUSTERE",))


@pytest.mark.parametrize("role", [Role.OFFICER, Role.DATA_PROTECTION_OFFICER])
def test_only_who_may_import_says_what_columns_mean(
    seat: Seat, supervisor: Client, address: str, role: Role
) -> None:
    assert seat(role).get(address).status_code == 403
