"""Copies that SQLite leaves of ended rows are overwritten; nothing that belongs to a row is."""

import random
import sqlite3
from contextlib import closing

import pytest

from safepassage.adapters import leftovers
from safepassage.adapters.sqlite_pages import layout, unallocated

ROWS, ENDED = 6_000, 4_500


def opened(path):
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA secure_delete = ON")
    return connection


def content(path):
    return path.read_bytes()


@pytest.fixture
def rows():
    chance = random.Random(7)  # noqa: S311 - a draw, no secret
    return [(chance.randbytes(16).hex(), chance.randbytes(60)) for _ in range(ROWS)]


@pytest.fixture
def database(tmp_path, rows):
    """A table whose rows were deleted in no order, and a row on overflow pages."""
    path = tmp_path / "some.sqlite3"
    with closing(opened(path)) as made:
        made.execute("PRAGMA journal_mode = WAL")
        made.execute("CREATE TABLE people (id TEXT PRIMARY KEY, sealed BLOB, mark)")
        made.execute("CREATE INDEX by_sealed ON people (sealed)")
        made.execute("BEGIN")
        made.executemany("INSERT INTO people VALUES (?, ?, 2)", rows)
        made.execute("INSERT INTO people VALUES ('long', ?, 2)", (b"\x0a\x00\x00\x00" * 9_000,))
        made.execute("COMMIT")
        made.execute("BEGIN")
        in_no_order = random.Random(8).sample(rows[:ENDED], ENDED)  # noqa: S311 - as above
        made.executemany("DELETE FROM people WHERE id = ?", [(one,) for one, _ in in_no_order])
        made.execute("COMMIT")
    return path


def with_leftovers(path):
    told = layout(content(path), path.stat().st_size)
    size = told.page_size
    pages = [content(path)[at : at + size] for at in range(0, path.stat().st_size, size)]
    parts = [(page, unallocated(page, told.usable)) for page in pages[1:]]
    return sum(any(page[slice(*part)]) for page, part in parts if part)


def test_what_is_left_outside_of_rows_is_overwritten_and_every_row_stays(database, rows):
    before = with_leftovers(database)
    assert before > 0
    assert leftovers.overwrite(database) == before
    assert with_leftovers(database) == 0
    assert not [sealed for _, sealed in rows[:ENDED] if sealed[:24] in content(database)]
    with closing(opened(database)) as after:
        assert after.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        found = after.execute("SELECT id, sealed FROM people WHERE id <> 'long' ORDER BY id")
        assert found.fetchall() == sorted(rows[ENDED:])
        (long,) = after.execute("SELECT sealed FROM people WHERE id = 'long'").fetchone()
        assert long == b"\x0a\x00\x00\x00" * 9_000


def test_no_connection_brings_back_what_it_had_read_before(database):
    with closing(opened(database)) as other:
        other.execute("PRAGMA cache_size = 10000")
        assert other.execute("SELECT count(*) FROM people").fetchone() == (ROWS - ENDED + 1,)
        other.execute("SELECT sum(length(sealed)) FROM people").fetchone()
        leftovers.overwrite(database)
        other.execute("UPDATE people SET mark = 3")
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        found = with_leftovers(database)
    assert found == 0


def test_while_a_reader_keeps_the_log_nothing_is_written(database):
    with closing(opened(database)) as reader, closing(opened(database)) as writer:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM people").fetchone()
        writer.execute("INSERT INTO people VALUES ('new', x'00', 2)")
        before = with_leftovers(database)
        assert leftovers.overwrite(database, sleep=lambda _: None) is None
        assert with_leftovers(database) == before
        reader.execute("COMMIT")
        assert leftovers.overwrite(database) is not None
        assert writer.execute("SELECT sealed FROM people WHERE id = 'new'").fetchone() == (b"\0",)


@pytest.mark.parametrize("mode", ["FULL", "INCREMENTAL"])
def test_where_pages_are_not_told_apart_safely_nothing_is_touched(tmp_path, mode):
    path = tmp_path / "moving.sqlite3"
    with closing(opened(path)) as made:
        made.execute(f"PRAGMA auto_vacuum = {mode}")
        made.execute("CREATE TABLE people (id TEXT PRIMARY KEY)")
    before = content(path)
    assert leftovers.overwrite(path) is None
    assert content(path) == before


def test_a_file_that_is_no_database_has_no_pages():
    assert layout(b"no database" * 20, 220) is None
    assert layout(b"SQLite format 3\0", 16) is None


@pytest.mark.parametrize(
    "page",
    [
        bytes(4_096),
        b"\x0d\x00\x00\x00\x01\xff\xff\x00" + bytes(4_088),
        b"\x0d\x00\x00\x00\x02\x0f\xf0\x00\x00\x01\x0f\xf5" + bytes(4_084),
        b"\x0d\x00\x10\x00\x00\x0f\xf0\x00" + bytes(4_088),
    ],
    ids=["free", "cells beyond the page", "a cell before the cells", "freed before the cells"],
)
def test_a_page_that_does_not_hang_together_has_no_free_part(page):
    assert unallocated(page, 4_096) is None


def test_the_free_part_lies_between_pointers_and_cells():
    page = bytearray(4_096)
    page[0:8] = b"\x0d\x00\x00\x00\x02\x0f\xf0\x00"
    page[8:12] = b"\x0f\xf0\x0f\xf8"
    assert unallocated(bytes(page), 4_096) == (12, 0x0FF0)
