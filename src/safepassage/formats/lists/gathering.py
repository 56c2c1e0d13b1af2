"""From what a reader finds, line by line, to the entries of a whole file."""

from collections.abc import Iterable, Iterator

from safepassage.formats.lists.checking import check
from safepassage.formats.lists.defects import ListDefect, limited, refuse, warn
from safepassage.formats.lists.hygiene import cleaned
from safepassage.records import Defect, ListEntry, Severity

Found = tuple[int, ListEntry] | Defect
"""An entry with the line it begins on, or a finding."""

Outcome = tuple[tuple[ListEntry, ...], tuple[Defect, ...]]
"""The entries and the findings of a whole file."""


def gather(found: Iterable[Found]) -> Outcome:
    """Every entry, its characters cleaned, and all findings of the reader and of the checks."""
    entries: list[tuple[int, ListEntry]] = []
    defects = limited(_all(found, entries))
    if not entries and not any(defect.severity is Severity.FATAL for defect in defects):
        text = "the file holds no entry; nobody would be screened by it"
        defects = (*defects, refuse(ListDefect.EMPTY, None, text))
    return tuple(entry for _, entry in entries), defects


def _all(found: Iterable[Found], entries: list[tuple[int, ListEntry]]) -> Iterator[Defect]:
    for one in found:
        if isinstance(one, Defect):
            yield one
            continue
        line, entry = one
        clean = cleaned(entry)
        if clean is not entry:
            text = "characters that control or turn the text were left out"
            yield warn(ListDefect.CONTROL_CHARACTERS, line, text)
        entries.append((line, clean))
    yield from check(entries)
