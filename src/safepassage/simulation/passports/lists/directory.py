"""Whole and delta files of the public key directory, as invented states fill it."""

from collections.abc import Sequence

from msgspec.structs import replace

from safepassage.simulation.passports.authority import DAY, USUAL, Authority, alpha2
from safepassage.simulation.passports.lists import pkd
from safepassage.simulation.passports.lists.ldif import Entry, ldif
from safepassage.simulation.passports.lists.master_list import Listing, master_list
from safepassage.simulation.passports.pki.profiles import Quirk
from safepassage.simulation.passports.pki.revocation import RevocationReason, Revoked

NEXT = replace(USUAL, serial=USUAL.serial + 1)
UNMARKED = replace(USUAL, serial=USUAL.serial + 2, quirks=Quirk.NO_AUTHORITY_KEY)
CODE = "ERR:CSCA.AKI.1"


def directory(authorities: Sequence[Authority]) -> dict[str, bytes]:
    """Files by name: collections 001, 002 and 003 complete, and what 001 changes next."""
    codes = [alpha2(each.code) for each in authorities]
    whole = [*pkd.countries(codes), *(entry for each in authorities for entry in _signing(each))]
    first = authorities[0]
    listed = pkd.master_list(codes[0], vouched(first, authorities))
    return {
        "icaopkd-001-complete-000001.ldif": ldif(whole),
        "icaopkd-001-delta-000002.ldif": ldif(_changes(first)),
        "icaopkd-002-complete-000001.ldif": ldif((*pkd.countries(codes[:1]), listed)),
        "icaopkd-003-complete-000001.ldif": ldif([_nonconformant(each) for each in authorities]),
    }


def vouched(by: Authority, authorities: Sequence[Authority]) -> bytes:
    """The list in which one state vouches for all generations of all these states' roots."""
    return master_list(by, listing(authorities))


def listing(authorities: Sequence[Authority]) -> Listing:
    """All generations of all these states' roots."""
    return Listing(tuple(root.raw for each in authorities for root in each.roots))


def _signing(authority: Authority) -> tuple[Entry, Entry]:
    country = alpha2(authority.code)
    return (
        pkd.signer(country, authority.document_signer()),
        pkd.revocations(country, authority.revocations()),
    )


def _nonconformant(authority: Authority) -> Entry:
    signer = authority.document_signer(UNMARKED)
    return pkd.nonconformant(alpha2(authority.code), signer, CODE, "invented: no key identifier")


def _changes(authority: Authority) -> list[Entry]:
    """A new signer, the former withdrawn, and a revocation list that says why."""
    country = alpha2(authority.code)
    former = authority.document_signer()
    gone = Revoked(former.serial, authority.at - DAY, RevocationReason.SUPERSEDED)
    revoking = authority.revocations(gone, age=DAY)
    return [
        pkd.changed(pkd.signer(country, authority.document_signer(NEXT), 2), "add"),
        pkd.changed(pkd.signer(country, former, 2), "delete"),
        pkd.changed(pkd.revocations(country, revoking, 2), "modify"),
    ]
