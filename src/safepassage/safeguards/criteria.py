"""What a criterion for picking out journeys may rest on: looked at before any is used.

Criteria are targeted, proportionate, specific and regularly reviewed, and never rest on race or
ethnic origin, political opinion, religion or belief, trade-union membership, health, sexual life
or orientation (Directive (EU) 2016/681 art. 6(4); Regulation (EU) 2025/12 art. 7; ICAO Annex 9,
9.27). Only offences with an objective link to travel are looked for (C-817/19). Nationality, sex,
age or birthplace alone can never be a rule (DESIGN section 6). No rule engine exists yet:
whatever looks for journeys, sorts entries of lists or steers how grave a hit is asks here.
"""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from safepassage.records._base import Record
from safepassage.safeguards.special import Category, categories_in

REVIEWED_WITHIN = timedelta(days=366)
"""Our setting: the law says "regularly"; for selected flights it says twelve months (API-L 14)."""
SHORTEST_LINK = 20


class Use(StrEnum):
    """What a criterion may do with a field."""

    FREE = "free"
    NEVER_ALONE = "never_alone"


def _fields(use: Use, names: str) -> dict[str, Use]:
    return dict.fromkeys(names.split(), use)


CATALOGUE = MappingProxyType(
    _fields(
        Use.FREE,
        "route.origin route.destination route.transit route.changed route.detour "
        "flight.carrier flight.number flight.departs flight.weekday "
        "booking.created booking.lead_time booking.changed booking.split booking.cancelled "
        "booking.agency booking.travellers_together booking.one_way booking.no_show "
        "payment.form payment.by_another payment.cash ticket.issued ticket.refunded "
        "baggage.count baggage.weight baggage.pooled baggage.of_another seat.changed "
        "contact.telephone contact.email contact.address contact.shared "
        "document.type document.issuer document.expires document.number_shared "
        "document.several frequent_flyer.number stay.length minor.unaccompanied",
    )
    | _fields(Use.NEVER_ALONE, "person.nationality person.sex person.age person.birth_place"),
)
"""Every field that a criterion may name; one that is not here is not used."""

NEVER = MappingProxyType(
    {
        "person.race": Category.ETHNICITY,
        "person.ethnic_origin": Category.ETHNICITY,
        "person.skin_colour": Category.ETHNICITY,
        "person.language": Category.ETHNICITY,
        "name.origin": Category.ETHNICITY,
        "name.script": Category.ETHNICITY,
        "person.political_opinion": Category.POLITICS,
        "person.religion": Category.RELIGION,
        "person.belief": Category.RELIGION,
        "service.meal": Category.RELIGION,
        "person.union_membership": Category.UNION,
        "person.health": Category.HEALTH,
        "person.disability": Category.HEALTH,
        "service.assistance": Category.HEALTH,
        "person.sexual_life": Category.SEX_LIFE,
        "person.sexual_orientation": Category.SEX_LIFE,
        "person.photograph": Category.ETHNICITY,
    }
)
"""Fields that tell of a protected ground, or stand in for one; no reason makes them lawful."""


class Fault(StrEnum):
    """Why a criterion may not be used."""

    PROTECTED = "protected_ground"
    UNKNOWN_FIELD = "unknown_field"
    NOTHING = "no_field"
    ALONE = "only_personal_traits"
    LAW = "law_missing"
    OFFENCE = "offence_not_listed"
    LINK = "link_to_travel_missing"
    REVIEW = "review_missing"
    ONE_PERSON = "one_person"


class Finding(Record, frozen=True):
    """One fault, and a sentence for whoever wrote the criterion."""

    fault: Fault
    text: str


class Criterion(Record, frozen=True, kw_only=True):
    """A criterion as it is proposed.

    ``link_to_travel`` says in words what connects the offence with this way of travelling;
    ``author`` and ``second`` are who wrote it and who agreed, by any name that tells them apart.
    """

    title: str
    fields: frozenset[str]
    law: str
    offence: str
    link_to_travel: str
    review_by: date | None
    author: str
    second: str


def lint(criterion: Criterion, *, offences: Collection[str], today: date) -> tuple[Finding, ...]:
    """Everything that forbids a criterion; empty when it may be used.

    ``offences`` are those that the law of the installation lists.
    """
    return (
        *_of_fields(criterion.fields),
        *words_of(criterion.title),
        *words_of(criterion.link_to_travel),
        *_of_law(criterion, offences),
        *_of_people(criterion, today),
    )


def words_of(text: str) -> Iterator[Finding]:
    """What is protected in the words by which people or journeys are sorted."""
    told = categories_in(_without_offences(text))
    for category in sorted(told):
        yield _protected(f'"{text}"', category)


def _of_fields(fields: frozenset[str]) -> Iterator[Finding]:
    for name in sorted(fields):
        if name in NEVER:
            yield _protected(name, NEVER[name])
        elif name not in CATALOGUE:
            yield Finding(fault=Fault.UNKNOWN_FIELD, text=f"{name} is no field of the catalogue.")
    usable = [CATALOGUE[name] for name in fields if name in CATALOGUE]
    if not fields:
        yield Finding(fault=Fault.NOTHING, text="A criterion names what it looks at.")
    elif usable and Use.FREE not in usable:
        text = "Nationality, sex, age and birthplace alone make no criterion."
        yield Finding(fault=Fault.ALONE, text=text)


def _of_law(criterion: Criterion, offences: Collection[str]) -> Iterator[Finding]:
    if not criterion.law.strip():
        yield Finding(fault=Fault.LAW, text="The law that allows the criterion is missing.")
    if criterion.offence not in offences:
        yield Finding(fault=Fault.OFFENCE, text="Its offence is not one that the law lists.")
    if len(criterion.link_to_travel.strip()) < SHORTEST_LINK:
        text = "Say in words what links the offence with this way of travelling."
        yield Finding(fault=Fault.LINK, text=text)


def _of_people(criterion: Criterion, today: date) -> Iterator[Finding]:
    until = criterion.review_by
    if until is None or not today < until <= today + REVIEWED_WITHIN:
        text = "The day of the next review is missing, over, or more than a year away."
        yield Finding(fault=Fault.REVIEW, text=text)
    people = {criterion.author.strip(), criterion.second.strip()} - {""}
    if len(people) < len((criterion.author, criterion.second)):
        text = "One person writes a criterion, and another one agrees."
        yield Finding(fault=Fault.ONE_PERSON, text=text)


def _protected(what: str, category: Category) -> Finding:
    text = f"{what} tells of {_GROUNDS[category]}, on which nothing may rest."
    return Finding(fault=Fault.PROTECTED, text=text)


def _without_offences(text: str) -> str:
    """The text without listed offences whose names only sound like a protected ground."""
    lower = text.casefold()
    for offence in _SOUND_ALIKE:
        lower = lower.replace(offence, "")
    return lower


_SOUND_ALIKE = (
    "sexual exploitation",
    "sexual abuse",
    "sexual violence",
    "sexual offence",
    "sexual assault",
    "sex trafficking",
    "trafficking in human organs",
    "racially motivated crime",
    "violent extremism",
)
_GROUNDS = MappingProxyType(
    {
        Category.ETHNICITY: "race or ethnic origin",
        Category.POLITICS: "political opinion",
        Category.RELIGION: "religion or belief",
        Category.UNION: "membership of a trade union",
        Category.HEALTH: "health",
        Category.SEX_LIFE: "sexual life or orientation",
    }
)
