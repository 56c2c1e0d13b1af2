"""An invented watchlist, and long ones for measurements.

Entries have the exchange form of ``safepassage.records.ListEntry``; names are
written as in travel documents, with the bearer's own spelling as an alias.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import msgspec

from safepassage.records import ListedDocument, ListEntry
from safepassage.simulation.chance import generator, happens
from safepassage.simulation.names import WrittenName, document_form, swiped_form
from safepassage.simulation.people import Person, TravelDocument, draw_person, issue
from safepassage.simulation.states import STATES
from safepassage.simulation.variants import other_form

SOURCE = "SIMULATED"
_GENDERS = {"M": "male", "F": "female"}
_TYPES = {"P": "passport", "I": "identity card", "A": "residence card", "V": "visa"}


class Precision(StrEnum):
    """What the list knows of a birth date."""

    DAY = "day"
    YEAR = "year"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Watched:
    """A list entry with the invented person, or the lost document alone, behind it."""

    entry: ListEntry
    person: Person | None
    document: TravelDocument | None
    precision: Precision


def small_list(seed: int, at: date, size: int = 40) -> tuple[Watched, ...]:
    """Return the demonstration's watchlist.

    Of ten entries seven name a person with a full birth date (two of them
    with a document), one with the year, one without, and one is a lost document.
    """
    return tuple(_watched(seed, at, index) for index in range(size))


def large_list(n: int, seed: int = 1, at: date = date(2026, 1, 1)) -> Iterator[ListEntry]:
    """Generate ``n`` entries in the same mix, for measurements."""
    return (_watched(seed, at, index).entry for index in range(n))


def as_jsonl(entries: Iterable[ListEntry]) -> Iterator[bytes]:
    """Yield each entry as one line of the JSONL exchange form."""
    encode = msgspec.json.Encoder().encode
    return (encode(entry) + b"\n" for entry in entries)


_MIX = (
    Precision.DAY,
    Precision.DAY,
    None,
    Precision.DAY,
    Precision.YEAR,
    Precision.DAY,
    Precision.DAY,
    Precision.DAY,
    Precision.NONE,
    Precision.DAY,
)  # fmt: skip - one row reads as five of ten
_WITH_DOCUMENT = (1, 6)


def _watched(seed: int, at: date, index: int) -> Watched:
    rng = generator(seed, "list", index)
    place = index % len(_MIX)
    precision = _MIX[place]
    identifier = f"SIM-{index + 1:04d}"
    if precision is None:
        return _lost_document(rng, at, identifier)
    person = _short_named(rng, at)
    entry = _person_entry(rng, identifier, person, precision, documented=place in _WITH_DOCUMENT)
    return Watched(entry, person, None, precision)


def _short_named(rng: random.Random, at: date) -> Person:
    while True:
        person = draw_person(rng, at)
        if person.name.given and swiped_form(person.name) == _one_part_each(person.name):
            return person


def _one_part_each(name: WrittenName) -> WrittenName:
    plain = document_form(name)
    return WrittenName(plain.surname, tuple(" ".join(plain.given).split()))


def _person_entry(
    rng: random.Random, identifier: str, person: Person, precision: Precision, *, documented: bool
) -> ListEntry:
    plain = document_form(person.name)
    return ListEntry(
        id=identifier,
        source=SOURCE,
        name=f"{' '.join(plain.given).title()} {plain.surname}".strip(),
        given=" ".join(plain.given).title() or None,
        family=plain.surname,
        aliases=_aliases(rng, person.name),
        dob=_births(person.born, precision),
        nationality=(person.nationality,),
        documents=(listed(person.document),) if documented else (),
        gender=_GENDERS[person.sex],
    )


def _aliases(rng: random.Random, name: WrittenName) -> tuple[str, ...]:
    own = name.full
    plain = document_form(name).full
    forms = [own] if own.upper() != plain else []
    if happens(rng, 0.4):
        forms.append(other_form(rng, name)[0].full.title())
    return tuple(forms)


def _births(born: date, precision: Precision) -> tuple[str, ...]:
    texts = {Precision.DAY: (born.isoformat(),), Precision.YEAR: (str(born.year),)}
    return texts.get(precision, ())


def _lost_document(rng: random.Random, at: date, identifier: str) -> Watched:
    state = rng.choice(STATES)
    document = issue(rng, "P", state.code, state.number, at)
    entry = ListEntry(id=identifier, source=SOURCE, documents=(listed(document),))
    return Watched(entry, None, document, Precision.NONE)


def listed(document: TravelDocument) -> ListedDocument:
    """Return a document as a list names it."""
    return ListedDocument(
        number=document.number, type=_TYPES[document.type], country=document.issuer
    )
