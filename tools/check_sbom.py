"""Writes the software bill of materials of the runtime requirements, and holds it to the lock."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RUN = ROOT / "requirements" / "run.txt"
SBOM = ROOT / "build" / "sbom.cdx.json"
BIN = Path(sys.executable).parent
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)

Pins = set[tuple[str, str]]


def write_sbom() -> dict[str, Any]:
    """Write it as CycloneDX, without asking anybody, and return what it says."""
    SBOM.parent.mkdir(exist_ok=True)
    subprocess.run(  # noqa: S603 - the tool of this environment
        [BIN / "cyclonedx-py", "requirements", RUN, "--output-file", SBOM], check=True
    )
    return dict(json.loads(SBOM.read_text(encoding="utf-8")))


def pins_of(lock: str) -> Pins:
    """Name and version of every requirement that a lock file pins."""
    return {(_plain(name), version) for name, version in PINNED.findall(lock)}


def problems(told: dict[str, Any], pinned: Pins) -> list[str]:
    """One line for whatever the bill and the lock do not both name, and for what has no hash."""
    parts = told.get("components", [])
    named = {(_plain(part["name"]), part["version"]) for part in parts}
    return [
        *(f"{name} {version} is locked and not in the bill" for name, version in pinned - named),
        *(f"{name} {version} is in the bill and not locked" for name, version in named - pinned),
        *(f"{part['name']} has no hash" for part in parts if not _has_hash(part)),
    ]


def _has_hash(part: dict[str, Any]) -> bool:
    references = part.get("externalReferences", [])
    return bool(part.get("hashes") or any(one.get("hashes") for one in references))


def _plain(name: str) -> str:
    """A package's name as all its spellings have it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def main() -> int:
    """Write and hold it; 1 when they differ."""
    pinned = pins_of(RUN.read_text(encoding="utf-8"))
    found = sorted(problems(write_sbom(), pinned))
    print("\n".join(found) or f"{len(pinned)} runtime requirements in {SBOM.relative_to(ROOT)}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
