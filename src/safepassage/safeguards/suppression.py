"""What is told of counts so that nobody can be singled out, not even by taking differences.

A count is told in whole tens: everything below ten, nothing included, as "fewer than ten". A
total is the sum of what was told, never a second count of its own: two ways of counting the
same people are what differences are taken between. For the same reason every series has one
grid of periods, months or years, that was fixed before anything was counted; a longer report
adds up what its periods have told. So all that is ever published of a cell is which ten it
lies in, and tables that differ only below ten are published alike.
"""

from collections.abc import Iterable

from safepassage.records._base import Record

STEP = 10


class Told(Record, frozen=True):
    """What is told of a count: it is ``at_least`` so many; ``few`` parts were below a step.

    Of a single count ``few`` is 0 or 1; of a total it says how many of its parts tell nothing.
    """

    at_least: int
    few: int

    @property
    def words(self) -> str:
        """In words."""
        if self.few == 0:
            return f"{self.at_least} or a few more"
        if self.at_least == 0:
            return f"fewer than {STEP * self.few}"
        return f"at least {self.at_least}"


def tell(count: int) -> Told:
    """What is told of one count; raises ``ValueError`` for a negative one."""
    if count < 0:
        raise ValueError("a count is not negative")
    return Told(at_least=count - count % STEP, few=int(count < STEP))


def total(parts: Iterable[Told]) -> Told:
    """What is told of the sum of counts: the sum of what was told of each."""
    known = list(parts)
    return Told(at_least=sum(one.at_least for one in known), few=sum(one.few for one in known))
