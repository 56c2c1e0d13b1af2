"""Writes manifests as CSV and JSON; what is written is read back as it was.

Not written: addresses, frequent flyer numbers, whether data was verified, further forms of a
name, and what a government gave (``agency_reference``).
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, Final

import msgspec

from safepassage.formats.manifests.fields import DOCUMENT, TRAVELLER, Field, Key, label
from safepassage.formats.manifests.profiles import CSV, PROFILES, XLSX, Profile
from safepassage.formats.manifests.texts import of_head, of_leg, of_traveller
from safepassage.records import Message, Traveller

_FORMULA: Final = re.compile(r"'*[=+\-@]")
_ALWAYS: Final = (
    Field.SURNAME,
    Field.GIVEN_NAMES,
    Field.SEX,
    Field.BORN,
    Field.NATIONALITY,
    Field.DOCUMENT_TYPE,
    Field.DOCUMENT_NUMBER,
)
_ORDER: Final = {field: place for place, field in enumerate(Field)}
_NUMBERS: Final = {Field.BAG_COUNT: int, Field.BAG_WEIGHT: float}
_OF_THE_PARTY: Final = frozenset(
    field for field in TRAVELLER if field is Field.GROUP or field.value.startswith("vehicle_")
)


def write_csv(message: Message, *, delimiter: str = ";", line_end: str = "\r\n") -> bytes:
    """A CSV manifest in UTF-8: flat for ``csv-manifest``, else with the journey above.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    profile = PROFILES.get(message.format, CSV)
    people = [of_traveller(one, profile.role) for one in message.travellers]
    legs = _legs(message, profile)
    lines: list[Iterable[str]] = []
    if profile in {CSV, XLSX} and people:
        people = [texts | legs for texts in people]
    else:
        lines = [[label(key), text] for key, text in (of_head(message) | legs).items()]
        lines.append([])
    always = {(field, 1) for field in _ALWAYS}
    keys = sorted({*always, *(key for texts in people for key in texts)}, key=_place)
    lines.append(map(label, keys))
    lines += ([texts.get(key, "") for key in keys] for texts in people)
    return "".join(_line(cells, delimiter) + line_end for cells in lines).encode()


def write_json(message: Message) -> bytes:
    """A JSON manifest, indented; consecutive travellers of one group stand together."""
    profile = PROFILES.get(message.format, CSV)
    content: dict[str, Any] = {label(key): text for key, text in of_head(message).items()}
    legs = [_names(of_leg(leg, 1, profile.mode)) for leg in message.flights]
    content |= legs[0] if len(legs) == 1 else {"legs": legs}
    content["groups"] = list(_groups(message.travellers, profile))
    return msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n"


def _groups(travellers: Iterable[Traveller], profile: Profile) -> Iterator[dict[str, Any]]:
    for _, together in groupby(travellers, key=lambda one: (one.group, one.vehicle)):
        people = [of_traveller(one, profile.role) for one in together]
        party = {key: text for key, text in people[0].items() if key[0] in _OF_THE_PARTY}
        yield {**_names(party), "travellers": [_person(texts) for texts in people]}


def _person(texts: dict[Key, str]) -> dict[str, Any]:
    documents: dict[int, dict[str, str]] = {}
    for (field, nth), text in texts.items():
        if field in DOCUMENT:
            documents.setdefault(nth, {})[field.value.removeprefix("document_")] = text
    own = {
        field.value: _NUMBERS[field](text) if field in _NUMBERS else text
        for (field, _), text in texts.items()
        if field not in DOCUMENT and field not in _OF_THE_PARTY
    }
    return own | {"documents": list(documents.values())}


def _names(texts: dict[Key, str]) -> dict[str, str]:
    return {field.value: text for (field, _), text in texts.items()}


def _legs(message: Message, profile: Profile) -> dict[Key, str]:
    texts: dict[Key, str] = {}
    for nth, leg in enumerate(message.flights, 1):
        texts |= of_leg(leg, nth, profile.mode)
    return texts


def _place(key: Key) -> tuple[int, int]:
    """Second documents and legs stand behind all first ones."""
    return key[1], _ORDER[key[0]]


def _line(cells: Iterable[str], delimiter: str) -> str:
    return delimiter.join(_cell(cell, delimiter) for cell in cells)


def _cell(text: str, delimiter: str) -> str:
    safe = f"'{text}" if _FORMULA.match(text) else text
    if delimiter in safe or '"' in safe or "\n" in safe or "\r" in safe:
        return '"' + safe.replace('"', '""') + '"'
    return safe
