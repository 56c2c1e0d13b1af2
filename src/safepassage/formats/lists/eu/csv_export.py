"""The CSV export 1.1: semicolons, a row a name, birth date, citizenship or document.

Every row repeats the entity; the groups of columns carry the name of their part.
"""

from collections.abc import Iterator
from typing import Final

from safepassage.formats.lists.eu.persons import (
    PERSON,
    Part,
    new_person,
    tell_birth,
    tell_citizenship,
    tell_document,
    tell_name,
)
from safepassage.formats.lists.gathering import Found, Outcome
from safepassage.formats.lists.published import published
from safepassage.formats.lists.rows import Layout, Values, read_rows
from safepassage.formats.lists.values.draft import Draft
from safepassage.records import Defect

_GROUPS: Final = {
    "Entity": (
        "LogicalId SubjectType SubjectType_ClassificationCode EU_ReferenceNumber Remark "
        "Regulation_Programme Regulation_NumberTitle"
    ),
    "NameAlias": "WholeName FirstName MiddleName LastName Gender Function Strong",
    "BirthDate": (
        "BirthDate Day Month Year YearRangeFrom YearRangeTo Circa CalendarType Region Place City "
        "CountryIso2Code CountryDescription"
    ),
    "Identification": "Number LatinNumber TypeCode TypeDescription CountryIso2Code",
    "Citizenship": "CountryIso2Code CountryDescription",
}
LAYOUT: Final = Layout(
    headings={
        column: (column,)
        for group, names in _GROUPS.items()
        for column in (f"{group}_{name}" for name in names.split())
    },
    required=("Entity_LogicalId", "Entity_SubjectType", "NameAlias_WholeName"),
    separators=";,",
)


def read_eu_csv(data: bytes) -> Outcome:
    """Read the persons of the list; enterprises are counted."""
    return published(_found(data))


def _found(data: bytes) -> Iterator[Found | None]:
    drafts: dict[str, Draft] = {}
    others: set[str] = set()
    for row in read_rows(data, LAYOUT):
        if isinstance(row, Defect):
            yield row
        elif _is_person(row[1]):
            _tell(row[1], _draft(*row, drafts))
        else:
            others.add(row[1]["Entity_LogicalId"])
    for draft in drafts.values():
        yield from draft.found()
    yield from (None for _ in others)


def _is_person(row: Values) -> bool:
    kinds = (row["Entity_SubjectType"], row.get("Entity_SubjectType_ClassificationCode", ""))
    return any(kind.casefold() in PERSON for kind in kinds)


def _draft(line: int, row: Values, drafts: dict[str, Draft]) -> Draft:
    number = row["Entity_LogicalId"]
    known = drafts.get(number)
    if known is None:
        known = drafts[number] = new_person(number, line)
        tell_name(_part(row, "NameAlias"), known, is_first=True)
    return known


def _tell(row: Values, draft: Draft) -> None:
    tell_name(_part(row, "NameAlias"), draft, is_first=False)
    tell_birth(_part(row, "BirthDate"), draft)
    tell_citizenship(_part(row, "Citizenship"), draft)
    tell_document(_part(row, "Identification"), draft)
    programme = row.get("Entity_Regulation_Programme", "")
    draft.category = draft.category or programme or None
    draft.because(f"{programme} {row.get('Entity_Regulation_NumberTitle', '')}")
    draft.because(row.get("Entity_EU_ReferenceNumber", ""), row.get("Entity_Remark", ""))


def _part(row: Values, group: str) -> Part:
    begin = f"{group}_"
    return {
        column.removeprefix(begin).casefold(): value
        for column, value in row.items()
        if column.startswith(begin)
    }
