"""Ordinary travellers: a country's common forename and surname, and a birth date by chance."""

import random
from datetime import date, timedelta

from safepassage.records import Subject
from safepassage.simulation.audit.corpus import Corpus

OLDEST, DAYS = date(1940, 1, 1), 24_000
"""Born between then and the autumn of 2005."""


def birth(chance: random.Random) -> date:
    """A day of birth, each as likely as any other."""
    return OLDEST + timedelta(days=chance.randrange(DAYS))


def ordinary(corpus: Corpus, country: str, chance: random.Random) -> Subject:
    """A traveller with names of one country, who is not listed but for a namesake's luck."""
    names, born = corpus.countries[country], birth(chance)
    return Subject(
        given_names=chance.choice(names.given),
        surname=chance.choice(names.family),
        dob=born.isoformat(),
        nationality=country,
    )
