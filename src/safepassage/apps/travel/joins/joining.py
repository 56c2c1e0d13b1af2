"""Which API record and which PNR record on a flight are the same person's, and why.

The join exists under the PNR purposes only (DESIGN, Gate): it is computed from
opened values for the page that is read, and stored nowhere. Records of one
kind are never joined, and whoever fits two about equally well is joined with neither
(docs/develop/decisions/0012-joining.md).
"""

from collections.abc import Iterator, Sequence
from uuid import UUID

from msgspec.structs import replace

from safepassage.apps.regulation.stops import stopped
from safepassage.apps.travel.shown import Alike, Person, TravellerRecord
from safepassage.matching.joining import Joining, Pair, join
from safepassage.pipeline.draft import document_key, name_key
from safepassage.pipeline.joining import sheet_of
from safepassage.records.kinds import DataKind
from safepassage.records.traveller import Traveller
from safepassage.safeguards.capabilities import Capability
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.sealing import LookUp

JOINS = frozenset({Purpose.PNR_ASSESSMENT, Purpose.PNR_REQUEST, Purpose.PNR_CRITERIA})


def joins(purpose: Purpose) -> bool:
    """Whether pages show API and PNR together: under the PNR purposes, unless that is stopped.

    What protects somebody goes over to the other copies nevertheless (``flows.counterparts``).
    """
    return purpose in JOINS and stopped(Capability.JOINING) is None


def keys_of(traveller: Traveller) -> list[tuple[LookUp, str]]:
    """By what a traveller is surely the same as another: document, and name with birth date."""
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
    flight = _Flight(records) if purpose in JOINS else None
    return list(flight.people()) if flight else _apart(records)


def shown_persons(records: Sequence[TravellerRecord], purpose: Purpose) -> list[Person]:
    """The people behind ``records`` as a page shows them: each by itself where joining stops."""
    return persons(records, purpose) if joins(purpose) else _apart(records)


def _apart(records: Sequence[TravellerRecord]) -> list[Person]:
    return [Person(records=(one,)) for one in records]


def seen_from(person: Person, journey: UUID) -> Person:
    """The same person with the record of ``journey`` first, and the other one joined to it."""
    first = person.main
    if person.joined is None or first.head.id == journey:
        return person
    joined = replace(person.joined, record=first)
    return Person(records=(person.joined.record, first), joined=joined)


class _Flight:
    """The records of a flight and what was found among them, by their places."""

    def __init__(self, records: Sequence[TravellerRecord]) -> None:
        self._records = records
        self._api = self._places(DataKind.API_PIU)
        self._pnr = self._places(DataKind.PNR)
        self._found = self._join()
        self._partners = dict(self._both_ways(self._found.joins))
        self._alike: dict[int, list[tuple[int, Pair]]] = {}
        for place, (other, pair) in self._both_ways(self._found.could_be):
            self._alike.setdefault(place, []).append((other, pair))

    def people(self) -> Iterator[Person]:
        """Everybody once; who has two records stands where the API record does."""
        for place, record in enumerate(self._records):
            other, pair = self._partners.get(place, (None, None))
            if other is None or pair is None:
                could_be = tuple(self._told(*one) for one in self._alike.get(place, ()))
                yield Person(records=(record,), could_be=could_be)
            elif record.head.kind is not DataKind.PNR:
                joined = self._told(other, pair)
                yield Person(records=(record, joined.record), joined=joined)

    def _places(self, kind: DataKind) -> list[int]:
        return [
            place
            for place, one in enumerate(self._records)
            if one.head.kind is kind and one.traveller
        ]

    def _join(self) -> Joining:
        def sheets(places: Sequence[int]) -> list[Traveller]:
            return [one for place in places if (one := self._records[place].traveller)]

        return join(
            [sheet_of(one) for one in sheets(self._api)],
            [sheet_of(one) for one in sheets(self._pnr)],
        )

    def _both_ways(self, pairs: Sequence[Pair]) -> Iterator[tuple[int, tuple[int, Pair]]]:
        for pair in pairs:
            one, other = self._api[pair.api], self._pnr[pair.pnr]
            yield one, (other, pair)
            yield other, (one, pair)

    def _told(self, other: int, pair: Pair) -> Alike:
        return Alike(
            record=self._records[other], reasons=pair.reasons, differences=pair.differences
        )
