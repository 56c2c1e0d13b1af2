"""The names of a listed person, the best first."""

from safepassage.matching.spelling import spread
from safepassage.records import ListEntry


def texts_of(entry: ListEntry) -> list[tuple[str, bool]]:
    """Every name with whether the list calls it a weak one.

    A Han name stands there again, parted in other ways: Latin ones are written in each.
    """
    found = [(entry.name, False)] if entry.name else []
    if entry.given and entry.family:
        found.append((f"{entry.given} {entry.family}", False))
    found.extend((text, False) for text in (*entry.aliases, *entry.script_names))
    found.extend((text, True) for text in entry.weak)
    return [(form, weak) for text, weak in found for form in (text, *spread(text))]
