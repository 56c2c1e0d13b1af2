"""JSON objects of a manifest to texts by field: nested parts as in the public contract, or flat."""

from typing import Any, Final

from safepassage.formats.manifests.fields import Field, Key
from safepassage.formats.tables.sheet import tidy

TRAVELLERS, GROUPS, LEGS = "travellers", "groups", "legs"
_PASSED: Final = frozenset({TRAVELLERS, GROUPS, LEGS, "names", "version", "format"})
_LISTS: Final = {
    "tickets": (Field.TICKET, "|"),
    "phones": (Field.PHONE, "|"),
    "emails": (Field.EMAIL, "|"),
    "seats": (Field.SEAT, " "),
    "tags": (Field.BAG_TAGS, " "),
}
_BAGS: Final = {"count": Field.BAG_COUNT, "weight_kg": Field.BAG_WEIGHT}
_BIRTH: Final = {"country": Field.BIRTH_COUNTRY, "text": Field.BIRTH_PLACE}
_CONTACT: Final = {
    "name": Field.CONTACT_NAME,
    "telephone": Field.CONTACT_PHONE,
    "email": Field.CONTACT_EMAIL,
}
_FIELDS: Final = {field.value: field for field in Field}
_SHIPS: Final = {"imo": Field.IMO, "call_sign": Field.CALL_SIGN, "operator": Field.OPERATOR}


class Flat:
    """Texts by field, and whether anything was passed over or of the wrong kind."""

    def __init__(self) -> None:
        self.texts: dict[Key, str] = {}
        self.unread = False
        self.malformed = False

    def put(self, field: Field | None, value: object, nth: int = 1) -> None:
        """Keep a scalar as text; ``null`` is nothing."""
        if field is None:
            self.unread = True
            return
        text = _scalar(value)
        if text is None:
            self.malformed = True
        elif text:
            self.texts[field, nth] = text


def flatten(content: object, *, vehicle: str, nth: int = 1, into: Flat | None = None) -> Flat:
    """The texts of one object; ``vehicle`` begins the names of its vehicle's fields."""
    flat = into or Flat()
    if not isinstance(content, dict):
        flat.malformed = True
        return flat
    for name, value in content.items():
        if name not in _PASSED:
            _take(flat, name, value, vehicle, nth)
    return flat


def _take(flat: Flat, name: str, value: object, vehicle: str, nth: int) -> None:
    if name == "documents":
        _documents(flat, value)
    elif name == "vehicle":
        _part(flat, value, _vehicle_fields(vehicle), nth)
    elif name == "bags":
        _part(flat, value, _BAGS)
    elif name == "contact":
        _part(flat, value, _CONTACT)
    elif name == "birth_place" and isinstance(value, dict):
        _part(flat, value, _BIRTH)
    elif name in _LISTS:
        _list(flat, name, value)
    else:
        flat.put(_FIELDS.get(name), value, nth)


def _vehicle_fields(prefix: str) -> dict[str, Field]:
    common = {name: _FIELDS[prefix + name] for name in ("kind", "registration", "country", "name")}
    return common | _SHIPS if prefix == "craft_" else common


def _documents(flat: Flat, value: object) -> None:
    if not isinstance(value, list):
        flat.malformed = True
        return
    names = ("type", "number", "issuer", "nationality", "expires", "issued", "place")
    fields = {name: _FIELDS[f"document_{name}"] for name in names}
    for nth, document in enumerate(value, 1):
        _part(flat, document, fields, nth)


def _part(flat: Flat, value: object, fields: dict[str, Field], nth: int = 1) -> None:
    if value is None:
        return
    if not isinstance(value, dict):
        flat.malformed = True
        return
    for name, inner in value.items():
        if isinstance(inner, list):
            _joined(flat, fields.get(name) or _LISTS.get(name, (None, ""))[0], inner, "|", nth)
        else:
            flat.put(fields.get(name), inner, nth)


def _list(flat: Flat, name: str, value: object) -> None:
    field, between = _LISTS[name]
    if isinstance(value, list):
        _joined(flat, field, value, between, 1)
    else:
        flat.put(field, value)


def _joined(flat: Flat, field: Field | None, values: list[Any], between: str, nth: int) -> None:
    plain = [one.get("number") if isinstance(one, dict) else one for one in values]
    texts = [_scalar(one) for one in plain]
    flat.malformed = flat.malformed or None in texts
    separator = " " if field is Field.BAG_TAGS else between
    flat.put(field, separator.join(filter(None, texts)), nth)


def _scalar(value: object) -> str | None:
    """Text of a JSON scalar, ``None`` for an object or a list."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return tidy(value)
    return str(value) if isinstance(value, int | float) else None
