from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from safepassage.apps.watchlists import selectors
from safepassage.apps.watchlists.errors import WatchListError
from safepassage.apps.watchlists.models import LegalEffect, WatchList
from safepassage.apps.watchlists.services import Terms
from safepassage.flows.import_list import ImportReport, ListRefusedError, import_list
from safepassage.formats.lists import ListFormat
from safepassage.records.actor import Actor, Component

pytestmark = pytest.mark.django_db

TERMS = Terms(
    owner="Court of Utopia",
    legal_effect=LegalEffect.TRAVEL_BAN,
    legal_ground="Passport Act s. 12",
    review_date=date(2027, 5, 4),
)


def take(data: bytes, terms: Terms | None = TERMS) -> ImportReport:
    return import_list(
        data,
        list_format=ListFormat.CSV,
        name="bans",
        terms=terms,
        actor=Actor.component(Component.COMMAND_LINE),
        at=datetime(2026, 5, 4, 12, tzinfo=UTC),
    )


def ids() -> set[str]:
    return {listed.entry.id for listed in selectors.lists_in_force()}


def test_a_good_file_is_screened_by_at_once() -> None:
    report = take(b"id;name\nA;Ada MUSTER\n")
    assert (report.screened, report.imported.created, ids()) == (True, True, {"A"})


def test_a_known_list_keeps_its_terms() -> None:
    take(b"id;name\nA;Ada MUSTER\n")
    report = take(b"id;name\nB;Bea BEISPIEL\n", terms=None)
    assert (report.imported.version.number, ids()) == (2, {"B"})


def test_an_earlier_content_comes_back_as_the_version_it_was() -> None:
    first = take(b"id;name\nA;Ada MUSTER\n")
    take(b"id;name\nB;Bea BEISPIEL\n")
    again = take(b"id;name\nA;Ada MUSTER\n")
    assert again.imported.version.pk == first.imported.version.pk
    assert ids() == {"A"}


def test_a_bad_file_changes_nothing() -> None:
    take(b"id;name\nA;Ada MUSTER\n")
    stamp = selectors.stamp()
    with pytest.raises(ListRefusedError) as refusal:
        take(b"id;name;dob\nA;Ada MUSTER;\nB;Bea;31.12.1980\n")
    assert [(d.code, d.segment) for d in refusal.value.defects] == [("list_invalid_date", 3)]
    assert (selectors.stamp(), ids()) == (stamp, {"A"})


def test_a_new_list_without_terms_is_kept_and_not_screened() -> None:
    report = take(b"id;name\nA;Ada MUSTER\n", terms=None)
    assert (report.screened, report.imported.version.in_force, ids()) == (False, True, set())
    assert report.imported.watchlist.review_date == date(2027, 5, 4)


def test_terms_said_later_bring_a_kept_list_into_screening() -> None:
    take(b"id;name\nA;Ada MUSTER\n", terms=None)
    report = take(b"id;name\nA;Ada MUSTER\n")
    assert (report.screened, report.imported.created, ids()) == (True, False, {"A"})


def test_incomplete_terms_change_nothing() -> None:
    with pytest.raises(WatchListError, match="owner"):
        take(b"id;name\nA;Ada MUSTER\n", terms=replace(TERMS, owner=""))
    assert not WatchList.objects.exists()
