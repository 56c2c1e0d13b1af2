"""Screens ordinary and listed travellers of every country, and keeps the strength of each match."""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from safepassage.matching import ListIndex, build, combination, screen
from safepassage.records import ListEntry, Subject
from safepassage.records._base import Record
from safepassage.simulation.audit.corpus import Corpus
from safepassage.simulation.audit.listed import Listed, announced, listed
from safepassage.simulation.audit.ordinary import ordinary
from safepassage.simulation.chance import generator


class Options(Record, frozen=True):
    """How much is drawn for every country, and from which seed.

    ``listed`` persons are listed with their day of birth, as many again without any.
    """

    travellers: int = 400
    listed: int = 10
    seed: int = 1


class Strengths(Record, frozen=True):
    """What one country's travellers came to, each between 0 and 1; 0 where nothing was found.

    ``ordinary`` are the strongest matches of those who are not listed, ``own`` the match of
    every person listed with their day of birth with their own entry, in every form in which
    they were announced; ``undated`` the same of those whom the list gives no birth date.
    """

    ordinary: tuple[float, ...]
    own: tuple[float, ...]
    undated: tuple[float, ...]

    def __add__(self, other: "Strengths") -> "Strengths":
        return Strengths(
            ordinary=self.ordinary + other.ordinary,
            own=self.own + other.own,
            undated=self.undated + other.undated,
        )


class Audit(Record, frozen=True):
    """Strengths by country, of travellers with and without birth dates; ``entries`` are listed."""

    entries: int
    with_births: dict[str, Strengths]
    without_births: dict[str, Strengths]


def audit(
    corpus: Corpus,
    entries: Iterable[ListEntry],
    options: Options,
    progress: Callable[[], None] = lambda: None,
) -> Audit:
    """Screen everybody; ``entries`` are listed beside the invented persons.

    ``progress`` is called once a country.
    """
    persons = {country: _persons(corpus, country, options) for country in corpus.countries}
    known = [*entries, *(one.entry for group in persons.values() for one in group)]
    index = build(known)
    found = Audit(entries=len(known), with_births={}, without_births={})
    for country in corpus.countries:
        others = _ordinary(corpus, country, options)
        found.with_births[country] = _strengths(index, others, persons[country], options)
        found.without_births[country] = _strengths(
            index, others, persons[country], options, births=False
        )
        progress()
    return found


def _persons(corpus: Corpus, country: str, options: Options) -> list[Listed]:
    chance = generator(options.seed, "listed", country)
    return [
        listed(corpus, country, number, chance, dated=number < options.listed)
        for number in range(2 * options.listed)
    ]


def _ordinary(corpus: Corpus, country: str, options: Options) -> list[Subject]:
    chance = generator(options.seed, "ordinary", country)
    return [ordinary(corpus, country, chance) for _ in range(options.travellers)]


def _strengths(
    index: ListIndex,
    others: Sequence[Subject],
    persons: Sequence[Listed],
    options: Options,
    *,
    births: bool = True,
) -> Strengths:
    def own(among: Callable[[Listed], bool]) -> tuple[float, ...]:
        return tuple(
            _found(index, subject, births=births).get(person.entry.id, 0.0)
            for person in filter(among, persons)
            for _, subject in announced(person, generator(options.seed, person.entry.id))
        )

    return Strengths(
        ordinary=tuple(
            max(_found(index, one, births=births).values(), default=0.0) for one in others
        ),
        own=own(lambda person: bool(person.entry.dob)),
        undated=own(lambda person: not person.entry.dob),
    )


def _found(index: ListIndex, subject: Subject, *, births: bool) -> dict[str, float]:
    """How strong the match with each entry is, whatever the threshold."""
    asked = subject if births else msgspec.structs.replace(subject, dob=None)
    matches = screen(index, asked, threshold=0.0, limit=None)
    return {match.entry: combination(match.reasons) for match in matches}
