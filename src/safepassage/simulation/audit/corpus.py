"""The commonest names of many countries, as the open corpus of popular names has them.

Two CSV files with a heading, as published under CC0 (popular-names-by-country-dataset, Andy
Boothe): forenames and surnames, each with its country (ISO 3166-1 alpha-2), the name as it is
written there and, where that is in other letters, a romanised form. A name in other letters
without such a form is left out: it cannot stand in the zone of a travel document.
"""

import csv
from collections import defaultdict
from collections.abc import Mapping
from hashlib import sha256

from safepassage.records._base import Record
from safepassage.simulation.audit.regions import REGION_OF
from safepassage.simulation.names import document_letters

FORENAMES, SURNAMES = "sigpwned_forenames.csv", "sigpwned_surnames.csv"
_COUNTRY, _ROMANISED, _WRITTEN = "Country", "Romanized Name", "Localized Name"
_DIGITS = 12


class CorpusError(ValueError):
    """The files are not what they should be; the text says what is wrong."""


class Names(Record, frozen=True):
    """The commonest forenames and surnames of one country, in Latin letters."""

    given: tuple[str, ...]
    family: tuple[str, ...]


class Corpus(Record, frozen=True):
    """Countries with their names; ``digest`` is of the two files."""

    digest: str
    countries: Mapping[str, Names]

    def regions(self) -> dict[str, list[str]]:
        """The countries of each region of the world, in order."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for country in self.countries:
            found[REGION_OF[country]].append(country)
        return dict(sorted(found.items()))


def read_corpus(forenames: bytes, surnames: bytes) -> Corpus:
    """Read both files; countries that only one of them has, or no region, are left out.

    Raises ``CorpusError``.
    """
    given, family = _names(forenames, FORENAMES), _names(surnames, SURNAMES)
    both = sorted(given.keys() & family.keys() & REGION_OF.keys())
    if not both:
        raise CorpusError("no country has both forenames and surnames in this corpus")
    return Corpus(
        digest=sha256(forenames + surnames).hexdigest()[:_DIGITS],
        countries={one: Names(given=tuple(given[one]), family=tuple(family[one])) for one in both},
    )


def _names(content: bytes, name: str) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    try:
        for row in csv.DictReader(content.decode("utf-8-sig").splitlines()):
            name = row[_ROMANISED] or row[_WRITTEN]
            if document_letters(name):
                found[row[_COUNTRY]].append(name)
    except (KeyError, UnicodeDecodeError, csv.Error) as error:
        raise CorpusError(f"{name} is not a table of this corpus: {error}") from error
    return dict(found)
