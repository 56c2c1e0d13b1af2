"""Files of the public key directory: collections 001 to 003, and what changes between issues.

001 holds document signers and revocation lists, 002 master lists, 003 signers that break the
profiles and that real passports have nevertheless.
"""

from collections.abc import Iterable
from typing import Literal

from safepassage.simulation.passports.lists.ldif import END, Entry
from safepassage.simulation.passports.pki.certificates import Certificate

DATA = "dc=data,dc=download,dc=pkd,dc=icao,dc=int"
NONCONFORMANT = "dc=nc-data,dc=download,dc=pkd,dc=icao,dc=int"
CERTIFICATE = "userCertificate;binary"
REVOCATIONS = "certificateRevocationList;binary"
MASTER_LIST = "pkdMasterListContent"
OLD_MASTER_LIST = "CscaMasterListData"

Change = Literal["add", "modify", "delete"]


def signer(country: str, certificate: Certificate, version: int = 1) -> Entry:
    """A document signer of collection 001."""
    return _entry(
        f"{_signer_name(country, certificate)},{DATA}", CERTIFICATE, certificate.raw, version
    )


def nonconformant(
    country: str, certificate: Certificate, code: str, text: str, version: int = 1
) -> Entry:
    """A document signer of collection 003, with what the directory found wrong."""
    name = f"{_signer_name(country, certificate)},{NONCONFORMANT}"
    entry = _entry(name, CERTIFICATE, certificate.raw, version)
    about = (("pkdConformanceCode", code), ("pkdConformanceText", text))
    return entry._replace(attributes=entry.attributes + about)


def revocations(country: str, raw: bytes, version: int = 1) -> Entry:
    """A revocation list of collection 001."""
    return _entry(f"cn=CSCA {country},o=crl,c={country},{DATA}", REVOCATIONS, raw, version)


def master_list(
    country: str, raw: bytes, version: int = 1, *, attribute: str = MASTER_LIST
) -> Entry:
    """A master list of collection 002, under the attribute's present or former name."""
    return _entry(f"cn=List signer {country},o=ml,c={country},{DATA}", attribute, raw, version)


def changed(entry: Entry, how: Change) -> Entry:
    """The same entry in a delta file: new, its content replaced, or gone (RFC 2849)."""
    kept: tuple[tuple[str, str | bytes], ...] = ()
    if how == "add":
        kept = entry.attributes
    elif how == "modify":
        kind, raw = next(each for each in entry.attributes if isinstance(each[1], bytes))
        kept = (("replace", kind), (kind, raw), (END, ""))
    return entry._replace(attributes=(("changetype", how), *kept))


def countries(codes: Iterable[str], collection: str = DATA) -> tuple[Entry, ...]:
    """The entries of the countries themselves, which hold nothing."""
    return tuple(
        Entry(f"c={code},{collection}", (("objectClass", "country"), ("c", code))) for code in codes
    )


def _signer_name(country: str, certificate: Certificate) -> str:
    common = certificate.subject[-1].text
    return f"cn={common}+sn={certificate.serial:X},o=dsc,c={country}"


def _entry(name: str, attribute: str, raw: bytes, version: int) -> Entry:
    return Entry(
        name,
        (
            ("objectClass", "top"),
            ("objectClass", "pkdDownload"),
            ("pkdVersion", str(version)),
            (attribute, raw),
        ),
    )
