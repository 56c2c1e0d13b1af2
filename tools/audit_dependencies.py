"""Asks the advisory database about every locked runtime requirement.

Fails on a known advisory, and also when nothing could be asked: silence is no audit.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RUN = ROOT / "requirements" / "run.txt"
BIN = Path(sys.executable).parent


def judge(report: dict[str, Any]) -> tuple[int, list[str]]:
    """Exit status and lines for a report of pip-audit."""
    audited = [entry for entry in report.get("dependencies", []) if "vulns" in entry]
    if not audited:
        return 1, ["Nothing could be audited."]
    found = [
        f"{entry['name']} {entry['version']}: {advisory['id']}"
        f" (fixed in {', '.join(advisory['fix_versions']) or 'no release yet'})"
        for entry in audited
        for advisory in entry["vulns"]
    ]
    return (1 if found else 0), [*found, f"{len(audited)} requirements audited."]


def ask() -> dict[str, Any]:
    """The report of pip-audit; empty when it could not make one."""
    command: list[str | Path] = [
        BIN / "pip-audit",
        "--requirement",
        RUN,
        "--require-hashes",
        "--disable-pip",
    ]
    result = subprocess.run(  # noqa: S603 - the auditor of this environment
        [*command, "--format", "json", "--progress-spinner", "off"],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    return dict(json.loads(result.stdout)) if result.stdout.strip() else {}


def main() -> int:
    """Audit and print; 1 when there is an advisory or no answer."""
    status, lines = judge(ask())
    print("\n".join(lines))
    return status


if __name__ == "__main__":
    sys.exit(main())
