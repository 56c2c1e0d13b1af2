"""Names of those who sign seals (Doc 9303-12 7.1.3)."""

import re
from collections.abc import Iterator

from safepassage.documents.asn1 import values
from safepassage.documents.certificates import names
from safepassage.documents.lint import costs
from safepassage.documents.lint.anatomy import parts
from safepassage.documents.lint.finding import Finding, Rule, Severity
from safepassage.documents.lint.roles import SEAL_SIGNERS, Role
from safepassage.documents.lint.specimen import Specimen

CLAUSE = "Doc 9303-12 7.1.3"
NO_SIGNER = "Checkers of seals find no certificate by the seal's signer, and holders of visas wait."
_NAME = re.compile(r"[A-Z0-9]{2}")

SEAL_NAME = Rule(
    "seal_signer_name",
    Severity.ERROR,
    CLAUSE,
    "The common name is not two capital signs as a PrintableString, as the seals name it.",
    NO_SIGNER,
)
SEAL_NAME_MORE = Rule(
    "seal_signer_name_more",
    Severity.ERROR,
    CLAUSE,
    "The subject of a seal's signer holds more than country and common name.",
    costs.PASSED_OVER,
)


def check_seal_signer(specimen: Specimen) -> Iterator[Finding]:
    """7.1.3: country and a common name of two signs, which stand in every seal."""
    if specimen.role not in SEAL_SIGNERS:
        return
    subject = parts.name(specimen.parts.subject)
    if any(each.kind not in {names.COUNTRY, names.COMMON_NAME} for each in subject):
        yield SEAL_NAME_MORE.found()
    if specimen.role is Role.SEAL_SIGNER and not any(map(_is_signer_name, subject)):
        yield SEAL_NAME.found()


def _is_signer_name(part: parts.NamePart) -> bool:
    return (
        part.kind == names.COMMON_NAME
        and part.tag == values.PRINTABLE_STRING
        and _NAME.fullmatch(part.text) is not None
    )
