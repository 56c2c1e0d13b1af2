"""The files in which sign-in attempts are counted; the framework leaves old ones behind."""

from pathlib import Path

SUFFIX = ".djcache"


def sweep(folder: Path, before: float) -> int:
    """Delete the files last written before a time in epoch seconds; returns how many."""
    past = [path for path in folder.glob(f"*{SUFFIX}") if _written(path) < before]
    for path in past:
        path.unlink(missing_ok=True)
    return len(past)


def _written(path: Path) -> float:
    """When a file was written last; one that is gone counts as new."""
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return float("inf")
