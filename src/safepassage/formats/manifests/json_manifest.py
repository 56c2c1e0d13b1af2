"""The JSON manifest: one journey, its vehicle, groups that travel together, and travellers.

``{"manifest", "mode", "carrier", "number", "origin", "destination", "departs", "arrives",
"vehicle": {…}, "groups": [{"group", "vehicle": {…}, "travellers": [{…}]}], "travellers": [{…}]}``;
several legs stand in ``"legs"``. The form is this platform's own.
"""

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from safepassage.formats.manifests.fields import Field, Key
from safepassage.formats.manifests.journey import legs_of
from safepassage.formats.manifests.message import desk_for, message_of
from safepassage.formats.manifests.objects import GROUPS, LEGS, TRAVELLERS, Flat, flatten
from safepassage.formats.manifests.person import traveller_of
from safepassage.formats.manifests.profiles import PROFILES, VEHICLE, Profile
from safepassage.formats.manifests.values import Desk, Values
from safepassage.formats.tables.defects import TableCode, report
from safepassage.records import Defect, ParsedFile, Traveller

_KEYS: Final = tuple(f'"{word}"'.encode() for word in (TRAVELLERS, GROUPS, "manifest"))
_CRAFT, _PARTY = "craft_", "vehicle_"


def is_manifest(start: bytes) -> bool:
    """Whether the beginning of a JSON object names what only a manifest has."""
    return any(key in start for key in _KEYS)


def read_json(
    text: str, before: tuple[Defect, ...], *, profile: Profile | None, at: str | None
) -> ParsedFile:
    """The one message of a JSON manifest."""
    try:
        content = msgspec.json.decode(text.encode("utf-8", "replace"))
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return ParsedFile(defects=(*before, report(TableCode.NOT_JSON)))
    if not isinstance(content, dict) or not content.keys() & {TRAVELLERS, GROUPS}:
        return ParsedFile(defects=(*before, report(TableCode.NOT_A_MANIFEST)))
    flat = _head(content)
    texts = flat.texts
    own = PROFILES.get(texts.get((Field.MANIFEST, 1), ""), VEHICLE)
    chosen = profile or own
    desk = desk_for(texts, {}, at)
    head = Values(texts, desk)
    _tell(flat, desk, None)
    legs = legs_of(head, chosen.mode)
    travellers = tuple(_travellers(content, desk, chosen))
    total = head.count(Field.CONTROL_TOTAL)
    message = message_of(
        head, chosen, flights=legs, travellers=travellers, total=total, before=before
    )
    return ParsedFile(messages=(message,))


def _head(content: dict[str, Any]) -> Flat:
    flat = flatten(content, vehicle=_CRAFT)
    legs = content.get(LEGS)
    for nth, leg in enumerate(legs if isinstance(legs, list) else (), 1):
        flatten(leg, vehicle=_CRAFT, nth=nth, into=flat)
    return flat


def _travellers(content: dict[str, Any], desk: Desk, profile: Profile) -> Iterator[Traveller]:
    number = 0
    for party, people in _parties(content):
        around = flatten(party, vehicle=_PARTY)
        for person in people:
            number += 1
            flat = flatten(person, vehicle=_PARTY)
            _tell(flat, desk, number)
            texts: dict[Key, str] = around.texts | flat.texts
            values = Values(texts, desk, number, unit="Traveller")
            yield traveller_of(values, profile.role)


def _parties(content: dict[str, Any]) -> Iterator[tuple[dict[str, Any], list[Any]]]:
    groups = content.get(GROUPS)
    for group in groups if isinstance(groups, list) else ():
        if isinstance(group, dict):
            yield group, _people(group)
    yield {}, _people(content)


def _people(holder: dict[str, Any]) -> list[Any]:
    people = holder.get(TRAVELLERS)
    return people if isinstance(people, list) else []


def _tell(flat: Flat, desk: Desk, number: int | None) -> None:
    place = f"Traveller {number}" if number else "The head"
    if flat.unread:
        desk.note(TableCode.FIELD_UNREAD, number, place=place)
    if flat.malformed:
        desk.note(TableCode.FIELD_MALFORMED, number, place=place)
