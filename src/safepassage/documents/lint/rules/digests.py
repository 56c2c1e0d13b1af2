"""The list of digests in a document security object (Doc 9303-10 4.6.2.1 to 4.6.2.3, 4.7)."""

from collections.abc import Iterator
from typing import NamedTuple

from safepassage.documents.asn1 import der, values
from safepassage.documents.certificates.signatures import DIGEST_OIDS, DIGESTS
from safepassage.documents.lint import costs
from safepassage.documents.lint.anatomy import parts
from safepassage.documents.lint.encoding import faults
from safepassage.documents.lint.finding import Finding, Rule, Severity
from safepassage.documents.lint.rules.algorithms import check_digest

CLAUSE = "Doc 9303-10 4.6.2.3"
LAST_GROUP = 16
MANDATORY = {1, 2}
FORMER, CURRENT = 0, 1
REFUSED = "Readers that keep to the standard refuse the security object; the holder is sent aside."

LDS_VERSION = Rule(
    "lds_version", Severity.ERROR, CLAUSE, "The list of digests is of version {about}.", REFUSED
)
LDS_FORMER = Rule(
    "lds_former",
    Severity.NOTICE,
    "Doc 9303-10 4.6.2",
    "The security object is of version 0; version 1 with the LDS version is recommended.",
    costs.NOTHING,
)
LDS_INFO_MISSING = Rule(
    "lds_info_missing",
    Severity.ERROR,
    CLAUSE,
    "The list of digests is of version 1 and does not name its LDS and Unicode versions.",
    REFUSED,
)
LDS_INFO_VAIN = Rule(
    "lds_info_vain",
    Severity.ERROR,
    CLAUSE,
    "The list of digests names its LDS version, but is not of version 1.",
    REFUSED,
)
LDS_INFO_FORM = Rule(
    "lds_info_form",
    Severity.ERROR,
    CLAUSE,
    "The LDS and Unicode versions are not two PrintableStrings of digits.",
    REFUSED,
)
LDS_DIGEST_PARAMETERS = Rule(
    "lds_digest_parameters",
    Severity.WARNING,
    "Doc 9303-10 4.6.2.3, note 2",
    "NULL stands after the name of the data groups' digest; it has to be left out.",
    "Nothing with readers that keep to the standard, which have to accept both.",
)
GROUPS_MISSING = Rule(
    "groups_missing",
    Severity.ERROR,
    "Doc 9303-10 4.7.1 and 4.7.2",
    "There is no digest of data group {about}, which every chip has.",
    "What the chip says of its holder is not signed, and readers refuse it.",
)
GROUP_WRONG = Rule(
    "group_wrong",
    Severity.ERROR,
    CLAUSE,
    "The digest of data group {about} stands there twice, is of a wrong length, or of no group.",
    "Readers report that this data group was altered.",
)
GROUPS_UNORDERED = Rule(
    "groups_unordered",
    Severity.NOTICE,
    "good practice; no clause wants it",
    "The digests are not in the order of their data groups.",
    costs.NOTHING,
)
LDS_NOT_DER = Rule(
    "lds_not_der",
    Severity.ERROR,
    "Doc 9303-10 4.6.2.2",
    "The list of digests is not DER: {about}.",
    REFUSED,
)


class DigestParts(NamedTuple):
    """The list taken apart: version, algorithm, numbers with digests, and what follows."""

    version: int
    algorithm: parts.Algorithm
    digests: tuple[tuple[int, bytes], ...]
    info: bytes | None


def dissect_digests(content: bytes) -> DigestParts:
    """Take an LDSSecurityObject apart; raises MalformedError."""
    elements = parts.elements(content, der.SEQUENCE)
    if len(elements) not in {3, 4}:
        raise der.MalformedError(f"a list of digests with {len(elements)} parts")
    version, algorithm, digests, *info = elements
    return DigestParts(
        version=_number(version),
        algorithm=parts.algorithm(algorithm),
        digests=tuple(map(_digest, parts.elements(digests, der.SEQUENCE))),
        info=info[0] if info else None,
    )


def _digest(element: bytes) -> tuple[int, bytes]:
    start, stop = der.whole(element, der.SEQUENCE)
    first, last = der.expect(element, start, stop, der.INTEGER)
    inner, end = der.expect(element, last, stop, der.OCTET_STRING)
    return values.integer(element[first:last]), element[inner:end]


def _number(element: bytes) -> int:
    start, stop = der.whole(element, der.INTEGER)
    return values.integer(element[start:stop])


def check_digests(content: bytes) -> Iterator[Finding]:
    """4.6.2.1 to 4.6.2.3: version, algorithm, and a digest of every data group."""
    taken_apart = dissect_digests(content)
    for fault in sorted(faults(content)):
        yield LDS_NOT_DER.found(fault)
    yield from _check_version(taken_apart)
    yield from check_digest(taken_apart.algorithm)
    if taken_apart.algorithm.parameters is not None:
        yield LDS_DIGEST_PARAMETERS.found()
    yield from _check_groups(taken_apart)


def _check_version(taken_apart: DigestParts) -> Iterator[Finding]:
    """4.6.2.3: version 1 names its LDS version, version 0 does not."""
    version, info = taken_apart.version, taken_apart.info
    if version not in {FORMER, CURRENT}:
        yield LDS_VERSION.found(version)
    elif version == FORMER:
        yield LDS_FORMER.found()
        if info is not None:
            yield LDS_INFO_VAIN.found()
    elif info is None:
        yield LDS_INFO_MISSING.found()
    elif not _is_info(info):
        yield LDS_INFO_FORM.found()


def _is_info(element: bytes) -> bool:
    strings = parts.elements(element, der.SEQUENCE)
    return len(strings) == 2 and all(map(_is_digits, strings))  # noqa: PLR2004 - LDS and Unicode


def _is_digits(element: bytes) -> bool:
    tag, start, stop = der.element(element, 0, len(element))
    return tag == values.PRINTABLE_STRING and element[start:stop].isdigit()


def _check_groups(taken_apart: DigestParts) -> Iterator[Finding]:
    """4.6.2.3 and 4.7: groups 1 and 2 and whichever else, each once and of the right length."""
    numbers = [number for number, _ in taken_apart.digests]
    for number in sorted(MANDATORY - set(numbers)):
        yield GROUPS_MISSING.found(number)
    name = DIGEST_OIDS.get(taken_apart.algorithm.oid)
    size = DIGESTS[name].digest_size if name else None
    for number, digest in taken_apart.digests:
        is_group = 1 <= number <= LAST_GROUP and numbers.count(number) == 1
        if not is_group or (size and len(digest) != size):
            yield GROUP_WRONG.found(number)
    if numbers != sorted(numbers):
        yield GROUPS_UNORDERED.found()
