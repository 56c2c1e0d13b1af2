"""What a health certificate says, and the essentials of its schema (version 1.3)."""

from collections.abc import Mapping
from typing import NamedTuple

from safepassage.documents.seals.as_json import as_json
from safepassage.documents.seals.encodings.cbor import Cbor, Key
from safepassage.documents.seals.encodings.strict_json import Json

_KINDS = {"v": "vaccination", "t": "test", "r": "recovery"}
_REQUIRED = {
    "vaccination": ("tg", "vp", "mp", "ma", "dn", "sd", "dt", "co", "is", "ci"),
    "test": ("tg", "tt", "sc", "tr", "co", "is", "ci"),
    "recovery": ("tg", "fr", "co", "is", "df", "du", "ci"),
}
_NAMES = {"surname": "fn", "given_names": "gn", "mrz_surname": "fnt", "mrz_given_names": "gnt"}
_PRINTED = {"surname": "mrz_surname", "given_names": "mrz_given_names", "born": "born"}


class Content(NamedTuple):
    """One health certificate; ``kind`` None where it is not one thing, ``unfit`` what is amiss."""

    kind: str | None
    values: Mapping[str, Json]
    unfit: tuple[str, ...]

    @property
    def stated(self) -> Mapping[str, str]:
        """What a passport prints, too."""
        said = {name: self.values.get(key) for name, key in _PRINTED.items()}
        return {name: value for name, value in said.items() if isinstance(value, str) and value}


def read_content(said: Mapping[Key, Cbor]) -> Content:
    """Read a certificate's content; raises MalformedError for what no JSON could say."""
    kinds = [key for key in _KINDS if said.get(key)]
    kind = _KINDS[kinds[0]] if len(kinds) == 1 else None
    name = said.get("nam")
    name = name if isinstance(name, Mapping) else {}
    entries = as_json(said.get(kinds[0])) if kind else None
    values = {
        "version": as_json(said.get("ver")),
        **{ours: as_json(name.get(theirs)) for ours, theirs in _NAMES.items()},
        "born": as_json(said.get("dob")),
        "entries": entries,
    }
    return Content(kind, values, _unfit(kind, values))


def _unfit(kind: str | None, values: Mapping[str, Json]) -> tuple[str, ...]:
    texts = {"ver": "version", "nam.fnt": "mrz_surname", "dob": "born"}
    unfit = [name for name, key in texts.items() if not isinstance(values[key], str)]
    if kind is None:
        return (*unfit, "not one of vaccination, test and recovery")
    entries = values["entries"]
    entry = entries[0] if isinstance(entries, list) and len(entries) == 1 else None
    if not isinstance(entry, dict):
        return (*unfit, kind)
    return (*unfit, *(name for name in _REQUIRED[kind] if entry.get(name) is None))
