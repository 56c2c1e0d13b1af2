"""How listed persons stand to somebody beside their names, as numbers: most can never matter."""

from typing import NamedTuple

from safepassage.matching.compiled import Bytes, Floats, Ints, Longs, compiled
from safepassage.matching.dates import relate


class Traits(NamedTuple):
    """Each entry's countries, from ``at``, and its sex (``traits.country``, ``sex_code``)."""

    countries: Longs
    at: Ints
    sexes: Bytes


NOTHING_TOLD = 1
"""In a brief: the entry has no date, or no country; 0 where it is to be looked up."""
COUNTRY_BITS, SEX_BITS = 27, 51
"""The bits of a brief from which country and sex stand; the date is a number below them."""
_DATE, _COUNTRY = (1 << COUNTRY_BITS) - 1, (1 << (SEX_BITS - COUNTRY_BITS)) - 1


class Persons(NamedTuple):
    """What is known of each entry: the readings of its dates, from ``dates_at``, and its traits."""

    dates: Ints
    dates_at: Ints
    traits: Traits


class Weights(NamedTuple):
    """What identity weighs by the relation of birth dates, and by the sign of the others."""

    relation: Floats
    nationality: Floats
    sex: Floats


class Person(NamedTuple):
    """Who is looked for, and how much must come together for a listed person to be shown.

    ``born`` are the readings of the birth date. A name's score, of which ``whole`` comes with
    a listed name whose every word is in the other, and ``beside`` times what identity weighs are
    together at least ``least`` for a match, and ``alert`` for an alert; the name of somebody born
    more than a year before or after ``year`` (0: not known) must be alike to ``apart`` by what is
    found of it.
    """

    born: Ints
    year: int
    countries: Longs
    sex: int
    weights: Weights
    whole: float
    beside: float
    least: float
    alert: float
    apart: float


@compiled
def identity(person: Person, listed: Persons, entry: int) -> tuple[int, float]:
    """The relation of birth dates to an entry's, and what identity weighs at most."""
    dates, dates_at, traits = listed
    relation = relate(person.born, dates, dates_at[entry], dates_at[entry + 1])
    weight = person.weights.relation[relation]
    weight += person.weights.nationality[_nationality_sign(person.countries, traits, entry)]
    weight += person.weights.sex[_sex_sign(person.sex, int(traits.sexes[entry]))]
    return relation, weight


@compiled
def is_brief(told: int) -> bool:
    """Whether all that is known of an entry has room in its brief."""
    return bool(told & _DATE and told >> COUNTRY_BITS & _COUNTRY)


@compiled
def identity_in_brief(person: Person, told: int, row: Ints) -> float:
    """What identity weighs at most for an entry with this brief; ``row`` is room for a date."""
    date, country = told & _DATE, told >> COUNTRY_BITS & _COUNTRY
    row[0, 0], row[0, 1], row[0, 2] = date // 10_000, date // 100 % 100, date % 100
    relation = relate(person.born, row, 0, 0 if date == NOTHING_TOLD else 1)
    sign = 0 if country == NOTHING_TOLD or not len(person.countries) else -1
    for our in person.countries:
        if our == country:
            sign = 1
    weight = person.weights.relation[relation] + person.weights.nationality[sign]
    return float(weight + person.weights.sex[_sex_sign(person.sex, told >> SEX_BITS)])


@compiled
def _nationality_sign(ours: Longs, traits: Traits, entry: int) -> int:
    """1 if the entry has one of our countries, -1 if others only, 0 if unknown."""
    first, behind = traits.at[entry], traits.at[entry + 1]
    if first == behind or not len(ours):
        return 0
    for one in range(first, behind):
        for our in ours:
            if traits.countries[one] == our:
                return 1
    return -1


@compiled
def _sex_sign(ours: int, theirs: int) -> int:
    """1 if the sex is the same, -1 if it is not, 0 if one is unknown."""
    if not ours or not theirs:
        return 0
    return 1 if ours == theirs else -1
