"""EF.SOD: the digests of the data groups, signed (Doc 9303-10 clause 4.6.2)."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import new

from safepassage.records._base import Record
from safepassage.simulation.passports import asn1
from safepassage.simulation.passports.keys.algorithms import Digest
from safepassage.simulation.passports.keys.identifiers import of_digest
from safepassage.simulation.passports.pki.certificates import Certificate
from safepassage.simulation.passports.signed_data import Form, signed_data

EF_SOD = 0x77
SECURITY_OBJECT = "2.23.136.1.1.1"
DATA = "1.2.840.113549.1.7.1"
FORMER_TYPES = ("1.3.27.1.1.1", "1.2.528.1.1006.1.20.1")
LDS_VERSION = "0108"
UNICODE_VERSION = "040000"


class SodForm(Record, frozen=True):
    """How a security object is written: digest of the data groups, LDS version 0 or 1, CMS form."""

    digest: Digest = "sha256"
    version: int = 0
    content_type: str = SECURITY_OBJECT
    cms: Form = Form()


def security_object(
    groups: Mapping[int, bytes], by: Certificate, at: datetime, form: SodForm | None = None
) -> bytes:
    """EF.SOD over these data groups (number to bytes of the whole EF), signed at ``at``."""
    form = form or SodForm()
    content = digests(groups, form)
    return asn1.encode(EF_SOD, signed_data(form.content_type, content, by, at, form.cms))


def digests(groups: Mapping[int, bytes], form: SodForm) -> bytes:
    """LDSSecurityObject of these data groups."""
    listed = [
        asn1.sequence(asn1.integer(number), asn1.octets(new(form.digest, groups[number]).digest()))
        for number in sorted(groups)
    ]
    versions = asn1.sequence(asn1.printable(LDS_VERSION), asn1.printable(UNICODE_VERSION))
    return asn1.sequence(
        asn1.integer(form.version),
        of_digest(form.digest),
        asn1.sequence(*listed),
        versions if form.version else b"",
    )
