"""Nothing rests on a protected ground; what else a criterion needs is asked for by name."""

from datetime import date

import pytest
from msgspec.structs import replace

from safepassage.safeguards.criteria import (
    CATALOGUE,
    NEVER,
    Criterion,
    Fault,
    Use,
    lint,
    words_of,
)
from safepassage.safeguards.special import Category

TODAY = date(2026, 9, 1)
OFFENCES = ("trafficking", "terrorism")
GOOD = Criterion(
    title="Paid in cash by another, for a detour",
    fields=frozenset({"payment.cash", "payment.by_another", "route.detour"}),
    law="Passenger Data Act s. 7",
    offence="trafficking",
    link_to_travel="Victims are sent by detours that somebody else pays for in cash.",
    review_by=date(2027, 3, 1),
    author="A. Analyst",
    second="B. Officer",
)


def faults(criterion):
    return {one.fault for one in lint(criterion, offences=OFFENCES, today=TODAY)}


def test_a_criterion_with_everything_may_be_used():
    assert lint(GOOD, offences=OFFENCES, today=TODAY) == ()


@pytest.mark.parametrize("field", sorted(NEVER))
def test_a_field_of_a_protected_ground_is_never_used_whatever_stands_beside_it(field):
    assert faults(replace(GOOD, fields=GOOD.fields | {field})) == {Fault.PROTECTED}


def test_every_protected_ground_of_the_directive_has_fields_that_are_refused():
    assert set(NEVER.values()) == set(Category)
    assert NEVER.keys().isdisjoint(CATALOGUE)
    assert {"service.meal", "person.language", "name.origin"} <= NEVER.keys()


@pytest.mark.parametrize(
    "fields",
    [
        {"person.nationality"},
        {"person.sex", "person.age"},
        {"person.nationality", "person.sex", "person.age", "person.birth_place"},
    ],
)
def test_nationality_sex_age_and_birthplace_alone_make_no_criterion(fields):
    assert faults(replace(GOOD, fields=frozenset(fields))) == {Fault.ALONE}
    assert faults(replace(GOOD, fields=frozenset({*fields, "route.detour"}))) == set()


def test_exactly_four_fields_are_never_enough_alone():
    assert {one for one, use in CATALOGUE.items() if use is Use.NEVER_ALONE} == {
        "person.nationality",
        "person.sex",
        "person.age",
        "person.birth_place",
    }


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"fields": frozenset({"person.charm"})}, Fault.UNKNOWN_FIELD),
        ({"fields": frozenset()}, Fault.NOTHING),
        ({"law": " "}, Fault.LAW),
        ({"offence": "littering"}, Fault.OFFENCE),
        ({"link_to_travel": "by air"}, Fault.LINK),
        ({"review_by": None}, Fault.REVIEW),
        ({"review_by": TODAY}, Fault.REVIEW),
        ({"review_by": date(2027, 9, 15)}, Fault.REVIEW),
        ({"second": "A. Analyst"}, Fault.ONE_PERSON),
        ({"second": ""}, Fault.ONE_PERSON),
        ({"title": "Muslim travellers with detours"}, Fault.PROTECTED),
        ({"link_to_travel": "Members of the dockers union travel like this."}, Fault.PROTECTED),
    ],
)
def test_each_thing_that_is_missing_or_unlawful_is_named(change, fault):
    assert faults(replace(GOOD, **change)) == {fault}


@pytest.mark.parametrize(
    "words",
    ["Sexual exploitation of children", "Trafficking in human organs", "Terrorist offences"],
)
def test_offences_that_the_law_lists_are_no_protected_ground(words):
    assert list(words_of(words)) == []
