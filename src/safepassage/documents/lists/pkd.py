"""Content of the ICAO public key directory: signers, revocation lists, master lists.

Doc 9303-12 clause 5 and its collections: 001 holds signers and revocation lists, 002 master
lists, 003 signers that break the profiles and that real passports nevertheless have. A delta
file replaces or deletes entries by their name.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from safepassage.documents.lists.ldif import Entry, Unreadable, entries

Kind = Literal["signer", "revocation_list", "master_list", "deleted"]

_ATTRIBUTES: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    ("signer", ("usercertificate",)),
    ("revocation_list", ("certificaterevocationlist",)),
    ("master_list", ("pkdmasterlistcontent", "cscamasterlistdata")),
)
_COUNTRY = re.compile(r"(?:^|,)\s*c=([a-z]{2})(?:,|$)", re.IGNORECASE)
_VERSION = re.compile(r"[0-9]{1,18}")
_NONCONFORMANT = re.compile(r"(?:^|,)\s*dc=nc-data(?:,|$)", re.IGNORECASE)


class PkdItem(NamedTuple):
    """One entry: its kind and octets, its name, and what the directory says of its form.

    ``is_change`` says that it tells what becomes of an entry, as those of a delta file do.
    """

    line: int
    kind: Kind
    raw: bytes
    name: str
    country: str | None
    is_conformant: bool
    conformance: str | None
    version: int | None
    is_change: bool


def items(lines: Iterable[bytes]) -> Iterator[PkdItem | Unreadable]:
    """Read a whole or a delta file, streamed; entries without content of interest are left out."""
    for entry in entries(lines):
        if isinstance(entry, Unreadable):
            yield entry
            continue
        item = _item(entry)
        if item is not None:
            yield item


def _item(entry: Entry) -> PkdItem | None:
    kind, raw = _content(entry)
    if kind is None:
        return None
    country = _COUNTRY.search(entry.name)
    code = _text(entry.first("pkdconformancecode"))
    text = _text(entry.first("pkdconformancetext"))
    version = _text(entry.first("pkdversion"))
    return PkdItem(
        line=entry.line,
        kind=kind,
        raw=raw,
        name=entry.name,
        country=country[1].upper() if country else None,
        is_conformant=_NONCONFORMANT.search(entry.name) is None,
        conformance=" ".join(each for each in (code, text) if each) or None,
        version=int(version) if version and _VERSION.fullmatch(version) else None,
        is_change=entry.first("changetype") is not None,
    )


def _content(entry: Entry) -> tuple[Kind | None, bytes]:
    if (_text(entry.first("changetype")) or "").lower() == "delete":
        return "deleted", b""
    for kind, names in _ATTRIBUTES:
        raw = entry.first(*names)
        if raw:
            return kind, raw
    return None, b""


def _text(value: bytes | None) -> str | None:
    return value.decode("utf-8", "replace").strip() if value is not None else None
