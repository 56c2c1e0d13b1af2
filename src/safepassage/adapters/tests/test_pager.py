"""The on-call officer is called by the administration's own program."""

import sys
from uuid import UUID

from safepassage.adapters.pager import Pager

ITEM = UUID("00000000-0000-7000-8000-000000000001")


def test_the_program_gets_the_items_id_as_its_last_word(tmp_path):
    told = tmp_path / "told"
    script = f"import sys, pathlib; pathlib.Path({str(told)!r}).write_text(sys.argv[-1])"
    assert Pager(f'{sys.executable} -c "{script}"').page(ITEM)
    assert told.read_text() == str(ITEM)


def test_without_a_program_nobody_is_called():
    assert not Pager("").page(ITEM)


def test_a_program_that_fails_or_is_missing_stops_nothing(caplog):
    assert not Pager(f'{sys.executable} -c "raise SystemExit(1)"').page(ITEM)
    assert not Pager("/there/is/no/such/program").page(ITEM)
    assert len(caplog.records) == 2
