"""Rules over whole files: length, unfinished words, style sheets and templates."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from house.source import ROOT, Finding

LONGEST_FILE = 400
FOLDERS = ("src", "tests", "tools", "bench")
WRITTEN_HERE = {".py", ".css", ".html", ".js", ".sh"}

UNFINISHED = re.compile(r"\b(?:TO" + "DO|FIX" + r"ME)\b")
PHYSICAL = re.compile(
    r"(?:^|[;{\s])(?:(?:margin|padding|scroll-margin|scroll-padding)-(?:left|right)"
    r"|border-(?:left|right)(?:-\w+)?|border-(?:top|bottom)-(?:left|right)-radius|left|right)\s*:"
    r"|(?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)\b"
)
INLINE = re.compile(
    r"\sstyle\s*=|<style\b|<script(?![^>]*\ssrc=)[^>]*>|\son[a-z]+\s*=\s*[\"']|hx-on\b",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(
    r"<(?:script|link|img|iframe|source|object|embed)\b[^>]*(?:src|href)=[\"'](?:https?:)?//",
    re.IGNORECASE,
)
URL_ELSEWHERE = re.compile(r"url\(\s*[\"']?(?:https?:)?//|@import", re.IGNORECASE)


def files_written_here(root: Path = ROOT) -> Iterator[Path]:
    """Every source file of the repository, what tools generate left out."""
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in WRITTEN_HERE and not _is_generated(path):
                yield path


def is_too_long(path: Path) -> Iterator[Finding]:
    """A file that does not fit a head is two files."""
    length = len(_lines(path))
    if length > LONGEST_FILE:
        yield Finding(str(path), length, f"{length} lines; split it below {LONGEST_FILE}")


def says_unfinished(path: Path) -> Iterator[Finding]:
    """What is missing is written in docs/seed.md, not in a comment."""
    return _search(path, UNFINISHED, "finish it, or write it down in docs/seed.md")


def styles_one_direction(path: Path) -> Iterator[Finding]:
    """Physical sides break right-to-left pages; logical properties serve both."""
    if path.suffix == ".css":
        yield from _search(path, PHYSICAL, "use the logical property (inline-start, inline-end)")


def styles_or_scripts_inline(path: Path) -> Iterator[Finding]:
    """The content security policy refuses what is written into the page."""
    if path.suffix == ".html":
        yield from _search(path, INLINE, "move it to a style sheet or a script of ours")


def loads_from_elsewhere(path: Path) -> Iterator[Finding]:
    """Pages load nothing from other hosts."""
    if path.suffix == ".html":
        yield from _search(path, ELSEWHERE, "serve it from here")
    if path.suffix == ".css":
        yield from _search(path, URL_ELSEWHERE, "serve it from here")


def _search(path: Path, pattern: re.Pattern[str], text: str) -> Iterator[Finding]:
    for number, line in enumerate(_lines(path), start=1):
        if pattern.search(line):
            yield Finding(str(path), number, text)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _is_generated(path: Path) -> bool:
    return "migrations" in path.parts or "__pycache__" in path.parts


Rule = Callable[[Path], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    is_too_long,
    says_unfinished,
    styles_one_direction,
    styles_or_scripts_inline,
    loads_from_elsewhere,
)
