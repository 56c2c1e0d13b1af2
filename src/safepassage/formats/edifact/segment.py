"""Taking one segment apart: elements, components, release characters (ISO 9735-1, 7)."""

import re
from functools import lru_cache

from safepassage.formats.edifact.syntax import Separators


def split_segment(text: str, separators: Separators) -> list[str]:
    """Elements of a segment, the tag first; release characters are still in place."""
    return _split(text, separators.element, separators.release)


def components(element: str, separators: Separators) -> list[str]:
    """Components of an element, release characters undone."""
    release = separators.release
    if release is None or release not in element:
        return element.split(separators.component)
    return [plain(part, separators) for part in _split(element, separators.component, release)]


def plain(text: str, separators: Separators) -> str:
    """One value with its release characters undone; a lone one at the end stays."""
    release = separators.release
    if release is None or release not in text:
        return text
    return _released(release).sub(r"\1", text)


def parse_segment(text: str, separators: Separators) -> list[list[str]]:
    """All components of all elements, the tag first, release characters undone."""
    release = separators.release
    if release is None or release not in text:
        component = separators.component
        return [element.split(component) for element in text.split(separators.element)]
    return [components(element, separators) for element in split_segment(text, separators)]


def split_released(text: str, separator: str, release: str) -> list[str]:
    """Split at every ``separator`` that no release character precedes."""
    parts = text.split(separator)
    if release not in text or release + separator not in text:
        return parts
    joined: list[str] = []
    held: list[str] = []
    for part in parts:
        held.append(part)
        if not part.endswith(release) or not ends_released(part, release):
            joined.append(separator.join(held))
            held = []
    if held:
        joined.append(separator.join(held))
    return joined


def ends_released(text: str, release: str) -> bool:
    """Whether the character after ``text`` is released: an odd run of release characters."""
    return (len(text) - len(text.rstrip(release))) % 2 == 1


def is_count(text: str, longest: int = 9) -> bool:
    """Whether a text is a number of at most ``longest`` digits; longer ones are no counts."""
    return len(text) <= longest and text.isascii() and text.isdigit()


def escape(text: str, separators: Separators) -> str:
    """A value made fit for a segment; without a release character separators become blanks."""
    release = separators.release
    return _service(separators).sub(lambda found: f"{release}{found[0]}" if release else " ", text)


def _split(text: str, separator: str, release: str | None) -> list[str]:
    if release is None:
        return text.split(separator)
    return split_released(text, separator, release)


@lru_cache(maxsize=64)
def _released(release: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(release)}(.)", re.DOTALL)


@lru_cache(maxsize=64)
def _service(separators: Separators) -> re.Pattern[str]:
    characters = {
        separators.component,
        separators.element,
        separators.terminator,
        separators.release,
        separators.repetition,
    }
    return re.compile("[" + "".join(re.escape(c) for c in characters if c) + "]")
