from pathlib import Path

from safepassage.adapters.staging import Staging, staging


def test_rows_come_back_by_table_and_key_in_the_order_of_the_dump(tmp_path: Path) -> None:
    with staging(tmp_path) as stage:
        for key, name in ((2, "b"), (1, "a"), (2, "c")):
            stage.put("phone", key, {"number": name, "none": None})
        stage.put("email", 2, {"number": "other"})
        assert [row["number"] for row in stage.rows("phone", 2)] == ["b", "c"]
        assert stage.rows("phone", 1) == [{"number": "a", "none": None}]
        assert stage.rows("phone", 3) == []


def test_rows_in_order_are_by_time_and_then_by_key(tmp_path: Path) -> None:
    with staging(tmp_path) as stage:
        for key, at in ((3, "2026-01-02"), (2, "2026-01-02"), (9, "2026-01-01")):
            stage.put("message", key, {}, order=at)
        assert [key for key, _ in stage.in_order("message")] == [9, 2, 3]


def test_nothing_readable_is_on_the_disk_and_nothing_stays(tmp_path: Path) -> None:
    with staging(tmp_path) as stage:
        for number in range(6_000):
            stage.put("person", number, {"name": "MUSTERMANN"})
        assert len(stage.rows("person", 5_999)) == 1
        files = [path for path in tmp_path.rglob("*") if path.is_file()]
        assert files
        assert not any(b"MUSTERMANN" in path.read_bytes() for path in files)
        assert {path.parent.stat().st_mode & 0o777 for path in files} == {0o700}
    assert list(tmp_path.iterdir()) == []


def test_another_process_could_not_open_what_is_left(tmp_path: Path) -> None:
    one, other = Staging(tmp_path / "a"), Staging(tmp_path / "b")
    assert one._cipher is not other._cipher
    one.put("person", 1, {"name": "ADA"})
    other.put("person", 1, {"name": "ADA"})
    one.rows("person", 1)
    other.rows("person", 1)
    (first,) = one._file.execute("SELECT v FROM kept").fetchone()
    (second,) = other._file.execute("SELECT v FROM kept").fetchone()
    assert first != second
    one.close()
    other.close()
