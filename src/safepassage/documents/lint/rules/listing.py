"""What stands in a master list (Doc 9303-12 5.3 and 9)."""

from collections import Counter
from collections.abc import Iterator

from safepassage.documents.asn1 import der
from safepassage.documents.certificates import names
from safepassage.documents.certificates.certificate import Certificate
from safepassage.documents.lint import costs
from safepassage.documents.lint.anatomy import parts
from safepassage.documents.lint.encoding import is_in_order
from safepassage.documents.lint.finding import Finding, Rule, Severity
from safepassage.documents.lint.roles import AUTHORITIES, Role
from safepassage.documents.lint.specimen import did_sign
from safepassage.documents.lists.master_list import MasterList

CLAUSE = "Doc 9303-12 9.2"

SIGNED_BY_AUTHORITY = Rule(
    "list_signed_by_authority",
    Severity.ERROR,
    "Doc 9303-12 5.3",
    "The list is signed by a CSCA itself; a master list signer has to sign it.",
    costs.LIST_REFUSED,
)
ISSUER_NOT_INCLUDED = Rule(
    "list_issuer_not_included",
    Severity.ERROR,
    "Doc 9303-12 5.3",
    "The CSCA certificate that the signer leads to is neither in the list nor beside it.",
    costs.LIST_REFUSED,
)
ISSUER_NOT_BESIDE = Rule(
    "list_issuer_not_beside",
    Severity.WARNING,
    "Doc 9303-12 9.1, table 18",
    "The CSCA certificate that the signer leads to is in the list but not beside its signature.",
    "Readers that look beside the signature do not find the chain.",
)
ENTRY_UNREADABLE = Rule(
    "list_entry_unreadable",
    Severity.ERROR,
    CLAUSE,
    "A certificate in the list cannot be read: {about}.",
    costs.LIST_REFUSED,
)
NOT_AN_AUTHORITY = Rule(
    "list_not_an_authority",
    Severity.ERROR,
    "Doc 9303-12 5.3",
    "A certificate in the list is not that of a CSCA: {about}.",
    "Readers that trust all of the list let a signer act as an authority, or refuse the list.",
)
ENTRY_TWICE = Rule(
    "list_entry_twice",
    Severity.ERROR,
    CLAUSE,
    "A certificate stands in the list twice: {about}.",
    "Stores that want each certificate once refuse the list.",
)
SAME_NUMBER = Rule(
    "list_same_number",
    Severity.WARNING,
    "Doc 9303-12 7.1.1.5",
    "Two certificates of one issuer have one serial number: {about}.",
    "Stores that know certificates by issuer and number lose one of both, and with it all "
    "documents under it.",
)
UNORDERED = Rule(
    "list_unordered",
    Severity.WARNING,
    "Doc 9303-12 9 (X.690 11.6)",
    "The certificates are not in the order that DER wants of a set.",
    costs.PASSED_OVER,
)
EXPIRED_ENTRIES = Rule(
    "list_expired",
    Severity.NOTICE,
    CLAUSE,
    "Expired certificates: {about}; documents that are still valid may need them.",
    costs.NOTHING,
)
OWN_ROOT_MISSING = Rule(
    "list_own_root_missing",
    Severity.WARNING,
    "Doc 9303-12 5.3",
    "The list has no self-signed root of the state that signed it.",
    "States that take their roots from this list do not get those of its own state.",
)
OWN_LINK_MISSING = Rule(
    "list_own_link_missing",
    Severity.NOTICE,
    "Doc 9303-12 4.1.4.3",
    "The list has {about} roots of its own state but no link between them.",
    "States that trust the older root cannot come to the newer one by themselves.",
)


def check_content(listed: MasterList, roles: dict[bytes, Role]) -> Iterator[Finding]:
    """9.2 and 5.3: a set of CSCA certificates, each once, and its own state's among them."""
    for each in listed.unreadable:
        yield ENTRY_UNREADABLE.found(each)
    for certificate in listed.certificates:
        if roles[certificate.raw] not in AUTHORITIES:
            yield NOT_AN_AUTHORITY.found(names.readable(certificate.subject))
    yield from _check_repeated(listed.certificates)
    _, certificates = parts.elements(listed.data.content, der.SEQUENCE)
    if not is_in_order(list(parts.elements(certificates, der.SET))):
        yield UNORDERED.found()


def _check_repeated(certificates: tuple[Certificate, ...]) -> Iterator[Finding]:
    """Each certificate once; one issuer's numbers are not used again (7.1.1.5)."""
    for raw, count in Counter(each.raw for each in certificates).items():
        if count > 1:
            (first, *_) = (each for each in certificates if each.raw == raw)
            yield ENTRY_TWICE.found(names.readable(first.subject))
    distinct = {each.raw: each for each in certificates}.values()
    numbers = Counter((names.key(each.issuer), each.serial) for each in distinct)
    for each in distinct:
        if numbers.pop((names.key(each.issuer), each.serial), 1) > 1:
            yield SAME_NUMBER.found(names.readable(each.issuer))


def check_own(own: list[Certificate], roles: dict[bytes, Role]) -> Iterator[Finding]:
    """5.3 and 4.1.4.3: the roots of the state that signed, and links between them."""
    kinds = Counter(roles[each.raw] for each in own)
    if not kinds[Role.ROOT]:
        yield OWN_ROOT_MISSING.found()
    elif kinds[Role.ROOT] > 1 and not kinds[Role.LINK]:
        yield OWN_LINK_MISSING.found(kinds[Role.ROOT])


def check_chain(
    signer: Certificate, beside: list[Certificate], inside: tuple[Certificate, ...]
) -> Iterator[Finding]:
    """5.3 and table 18: the signer's CSCA is in the list, and beside its signature."""
    if any(did_sign(each, signer) for each in beside):
        return
    country = names.country(signer.issuer)
    is_inside = any(did_sign(each, signer) for each in inside if each.country == country)
    yield ISSUER_NOT_BESIDE.found() if is_inside else ISSUER_NOT_INCLUDED.found()
