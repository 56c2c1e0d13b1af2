"""Master lists: roots that one state vouches for (Doc 9303-12 clause 9)."""

from typing import NamedTuple

from safepassage.simulation.passports import asn1
from safepassage.simulation.passports.authority import DAY, Authority
from safepassage.simulation.passports.pki.certificates import Certificate
from safepassage.simulation.passports.signed_data import Form, signed_data

MASTER_LIST = "2.23.136.1.1.2"


class Listing(NamedTuple):
    """What goes into a list: roots in DER, and who signs (None: the state's list signer)."""

    roots: tuple[bytes, ...]
    signer: Certificate | None = None
    embeds_signer: bool = True


def master_list(by: Authority, listing: Listing) -> bytes:
    """A state's list of these roots; its signer and that one's root stand beside them."""
    content = asn1.sequence(asn1.integer(0), asn1.set_of(listing.roots))
    form = Form(embeds_signer=listing.embeds_signer, embedded=(by.root.raw,))
    signer = listing.signer or by.list_signer()
    return signed_data(MASTER_LIST, content, signer, by.at - 20 * DAY, form)
