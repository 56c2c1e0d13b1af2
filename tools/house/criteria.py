"""Whoever picks out journeys asks first on what a criterion may rest."""

from collections.abc import Iterable, Iterator

from house.source import Finding, Source

PICKING = frozenset({"targeting", "rules"})
"""Rooms and apps of this name hold criteria (DESIGN section 1)."""
ASKED = "safepassage.safeguards.criteria"
_OTHER_RULES = ("documents/lint/rules",)
"""Rules over certificates, not over people."""


def picks_without_asking(sources: Iterable[Source]) -> Iterator[Finding]:
    """Each room or app that holds criteria, where none of its files asks the lint."""
    rooms: dict[str, list[Source]] = {}
    for source in sources:
        if room := _room(source.path):
            rooms.setdefault(room, []).append(source)
    for room, inside in sorted(rooms.items()):
        if not any(ASKED in one.text or "import criteria" in one.text for one in inside):
            yield Finding(room, 1, f"criteria are looked at by {ASKED} before they are used")


def _room(path: str) -> str | None:
    """The folder or module of that name which the file belongs to."""
    parts = path.removesuffix(".py").split("/")
    for place, part in enumerate(parts):
        room = "/".join(parts[: place + 1])
        if part in PICKING and not room.startswith(_OTHER_RULES):
            return room
    return None
