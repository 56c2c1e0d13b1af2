"""Nothing that is sent as a manifest makes a reader raise, and nobody is lost by damage nearby."""

import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from safepassage.formats.manifests import READERS, write_csv, write_json
from safepassage.formats.read import read
from safepassage.records import Leg, Message, Mode, ParsedFile, Traveller, Vehicle
from workbooks import workbook

PEOPLE = tuple(
    Traveller(surname=f"MUSTER{n}", given_names="ERIKA", born="1990-05-17", nationality="UTO")
    for n in range(5)
)
FERRY = Message(
    format="vehicle-manifest",
    flights=(Leg(number="7", mode=Mode.SEA, vehicle=Vehicle(name="MV Testa")),),
    travellers=PEOPLE,
)
TABLE = [["surname", "given names", "born"], ["MUSTER", "ERIKA", "1990-05-17"]]
BLOCK = b"***VERSION 2,\n*FLIGHT,UT1\n***START\nX1,UTO,P,UTO,MUSTER,ERIKA,17-MAY-1990\n***END\n"
SEEDS = {
    "csv": write_csv(FERRY),
    "json": write_json(FERRY),
    "xlsx": workbook(TABLE),
    "blocks": BLOCK,
}
NAMES = st.sampled_from([None, *sorted(READERS)])
CELLS = st.text() | st.sampled_from(["surname", "born", "Name", "DOB", '"', "=1", "1/2/90", "0"])


def is_sound(parsed: ParsedFile) -> bool:
    found = [*parsed.defects, *(one for message in parsed.messages for one in message.defects)]
    return bool(parsed.messages or found) and all(one.text for one in found)


def damaged(data: bytes, chance: random.Random) -> bytes:
    body = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(body))
        end = at + chance.randint(0, 9)
        body[at:end] = chance.randbytes(chance.randint(0, 4)) or body[at:end] * 2
    return bytes(body)


@pytest.mark.parametrize("kind", SEEDS)
def test_damaged_files_never_raise(kind: str) -> None:
    chance = random.Random(kind)  # noqa: S311 - repeatable damage
    for _ in range(300):
        data = damaged(SEEDS[kind], chance)
        assert is_sound(read(data, at="2026-11-23"))
        for reader in READERS.values():
            assert is_sound(reader(data))


@given(data=st.binary(max_size=400) | st.text(max_size=400).map(str.encode), name=NAMES)
def test_any_bytes_are_answered(data: bytes, name: str | None) -> None:
    assert is_sound(read(data, format_name=name))


@given(rows=st.lists(st.lists(CELLS, max_size=6), max_size=8), name=NAMES)
def test_any_table_is_answered(rows: list[list[str]], name: str | None) -> None:
    text = "\n".join(";".join(row) for row in rows)
    assert is_sound(read(text.encode("utf-8", "replace"), format_name=name, at="2026-11-23"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["travellers", "groups", "legs", "vehicle", "documents", "born", "bags"]
            )
            | st.text(max_size=4),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["travellers", "groups", "legs", "vehicle"]), JSON))
def test_any_json_is_answered(content: dict[str, object]) -> None:
    assert is_sound(READERS["vehicle-manifest"](msgspec.json.encode(content)))


@given(cells=st.lists(st.text(max_size=12), min_size=3, max_size=3), at=st.integers(2, 6))
def test_one_bad_row_never_costs_a_neighbour(cells: list[str], at: int) -> None:
    lines = ["surname;given_names;born", *(f"MUSTER{n};ERIKA;1990-05-17" for n in range(5))]
    bad = ";".join(cells).replace("\r", " ").replace("\n", " ")
    lines.insert(at - 1, bad)
    parsed = read("\n".join(lines).encode("utf-8", "replace"), format_name="csv-manifest")
    found = {one.surname for one in parsed.messages[0].travellers}
    assert {f"MUSTER{n}" for n in range(5)} <= found
