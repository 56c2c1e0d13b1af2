"""What a health card says: a person and entries of a FHIR bundle."""

from collections.abc import Mapping
from typing import NamedTuple

from safepassage.documents.seals.encodings.strict_json import Json

_HEALTH_CARD = "https://smarthealth.cards#health-card"


class Bundle(NamedTuple):
    """A card's content by our names, and what of it is not as it should be."""

    values: Mapping[str, Json]
    unfit: tuple[str, ...]


def read_bundle(credential: Json) -> Bundle:
    """Read a card's ``vc``; what is missing or odd is told, never raised."""
    types = _inside(credential, "type")
    resources = _resources(_inside(credential, "credentialSubject", "fhirBundle", "entry"))
    persons = [each for each in resources if each.get("resourceType") == "Patient"]
    person = persons[0] if len(persons) == 1 else {}
    values: dict[str, Json] = {
        "types": types if isinstance(types, list) else [],
        "names": person.get("name"),
        "born": person.get("birthDate"),
        "entries": [each for each in resources if each not in persons],
    }
    checks = {
        "type": isinstance(types, list) and _HEALTH_CARD in types,
        "Patient": len(persons) == 1,
        "entry": len(resources) > len(persons),
    }
    return Bundle(values, tuple(name for name, holds in checks.items() if not holds))


def _inside(value: Json, *path: str) -> Json:
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _resources(entries: Json) -> list[Mapping[str, Json]]:
    if not isinstance(entries, list):
        return []
    found = (_inside(entry, "resource") for entry in entries)
    return [each for each in found if isinstance(each, Mapping)]
