"""Master lists: roots that one state vouches for (Doc 9303-12 clause 8)."""

from collections.abc import Iterable

from safepassage.simulation.passports import asn1
from safepassage.simulation.passports.authority import DAY, Authority
from safepassage.simulation.passports.pki.certificates import Certificate
from safepassage.simulation.passports.signed_data import Form, signed_data

MASTER_LIST = "2.23.136.1.1.2"


def master_list(
    by: Authority, roots: Iterable[bytes], *, signer: Certificate | None = None
) -> bytes:
    """A state's list of these roots; its signer and that one's root stand beside them."""
    content = asn1.sequence(asn1.integer(0), asn1.set_of(roots))
    form = Form(embedded=(by.root.raw,))
    return signed_data(MASTER_LIST, content, signer or by.list_signer(), by.at - 20 * DAY, form)
