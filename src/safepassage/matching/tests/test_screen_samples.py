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
    also_ok: tuple[str, ...] = ()


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


def alerts(case: Case) -> set[str]:
    return {match.entry for match in matches(case.query) if match.alert}


def share(wanted: list[bool]) -> float:
    return sum(wanted) / len(wanted)


LEAST_FOUND = {
    "document": 1.0,
    "listed_alias": 1.0,
    "mrz_trunc": 1.0,
    "typo_dobnoise": 1.0,
    "order_missing": 1.0,
    "heldout_script": 0.84,
    "heldout_variant": 0.84,  # with those of which only half the words resemble
    "mrz_variant": 0.96,
}
"""What was reached; the acceptance set is another one."""


@pytest.mark.parametrize(("category", "least"), LEAST_FOUND.items())
def test_of_each_kind_of_listed_person_enough_are_found(category: str, least: float) -> None:
    assert share([bool(alerts(one) & set(one.expect)) for one in cases(category)]) >= least


def test_nine_of_ten_are_found_while_three_of_a_hundred_hard_negatives_alert() -> None:
    negatives = cases("neg_")
    positives = [one for one in cases("") if one.expect]
    assert share([bool(alerts(one) - set(one.also_ok)) for one in negatives]) <= 0.03
    assert share([bool(alerts(one) & set(one.expect)) for one in positives]) >= 0.90


def test_a_sample_of_the_entries_finds_itself() -> None:
    for entry in entries()[::20]:
        (born,) = entry.dob[:1] or (None,)
        found = screen(index(), Subject(name=entry.name, dob=born))
        own = [match for match in found if match.entry == entry.id]
        assert own or len(found) == 20, entry.id
        assert all(match.match_class is not MatchClass.DOCUMENT for match in own)
        assert all(match.alert for match in own) or not names_a_person(entry), entry.id


def names_a_person(entry: ListEntry) -> bool:
    """A single word without a birth date is too little for an alert."""
    return bool(entry.dob) or len((entry.name or "").split()) > 1
