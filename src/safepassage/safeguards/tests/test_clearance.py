"""A clearance is bound to a listing in substance and to one person with one document."""

import hmac

import pytest

from safepassage.records import ListEntry
from safepassage.records.watch import ListedDocument
from safepassage.safeguards.clearance import bind, may_clear, speaks_for, substance

LIST, OTHER_LIST = b"L" * 16, b"M" * 16
ENTRY = ListEntry(
    id="L-1",
    name="Ilmo Testovar",
    aliases=("Elmo Testovar", "I. Testovar"),
    documents=(ListedDocument(number="X1"), ListedDocument(number="X2")),
)
PERSON, OTHER_FORM = "TESTOVAR|ILMO|1971-05-27", "TESTOVAR|ELMO|1971-05-27"


def token(value: str) -> bytes:
    return hmac.digest(b"key", value.encode(), "sha256")[:16]


def changed(**values: object) -> ListEntry:
    told = {name: getattr(ENTRY, name) for name in ListEntry.__struct_fields__}
    return ListEntry(**told | values)


def same(entry: ListEntry, effect: str = "arrest", watchlist: bytes = LIST) -> bool:
    return substance(watchlist, effect, entry) == substance(LIST, "arrest", ENTRY)


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"ground": "another"},
        {"source": "another"},
        {"expires": "2031-01-01"},
        {"aliases": ("I. Testovar", "Elmo Testovar", "Elmo Testovar")},
        {"documents": tuple(reversed(ENTRY.documents))},
    ],
)
def test_the_order_of_values_and_remarks_are_not_of_substance(values: dict[str, object]) -> None:
    assert same(changed(**values))


@pytest.mark.parametrize(
    "values",
    [
        {"id": "L-2"},
        {"name": "Elmo Testovar"},
        {"aliases": ("Elmo Testovar",)},
        {"weak": ("Ilmo",)},
        {"script_names": ("Илмо",)},
        {"dob": ("1971",)},
        {"nationality": ("UTO",)},
        {"gender": "M"},
        {"documents": (ListedDocument(number="X1"),)},
        {"birth_places": ("UTO",)},
        {"category": "another"},
    ],
)
def test_whom_a_listing_means_is_of_substance(values: dict[str, object]) -> None:
    assert not same(changed(**values))


def test_the_list_and_its_effect_are_of_substance() -> None:
    assert not same(ENTRY, effect="inform_only")
    assert not same(ENTRY, watchlist=OTHER_LIST)


@pytest.mark.parametrize(
    ("cleared", "found", "may"),
    [
        ("identity", "identity", True),
        ("identity", "name_only", True),
        ("name_only", "name_only", True),
        ("name_only", "identity", False),
        ("identity", "document", False),
        ("document", "document", False),
        ("document", "identity", False),
    ],
)
def test_no_stronger_class_is_cleared_and_never_a_document(
    cleared: str,
    found: str,
    may: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    assert may_clear(cleared, found) is may


@pytest.mark.parametrize(
    ("documents", "persons", "speaks"),
    [
        (["X1|UTO"], [PERSON], True),
        (["X9|UTO", "X1|UTO"], [PERSON], True),
        (["X9|UTO"], [PERSON], False),
        (["X1|QMA"], [PERSON], False),
        (["X1|UTO"], ["TESTOVAR|ILMO|1971-05-28"], False),
        (["X1|UTO"], [PERSON, OTHER_FORM], False),
        (["X1|UTO"], [], False),
        ([], [PERSON], False),
    ],
)
def test_one_document_and_every_form_of_the_name_must_have_been_there(
    documents: list[str],
    persons: list[str],
    speaks: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    bound = bind(["X1|UTO", "V5|UTO"], [PERSON], token)
    assert speaks_for(bound, documents, persons, token) is speaks


def test_who_was_cleared_with_two_forms_is_known_by_either() -> None:
    bound = bind(["X1|UTO"], [PERSON, OTHER_FORM], token)
    assert speaks_for(bound, ["X1|UTO"], [OTHER_FORM], token)


def test_nothing_is_bound_without_a_document_or_a_person() -> None:
    assert bind([], [PERSON], token) == bind(["X1|UTO"], [], token) == b""
    assert not speaks_for(b"", ["X1|UTO"], [PERSON], token)
