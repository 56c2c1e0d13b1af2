"""Alternative names: an address, and the state by its code (Doc 9303-12 7.1.1.2)."""

import re
from collections.abc import Iterator

from safepassage.documents.asn1 import der
from safepassage.documents.certificates.extensions import (
    ISSUER_ALTERNATIVE_NAME,
    SUBJECT_ALTERNATIVE_NAME,
)
from safepassage.documents.issuers import countries_of
from safepassage.documents.lint import costs
from safepassage.documents.lint.anatomy import parts
from safepassage.documents.lint.finding import Finding, Rule, Severity
from safepassage.documents.lint.roles import Role
from safepassage.documents.lint.specimen import Specimen

CLAUSE = "Doc 9303-12 7.1.1.2"
LOCALITY = "2.5.4.7"
STATE = "2.5.4.8"
CONTACTS = frozenset({0x81, 0x82, 0x86})
"""rfc822Name, dNSName and uniformResourceIdentifier (RFC 5280 4.2.1.6)."""
DIRECTORY_NAME = 0xA4
WORDS = {
    SUBJECT_ALTERNATIVE_NAME: "subject alternative name",
    ISSUER_ALTERNATIVE_NAME: "issuer alternative name",
}
_CODE = re.compile(r"[A-Z]{1,3}")

CODE_MISSING = Rule(
    "state_code_missing",
    Severity.ERROR,
    CLAUSE,
    "The {about} has no directory name with the state's code as locality.",
    "Readers that compare the code with the document's cannot tell that the signer is of "
    "the document's state.",
)
CODE_FORM = Rule(
    "state_code_form",
    Severity.ERROR,
    CLAUSE,
    "The locality in the {about} is no code as it stands in the machine-readable zone.",
    "Readers that compare the code with the document's take the signer for another state's.",
)
CODE_OTHER = Rule(
    "state_code_other",
    Severity.WARNING,
    CLAUSE,
    "The state's code does not belong to the certificate's country: {about}.",
    "Readers that compare the code with the document's take the signer for another state's.",
)
ATTRIBUTES = Rule(
    "state_code_attributes",
    Severity.WARNING,
    CLAUSE,
    "The directory name in the {about} holds more than locality and state.",
    costs.PASSED_OVER,
)
CONTACT_MISSING = Rule(
    "contact_missing",
    Severity.WARNING,
    CLAUSE,
    "The {about} holds no e-mail, host or web address.",
    "States that find something wrong do not know whom to ask; it is put right later.",
)
NAMES_DIFFER = Rule(
    "alternative_names_differ",
    Severity.WARNING,
    CLAUSE,
    "Issuer and subject alternative name of the root differ.",
    costs.PASSED_OVER,
)


def check_alternative_names(specimen: Specimen) -> Iterator[Finding]:
    """7.1.1.2: both names have an address and a code; in a root they are identical."""
    found = {oid: specimen.parts.value(oid) for oid in WORDS}
    for oid, value in found.items():
        if value is not None:
            yield from _check_one(value, WORDS[oid], specimen.certificate.country)
    subject, issuer = found.values()
    if specimen.role is Role.ROOT and subject and issuer and subject != issuer:
        yield NAMES_DIFFER.found()


def _check_one(value: bytes, words: str, country: str | None) -> Iterator[Finding]:
    start, stop = der.whole(value, der.SEQUENCE)
    names = list(der.children(value, start, stop))
    if not any(tag in CONTACTS for tag, *_ in names):
        yield CONTACT_MISSING.found(words)
    directory = [
        part
        for tag, _, inner, end in names
        if tag == DIRECTORY_NAME
        for part in parts.name(value[inner:end])
    ]
    yield from _check_directory(directory, words, country)


def _check_directory(
    directory: list[parts.NamePart], words: str, country: str | None
) -> Iterator[Finding]:
    """7.1.1.2: locality is the code of the machine-readable zone, only a state beside it."""
    codes = [each.text for each in directory if each.kind == LOCALITY]
    if not codes:
        yield CODE_MISSING.found(words)
    for code in codes:
        if not _CODE.fullmatch(code):
            yield CODE_FORM.found(words)
        elif country and country not in countries_of(code):
            yield CODE_OTHER.found(f"{code} beside {country}")
    if any(each.kind not in {LOCALITY, STATE} for each in directory):
        yield ATTRIBUTES.found(words)
