"""What a test run may leave out: only what needs the shared samples, and then it says how much.

A pytest plugin, loaded by the conftest at the repository's root. With CI=true
every other skip is a failure: a missing server would otherwise look like success.
"""

import os
import shutil
from collections.abc import Generator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = Path(os.environ.get("SAFEPASSAGE_SAMPLES") or ROOT.parent / "shared" / "data")
POSTGRES = Path("/usr/lib/postgresql")


def missing(marker: str) -> str | None:
    """Why tests with this marker cannot run here, or ``None``."""
    match marker:
        case "samples" if not SAMPLES.is_dir():
            return f"no shared samples in {SAMPLES} (SAFEPASSAGE_SAMPLES)"
        case "postgres" if not (shutil.which("initdb") or any(POSTGRES.glob("*/bin/initdb"))):
            return "no PostgreSQL server (Debian: postgresql)"
        case "browser" if not shutil.which("chromium"):
            return "no Chromium (Debian: chromium)"
        case _:
            return None


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose marker names something that is not here."""
    for marker in item.iter_markers():
        if reason := missing(marker.name):
            pytest.skip(reason)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With CI=true, turn a skip into a failure, the samples' excepted."""
    report = yield
    allowed = item.get_closest_marker("samples") or hasattr(report, "wasxfail")
    if report.skipped and not allowed:
        fail_in_ci(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """With CI=true, no file may skip itself as a whole."""
    report = yield
    if report.skipped:
        fail_in_ci(report)
    return report


def fail_in_ci(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Make a skipped report a failed one when CI=true."""
    if os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI=true does not allow: {report.longreprtext}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many tests were left out for want of the samples."""
    skipped = terminalreporter.stats.get("skipped", [])
    count = sum("samples" in report.keywords for report in skipped)
    if count:
        terminalreporter.write_line(f"{count} tests not run: {missing('samples')}")
