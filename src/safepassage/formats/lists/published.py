"""What all lists that others publish have in common."""

from collections.abc import Iterable, Iterator

from safepassage.formats.lists.defects import ListDefect, note
from safepassage.formats.lists.gathering import Found, Outcome, gather
from safepassage.formats.lists.xml_records import XmlRefused


def published(found: Iterable[Found | None]) -> Outcome:
    """Gather what a reader finds; ``None`` is an entry that is no person and is only counted."""
    return gather(_persons(found))


def _persons(found: Iterable[Found | None]) -> Iterator[Found]:
    others = 0
    try:
        for one in found:
            if one is None:
                others += 1
            else:
                yield one
    except XmlRefused as refused:
        yield refused.defect
    if others:
        text = f"{others} entries are no persons (companies, ships …); they were not loaded"
        yield note(ListDefect.NOT_PERSONS, text)
