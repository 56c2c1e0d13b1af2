import os
from functools import cache
from pathlib import Path

import msgspec
import pytest

from safepassage.formats.lists import read_jsonl
from safepassage.matching import ListIndex, build, screen
from safepassage.records import ListedDocument, ListEntry, Match, MatchClass, Subject

pytestmark = pytest.mark.samples

ROOT = Path(__file__).resolve().parents[4]
NAMES = Path(os.environ.get("SAFEPASSAGE_SAMPLES") or ROOT.parent / "shared" / "data") / "names"


class Query(msgspec.Struct, frozen=True):
    name: str
    mrz_name: str | None = None
    dob: str | None = None
    nationality: str | None = None
    document: ListedDocument | None = None


class Case(msgspec.Struct, frozen=True):
    id: str
    query: Query
    expect: tuple[str, ...]
    category: str


@cache
def entries() -> tuple[ListEntry, ...]:
    found, defects = read_jsonl((NAMES / "lists" / "base_list.jsonl").read_bytes())
    assert defects == ()
    return found


@cache
def index() -> ListIndex:
    return build(entries())


def cases(category: str) -> list[Case]:
    decoder = msgspec.json.Decoder(Case)
    every = map(decoder.decode, (NAMES / "dev.jsonl").read_bytes().splitlines())
    return [case for case in every if case.category.startswith(category)]


def matches(query: Query) -> tuple[Match, ...]:
    return screen(
        index(),
        Subject(
            name=query.name,
            mrz_name=query.mrz_name,
            dob=query.dob,
            nationality=query.nationality,
            documents=(query.document,) if query.document else (),
        ),
    )


@pytest.mark.parametrize("category", ["document", "listed_alias", "mrz_trunc"])
def test_everybody_is_found_whom_an_exact_key_can_find(category: str) -> None:
    for case in cases(category):
        assert {match.entry for match in matches(case.query)} & set(case.expect), case.id


def test_every_listed_document_alerts() -> None:
    for case in cases("document"):
        alerts = {match.entry for match in matches(case.query) if match.alert}
        assert alerts & set(case.expect), case.id


def test_nobody_alerts_who_is_not_listed() -> None:
    assert cases("neg_")
    for case in cases("neg_"):
        assert not any(match.alert for match in matches(case.query)), case.id


def test_every_entry_finds_itself() -> None:
    for entry in entries():
        (born,) = entry.dob[:1] or (None,)
        found = screen(index(), Subject(name=entry.name, dob=born))
        own = [match for match in found if match.entry == entry.id]
        assert own or len(found) == 20, entry.id
        assert all(match.match_class is not MatchClass.DOCUMENT for match in own)
        assert all(match.alert for match in own) or not names_a_person(entry), entry.id


def names_a_person(entry: ListEntry) -> bool:
    """A single word without a birth date is too little for an alert."""
    return bool(entry.dob) or len((entry.name or "").split()) > 1
