"""Where CRLs are, which documents are signed, a change of name (Doc 9303-12 7.1.1.4 to 6)."""

import re
from collections.abc import Iterator

from safepassage.documents.asn1 import der, values
from safepassage.documents.certificates import names
from safepassage.documents.certificates.extensions import (
    CRL_DISTRIBUTION_POINTS,
    DOCUMENT_TYPES,
    NAME_CHANGE,
)
from safepassage.documents.lint import costs
from safepassage.documents.lint.finding import Finding, Rule, Severity
from safepassage.documents.lint.roles import Role
from safepassage.documents.lint.specimen import Specimen

FULL_NAME = 0xA0
URI = 0x86
_ADDRESS = re.compile(r"(?:https?|ldaps?)://[^\s/]*/?\S+", re.IGNORECASE)
_TYPE = re.compile(r"[A-Z]{1,2}")

ADDRESS_MISSING = Rule(
    "revocation_address_empty",
    Severity.ERROR,
    "Doc 9303-12 7.1.1.4",
    "The CRL distribution points hold no address.",
    costs.UNREVOKED,
)
ADDRESS_FORM = Rule(
    "revocation_address_form",
    Severity.ERROR,
    "Doc 9303-12 7.1.1.4 and table 6",
    "The address of the CRL is not one by ldap, http or https: {about}.",
    costs.UNREVOKED,
)
POINT_PARTITIONED = Rule(
    "revocation_address_partitioned",
    Severity.ERROR,
    "Doc 9303-12 7.1.1, table 6",
    "A CRL distribution point names reasons or another issuer, which must not be used.",
    costs.UNREVOKED,
)
TYPES_EMPTY = Rule(
    "document_types_empty",
    Severity.ERROR,
    "Doc 9303-12 7.1.1.6",
    "The list of document types is empty, or not of version 0.",
    "Readers take it that the signer may sign nothing, or anything.",
)
TYPES_FORM = Rule(
    "document_types_form",
    Severity.ERROR,
    "Doc 9303-12 7.1.1.6",
    "A document type is not one or two capital letters as a PrintableString: {about}.",
    "Readers that compare it with the document's code refuse genuine documents.",
)
NAME_CHANGE_MISSING = Rule(
    "name_change_missing",
    Severity.ERROR,
    "Doc 9303-12 7.1.1.5",
    "Issuer and subject of the link differ, but it does not say that the name was changed.",
    "Readers do not know that both names are one authority, and miss its roots or CRLs.",
)
NAME_CHANGE_VAIN = Rule(
    "name_change_vain",
    Severity.WARNING,
    "Doc 9303-12 7.1.1.5",
    "The link says that the name was changed, but issuer and subject are one name.",
    costs.LATER,
)


def check_points(specimen: Specimen) -> Iterator[Finding]:
    """7.1.1.4: at least one address, by a protocol that readers speak, for the whole CRL."""
    value = specimen.parts.value(CRL_DISTRIBUTION_POINTS)
    if value is None:
        return
    addresses: list[str] = []
    start, stop = der.whole(value, der.SEQUENCE)
    for _, _, first, last in der.children(value, start, stop):
        for tag, _, inner, end in der.children(value, first, last):
            if tag == FULL_NAME:
                addresses += _addresses(value, inner, end)
            else:
                yield POINT_PARTITIONED.found()
    if not addresses:
        yield ADDRESS_MISSING.found()
    for address in addresses:
        if not _ADDRESS.fullmatch(address):
            yield ADDRESS_FORM.found(address)


def _addresses(value: bytes, start: int, stop: int) -> list[str]:
    return [
        values.text(values.IA5_STRING, value[inner:end])
        for tag, _, first, last in der.children(value, start, stop)
        if tag == FULL_NAME
        for kind, _, inner, end in der.children(value, first, last)
        if kind == URI
    ]


def check_document_types(specimen: Specimen) -> Iterator[Finding]:
    """7.1.1.6: version 0 and one or more types as they stand in the machine-readable zone."""
    value = specimen.parts.value(DOCUMENT_TYPES)
    if value is None:
        return
    start, stop = der.whole(value, der.SEQUENCE)
    first, at = der.expect(value, start, stop, der.INTEGER)
    inner, end = der.expect(value, at, stop, der.SET)
    listed = [
        (tag, values.text(tag, value[begin:until]))
        for tag, _, begin, until in der.children(value, inner, end)
    ]
    if not listed or values.integer(value[first:at]) != 0:
        yield TYPES_EMPTY.found()
    for tag, text in listed:
        if tag != values.PRINTABLE_STRING or not _TYPE.fullmatch(text):
            yield TYPES_FORM.found(text)


def check_name_change(specimen: Specimen) -> Iterator[Finding]:
    """7.1.1.5: a link between two names says so."""
    if specimen.role is not Role.LINK:
        return
    says_so = specimen.parts.extension(NAME_CHANGE) is not None
    is_changed = names.key(specimen.parts.issuer) != names.key(specimen.parts.subject)
    if is_changed and not says_so:
        yield NAME_CHANGE_MISSING.found()
    elif says_so and not is_changed:
        yield NAME_CHANGE_VAIN.found()
