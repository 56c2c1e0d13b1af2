"""Signed data of lists and security objects (Doc 9303-12 tables 18 and 19, 9303-10 table 37)."""

from collections.abc import Iterator
from typing import NamedTuple

from safepassage.documents.certificates.certificate import Certificate
from safepassage.documents.certificates.extensions import private_key_usage
from safepassage.documents.certificates.keys import UnusableKeyError, public_key
from safepassage.documents.cms import SignedData, Signer, digest_holds, signature_holds
from safepassage.documents.lint import costs
from safepassage.documents.lint.anatomy.signed import SignedParts, SignerParts
from safepassage.documents.lint.encoding import is_in_order
from safepassage.documents.lint.finding import Finding, Rule, Severity
from safepassage.documents.lint.rules.algorithms import (
    check_digest,
    check_signature_algorithm,
)

CLAUSE = "Doc 9303-12 9.1 and 10.1, Doc 9303-10 4.6.2.2"
WANTED_VERSION = 3
BY_ISSUER, BY_KEY = 1, 3
"""RFC 5652 5.3: versions of a SignerInfo by how it names its signer."""

SIGNED_VERSION = Rule(
    "signed_version",
    Severity.ERROR,
    CLAUSE,
    "The signed data are of version {about}, not 3.",
    "Readers that keep to the standard refuse them whole.",
)
SIGNED_NOT_DER = Rule(
    "signed_not_der",
    Severity.ERROR,
    CLAUSE,
    "The signed data are written in BER, not in DER.",
    "Readers of DER cannot read them at all.",
)
DIGEST_PARAMETERS = Rule(
    "digest_parameters",
    Severity.WARNING,
    CLAUSE,
    "NULL stands after the name of a digest; it has to be left out.",
    "Nothing with readers that keep to the standard, which have to accept both.",
)
REVOCATIONS_INSIDE = Rule(
    "revocations_inside",
    Severity.ERROR,
    CLAUSE,
    "Revocation lists stand inside the signed data.",
    "Readers that keep to the standard refuse them, or believe a list that is out of date.",
)
SEVERAL_SIGNERS = Rule(
    "several_signers",
    Severity.WARNING,
    CLAUSE,
    "There are {about} signers; one is recommended.",
    "Many readers look at one of them only, or refuse them all.",
)
SIGNER_VERSION = Rule(
    "signer_version",
    Severity.ERROR,
    "RFC 5652 5.3",
    "The signer's entry is of version {about}, which does not go with how it names the signer.",
    "Strict readers refuse the signature.",
)
SIGNER_NAMED_BY = Rule(
    "signer_named_by",
    Severity.NOTICE,
    CLAUSE,
    "The signer is named by {about} is recommended.",
    costs.NOTHING,
)
DIGEST_NOT_LISTED = Rule(
    "digest_not_listed",
    Severity.WARNING,
    "RFC 5652 5.1",
    "The signer's digest is not among those that the signed data list.",
    "Readers that compute digests while they read cannot verify the signature.",
)
ATTRIBUTES_MISSING = Rule(
    "attributes_missing",
    Severity.ERROR,
    CLAUSE,
    "There are no signed attributes.",
    "Readers that keep to the standard refuse the signature.",
)
ATTRIBUTES_UNORDERED = Rule(
    "attributes_unordered",
    Severity.ERROR,
    "RFC 5652 5.4",
    "The signed attributes are not in the order of DER.",
    "Readers that put them in order find a false signature, or readers that do not.",
)
UNSIGNED_ATTRIBUTES = Rule(
    "unsigned_attributes",
    Severity.NOTICE,
    CLAUSE,
    "There are attributes that nobody signed.",
    costs.NOTHING,
)
SIGNING_TIME_MISSING = Rule(
    "signing_time_missing",
    Severity.ERROR,
    CLAUSE,
    "The signed attributes do not say when it was signed.",
    "Nobody can tell whether the signer's certificate was valid then.",
)
TYPE_OTHER = Rule(
    "content_type_other",
    Severity.ERROR,
    CLAUSE,
    "The type of the content is {about}.",
    "Readers take it for something else and refuse it.",
)
TYPE_NOT_SIGNED = Rule(
    "content_type_not_signed",
    Severity.ERROR,
    "RFC 5652 11.1",
    "The type that was signed is not the content's type.",
    "Every reader refuses the signature.",
)
DIGEST_WRONG = Rule(
    "digest_wrong",
    Severity.ERROR,
    "RFC 5652 11.2",
    "The digest that was signed is not that of the content.",
    "Every reader reports that the content was altered.",
)
SIGNATURE_WRONG = Rule(
    "signature_wrong",
    Severity.ERROR,
    "RFC 5652 5.6",
    "The signature does not hold by the signer's key.",
    "Every reader reports that it is false.",
)
SIGNATURE_UNCHECKED = Rule(
    "signature_unchecked",
    Severity.ERROR,
    "RFC 5652 5.6",
    "Nobody can check the signature: {about}.",
    "Readers say that they cannot judge it, and send every holder aside.",
)
SIGNER_MISSING = Rule(
    "signer_missing",
    Severity.ERROR,
    CLAUSE,
    "The signer's certificate is not beside the signature, or is named otherwise.",
    "Readers that do not have it from elsewhere cannot check anything.",
)
SIGNED_OUTSIDE_VALIDITY = Rule(
    "signed_outside_validity",
    Severity.ERROR,
    "Doc 9303-12 4.1",
    "It was signed at a time at which the signer's certificate was not valid.",
    "Readers take it for signed without a right to.",
)
SIGNED_OUTSIDE_USAGE = Rule(
    "signed_outside_usage",
    Severity.ERROR,
    "Doc 9303-12 4.1.1.2",
    "It was signed outside the time in which the signer's key was to sign.",
    "Readers that watch these times take it for signed with a stolen key.",
)


class Form(NamedTuple):
    """What the kinds of signed data want differently; ``clause`` is where they want it.

    ``names_by_key`` is the recommended way to name the signer; severities are of revocation
    lists inside, a missing signing time, and attributes that nobody signed.
    """

    clause: str
    content_type: str
    names_by_key: bool
    revocations: Severity = Severity.ERROR
    signing_time: Severity = Severity.ERROR
    unsigned: Severity | None = None

    def of(self, rule: Rule, severity: Severity | None = None) -> Rule:
        """A common rule with the clause, and the severity, of this kind."""
        return rule._replace(clause=self.clause, severity=severity or rule.severity)


MASTER_LIST = Form("Doc 9303-12 9.1, table 18", "2.23.136.1.1.2", names_by_key=True)
DEVIATION_LIST = Form(
    "Doc 9303-12 10.1, table 19", "2.23.136.1.1.7", names_by_key=True, unsigned=Severity.ERROR
)
SECURITY_OBJECT = Form(
    "Doc 9303-10 4.6.2.2, table 37",
    "2.23.136.1.1.1",
    names_by_key=False,
    revocations=Severity.WARNING,
    signing_time=Severity.NOTICE,
    unsigned=Severity.NOTICE,
)


def check_signed_data(data: SignedData, parts: SignedParts, form: Form) -> Iterator[Finding]:
    """Tables 18, 19 and 37: everything that is said of signed data and their signers."""
    if parts.version != WANTED_VERSION:
        yield form.of(SIGNED_VERSION).found(parts.version)
    if not data.is_der:
        yield form.of(SIGNED_NOT_DER).found()
    if data.content_type != form.content_type:
        yield form.of(TYPE_OTHER).found(data.content_type)
    if parts.has_revocations:
        yield form.of(REVOCATIONS_INSIDE, form.revocations).found()
    if len(parts.signers) != 1:
        yield form.of(SEVERAL_SIGNERS).found(len(parts.signers))
    digests = {each.oid for each in parts.digests}
    for signer, taken_apart in zip(data.signers, parts.signers, strict=True):
        yield from _check_form(taken_apart, digests, form)
        yield from _check_algorithms(signer, taken_apart, form)
        yield from _check_attributes(signer, taken_apart, data, form)


def _check_form(parts: SignerParts, digests: set[str], form: Form) -> Iterator[Finding]:
    """How a SignerInfo names the signer, and RFC 5652 5.3."""
    if parts.version != (BY_KEY if parts.by_key else BY_ISSUER):
        yield SIGNER_VERSION.found(parts.version)
    if parts.by_key != form.names_by_key:
        ways = ["issuer and serial number", "key identifier"]
        used, wanted = ways if form.names_by_key else reversed(ways)
        yield form.of(SIGNER_NAMED_BY).found(f"{used}; {wanted}")
    if parts.digest.oid not in digests:
        yield DIGEST_NOT_LISTED.found()
    if parts.has_unsigned and form.unsigned:
        yield form.of(UNSIGNED_ATTRIBUTES, form.unsigned).found()


def _check_algorithms(signer: Signer, parts: SignerParts, form: Form) -> Iterator[Finding]:
    """4.1.6, and the notes to tables 18 and 37 on NULL."""
    if parts.digest.parameters is not None:
        yield form.of(DIGEST_PARAMETERS).found()
    yield from check_digest(parts.digest)
    yield from check_signature_algorithm(signer.algorithm)


def _check_attributes(
    signer: Signer, parts: SignerParts, data: SignedData, form: Form
) -> Iterator[Finding]:
    """Signed attributes are there, in order, and say type, digest and time."""
    if parts.attributes is None:
        yield form.of(ATTRIBUTES_MISSING).found()
        return
    if not is_in_order(list(parts.attributes)):
        yield ATTRIBUTES_UNORDERED.found()
    if signer.attributes.content_type != data.content_type:
        yield TYPE_NOT_SIGNED.found()
    if not digest_holds(data, signer):
        yield DIGEST_WRONG.found()
    if signer.attributes.signing_time is None:
        yield form.of(SIGNING_TIME_MISSING, form.signing_time).found()


def check_signer(data: SignedData, signer: Signer, certificate: Certificate) -> Iterator[Finding]:
    """RFC 5652 5.6 and 4.1: the signature holds, and was made when it was to be."""
    try:
        if not signature_holds(data, signer, public_key(certificate.public_key)):
            yield SIGNATURE_WRONG.found()
    except UnusableKeyError as error:
        yield SIGNATURE_UNCHECKED.found(error.about)
    signed_at = signer.attributes.signing_time
    if signed_at is None:
        return
    if not certificate.not_before <= signed_at <= certificate.not_after:
        yield SIGNED_OUTSIDE_VALIDITY.found()
    begin, end = private_key_usage(certificate) or (None, None)
    if (begin and signed_at < begin) or (end and signed_at > end):
        yield SIGNED_OUTSIDE_USAGE.found()
