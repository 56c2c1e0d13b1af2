"""What the trust store of a demonstration is given: an invented world's certificates and lists.

The home state's root is obtained by hand and so its master list counts; a neighbour's list does
not, until somebody confirms the neighbour's root. One state has signers here and no root at all.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from safepassage.simulation.passports.lists.master_list import Listing, master_list
from safepassage.simulation.passports.world import World
from safepassage.simulation.states import HOME

if TYPE_CHECKING:
    from safepassage.flows.demonstrate import InventedFile

NEIGHBOUR = "QMA"
ABSENT = "QXA"
DIRECTORY = "Directory (invented)"


def files(seed: int, day: date) -> "Iterator[InventedFile]":
    """Every file in its order; the same seed and day give the same octets."""
    from safepassage.flows.demonstrate import InventedFile

    world = World(seed, datetime.combine(day, time(), tzinfo=UTC))
    home, neighbour = world.authority(HOME), world.authority(NEIGHBOUR)
    known = [world.authority(state) for state in world.states if state != ABSENT]
    roots = [root.raw for each in known for root in each.roots]
    yield InventedFile(content=home.root.raw, as_root=True)
    yield InventedFile(content=master_list(home, Listing(tuple(roots))))
    yield InventedFile(content=master_list(neighbour, Listing(tuple(roots[:-2]))))
    for content in world.directory().values():
        yield InventedFile(content=content, source=DIRECTORY)


def neighbours_root(seed: int, day: date) -> str:
    """The digest of the root that a demonstration's officers are asked about."""
    world = World(seed, datetime.combine(day, time(), tzinfo=UTC))
    return world.authority(NEIGHBOUR).root.sha256
