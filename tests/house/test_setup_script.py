"""What make setup says on a machine where something is missing."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
UNSUPPORTED = "exit 1"
WITHOUT_VENV = 'case "$*" in *ensurepip*) exit 1 ;; esac'
COMPLETE = """
case "$*" in
*"-m venv"*) mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
*"-m pip"*) echo "$*" >>pip.log ;;
esac
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in ("tools/setup.sh", "requirements/run.txt", "requirements/dev.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def setup(checkout: Path, python: str, kind: str = "run") -> subprocess.CompletedProcess[str]:
    fake = checkout / "python"
    fake.write_text(f"#!/bin/sh\n{python}\n", encoding="utf-8")
    fake.chmod(0o755)
    return subprocess.run(  # noqa: S603 - our own script
        [checkout / "tools/setup.sh", kind],
        env=os.environ | {"PYTHON": str(fake)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_unsupported_python_is_named(checkout: Path) -> None:
    result = setup(checkout, UNSUPPORTED)
    assert result.returncode == 1
    assert "Missing: Python 3.11 to 3.14." in result.stderr


def test_a_missing_venv_is_named_with_its_package(checkout: Path) -> None:
    result = setup(checkout, WITHOUT_VENV)
    assert result.returncode == 1
    assert "Missing: python3-venv." in result.stderr
    assert "apt-get install python3-venv" in result.stderr


def test_requirements_are_installed_by_hash_and_once(checkout: Path) -> None:
    assert setup(checkout, COMPLETE).returncode == 0
    assert setup(checkout, COMPLETE).stdout == ""
    first, second = (checkout / "pip.log").read_text(encoding="utf-8").splitlines()
    assert "--require-hashes --requirement requirements/run.txt" in first
    assert second.endswith("--no-deps --no-build-isolation --editable .")


def test_changed_requirements_are_installed_again(checkout: Path) -> None:
    setup(checkout, COMPLETE)
    with (checkout / "requirements/run.txt").open("a", encoding="utf-8") as lock:
        lock.write("# renewed\n")
    setup(checkout, COMPLETE)
    assert len((checkout / "pip.log").read_text(encoding="utf-8").splitlines()) == 4
