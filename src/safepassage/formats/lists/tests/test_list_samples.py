"""Published lists as they are, where the shared samples are at hand."""

import json
from pathlib import Path

import pytest

from safepassage.formats.lists import ListFile, ListFormat, detect, read_list
from safepassage.records import Severity
from skips import SAMPLES

pytestmark = pytest.mark.samples
LISTS = SAMPLES / "names" / "lists"


def read(*names: str) -> ListFile:
    first, *beside = ((LISTS / name).read_bytes() for name in names)
    return read_list(first, detect(first, *beside), beside=beside)


def known(path: Path) -> dict[str, dict[str, list[str]]]:
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {row["id"]: row for row in rows}


def test_every_individual_of_the_security_council_is_read_and_nothing_is_odd() -> None:
    file = read("un_consolidated_sample.xml")
    assert len(file.entries) == 120
    assert [(one.code, one.severity) for one in file.defects] == [
        ("list_not_persons", Severity.NOTE)
    ]


def test_every_individual_of_ofac_is_read_and_three_nationalities_are_told() -> None:
    assert detect((LISTS / "ofac_sdn_sample.csv").read_bytes()) is ListFormat.OFAC_CSV
    file = read("ofac_sdn_sample.csv", "ofac_alt_sample.csv")
    assert len(file.entries) == 400
    assert [one.code for one in file.defects].count("list_value_unread") == 3
    assert file.usable


@pytest.mark.parametrize(
    "names", [("un_consolidated_sample.xml",), ("ofac_sdn_sample.csv", "ofac_alt_sample.csv")]
)
def test_no_birth_date_or_passport_is_lost_that_others_read_from_the_same_entries(
    names: tuple[str, ...],
) -> None:
    theirs = known(LISTS / "base_list.jsonl")
    lost = 0
    for entry in read(*names).entries:
        years = {born[:4] for born in theirs[entry.id]["dob"]}
        assert years <= {born[:4] for born in entry.dob}
        names_read = len(entry.aliases) + len(entry.weak)
        lost += names_read < len(theirs[entry.id]["aliases"]) + len(theirs[entry.id]["weak"])
    assert lost <= 3
