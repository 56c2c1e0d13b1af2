"""Which skips a run allows."""

from pathlib import Path

import pytest

TOOLS = Path(__file__).resolve().parents[2] / "tools"

pytest_plugins = ["pytester"]

SKIPPING = """
    import pytest

    @pytest.mark.samples
    def test_with_samples():
        pytest.skip("no samples")

    def test_with_server():
        pytest.skip("no server")
"""


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    pytester.makeini(f"[pytest]\npythonpath = {TOOLS}\nmarkers =\n    samples\n    browser\n")
    pytester.makeconftest('pytest_plugins = ["skips"]')
    monkeypatch.delenv("CI", raising=False)
    return pytester


def outcomes(pytester: pytest.Pytester) -> dict[str, int]:
    return pytester.runpytest_subprocess("-p", "no:django", "-q").parseoutcomes()


def test_a_skip_is_a_skip_outside_ci(run: pytest.Pytester) -> None:
    run.makepyfile(SKIPPING)
    assert outcomes(run) == {"skipped": 2}


def test_in_ci_only_the_samples_may_be_missing(
    run: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    run.makepyfile(SKIPPING)
    assert outcomes(run) == {"skipped": 1, "failed": 1}


def test_in_ci_no_file_may_skip_itself(
    run: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    run.makepyfile('import pytest\npytest.skip("no server", allow_module_level=True)')
    assert outcomes(run) == {"errors": 1}


def test_an_expected_failure_is_no_skip(
    run: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", "true")
    run.makepyfile("import pytest\n@pytest.mark.xfail\ndef test_it(): raise ValueError")
    assert outcomes(run) == {"xfailed": 1}


def test_absent_samples_are_counted(run: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAFEPASSAGE_SAMPLES", str(run.path / "nowhere"))
    monkeypatch.setenv("CI", "true")
    run.makepyfile(
        "import pytest\n@pytest.mark.samples\n@pytest.mark.parametrize('n', range(3))\n"
        "def test_it(n): raise ValueError"
    )
    result = run.runpytest_subprocess("-p", "no:django", "-q")
    result.stdout.fnmatch_lines(["3 tests not run: no shared samples in *nowhere*"])


def test_an_absent_browser_skips(run: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(run.path))
    run.makepyfile("import pytest\n@pytest.mark.browser\ndef test_it(): raise ValueError")
    assert outcomes(run) == {"skipped": 1}
