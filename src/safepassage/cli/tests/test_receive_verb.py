"""Files into the spool: new, repeated, too large, unreadable; a watched folder empties."""

import json
import os
from pathlib import Path

import pytest

from running import Running, until
from safepassage.simulation import benchmark_messages

(FIRST,), (SECOND,) = benchmark_messages(1, 3), benchmark_messages(1, 4)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Running:
    os.environ["SAFEPASSAGE_MESSAGE_LIMIT"] = "20000"
    made = Running(tmp_path_factory.mktemp("receive") / "home")
    made.command("init", "--demonstration")
    made.command("carrier", "add", "XY", "--name", "Example Air")
    yield made
    del os.environ["SAFEPASSAGE_MESSAGE_LIMIT"]


def write(folder: Path, **files: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def test_files_and_folders_are_taken_once(running: Running, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a=FIRST, b=SECOND, c=FIRST, huge=b"x" * 20_001, none=b" \n")
    done = running.command(
        "receive", str(folder), str(tmp_path / "absent"), "--carrier", "xy", "--json"
    )
    assert done.returncode == 1
    counts = {"new": 2, "repeat": 1, "too_large": 1, "empty": 1, "unreadable": 1}
    assert json.loads(done.stdout) == counts
    assert "huge: too large" in done.stderr
    assert "absent: unreadable" in done.stderr
    again = running.command("receive", str(folder / "a"), "--carrier", "XY")
    assert (again.returncode, "repeat: 1" in again.stdout) == (0, True)


def test_wrong_use_is_said(running: Running, tmp_path: Path) -> None:
    stranger = running.command("receive", str(tmp_path), "--carrier", "ZZ")
    assert (stranger.returncode, "no carrier" in stranger.stderr) == (2, True)
    file = running.command("receive", __file__, "--carrier", "XY", "--watch")
    assert (file.returncode, "one folder" in file.stderr) == (2, True)


def test_a_watched_folder_keeps_only_what_is_bad(running: Running, tmp_path: Path) -> None:
    folder = write(tmp_path / "in", a=FIRST, huge=b"x" * 20_001)
    write(folder / "taken", a=b"an older one of this name")
    with running.started("receive", str(folder), "--carrier", "XY", "--watch") as process:
        until(lambda: not (folder / "a").exists(), running)
        write(folder, late=SECOND)
        until((folder / "taken" / "late").exists, running)
        process.terminate()
        assert process.wait(10) == 1
    assert (folder / "huge").exists()
    assert running.printed.count("huge: too large") == 1
    assert len(list((folder / "taken").glob("*-a"))) == 1


def test_a_drop_root_serves_a_folder_a_carrier(running: Running, tmp_path: Path) -> None:
    bare = running.command("receive", str(tmp_path))
    assert (bare.returncode, "--carrier" in bare.stderr) == (2, True)
    root = tmp_path / "drop"
    (root / "XY").mkdir(parents=True)
    root.chmod(0o770)
    os.environ["SAFEPASSAGE_DROP_SETTLE_SECONDS"] = "1"
    try:
        with running.started("receive", str(root), "--watch", "--json") as process:
            until((root / "XY" / "in").exists, running)
            write(root / "XY" / "in", dropped=FIRST)
            until((root / "XY" / "taken" / "dropped.json").exists, running)
            process.terminate()
            assert process.wait(10) == 0
    finally:
        del os.environ["SAFEPASSAGE_DROP_SETTLE_SECONDS"]
    assert not (root / "XY" / "in" / "dropped").exists()


def test_a_watch_that_is_killed_again_and_again_loses_nothing_and_takes_nothing_twice(
    running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, count = tmp_path / "drop", 120
    (root / "XY").mkdir(parents=True)
    root.chmod(0o770)
    monkeypatch.setenv("SAFEPASSAGE_DROP_SETTLE_SECONDS", "0")
    taken = root / "XY" / "taken"

    def receipts() -> list[dict[str, str]]:
        found = taken.glob("[!.]*.json") if taken.exists() else ()
        return [json.loads(path.read_text()) for path in found]

    write(root / "XY" / "in", **{f"f{place}": b"message %d" % place for place in range(count)})
    for share in (0.2, 0.5, 0.8):
        with running.started("receive", str(root), "--watch") as process:
            until(lambda share=share: len(receipts()) > count * share, running)
            process.kill()
            process.wait(10)
    with running.started("receive", str(root), "--watch") as process:
        until(lambda: not any((root / "XY" / "in").iterdir()), running)
        process.terminate()
        process.wait(10)
    assert {one["file"] for one in receipts()} == {f"f{place}" for place in range(count)}
    assert len({one["id"] for one in receipts()}) == count
