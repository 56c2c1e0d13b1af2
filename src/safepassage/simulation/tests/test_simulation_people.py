import csv
import json
import os
from datetime import date
from pathlib import Path
from unicodedata import normalize

import pytest

from safepassage.simulation.chance import generator
from safepassage.simulation.names import (
    MRZ_NAME_LENGTH,
    WrittenName,
    document_form,
    swiped_form,
)
from safepassage.simulation.people import Person, draw_family, draw_person
from safepassage.simulation.reservations import Kind, kind_at
from safepassage.simulation.states import STATES
from safepassage.simulation.variants import mistype, other_form

AT = date(2026, 9, 1)
ROOT = Path(__file__).parents[4]
SAMPLES = Path(os.environ.get("SAFEPASSAGE_SAMPLES", ROOT.parent / "shared" / "data"))


def people(count: int, seed: int = 11) -> list[Person]:
    rng = generator(seed, "people")
    return [draw_person(rng, AT) for _ in range(count)]


def test_the_same_seed_invents_the_same_people() -> None:
    assert people(50) == people(50)
    assert people(50) != people(50, seed=12)


def test_every_state_has_its_own_code_from_the_user_assigned_block_or_is_utopia() -> None:
    codes = [state.code for state in STATES]
    assert len(set(codes)) == len(codes)
    assert all(code == "UTO" or "QMA" <= code <= "QZZ" for code in codes)


def test_document_names_hold_only_letters_and_single_spaces() -> None:
    for person in people(2000):
        full = document_form(person.name).full
        assert full.replace(" ", "").isascii()
        assert full.replace(" ", "").isalpha()
        assert "  " not in full


def test_names_come_in_many_shapes() -> None:
    names = [document_form(person.name) for person in people(2000)]
    assert any(not name.given for name in names)
    assert any(len(name.surname.split()) > 1 for name in names)
    assert any(len(name.given) > 3 for name in names)
    assert any(len(name.full) > MRZ_NAME_LENGTH for name in names)
    assert len({name.full for name in names}) > 1980


@pytest.mark.parametrize(
    ("written", "document"),
    [
        (WrittenName("Weiß", ("Jürgen",)), WrittenName("WEISS", ("JUERGEN",))),
        (WrittenName("O'Carrigan", ("Ea-Rhyl",)), WrittenName("OCARRIGAN", ("EA RHYL",))),
        (WrittenName("Herríguez Nav", ("Són",)), WrittenName("HERRIGUEZ NAV", ("SON",))),
        (WrittenName("Åkerlund", ("Søl",)), WrittenName("AAKERLUND", ("SOEL",))),
    ],
)
def test_document_form_follows_the_transliteration_of_9303(
    written: WrittenName, document: WrittenName
) -> None:
    assert document_form(written) == document


def test_swiped_names_end_after_39_positions() -> None:
    long = WrittenName("Hanokemakanaokeahi", ("Talotolauheni", "Hopualeilei"))
    swiped = swiped_form(long)
    assert swiped == WrittenName("HANOKEMAKANAOKEAHI", ("TALOTOLAUHENI", "HOPUA"))
    assert all(
        len(f"{name.surname}<<{' '.join(name.given)}") <= MRZ_NAME_LENGTH + 2
        for name in (swiped_form(person.name) for person in people(500))
    )


def test_ages_lie_within_the_limits_asked_for() -> None:
    rng = generator(5, "families")
    for _ in range(300):
        adults, child, infant = _split(draw_family(rng, AT, children=1, infants=1))
        assert all(kind_at(person.born, AT) is Kind.ADULT for person in adults)
        assert kind_at(child.born, AT) is Kind.CHILD
        assert kind_at(infant.born, AT) is Kind.INFANT
        assert infant.born <= AT


def _split(family: list[Person]) -> tuple[list[Person], Person, Person]:
    return family[:2], family[2], family[3]


def test_documents_are_valid_on_the_day_and_numbers_hardly_ever_repeat() -> None:
    invented = people(3000)
    assert all(one.document.issued < AT < one.document.expires for one in invented)
    assert len({(one.document.issuer, one.document.number) for one in invented}) == 3000


def test_other_forms_and_slips_differ_from_the_original() -> None:
    rng = generator(3, "variants")
    for person in people(1500):
        form, _kind = other_form(rng, person.name)
        assert form.surname
        plain = document_form(person.name)
        if person.name.given:
            assert form != plain
        assert mistype(rng, plain.surname) != plain.surname


@pytest.fixture(scope="module")
def listed_names() -> set[str]:
    path = SAMPLES / "names" / "lists" / "base_list.jsonl"
    if not path.exists():
        pytest.skip("the shared samples are not here")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {_fold(name) for row in rows for name in (row["name"], *row["aliases"], *row["weak"])}


def _fold(name: str | None) -> str:
    plain = normalize("NFKD", (name or "").upper().replace("-", " "))
    return " ".join(sorted("".join(sign for sign in plain if sign.isascii()).split()))


@pytest.mark.samples
def test_nobody_bears_the_name_of_a_really_listed_person(listed_names: set[str]) -> None:
    clashes = [one for one in people(10000) if _fold(document_form(one.name).full) in listed_names]
    assert not clashes


@pytest.mark.samples
def test_hardly_any_name_pairs_a_real_forename_with_a_real_surname() -> None:
    folder = SAMPLES / "names" / "common"
    if not folder.exists():
        pytest.skip("the shared samples are not here")
    forenames = _column(folder / "sigpwned_forenames.csv")
    surnames = _column(folder / "sigpwned_surnames.csv")
    names = [document_form(person.name) for person in people(5000)]
    real = [name for name in names if name.surname in surnames and set(name.given[:1]) & forenames]
    assert not real


def _column(path: Path) -> set[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["Romanized Name"].upper() for row in csv.DictReader(file)}
