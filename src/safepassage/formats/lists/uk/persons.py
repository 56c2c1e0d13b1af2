"""What both forms of the list have in common."""

from safepassage.formats.lists.values.draft import Draft

NAMES = tuple(f"Name {number}" for number in range(1, 7))


def new_person(number: str, line: int) -> Draft:
    """A person by the list's unique id."""
    called = f"UK-{number}" if number else ""
    return Draft(id=called, line=line, source="UK-Sanctions", issuer="UK")


def tell_name(parts: list[str], draft: Draft, *, kind: str, strength: str) -> None:
    """A name in six parts, the last of which is the family name."""
    spoken = " ".join(filter(None, parts))
    if kind.casefold() == "primary name":
        draft.primary(spoken)
        draft.parts(" ".join(filter(None, parts[:-1])), parts[-1])
    else:
        draft.name(spoken, weak=strength.casefold().startswith("low"))
