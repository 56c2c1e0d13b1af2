"""The table of names: what carriers are shown is what is read."""

import re
from pathlib import Path

import pytest

from safepassage.formats.pnrgov_xml.names import ELEMENTS, FIELDS, KIND_OF, PLAIN, plain

PAGE = Path(__file__).resolve().parents[5] / "docs" / "user" / "pnr.md"
ROW = re.compile(r"^\| ([a-z ]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def shown(heading: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    _, _, section = PAGE.read_text(encoding="utf-8").partition(f"### {heading}")
    rows = ROW.findall(section.partition("###")[0])
    return {
        what.replace(" ", "_"): tuple(tuple(re.findall(r"`(\w+)`", cell)) for cell in cells)
        for what, *cells in rows
        if what != "what"
    }


@pytest.mark.parametrize(
    ("heading", "table"), [("Names of elements", ELEMENTS), ("Names of attributes", FIELDS)]
)
def test_carriers_are_shown_every_name_and_whether_it_was_seen(heading, table):
    assert shown(heading) == {what: tuple(each) for what, each in table.items()}


@pytest.mark.parametrize("name", ["SSR_Code", "SSRCode", "pnr:SSR-Code", "ssr.code"])
def test_spellings_that_differ_in_nothing_that_matters_are_one(name):
    assert plain(name) == "ssrcode"


def test_no_element_has_two_meanings():
    names = [plain(name) for each in ELEMENTS.values() for name in (*each.seen, *each.assumed)]
    assert len(names) == len(set(names)) == len(KIND_OF)


def test_no_field_is_without_a_name():
    assert all(PLAIN.values())
