"""Small counts are not told, so that nobody can be singled out by what is.

A group of fewer than ``FEW`` travellers is not broken down at all. In a larger group a part
of fewer than ``FEW`` is told as that, and so is a part that leaves fewer than ``FEW`` over.
"""

from safepassage.records._base import Record

FEW = 5


class Cell(Record, frozen=True):
    """A part of a group; ``count`` is ``None`` where it would tell of few.

    ``few`` is ``part`` when the part is small, ``rest`` when what it leaves is, ``group``
    when the whole group is, and empty when the count is told.
    """

    count: int | None
    of: int
    few: str = ""

    @property
    def share(self) -> float | None:
        """The part of the group, 0 to 1; a small part is taken for none, a small rest for all."""
        if self.few == "group" or not self.of:
            return None
        if self.count is None:
            return 0.0 if self.few == "part" else 1.0
        return self.count / self.of


def cell(count: int, of: int) -> Cell:
    """The part ``count`` of a group ``of``, as far as it may be told."""
    if of < FEW:
        return Cell(count=None, of=of, few="group") if of else Cell(count=0, of=0)
    if 0 < count < FEW:
        return Cell(count=None, of=of, few="part")
    if 0 < of - count < FEW:
        return Cell(count=None, of=of, few="rest")
    return Cell(count=count, of=of)
