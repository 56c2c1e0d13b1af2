"""Algorithms of signatures and digests (Doc 9303-12 4.1.6, RFC 4055, RFC 5758)."""

from collections.abc import Iterator

from safepassage.documents.certificates.keys import UnusableKeyError
from safepassage.documents.certificates.signatures import DIGEST_OIDS, WEAK, algorithm_of
from safepassage.documents.lint import costs
from safepassage.documents.lint.anatomy import parts
from safepassage.documents.lint.finding import Finding, Rule, Severity

ALGORITHM_UNKNOWN = Rule(
    "signature_algorithm",
    Severity.ERROR,
    "Doc 9303-12 4.1.6",
    "Signed by an algorithm that is none of those of travel documents: {about}.",
    costs.REFUSED,
)
DIGEST_NOT_PERMITTED = Rule(
    "digest_not_permitted",
    Severity.ERROR,
    "Doc 9303-12 4.1.6.4",
    "The digest is {about}; permitted are SHA-224, SHA-256, SHA-384 and SHA-512.",
    costs.FORGEABLE,
)
ECDSA_PARAMETERS = Rule(
    "ecdsa_parameters",
    Severity.ERROR,
    "RFC 5758 3.2",
    "Parameters (such as NULL) stand after the algorithm of an ECDSA signature.",
    costs.UNREADABLE,
)
RSA_PARAMETERS = Rule(
    "rsa_parameters",
    Severity.WARNING,
    "RFC 4055 5",
    "NULL is missing after the algorithm of an RSA signature.",
    "Strict readers refuse it, and with it every document under it.",
)
RSA_NOT_PSS = Rule(
    "rsa_not_pss",
    Severity.NOTICE,
    "Doc 9303-12 4.1.6.1",
    "Signed by RSASSA-PKCS1-v1_5; RSASSA-PSS is recommended.",
    costs.NOTHING,
)
PSS_MASK = Rule(
    "pss_mask",
    Severity.WARNING,
    "RFC 4055 3.1",
    "The mask of RSASSA-PSS is made by another digest than the signature: {about}.",
    "Some readers know only one digest for both and report a false signature.",
)
PLAIN_SIGNATURE = Rule(
    "plain_signature",
    Severity.WARNING,
    "Doc 9303-12 4.1.6.3",
    "The ECDSA signature is named as the plain one of TR-03111, not as that of X9.62.",
    "Most readers do not know it and send holders aside.",
)
ALGORITHMS_DIFFER = Rule(
    "algorithms_differ",
    Severity.ERROR,
    "Doc 9303-12 7.1, tables 5 and 9",
    "The algorithm named inside what is signed is not the one named outside.",
    costs.UNREADABLE,
)


def check_algorithms(inner: bytes, outer: bytes) -> Iterator[Finding]:
    """Tables 5 and 9: the same algorithm inside and outside; then 4.1.6 for it."""
    if inner != outer:
        yield ALGORITHMS_DIFFER.found()
    yield from check_signature_algorithm(outer)


def check_signature_algorithm(element: bytes) -> Iterator[Finding]:
    """Clause 4.1.6 and the forms of RFC 4055 and RFC 5758 for an AlgorithmIdentifier."""
    named = parts.algorithm(element)
    try:
        algorithm = algorithm_of(element)
    except UnusableKeyError:
        yield ALGORITHM_UNKNOWN.found(named.oid)
        return
    if algorithm.digest in WEAK:
        yield DIGEST_NOT_PERMITTED.found(algorithm.digest)
    if algorithm.scheme == "ecdsa_plain":
        yield PLAIN_SIGNATURE.found()
    if algorithm.scheme == "ecdsa" and named.parameters is not None:
        yield ECDSA_PARAMETERS.found()
    if algorithm.scheme == "pkcs1":
        yield RSA_NOT_PSS.found()
        if not named.is_null:
            yield RSA_PARAMETERS.found()
    if algorithm.scheme == "pss" and algorithm.mask != algorithm.digest:
        yield PSS_MASK.found(f"{algorithm.mask}, not {algorithm.digest}")


def check_digest(named: parts.Algorithm) -> Iterator[Finding]:
    """Clause 4.1.6.4: only the permitted digests."""
    name = DIGEST_OIDS.get(named.oid, named.oid)
    if name in WEAK or named.oid not in DIGEST_OIDS:
        yield DIGEST_NOT_PERMITTED.found(name)
