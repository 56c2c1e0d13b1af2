"""Which API record and which PNR record on a flight are the same person's.

The join exists under the PNR purposes only (DESIGN, Gate): it is computed from
opened values for the page that is read, and stored nowhere. Records of one
kind are never joined, and whoever fits two is joined with neither.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from safepassage.apps.travel.shown import Person, TravellerRecord
from safepassage.pipeline.draft import document_key, name_key
from safepassage.records.kinds import DataKind
from safepassage.records.traveller import Traveller
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sealing import LookUp

JOINS = frozenset({Purpose.PNR_ASSESSMENT, Purpose.PNR_REQUEST, Purpose.PNR_CRITERIA})


def keys_of(traveller: Traveller) -> list[tuple[LookUp, str]]:
    """By what a traveller is the same as another: each document, and name with birth date."""
    keys = [
        (LookUp.DOCUMENT, document_key(one.number, one.issuer))
        for one in traveller.documents
        if one.number
    ]
    name = name_key(traveller.surname, traveller.given_names)
    if name and traveller.born:
        keys.append((LookUp.NAME_AND_BIRTH, f"{name}|{traveller.born}"))
    return keys


def persons(records: Sequence[TravellerRecord], purpose: Purpose) -> list[Person]:
    """The people behind ``records``, in their order; joined only under a PNR purpose."""
    partners = _partners(records) if purpose in JOINS else {}
    people = []
    for place, record in enumerate(records):
        other = partners.get(place)
        if other is None:
            people.append(Person(records=(record,)))
        elif record.head.kind is not DataKind.PNR:
            people.append(Person(records=(record, records[other])))
    return people


def _partners(records: Sequence[TravellerRecord]) -> dict[int, int]:
    """For each place the one place of the other kind that shares a key with it, if one only."""
    by_key: dict[tuple[LookUp, str], list[int]] = defaultdict(list)
    for place, record in enumerate(records):
        for key in keys_of(record.traveller) if record.traveller else ():
            by_key[key].append(place)
    found: dict[int, set[int]] = defaultdict(set)
    for places in by_key.values():
        _note_pairs(records, places, found)
    return {
        one: other
        for one, others in found.items()
        if len(others) == 1 and len(found[other := min(others)]) == 1
    }


def _note_pairs(
    records: Sequence[TravellerRecord], places: Iterable[int], found: dict[int, set[int]]
) -> None:
    by_kind: dict[bool, set[int]] = {True: set(), False: set()}
    for place in places:
        by_kind[records[place].head.kind is DataKind.PNR].add(place)
    for one in by_kind[True]:
        found[one] |= by_kind[False]
    for one in by_kind[False]:
        found[one] |= by_kind[True]
