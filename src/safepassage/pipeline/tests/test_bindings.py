"""By what a clearance knows a traveller again."""

from safepassage.pipeline.bindings import documents_of, persons_of
from safepassage.records import Document, Name, Traveller

TRAVELLER = Traveller(
    surname="Tëstovar",
    given_names="Ilmo",
    born="1971-05-27",
    names=(
        Name(surname="TESTOVAR", given_names="ILMO", source="docs"),
        Name(surname="TESTOVAR", given_names="I", source="tif"),
    ),
    documents=(Document(type="P", number="xk 1", issuer="QMA"), Document(type="V")),
)


def test_every_form_of_the_name_is_bound_with_the_birth_date() -> None:
    forms = {"TESTOVAR|ILMO|1971-05-27", "TESTOVAR|I|1971-05-27"}
    assert persons_of(TRAVELLER) == forms


def test_a_given_name_alone_is_a_form_too() -> None:
    assert persons_of(Traveller(given_names="Ilmo", born="1971")) == {"|ILMO|1971"}


def test_nobody_is_bound_without_a_birth_date_or_a_name() -> None:
    assert persons_of(Traveller(surname="Testovar")) == frozenset()
    assert persons_of(Traveller(born="1971-05-27")) == frozenset()


def test_numbered_documents_are_bound_with_their_issuer() -> None:
    assert documents_of(TRAVELLER) == {"XK1|QMA"}
