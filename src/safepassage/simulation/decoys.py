"""An invented person as a carrier would announce them, for honey records."""

import random
from datetime import date

from safepassage.records.document import Document
from safepassage.records.traveller import Traveller
from safepassage.simulation.people import draw_person
from safepassage.simulation.states import BY_CODE, HOME


def invent_traveller(rng: random.Random, at: date, nationality: str | None) -> Traveller:
    """A traveller with one passport of the state ``nationality``; the name is of nobody."""
    person = draw_person(rng, at, state=BY_CODE[HOME])
    state = nationality or person.nationality
    paper = person.document
    return Traveller(
        surname=person.name.surname.upper(),
        given_names=" ".join(person.name.given).upper(),
        sex=person.sex,
        born=person.born.isoformat(),
        nationality=state,
        documents=(
            Document(
                type=paper.type,
                number=paper.number,
                issuer=state,
                expires=paper.expires.isoformat(),
            ),
        ),
    )
