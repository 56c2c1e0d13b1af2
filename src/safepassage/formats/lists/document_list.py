"""Lists of stolen and lost documents: numbers without names, CSV.

Columns: number, type, issuing country, and if there are any reason, date and id. Without an id
an entry is called by a digest of type, country and number, the same in every version.
"""

import hashlib
from collections.abc import Iterator
from typing import Final

from safepassage.formats.country_names import country_code
from safepassage.formats.lists.defects import ListDefect, refuse, warn
from safepassage.formats.lists.gathering import Found, Outcome, gather
from safepassage.formats.lists.hygiene import tidied
from safepassage.formats.lists.rows import Layout, Values, read_rows
from safepassage.formats.lists.values.documents import IDENTITY, PASSPORT, kind_of
from safepassage.records import Defect, ListedDocument, ListEntry

LAYOUT: Final = Layout(
    headings={
        "number": ("number", "document number", "document no", "doc number", "serial number"),
        "type": ("type", "document type", "doc type"),
        "country": ("issuing country", "issuing state", "country of issue", "issuer", "country"),
        "reason": ("reason", "status", "circumstance"),
        "date": ("date", "reported", "date reported", "reported on"),
        "id": ("id", "reference", "record id"),
    },
    required=("number", "type", "country"),
    tells_unknown=True,
)
_KINDS: Final = {
    "p": PASSPORT,
    "pp": PASSPORT,
    "i": IDENTITY,
    "id": IDENTITY,
    "ac": IDENTITY,
    "v": "visa",
    "visa": "visa",
}
_SOURCE: Final = "lost-documents"


def read_documents(data: bytes) -> Outcome:
    """Read the documents; one that stands twice is kept once."""
    return gather(_found(data))


def _found(data: bytes) -> Iterator[Found]:
    lines: dict[ListedDocument, int] = {}
    for row in read_rows(data, LAYOUT):
        found = row if isinstance(row, Defect) else _entry(*row)
        if not isinstance(found, Defect):
            line, entry = found
            first = lines.setdefault(entry.documents[0], line)
            if first != line:
                text = f"the document is that of line {first}; it is kept once"
                found = warn(ListDefect.REPEATED_ID, line, text)
        yield found


def _entry(line: int, row: Values) -> Found:
    number, country = tidied(row["number"]), country_code(row["country"])
    if not any(map(str.isalnum, number)):
        return refuse(ListDefect.NOTHING_TO_MATCH, line, "the row has no document number")
    if country is None:
        text = "the issuing country is missing or unknown; write its code or English name"
        return refuse(ListDefect.INVALID_COUNTRY, line, text)
    kind = _kind(row["type"])
    document = ListedDocument(number=number, type=kind, country=country)
    return line, ListEntry(
        id=row.get("id") or _digest(document),
        source=_SOURCE,
        documents=(document,),
        category=tidied(row.get("reason", "")).casefold() or None,
        ground=" ".join(filter(None, (row.get("reason"), row.get("date")))) or None,
    )


def _kind(words: str) -> str | None:
    known = tidied(words).casefold()
    return _KINDS.get(known) or kind_of(known) or known or None


def _digest(document: ListedDocument) -> str:
    key = "".join(filter(str.isalnum, document.number)).upper()
    whole = f"{document.type}|{document.country}|{key}".encode()
    return f"D-{hashlib.sha256(whole).hexdigest()[:20]}"
