"""Announced documents and the carrier: what is noticed about them changes no answer."""

import pytest

from one_traveller import LISTED, ask, item, message, notify, put_list, work
from safepassage.apps.cases.models import BoardingStatus, Hit, WorkItem
from safepassage.apps.travel.models import Journey
from safepassage.apps.watchlists.models import LegalEffect
from safepassage.documents.announced.notes import notes_on
from safepassage.flows.interactive import Interactive
from safepassage.formats.read import read
from safepassage.safeguards.purpose import Purpose

pytestmark = pytest.mark.django_db(transaction=True)
BORDER = Purpose.BORDER_CHECK
NOBODY = {"name": "ORDINARY:PERSON", "number": "XK5557771"}
STOLEN = b'{"id": "D-1", "documents": [{"number": "L898902C3", "country": "UTO", "type": "P"}]}\n'
WORST = (
    message(name="ORDINARY:PERSON", number="0000000000000", issuer="QQQ", nationality="SUN")
    .replace("DTM+36:310101'", "DTM+36:190101'DTM+182:270101'")
    .replace("DOC+P:", "DOC+XY:")
)


@pytest.fixture
def quiet(platform, bases):
    put_list(platform, "border", BORDER, entries=LISTED)
    door = Interactive(platform, seconds=20)
    yield door
    door.close()


def noticed(sent: str) -> set[str]:
    (traveller,) = read(interchange_of(sent)).messages[0].travellers
    return {note.code for notes in notes_on(traveller, "2026-09-01") for note in notes}


def interchange_of(sent: str) -> bytes:
    return f"UNB+UNOA:4+1U+UTOPIU+260901:0600+77'{sent}UNZ+1+77'".encode()


def test_documents_with_every_fault_are_answered_like_faultless_ones(quiet):
    assert len(noticed(WORST)) >= 5
    assert ask(quiet, **NOBODY) == ask(quiet, WORST) == ["0Z"]


def test_nothing_noticed_makes_a_work_item_or_a_hit(platform, quiet):
    notify(platform, WORST)
    work(platform)
    assert Journey.objects.filter(kind="api_border").exists()
    assert not WorkItem.objects.exists()
    assert not Hit.objects.exists()


def test_a_placeholder_is_no_missing_number(quiet):
    assert ask(quiet, **(NOBODY | {"number": "000000000"})) == ["0Z"]
    assert ask(quiet, **(NOBODY | {"number": ""})) == ["4Z"]


def test_a_stolen_document_reaches_the_officer_in_either_form(platform, bases):
    assert bases is None
    put_list(platform, "stolen", BORDER, effect=LegalEffect.SEIZE_DOCUMENT, entries=STOLEN)
    notify(platform, message(name="ORDINARY:PERSON", number="L898902C36", issuer="UTO"))
    work(platform)
    hit = Hit.objects.get()
    assert (hit.item_id, hit.match_class) == (item().id, "document")
    assert hit.codes[0][0] == "document_and_issuer"
    assert not BoardingStatus.objects.filter(meaning="do_not_board").exists()
