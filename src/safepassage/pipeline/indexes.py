"""The lists in force by the kind of data that may be compared with them."""

from collections.abc import Mapping
from types import MappingProxyType

from safepassage.matching.index import ListIndex
from safepassage.records._base import Record
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import Purpose, purpose_of


class Indexes(Record, frozen=True):
    """An index for each screening purpose: data kept for one never meets the lists of another."""

    by_purpose: Mapping[Purpose, ListIndex] = MappingProxyType({})

    def for_kind(self, kind: DataKind) -> ListIndex | None:
        """The lists that data of this kind may be compared with."""
        return self.by_purpose.get(purpose_of(kind))
