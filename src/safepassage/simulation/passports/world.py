"""The invented world of documents: states, their authorities, and any passport of theirs.

``World(1).passport("UTO", defect=Defect.ALTERED_DG2)`` gives the files, what is held to judge
them by, and ``expected``. The same seed and instant give the same octets, everywhere.
"""

from datetime import UTC, datetime

from msgspec.structs import replace

from safepassage.simulation.passports.authority import STATES, Authority
from safepassage.simulation.passports.defects import CASES, Defect
from safepassage.simulation.passports.issuing import Order, make, plan
from safepassage.simulation.passports.keys import COMMONEST, Algorithm
from safepassage.simulation.passports.lists.directory import directory, listing, vouched
from safepassage.simulation.passports.lists.faulty import (
    ListDefect,
    StateList,
    faulty_master_list,
)
from safepassage.simulation.passports.passport import Passport
from safepassage.simulation.states import HOME

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
USUAL_ORDER = Order()


class World:
    """All invented states as they are at an instant; ``seed`` makes other keys and people."""

    states = STATES

    def __init__(self, seed: int = 1, at: datetime = AT) -> None:
        self.seed = seed
        self.at = at
        self._authorities: dict[tuple[str, Algorithm, datetime], Authority] = {}

    def authority(
        self, state: str, algorithm: Algorithm = COMMONEST, at: datetime | None = None
    ) -> Authority:
        """The authority of a state whose keys are of this kind; ValueError for another state."""
        if state not in STATES:
            raise ValueError(f"{state} is no invented state")
        key = (state, algorithm, at or self.at)
        if key not in self._authorities:
            self._authorities[key] = Authority(
                state, seed=self.seed, at=key[2], algorithm=algorithm
            )
        return self._authorities[key]

    def passport(
        self,
        state: str = HOME,
        *,
        algorithm: Algorithm = COMMONEST,
        defect: Defect = Defect.NONE,
        order: Order = USUAL_ORDER,
        at: datetime | None = None,
    ) -> Passport:
        """A passport of a state, of this algorithm throughout, with one defect or none."""
        home = self.authority(state, algorithm, at)
        other = self.authority(_after(state), algorithm, at)
        case = CASES[defect]
        planned = plan(home, other, order)
        if case.before is not None:
            planned = case.before(planned)
        made = make(planned)
        if case.after is not None:
            made = case.after(made, planned)
        return replace(made, expected=case.expected)

    def anchors(self, algorithm: Algorithm = COMMONEST) -> tuple[bytes, ...]:
        """A trust store's worth: all generations of all states' roots, and their links."""
        everyone = (self.authority(state, algorithm) for state in STATES)
        return tuple(each.raw for one in everyone for each in one.roots)

    def master_list(self, by: str) -> bytes:
        """The list in which one state vouches for the roots of all."""
        return vouched(self.authority(by), [self.authority(state) for state in STATES])

    def faulty_master_list(self, by: str, defect: ListDefect) -> StateList:
        """The same list with one defect, and what a check of it must find."""
        roots = listing([self.authority(state) for state in STATES])
        neighbour = self.authority(_after(by))
        return faulty_master_list(self.authority(by), neighbour, roots, defect)

    def directory(self) -> dict[str, bytes]:
        """Files of the public key directory, by name."""
        return directory([self.authority(state) for state in STATES])


def _after(state: str) -> str:
    """The state's neighbour."""
    return STATES[(STATES.index(state) + 1) % len(STATES)]
