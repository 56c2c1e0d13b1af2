"""The examples of the manifests' guide are good ones."""

import re

import msgspec
import pytest

from house.source import ROOT
from safepassage.formats.manifests import (
    READERS,
    Field,
    Mapping,
    read_manifest,
    write_csv,
    write_json,
)
from safepassage.formats.read import read
from safepassage.records import Message, Mode, Role, Vehicle

PAGE = (ROOT / "docs/user/manifests.md").read_text(encoding="utf-8")


def example(kind: str) -> bytes:
    found = re.search(rf"^```{kind}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert found
    return found[1].encode()


def only(data: bytes) -> Message:
    parsed = read(data)
    (message,) = parsed.messages
    assert parsed.defects == ()
    return message


def test_the_ferry_is_read_and_its_families_keep_together() -> None:
    message = only(example("csv"))
    assert [one.code for one in message.defects] == ["mapping_guessed"]
    (leg,) = message.flights
    assert (leg.mode, leg.number, leg.origin) == (Mode.SEA, "26-117", "ESLPA")
    assert leg.vehicle == Vehicle(name="MV Testa", country="UTO", imo="9074729")
    assert [one.group for one in message.travellers] == ["1", "1", None, None]
    assert message.travellers[1].vehicle == Vehicle(
        kind="car", registration="UT 4711", country="UTO"
    )
    assert message.travellers[3].role is Role.CREW
    assert message.contact is not None
    assert message.contact.telephone == ("+999 555 0100",)


def test_the_coach_is_read_without_a_defect() -> None:
    message = only(example("json"))
    assert message.defects == ()
    assert message.flights[0].mode is Mode.ROAD
    assert [one.group for one in message.travellers] == ["school 4b", "school 4b", None]


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_the_examples_are_what_is_written(kind: str) -> None:
    message = only(example(kind))
    for written in (write_csv(message), write_json(message)):
        again = only(written)
        assert again.travellers == message.travellers
        assert again.flights == message.flights


def test_the_mapping_is_one() -> None:
    mapping = msgspec.json.decode(example("mapping"), type=Mapping)
    data = "Nom usuel,x,Né(e),y\nMUSTER,ERIKA,01/02/1990,z\n".encode()
    (message,) = read_manifest(data, mapping=mapping).messages
    assert message.defects == ()
    assert message.flights[0].mode is Mode.ROAD
    assert message.travellers[0].born == "1990-02-01"
    assert message.travellers[0].given_names == "ERIKA"


def test_every_field_that_the_guide_names_exists_and_every_kind_is_named() -> None:
    named = set(re.findall(r"`([a-z_]+(?:_2)?)`", PAGE.partition("## What can be told")[2]))
    known = {field.value for field in Field}
    told = {word for word in named if "_" in word} - {"inland_waterway", "mapping_guessed"}
    roles = {role.value for role in Role}
    assert {word.removesuffix("_2") for word in told} - roles <= known
    assert all(f"`{name}`" in PAGE for name in READERS)
