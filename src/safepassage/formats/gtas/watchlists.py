"""Watchlists of GTAS: their entries as terms, here as list entries.

GTAS keeps neither owner nor law nor end with a list; whoever takes one must say them.
"""

from collections.abc import Iterator
from typing import Final

import msgspec

from safepassage.formats.countries import alpha3
from safepassage.formats.gtas.findings import Findings, FoundCode
from safepassage.formats.gtas.rows import Stage, Values, number
from safepassage.formats.gtas.values import text
from safepassage.records import ListedDocument, ListEntry
from safepassage.records._base import Record

_BORN: Final = "dob"


class _Term(msgspec.Struct):
    field: str = ""
    value: str | None = None


class _Item(msgspec.Struct):
    terms: list[_Term] = []


_ITEM = msgspec.json.Decoder(_Item)


class GtasList(Record, frozen=True):
    """One list of GTAS: its number, its name there, and the entries that could be read."""

    id: int
    name: str
    entries: tuple[ListEntry, ...]


def watchlists(stage: Stage, findings: Findings) -> Iterator[GtasList]:
    """Every list in the dump with its entries."""
    for key, row in stage.in_order("watch_list"):
        entries = (_entry(key, item, findings) for item in stage.rows("wl_item", key))
        yield GtasList(
            id=key,
            name=text(row, "wl_name") or f"list {key}",
            entries=tuple(one for one in entries if one is not None),
        )


def _entry(watchlist: int, row: Values, findings: Findings) -> ListEntry | None:
    try:
        item = _ITEM.decode(row.get("itm_data") or "")
    except msgspec.MsgspecError:
        findings.add(FoundCode.ITEM_UNREADABLE, "wl_item")
        return None
    terms = {one.field.lower(): one.value.strip() for one in item.terms if one.value}
    entry = _of_terms(f"GTAS-{watchlist}-{number(row.get('id')) or 0}", terms)
    if entry is None:
        findings.add(FoundCode.ITEM_UNREADABLE, "wl_item")
    return entry


def _of_terms(name: str, terms: dict[str, str]) -> ListEntry | None:
    """A person by names, or a document by number; terms of other fields do not make an entry."""
    family, given = terms.get("lastname"), terms.get("firstname")
    document = terms.get("documentnumber")
    if not (family or document):
        return None
    listed = ListedDocument(
        number=document or "",
        type=terms.get("documenttype"),
        country=alpha3(terms["issuancecountry"]) if terms.get("issuancecountry") else None,
    )
    citizen = terms.get("citizenshipcountry") or terms.get("nationality")
    return ListEntry(
        id=name,
        name=" ".join(part for part in (given, family) if part) or None,
        family=family,
        given=given,
        dob=(terms[_BORN],) if terms.get(_BORN) else (),
        nationality=(alpha3(citizen),) if citizen else (),
        documents=(listed,) if document else (),
        gender=terms.get("gender"),
        source="gtas",
    )
