"""Coverage is run by a command of its own, and has a floor."""

import os
import tomllib

from house.source import ROOT

SCRIPT = ROOT / "tools" / "coverage.sh"
LOWEST_FLOOR = 90


def test_make_coverage_runs_the_script() -> None:
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    (target,) = (line for line in lines if line.startswith("coverage:"))
    assert target.endswith("tools/coverage.sh")
    assert os.access(SCRIPT, os.X_OK)
    assert " --cov " in SCRIPT.read_text(encoding="utf-8")


def test_the_floor_is_not_lowered_in_passing() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["tool"]["coverage"]["report"]["fail_under"] >= LOWEST_FLOOR
