"""What goes into the join and what comes out of it."""

from collections.abc import Hashable

from safepassage.records._base import Record
from safepassage.records.traveller import Traveller


class Sheet(Record, frozen=True):
    """One record of one person: what it tells, and the keys that it can be found by.

    Records that share no key are never compared. Whoever finds candidates in a database
    and whoever has a whole flight at hand give the same keys, and so get the same joins.
    """

    traveller: Traveller
    keys: frozenset[Hashable]


class Reason(Record, frozen=True):
    """Something that two records have in common: a code and a sentence."""

    code: str
    text: str


class Difference(Record, frozen=True):
    """Something that two records tell differently: a code, both values as sent, a sentence."""

    code: str
    api: str
    pnr: str
    text: str


class Pair(Record, frozen=True):
    """An API and a PNR record by their places in the input, and why they belong together."""

    api: int
    pnr: int
    reasons: tuple[Reason, ...]
    differences: tuple[Difference, ...]


class Joining(Record, frozen=True):
    """Each record stands in at most one of ``joins``, and then in none of ``could_be``."""

    joins: tuple[Pair, ...]
    could_be: tuple[Pair, ...]
