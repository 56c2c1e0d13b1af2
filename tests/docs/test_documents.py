"""The page on documents names every reason, and its examples are what the machine says."""

import json
import re
from datetime import date

import msgspec

from house.source import ROOT
from safepassage.documents.mrz import ZoneReader
from safepassage.documents.reasons import MEANINGS

PAGE = (ROOT / "docs/user/documents.md").read_text(encoding="utf-8")
TABLE = re.compile(r"<!-- table: (?:announced|document_reasons) -->(.*?)<!-- end -->", re.DOTALL)
CODE = re.compile(r"^\| `([a-z_]+)` \|", re.MULTILINE)
LINES = re.compile(r"document mrz --pretty '([^']+)' '([^']+)'")
EXAMPLE = re.compile(r"^```json\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_every_reason_is_in_the_tables_once_and_no_other() -> None:
    tabled = [code for table in TABLE.findall(PAGE) for code in CODE.findall(table)]
    assert sorted(tabled) == sorted(MEANINGS)


def test_every_reason_has_a_sentence_and_an_advice() -> None:
    for meaning in MEANINGS.values():
        assert meaning.text.endswith(".")
        assert meaning.advice.endswith(".")


def test_the_example_is_what_the_command_says() -> None:
    lines, shown = LINES.search(PAGE), EXAMPLE.search(PAGE)
    assert lines
    assert shown
    zone = msgspec.to_builtins(ZoneReader(date(2011, 5, 1)).read("\n".join(lines.groups())))
    example = json.loads(shown[1])
    assert example["valid"] is zone["valid"]
    assert example["correction"] == list(zone["correction"])
    assert example["reasons"] == [
        {"code": one["code"], "text": one["text"]} for one in zone["reasons"]
    ]
