"""Findings that only APPS has; what it shares with EDIFACT keeps the shared code.

A sentence may name groups and counts, never a value that could be personal;
``docs/user/defects.md`` lists the codes for the people who meet them.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from safepassage.formats.edifact import defects as shared
from safepassage.formats.edifact.defects import ERROR, FATAL, NOTE, WARNING
from safepassage.formats.telling import tell
from safepassage.records import Defect, Severity


class AppsCode(StrEnum):
    """The stable name of a finding; scripts and statistics rely on it."""

    NOT_FOUND = "apps_not_found"
    HEADER_MISSING = "apps_header_missing"
    HEADER_FIELDS = "apps_header_fields"
    VERSION = "apps_version"
    UNKNOWN_FLAG = "apps_unknown_flag"
    NO_GROUP = "apps_no_group"
    UNKNOWN_GROUP = "apps_unknown_group"
    FIELD_COUNT = "apps_field_count"
    OTHER_COUNT = "apps_other_count"
    FIELDS_OUTSIDE = "apps_fields_outside"
    GROUP_MISPLACED = "apps_group_misplaced"
    PAD_UNASSIGNED = "apps_pad_unassigned"
    TOO_MANY = "apps_too_many"
    NAME_LENGTH = "apps_name_length"
    OUTSIDE_WINDOW = "apps_outside_window"


TABLE: Final[dict[AppsCode, tuple[Severity, str]]] = {
    AppsCode.NOT_FOUND: (FATAL, "No APPS message is in here."),
    AppsCode.HEADER_MISSING: (
        ERROR,
        "The APPS message has no header that can be read; its groups were read.",
    ),
    AppsCode.HEADER_FIELDS: (
        WARNING,
        "The header has {found} fields after the id; {announced} are usual.",
    ),
    AppsCode.VERSION: (WARNING, "The header names no version that is read here (21, 26)."),
    AppsCode.UNKNOWN_FLAG: (
        NOTE,
        "The header's field before the version is neither empty nor P; it is kept as sent.",
    ),
    AppsCode.NO_GROUP: (ERROR, "The APPS message has no group that can be read."),
    AppsCode.UNKNOWN_GROUP: (NOTE, "Group {tag} is not one that is read; it is kept as sent."),
    AppsCode.FIELD_COUNT: (
        WARNING,
        "Group {tag} announces {announced} fields; {found} were found.",
    ),
    AppsCode.OTHER_COUNT: (
        NOTE,
        "Group {tag} has {found} fields, as in no version that is read here.",
    ),
    AppsCode.FIELDS_OUTSIDE: (WARNING, "Text stands between groups and belongs to none."),
    AppsCode.GROUP_MISPLACED: (
        NOTE,
        "Group {tag} is not usual in this transaction; it was read all the same.",
    ),
    AppsCode.PAD_UNASSIGNED: (
        WARNING,
        "Group PAD names no passenger of the message; it is kept as sent.",
    ),
    AppsCode.TOO_MANY: (
        NOTE,
        "The request names {found} passengers; {announced} are the most. All were read.",
    ),
    AppsCode.NAME_LENGTH: (
        NOTE,
        "Group {tag} has a name as long as APPS has room for, or longer; it may be cut.",
    ),
    AppsCode.OUTSIDE_WINDOW: (
        NOTE,
        "The flight departs more than 2 days ago or more than 10 days ahead.",
    ),
}


def located(
    code: AppsCode | shared.Code,
    values: Mapping[str, str | int],
    *,
    segment: int | None = None,
    offset: int | None = None,
) -> Defect:
    """One finding with its place: 1-based, the header first; offset in bytes of the input."""
    if isinstance(code, shared.Code):
        return shared.located(code, values, segment=segment, offset=offset)
    return tell(code.value, TABLE[code], values, segment=segment, offset=offset)
