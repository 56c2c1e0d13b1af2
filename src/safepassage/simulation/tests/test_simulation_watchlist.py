from datetime import date

import msgspec

from safepassage.records import ListEntry
from safepassage.simulation import as_jsonl, large_list, small_list

AT = date(2026, 9, 1)


def test_the_list_mixes_people_and_lost_documents() -> None:
    entries = [watched.entry for watched in small_list(7, AT)]
    assert len({entry.id for entry in entries}) == 40
    assert sum(1 for entry in entries if entry.name is None and entry.documents) == 4
    assert sum(1 for entry in entries if entry.name and entry.documents) == 8
    assert sum(1 for entry in entries if entry.dob and len(entry.dob[0]) == 4) == 4
    assert sum(1 for entry in entries if entry.name and not entry.dob) == 4
    assert any(entry.aliases for entry in entries)


def test_every_line_is_an_entry_again() -> None:
    entries = list(large_list(200))
    lines = list(as_jsonl(entries))
    assert all(line.endswith(b"\n") for line in lines)
    assert [msgspec.json.decode(line, type=ListEntry) for line in lines] == entries


def test_long_lists_begin_alike_and_hold_as_many_as_asked() -> None:
    long = list(large_list(500, seed=3))
    assert len({entry.id for entry in long}) == 500
    assert long[:100] == list(large_list(100, seed=3))
    assert long[:100] != list(large_list(100, seed=4))
