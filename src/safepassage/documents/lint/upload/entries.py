"""Entries of the directory: where each object stands, under which name (Doc 9303-12 5.1).

The layout is that of the directory's own files; the entries of its write directory are made by
its operator, so their names are to be confirmed with him.
"""

from safepassage.documents.lint.upload.parcel import Item, hexadecimal
from safepassage.documents.lists.ldif_writing import directory_name, escaped

BASE = "dc=download,dc=pkd,dc=icao,dc=int"
CONFORMANT = "data"
NONCONFORMANT = "nc-data"

Attributes = tuple[tuple[str, str | bytes], ...]
_PERSON = ("inetOrgPerson", "pkdDownload", "organizationalPerson", "top", "person")
_CLASSES = {
    "dsc": _PERSON,
    "crl": ("top", "cRLDistributionPoint", "pkdDownload"),
    "ml": ("top", "person", "pkdMasterList", "pkdDownload"),
}
_CONTENT = {
    "dsc": "userCertificate;binary",
    "crl": "certificateRevocationList;binary",
    "ml": "pkdMasterListContent",
}
LIST_NUMBER = "1"
"""Master lists have this in place of a serial number."""


def collection_of(item: Item) -> str:
    """001 signers and CRLs, 002 master lists, 003 signers that break the profiles."""
    if item.place == "ml":
        return "002"
    return "003" if is_nonconformant(item) else "001"


def is_nonconformant(item: Item) -> bool:
    """Whether an object belongs to the part of the directory that holds what breaks the rules."""
    return item.place == "dsc" and item.report.has_errors(own=True)


def entry(item: Item) -> tuple[str, Attributes]:
    """An object's name in the directory, and its attributes."""
    issuer = directory_name(item.issuer)
    number = LIST_NUMBER if item.serial is None else hexadecimal(item.serial)
    common = f"cn={escaped(issuer)}"
    first = f"{common}+sn={number}" if item.place == "dsc" else common
    branch = NONCONFORMANT if is_nonconformant(item) else CONFORMANT
    name = f"{first},o={item.place},c={item.country},dc={branch},{BASE}"
    attributes: list[tuple[str, str | bytes]] = [("cn", issuer)]
    if item.place != "crl":
        attributes.append(("sn", number))
    attributes += [("objectClass", each) for each in _CLASSES[item.place]]
    if is_nonconformant(item):
        attributes.append(("pkdConformanceText", _conformance(item)))
    attributes.append((_CONTENT[item.place], item.raw))
    return name, tuple(attributes)


def _conformance(item: Item) -> str:
    errors = (each.code for each in item.report.own_findings if each.severity == "error")
    return ", ".join(f"ERR:{code}" for code in dict.fromkeys(errors))
