"""The CSV form: a line with the date, headings, and rows that belong together by their id.

Columns as the Foreign, Commonwealth & Development Office publishes them, and those of OFSI's
consolidated list (closed in January 2026) where they are called otherwise.
"""

from collections.abc import Iterator
from typing import Final

from safepassage.formats.lists.gathering import Found, Outcome
from safepassage.formats.lists.published import published
from safepassage.formats.lists.rows import Layout, Values, read_rows
from safepassage.formats.lists.uk.persons import NAMES, new_person, tell_name
from safepassage.formats.lists.values.documents import IDENTITY, PASSPORT
from safepassage.formats.lists.values.draft import Draft
from safepassage.formats.lists.values.names import numbered_values
from safepassage.records import Defect

LAYOUT: Final = Layout(
    headings={
        "id": ("Unique ID", "Group ID"),
        "subject": ("Individual, Entity, Ship", "Designation Type", "Group Type"),
        **{name: (name,) for name in NAMES},
        "kind": ("Name type", "Alias Type"),
        "strength": ("Alias strength", "Alias Quality"),
        "script": ("Name non-latin script",),
        "born": ("D.O.B", "Date of birth"),
        "town": ("Town of birth",),
        "country": ("Country of birth",),
        "nationality": ("Nationality(/ies)", "Nationality"),
        "passport": ("Passport number",),
        "identity": ("National Identifier number", "National Identification Number"),
        "gender": ("Gender",),
        "regime": ("Regime Name", "Regime"),
        "position": ("Position",),
        "imposed": ("Sanctions Imposed",),
        "designated": ("Date Designated", "Listed On"),
        "reasons": ("UK Statement of Reasons", "Other Information"),
    },
    required=("id", "subject", "Name 6"),
    separators=",;",
    preamble=3,
)


def read_uk_csv(data: bytes) -> Outcome:
    """Read the individuals of the list; entities and ships are counted."""
    return published(_found(data))


def _found(data: bytes) -> Iterator[Found | None]:
    drafts: dict[str, Draft] = {}
    others: set[str] = set()
    for row in read_rows(data, LAYOUT):
        if isinstance(row, Defect):
            yield row
        elif row[1]["subject"].casefold() == "individual":
            line, values = row
            draft = drafts.setdefault(values["id"], new_person(values["id"], line))
            _tell(values, draft)
        else:
            others.add(row[1]["id"])
    for draft in drafts.values():
        yield from draft.found()
    yield from (None for _ in others)


def _tell(row: Values, draft: Draft) -> None:
    parts = [row.get(name, "") for name in NAMES]
    tell_name(parts, draft, kind=row.get("kind", ""), strength=row.get("strength", ""))
    draft.name(row.get("script", ""))
    draft.gender(row.get("gender", ""))
    for born in numbered_values(row.get("born", "")):
        draft.born(born)
    for country in numbered_values(row.get("nationality", "")):
        draft.nationality(country)
    _places(row, draft)
    for kind, column in ((PASSPORT, "passport"), (IDENTITY, "identity")):
        for number in numbered_values(row.get(column, "")):
            draft.document(kind, number)
    _ground(row, draft)


def _places(row: Values, draft: Draft) -> None:
    """Towns and countries stand in two cells, each counted where there are several."""
    towns = numbered_values(row.get("town", ""))
    countries = numbered_values(row.get("country", ""))
    for place in range(max(len(towns), len(countries))):
        town = towns[place] if place < len(towns) else ""
        country = countries[place] if place < len(countries) else ""
        draft.birth_place(town, country or (countries[-1] if countries else ""))


def _ground(row: Values, draft: Draft) -> None:
    draft.category = draft.category or row.get("regime") or None
    designated = row.get("designated")
    draft.because(
        row.get("regime", ""),
        f"Designated {designated}" if designated else "",
        *(row.get(column, "") for column in ("imposed", "position", "reasons")),
    )
