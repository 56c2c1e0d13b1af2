"""The package itself: files by path, the same octets for the same objects and instant."""

from hashlib import sha256
from typing import NamedTuple

import msgspec

from safepassage.documents.lint.finding import Report
from safepassage.documents.lint.specimen import Setting
from safepassage.documents.lint.upload.entries import collection_of, entry
from safepassage.documents.lint.upload.parcel import Item, Offer, items
from safepassage.documents.lint.upload.readme import readme
from safepassage.documents.lists.ldif_writing import ldif

CHECKSUMS = "SHA256SUMS"


class Package(NamedTuple):
    """Files by path, and the reports on what is in them."""

    files: dict[str, bytes]
    reports: tuple[Report, ...]


class RefusedError(ValueError):
    """The package was not made: the reports say which errors stand in the way."""

    def __init__(self, reports: tuple[Report, ...]) -> None:
        super().__init__("there are errors in what is to be handed over")
        self.reports = reports


def package(offer: Offer, setting: Setting, *, despite: str | None = None) -> Package:
    """Make the package of one state; ``despite`` is a written reason to hand over errors, too.

    Raises RefusedError for errors without a reason, and ValueError for what cannot be in it:
    another kind of object, or objects of more than one state.
    """
    if not any(offer):
        raise ValueError("nothing was given to be handed over")
    found = sorted(items(offer, setting), key=lambda each: (each.place, each.path))
    reports = tuple(each.report for each in found)
    countries = {each.country for each in found}
    if len(countries) != 1:
        raise ValueError(f"a package is of one state, not of {', '.join(sorted(countries))}")
    if any(each.has_errors(own=True) for each in reports) and not despite:
        raise RefusedError(reports)
    (country,) = countries
    files = {each.path: each.raw for each in found} | _directory(found, country)
    files["findings.json"] = msgspec.json.format(msgspec.json.encode(reports), indent=2)
    files["README.txt"] = readme(found, country, setting.at, despite)
    files[CHECKSUMS] = _checksums(files)
    return Package(files, reports)


def _directory(found: list[Item], country: str) -> dict[str, bytes]:
    """One LDIF file for each collection that has something in it."""
    collections: dict[str, list[Item]] = {}
    for each in found:
        if each.place != "csca":
            collections.setdefault(collection_of(each), []).append(each)
    return {
        f"{country}-{number}.ldif": ldif(map(entry, listed))
        for number, listed in sorted(collections.items())
    }


def _checksums(files: dict[str, bytes]) -> bytes:
    """Digests as ``sha256sum --check`` reads them."""
    lines = (f"{sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files))
    return "".join(lines).encode("utf-8")
