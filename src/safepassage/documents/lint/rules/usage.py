"""What a key may do and for how long it signs (Doc 9303-12 7.1.1 table 6, 7.1.1.3)."""

import re
from collections.abc import Iterator

from safepassage.documents.asn1 import der
from safepassage.documents.certificates import extensions
from safepassage.documents.lint import costs
from safepassage.documents.lint.finding import Finding, Rule, Severity
from safepassage.documents.lint.roles import AUTHORITIES, PURPOSES
from safepassage.documents.lint.specimen import Specimen

CLAUSE = "Doc 9303-12 7.1.1, table 6"
_USES = (
    "digital signature",
    "non-repudiation",
    "key encipherment",
    "data encipherment",
    "key agreement",
    "certificate signing",
    "CRL signing",
    "enciphering only",
    "deciphering only",
)  # fmt: skip - RFC 5280 4.2.1.3, by number
_TIME = re.compile(rb"\d{14}Z")

USAGE_LACKS = Rule(
    "key_usage_lacks",
    Severity.ERROR,
    CLAUSE,
    "The key usage does not name {about}.",
    costs.REFUSED,
)
USAGE_MORE = Rule(
    "key_usage_more",
    Severity.ERROR,
    CLAUSE,
    "The key usage also names {about}.",
    costs.REFUSED,
)
USAGE_PADDED = Rule(
    "key_usage_padded",
    Severity.WARNING,
    "Doc 9303-12 7.1 (X.690 11.2.2)",
    "The bits of the key usage end with zeros, which DER leaves out.",
    costs.PASSED_OVER,
)
NOT_MARKED_CA = Rule(
    "not_marked_ca",
    Severity.ERROR,
    CLAUSE,
    "The basic constraints do not mark the certificate as that of an authority.",
    "Readers refuse every signer under it, and all their documents.",
)
PATH_LENGTH = Rule(
    "path_length",
    Severity.ERROR,
    CLAUSE,
    "The path length is {about}; it has to be 0.",
    "It allows an authority under it that the scheme does not know; strict readers refuse it.",
)
PURPOSE_LACKS = Rule(
    "purpose_lacks",
    Severity.ERROR,
    "Doc 9303-12 7.1.1.3 and 7.1.3",
    "The extended key usage does not name {about}.",
    costs.REFUSED,
)
PURPOSE_MORE = Rule(
    "purpose_more",
    Severity.WARNING,
    "Doc 9303-12 7.1.1.3 and 7.1.3",
    "The extended key usage names other purposes, too: {about}.",
    "One stolen key serves for more than one kind of object.",
)
USAGE_PERIOD_EMPTY = Rule(
    "usage_period_empty",
    Severity.ERROR,
    CLAUSE,
    "The private key usage period names neither a beginning nor an end.",
    costs.PASSED_OVER,
)
USAGE_PERIOD_FORM = Rule(
    "usage_period_form",
    Severity.ERROR,
    CLAUSE,
    "A time of the private key usage period is not written as YYYYMMDDHHMMSSZ.",
    costs.PASSED_OVER,
)


def check_usage(specimen: Specimen) -> Iterator[Finding]:
    """Table 6: key usage, basic constraints, purposes and private key usage period."""
    yield from _check_key_usage(specimen)
    yield from _check_constraints(specimen)
    yield from _check_purposes(specimen)
    yield from _check_period(specimen)


def _check_key_usage(specimen: Specimen) -> Iterator[Finding]:
    """Table 6: authorities sign certificates and CRLs, all others only data."""
    usage = extensions.key_usage(specimen.certificate)
    if usage is None:
        return
    wanted = {extensions.DIGITAL_SIGNATURE}
    if specimen.role in AUTHORITIES:
        wanted = {extensions.KEY_CERT_SIGN, extensions.CRL_SIGN}
    if wanted - usage:
        yield USAGE_LACKS.found(_words(wanted - usage))
    if usage - wanted:
        yield USAGE_MORE.found(_words(usage - wanted))
    value = specimen.parts.value(extensions.KEY_USAGE) or b""
    start, stop = der.whole(value, der.BIT_STRING)
    last = value[stop - 1] >> value[start] if stop - start > 1 else 1
    if not last & 1:
        yield USAGE_PADDED.found()


def _words(numbers: set[int] | frozenset[int]) -> str:
    return ", ".join(
        _USES[each] if each < len(_USES) else f"bit {each}" for each in sorted(numbers)
    )


def _check_constraints(specimen: Specimen) -> Iterator[Finding]:
    """Table 6: cA is TRUE and the path length 0, also after a change of name (7.1.1.5)."""
    if specimen.role not in AUTHORITIES:
        return
    if specimen.parts.extension(extensions.BASIC_CONSTRAINTS) is None:
        return
    if not extensions.is_authority(specimen.certificate):
        yield NOT_MARKED_CA.found()
    length = extensions.path_length(specimen.certificate)
    if length != 0:
        yield PATH_LENGTH.found("not said" if length is None else length)


def _check_purposes(specimen: Specimen) -> Iterator[Finding]:
    """7.1.1.3 and 7.1.3: the identifier of the role, and no other."""
    wanted = PURPOSES.get(specimen.role)
    named = extensions.extended_key_usage(specimen.certificate)
    if wanted is None or not named:
        return
    if wanted not in named:
        yield PURPOSE_LACKS.found(wanted)
    others = [each for each in named if each != wanted]
    if others:
        yield PURPOSE_MORE.found(", ".join(others))


def _check_period(specimen: Specimen) -> Iterator[Finding]:
    """Table 6: at least one of the two times, as GeneralizedTime (to the second, RFC 5280)."""
    value = specimen.parts.value(extensions.PRIVATE_KEY_USAGE_PERIOD)
    if value is None:
        return
    start, stop = der.whole(value, der.SEQUENCE)
    times = [value[inner:end] for _, _, inner, end in der.children(value, start, stop)]
    if not times:
        yield USAGE_PERIOD_EMPTY.found()
    if not all(map(_TIME.fullmatch, times)):
        yield USAGE_PERIOD_FORM.found()
