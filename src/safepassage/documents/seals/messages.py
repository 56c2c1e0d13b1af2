"""The features of a barcode by name, and which of them are not as their profile wants them."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.seals.encodings.strict_json import Json
from safepassage.documents.seals.encodings.tlv import Element
from safepassage.documents.seals.features import PRINTED, Feature, value_of


class Messages(NamedTuple):
    """Values by name, the printed lines among them, and the names of what does not fit.

    A feature that its profile does not know, or that cannot be read, is its octets in
    hexadecimal: whether the seal is signed does not depend on what is understood of it.
    """

    values: Mapping[str, Json]
    lines: str | None
    unfit: tuple[str, ...]

    @property
    def validity(self) -> tuple[str | None, str | None]:
        """First and last day on which the document is valid, where a feature says so."""
        dates = self.values.get("validity_dates")
        if isinstance(dates, Mapping):
            return _day(dates.get("from")), _day(dates.get("to"))
        return _day(self.values.get("valid_from")), _day(self.values.get("valid_to"))


def _day(value: Json) -> str | None:
    return value if isinstance(value, str) else None


def read_messages(elements: Iterable[Element], features: Mapping[int, Feature]) -> Messages:
    """Read features by the table of their profile; MalformedError for one that comes twice."""
    values: dict[str, Json] = {}
    lines = None
    unfit = []
    for tag, octets, _ in elements:
        feature = features.get(tag)
        name = feature.name if feature else f"feature_{tag:02x}"
        if name in values:
            raise MalformedError(f"{name} twice")
        value, fits = _value(feature, octets)
        values[name] = value
        if not fits:
            unfit.append(name)
        elif feature and feature.coding in PRINTED:
            lines = str(value)
    return Messages(values, lines, (*unfit, *_missing(features, values)))


def _value(feature: Feature | None, octets: bytes) -> tuple[Json, bool]:
    """The value of a feature, and whether it is as its profile wants it."""
    if feature is None:
        return octets.hex(), True
    try:
        value = value_of(feature.coding, octets)
    except MalformedError:
        return octets.hex(), False
    return value, feature.least <= len(octets) <= feature.most


def _missing(features: Mapping[int, Feature], values: Mapping[str, Json]) -> list[str]:
    wanted = (feature.name for feature in features.values() if feature.required)
    return sorted(name for name in wanted if name not in values)
