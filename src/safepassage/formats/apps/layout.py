"""Where a passenger's fields stand in the groups PRQ, PCX, PRS and PCC.

The order is the same in all of them. What differs is what precedes it, and whether the type
of the document has a field of its own for its subtype: the birth date tells, as it stands
between the names and the sex. Fields without a name here are not established.
"""

import re
from typing import Final

from safepassage.formats.apps.codes import COUNTS, NEW
from safepassage.records import AppsGroup

PRECEDING: Final = {"PRQ": 1, "PCX": 2, "PRS": 2, "PCC": 2}
"""Fields before the passenger's own: sequence, and APPS's id (PCX) or country (answers)."""
_NARROW: Final = (
    "person_type", "nationality", "issuer", "number", "", "document_type", "expires", "", "", "",
    "surname", "given_names", "born", "sex", "", "", "transfer_at_origin",
    "transfer_at_destination",
)  # fmt: skip
_SUBTYPE: Final = 6
_WIDE: Final = (*_NARROW[:_SUBTYPE], "", *_NARROW[_SUBTYPE:])
_EXPIRES, _BORN = _NARROW.index("expires"), _NARROW.index("born")
_REFERENCE: Final = 26
_DATE: Final = re.compile(r"\d{6}(?:\d\d)?", re.ASCII)


def person(group: AppsGroup) -> dict[str, str]:
    """The fields of a passenger by name; what a group lacks reads as ``""``."""
    fields = group.fields[PRECEDING[group.name] :]
    names = _WIDE if is_wide(group) else _NARROW
    found = dict.fromkeys(filter(None, names), "")
    found.update((name, text) for name, text in zip(names, fields, strict=False) if name)
    return found


def is_wide(group: AppsGroup) -> bool:
    """Whether there is a field for the subtype of the document."""
    fields = group.fields[PRECEDING[group.name] :]
    for place in (_BORN, _EXPIRES):
        narrow, wide = (_is_date(fields, place), _is_date(fields, place + 1))
        if narrow != wide:
            return wide
    return group.name in {"PRS", "PCC"} or group.field_count == COUNTS[group.name][NEW]


def reference(group: AppsGroup) -> str | None:
    """The carrier's reference of a passenger; only the check-in request of version 26 has it."""
    if group.name != "PRQ" or group.field_count != COUNTS["PRQ"][NEW]:
        return None
    return field(group, _REFERENCE)


def field(group: AppsGroup, place: int) -> str | None:
    """One field by its 0-based place; ``None`` when empty or not there."""
    return group.fields[place] or None if place < len(group.fields) else None


def _is_date(fields: tuple[str, ...], place: int) -> bool:
    return place < len(fields) and _DATE.fullmatch(fields[place]) is not None
