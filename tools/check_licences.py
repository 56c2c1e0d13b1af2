"""Refuses runtime requirements under a licence that would bind whoever installs the platform."""

import re
import sys
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

RUN = Path(__file__).resolve().parents[1] / "requirements" / "run.txt"
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
REFUSED = re.compile(
    r"\bA?GPL|\bSSPL|GNU (?:Affero )?General Public License|Commons Clause|Business Source",
    re.IGNORECASE,
)


def names_of(requirements: str) -> list[str]:
    """The packages a lock file pins, each once."""
    return sorted(set(PINNED.findall(requirements)))


def licence_of(package: Distribution) -> str:
    """What the package declares: SPDX expression, else classifiers, else the licence field."""
    metadata = package.metadata
    classifiers = metadata.get_all("Classifier") or []
    licences = [line for line in classifiers if line.startswith("License ::")]
    for declared in (metadata.get_all("License-Expression"), licences, metadata.get_all("License")):
        if declared:
            return "; ".join(declared)
    return ""


def is_refused(licence: str) -> bool:
    """Whether no alternative of the licence may be used here; an undeclared one may not."""
    return all(
        not choice.strip() or REFUSED.search(choice) is not None
        for choice in re.split(r"\bOR\b", licence)
    )


def problems(names: list[str]) -> list[str]:
    """One line for each installed package that may not be a runtime requirement."""
    found = []
    for name in names:
        try:
            licence = licence_of(distribution(name))
        except PackageNotFoundError:
            continue  # its marker leaves it out on this system
        if is_refused(licence):
            found.append(f"{name}: {licence or 'no licence declared'}")
    return found


def main() -> int:
    """Print what is refused; 1 when there is any."""
    names = names_of(RUN.read_text(encoding="utf-8"))
    found = problems(names)
    print("\n".join(found) or f"{len(names)} runtime requirements, none under a refused licence")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
