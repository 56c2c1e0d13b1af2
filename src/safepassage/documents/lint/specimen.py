"""What the rules are given: an object taken apart, and what it is held against."""

from datetime import datetime
from typing import NamedTuple

from safepassage.documents.certificates import names
from safepassage.documents.certificates.anchors import signed
from safepassage.documents.certificates.certificate import Certificate
from safepassage.documents.certificates.keys import UnusableKeyError
from safepassage.documents.lint.anatomy.certificate import CertificateParts
from safepassage.documents.lint.roles import Role, is_self_signed

DOCUMENT_YEARS = 10
"""Doc 9303-12 table 1 counts with passports that are valid for ten years."""


class Setting(NamedTuple):
    """The instant of the check, the CSCA certificates at hand, and how long documents live."""

    at: datetime
    authorities: tuple[Certificate, ...] = ()
    document_years: int = DOCUMENT_YEARS


class Specimen(NamedTuple):
    """A certificate in its role; ``issuer`` is the authority at hand that signed it."""

    parts: CertificateParts
    certificate: Certificate
    role: Role
    setting: Setting
    issuer: Certificate | None


def signer_among(
    certificate: Certificate, authorities: tuple[Certificate, ...]
) -> Certificate | None:
    """The certificate of the key that signed another one, a root rather than a link."""
    country = names.country(certificate.issuer)
    of_country = (each for each in authorities if each.country == country)
    found = [each for each in of_country if did_sign(each, certificate)]
    return min(found, key=lambda each: (not is_self_signed(each), each.not_before), default=None)


def did_sign(issuer: Certificate, certificate: Certificate) -> bool:
    """Whether this key signed that certificate; an unusable key did not, as far as we know."""
    try:
        return signed(certificate, issuer)
    except UnusableKeyError:
        return False
