"""The transparency report from the command line: two files, one content, in the ledger."""

import hashlib
import json
from html import unescape

import pytest
from msgspec import json as packed

from safepassage.apps.audit import ledger
from safepassage.apps.audit.events import Event
from safepassage.cli.main import main

pytestmark = pytest.mark.django_db
MONTHS = ("--from", "2025-07", "--to", "2025-08")


def test_both_files_are_written_and_the_ledger_knows(tmp_path):
    assert main(["export", "transparency", *MONTHS, "--out", str(tmp_path)]) == 0
    content = (tmp_path / "transparency-2025-07-2025-08.json").read_bytes()
    page = unescape((tmp_path / "transparency-2025-07-2025-08.html").read_text())
    for section in json.loads(content)["sections"]:
        assert all(line["what"] in page for line in section["lines"])
    (entry,) = ledger.page(event=Event.EXPORT_TRANSPARENCY)
    assert packed.decode(entry.details)["sha256"] == hashlib.sha256(content).hexdigest()


def test_a_month_that_is_not_over_is_refused(capsys):
    assert main(["export", "transparency", "--from", "2025-07", "--to", "2999-01"]) == 2
    assert "not over" in capsys.readouterr().err
