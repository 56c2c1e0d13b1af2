"""The tests of all that is stored, once more, on PostgreSQL: the same number, all passing."""

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parents[2]
APPS = ("travel", "cases", "messages", "enquiries", "trust")
FOLDERS = [
    "tests/contract",
    "src/safepassage/flows/tests",
    "src/safepassage/flows/enquiries/tests",
    "src/safepassage/flows/trust/tests",
    *(f"src/safepassage/apps/{app}/tests" for app in APPS),
]
TIME_OUT = 900


def run_pytest(database_url: str, *words: str) -> subprocess.CompletedProcess[str]:
    folders = [folder for folder in FOLDERS if any((ROOT / folder).glob("test_*.py"))]
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-m",
        "not postgres and not sqlite",
        *words,
        *folders,
    ]
    left = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return subprocess.run(  # noqa: S603 - our own tests
        command,
        env=left | {"SAFEPASSAGE_DATABASE_URL": database_url},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=TIME_OUT,
        check=False,
    )


def collected() -> int:
    listed = run_pytest("", "--collect-only")
    return sum("::" in line for line in listed.stdout.splitlines())


@pytest.mark.postgres
def test_the_same_tests_pass_on_postgresql(postgres_url: str, tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    ran = run_pytest(postgres_url, f"--junitxml={report}", "-p", "no:cacheprovider", "-n", "2")
    assert ran.returncode == 0, ran.stdout[-8000:] + ran.stderr[-2000:]
    (suite,) = ET.parse(report).getroot().iter("testsuite")  # noqa: S314 - our own report
    counts = {name: int(suite.attrib[name]) for name in ("tests", "failures", "errors", "skipped")}
    assert counts == {"tests": collected(), "failures": 0, "errors": 0, "skipped": 0}
