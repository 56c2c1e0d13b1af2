"""The regression that weighs evidence finds what is there, and takes nobody for somebody else."""

from random import Random

import numpy as np
import pytest

from safepassage.records import ListEntry
from weigh_evidence import Pair, fit, pairs_of, weigh

SYLLABLES = ["ka", "lo", "mi", "tu", "re", "sa", "vo", "ni", "pe", "du"]


def entry(number: int, chance: Random, **values: object) -> ListEntry:
    words = ["".join(chance.choice(SYLLABLES) for _ in range(3)).title() for _ in range(2)]
    told: dict[str, object] = {
        "id": f"L-{number}",
        "name": " ".join(words),
        "aliases": (f"{words[0]}h {words[1]}", f"{words[1]} {words[0]}"),
        "dob": (f"19{chance.randrange(50, 99)}-0{chance.randrange(1, 10)}-11",),
        "nationality": ("UTO",),
        "gender": chance.choice(("male", "female")),
    }
    return ListEntry(**told | values)  # type: ignore[arg-type]  # an entry's own fields


def test_the_coefficients_of_a_known_model_are_found() -> None:
    chance = np.random.default_rng(1)
    table = np.column_stack([np.ones(20_000), chance.random(20_000), chance.random(20_000) < 0.3])
    truth = np.array([-1.0, 2.0, -1.5])
    answers = (chance.random(20_000) < 1 / (1 + np.exp(-table @ truth))).astype(float)
    found, errors = fit(table, answers)
    assert np.abs(found - truth).max() < 4 * errors.max()
    assert errors.max() < 0.1


def test_a_code_of_one_side_alone_stays_finite() -> None:
    table = np.array([[1.0, 1.0, 1.0], [1.0, 0.0, 0.0]] * 50)
    found, errors = fit(table, np.array([1.0, 0.0] * 50))
    assert np.isfinite(found).all()
    assert np.isfinite(errors).all()


def test_codes_are_weighed_in_the_unit_of_the_shipped_ones() -> None:
    chance = Random(1)  # noqa: S311 - no secret
    pairs = []
    for _ in range(4_000):
        name, agrees = chance.random(), chance.random() < 0.5
        likely = 1 / (1 + np.exp(3 - 5 * name - 2 * agrees))
        codes = frozenset({"birth_date_exact"} if agrees else {"rare"} if name > 0.999 else set())
        pairs.append(Pair(same=chance.random() < likely, name=name, codes=codes))
    (found,) = weigh(pairs, {"birth_date_exact": {0.7}})
    assert (found.code, found.shipped) == ("birth_date_exact", 0.7)
    assert found.fitted == pytest.approx(1.0, abs=0.15)
    assert found.same + found.different == sum(bool(one.codes) for one in pairs)


def test_a_held_out_alias_finds_its_own_entry() -> None:
    chance = Random(2)  # noqa: S311 - no secret
    entries = [entry(number, chance) for number in range(60)]
    shipped: dict[str, set[float]] = {}
    pairs = list(pairs_of(entries, 40, chance, shipped))
    assert sum(one.same for one in pairs) > 30
    assert "birth_date_exact" in shipped
    assert all(not one.codes & {"name_same"} for one in pairs)


def test_the_same_person_on_another_list_is_nobody_else() -> None:
    chance = Random(3)  # noqa: S311 - no secret
    first = entry(1, chance)
    told = {name: getattr(first, name) for name in ListEntry.__struct_fields__}
    twins = [
        ListEntry(**told | {"id": "T-1"}),
        ListEntry(**told | {"id": "T-2", "dob": ()}),
        ListEntry(**told | {"id": "T-3", "dob": ("1931-03-03",)}),
    ]
    asked = list(pairs_of([first, *twins], 1, Random(4)))  # noqa: S311 - no secret
    assert 1 <= len(asked) <= 3
    assert sum(one.same for one in asked) == 1
