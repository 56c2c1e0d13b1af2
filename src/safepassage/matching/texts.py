"""The names of a listed person, the best first."""

from safepassage.records import ListEntry


def texts_of(entry: ListEntry) -> list[tuple[str, bool]]:
    """Every name with whether the list calls it a weak one."""
    found = [(entry.name, False)] if entry.name else []
    if entry.given and entry.family:
        found.append((f"{entry.given} {entry.family}", False))
    found.extend((text, False) for text in (*entry.aliases, *entry.script_names))
    found.extend((text, True) for text in entry.weak)
    return found
