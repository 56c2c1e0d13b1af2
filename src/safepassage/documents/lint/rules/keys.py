"""Public keys: curves spelled out, and lengths (Doc 9303-12 4.1.6 to 4.1.8)."""

from collections.abc import Iterator

from safepassage.documents.asn1 import der
from safepassage.documents.certificates.keys import EC, RSA, Key, UnusableKeyError, public_key
from safepassage.documents.lint import costs
from safepassage.documents.lint.anatomy import parts
from safepassage.documents.lint.finding import TO_BE_CONFIRMED, Finding, Rule, Severity
from safepassage.documents.lint.roles import AUTHORITIES, SEAL_SIGNERS, Role
from safepassage.documents.lint.specimen import Specimen

CURVES = "Doc 9303-12 4.1.6.3"
UNCOMPRESSED = 4
BASE, COFACTOR = 3, 5
"""Places of the generator and the cofactor in ECParameters (SEC 1 C.2)."""
WEAKEST = {"rsa": 2048, "ec": 224}
SHORTEST_OF_AUTHORITIES = {"rsa": 3072, "ec": 256}

KEY_UNUSABLE = Rule(
    "key_unusable",
    Severity.ERROR,
    "Doc 9303-12 4.1.6",
    "Nothing can be verified by this key: {about}.",
    "No document under it can be checked by anybody.",
)
CURVE_UNKNOWN = Rule(
    "curve_unknown",
    Severity.ERROR,
    CURVES,
    "The curve of the key is none of the known ones, or its point does not lie on it.",
    "Careful readers refuse curves that they do not know; no document under it is checked.",
)
CURVE_SUBSTITUTED = Rule(
    "curve_substituted",
    Severity.ERROR,
    CURVES,
    "The key lies on {about}.",
    "Every reader without a remedy for just this mistake reports false signatures.",
)
CURVE_NAMED = Rule(
    "curve_named",
    Severity.ERROR,
    CURVES,
    "The curve is given by its name; its parameters have to be written out in full.",
    "Readers that keep to the standard refuse the key; others read it without trouble.",
)
COFACTOR_MISSING = Rule(
    "cofactor_missing",
    Severity.ERROR,
    CURVES,
    "The parameters of the curve lack the cofactor, which has to be there.",
    "Readers that compare all parameters refuse the key.",
)
POINT_COMPRESSED = Rule(
    "point_compressed",
    Severity.ERROR,
    CURVES,
    "A point of the key is compressed; it has to be written out in full.",
    "Readers without this way of writing cannot use the key.",
)
RSA_KEY_PARAMETERS = Rule(
    "rsa_key_parameters",
    Severity.WARNING,
    "RFC 3279 2.3.1",
    "NULL is missing after the algorithm of the RSA key.",
    "Strict readers cannot use the key.",
)
KEY_WEAK = Rule(
    "key_weak",
    Severity.ERROR,
    "Doc 9303-12 4.1.6, NIST SP 800-57 part 1 5.6.1",
    "The key is too short to withstand attacks: {about}.",
    costs.FORGEABLE,
)
KEY_SHORT = Rule(
    "key_short",
    Severity.NOTICE,
    f"Doc 9303-12 of 2015, lengths for CSCA keys{TO_BE_CONFIRMED}",
    "The key is shorter than is recommended for an authority: {about}.",
    "Nothing today; it has to hold for fifteen years.",
)
SEAL_KEY_KIND = Rule(
    "seal_key_kind",
    Severity.ERROR,
    "Doc 9303-12 4.1.8",
    "The signer of seals has no elliptic-curve key.",
    "Its signatures do not fit into seals, and checkers do not know them.",
)
VDS_NC_CURVE_NAMED = Rule(
    "vds_nc_curve_named",
    Severity.NOTICE,
    f"Doc 9303-12 4.1.6.3, for VDS-NC{TO_BE_CONFIRMED}",
    "The curve is given by its name, not by its parameters.",
    costs.NOTHING,
)


def check_key(specimen: Specimen) -> Iterator[Finding]:
    """4.1.6 to 4.1.8: a key that works, on a curve written as wanted, and long enough."""
    try:
        key = public_key(specimen.parts.key)
    except UnusableKeyError as error:
        is_curve = error.code == "unsupported_curve"
        yield CURVE_UNKNOWN.found() if is_curve else KEY_UNUSABLE.found(error.about)
        return
    if key.kind == "ec":
        yield from _check_curve(key, specimen)
    else:
        yield from _check_rsa(specimen)
    yield from _check_length(key, specimen.role)


def _check_rsa(specimen: Specimen) -> Iterator[Finding]:
    """RFC 3279 2.3.1; 4.1.8: signers of seals use curves."""
    algorithm, _ = parts.elements(specimen.parts.key, der.SEQUENCE)
    named = parts.algorithm(algorithm)
    if named.oid == RSA and not named.is_null:
        yield RSA_KEY_PARAMETERS.found()
    if specimen.role in SEAL_SIGNERS:
        yield SEAL_KEY_KIND.found()


def _check_curve(key: Key, specimen: Specimen) -> Iterator[Finding]:
    """4.1.6.3: explicit parameters with the cofactor, points in full."""
    algorithm, point = parts.elements(specimen.parts.key, der.SEQUENCE)
    named = parts.algorithm(algorithm)
    if key.declared and key.curve:
        yield CURVE_SUBSTITUTED.found(f"{key.curve.name}, not on {key.declared.name} as it says")
    if not key.explicit:
        is_vds_nc = specimen.role is Role.NON_CONSTRAINED_SEAL_SIGNER
        yield VDS_NC_CURVE_NAMED.found() if is_vds_nc else CURVE_NAMED.found()
    points = [_after_header(point, der.BIT_STRING)[1:]]
    if key.explicit and named.oid == EC and named.parameters:
        said = parts.elements(named.parameters, der.SEQUENCE)
        points.append(_after_header(said[BASE], der.OCTET_STRING))
        if len(said) <= COFACTOR:
            yield COFACTOR_MISSING.found()
    if any(each[:1] != bytes((UNCOMPRESSED,)) for each in points):
        yield POINT_COMPRESSED.found()


def _after_header(element: bytes, tag: int) -> bytes:
    start, stop = der.whole(element, tag)
    return element[start:stop]


def _check_length(key: Key, role: Role) -> Iterator[Finding]:
    """4.1.6: lengths that protect; NIST rates RSA 2048 and curves of 224 bits at 112 bits."""
    said = f"{key.kind.upper()} of {key.bits} bits"
    if key.bits < WEAKEST[key.kind]:
        yield KEY_WEAK.found(said)
    elif role in AUTHORITIES and key.bits < SHORTEST_OF_AUTHORITIES[key.kind]:
        yield KEY_SHORT.found(said)
