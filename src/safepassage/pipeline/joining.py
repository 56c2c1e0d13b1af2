"""A traveller's record as the join of API and PNR takes it."""

from safepassage.matching.joining import Sheet
from safepassage.pipeline.draft import look_ups_of
from safepassage.records.traveller import Traveller


def sheet_of(traveller: Traveller) -> Sheet:
    """The record with the keys that its stored look-ups are made of.

    A whole flight at hand and candidates found by tokens are so compared alike.
    """
    return Sheet(traveller=traveller, keys=frozenset(look_ups_of(traveller)))
