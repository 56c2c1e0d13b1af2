"""The signature over the security object, and the key that made it."""

from msgspec.structs import replace

from safepassage.simulation.passports import asn1
from safepassage.simulation.passports.defects.case import (
    Case,
    certified,
    listed,
    not_trusted,
    trusted,
    undetermined,
    written,
)
from safepassage.simulation.passports.defects.defect import Defect
from safepassage.simulation.passports.issuing import Plan
from safepassage.simulation.passports.keys import Ecdsa, Rsa
from safepassage.simulation.passports.passport import Passport
from safepassage.simulation.passports.pki.certificates import Certificate
from safepassage.simulation.passports.security_object import security_object

SIGNED_AND_ENVELOPED = "1.2.840.113549.1.7.4"
"""A type of content that no security object has."""


def _last_bit(passport: Passport, _plan: Plan) -> Passport:
    sod = passport.sod or b""
    return replace(passport, sod=sod[:-1] + bytes((sod[-1] ^ 1,)))


def _signed_anew(passport: Passport, plan: Plan, signer: Certificate) -> Passport:
    sod = security_object(plan.groups, signer, plan.signed_at, plan.form)
    return replace(passport, sod=sod)


def _by_a_stranger(passport: Passport, plan: Plan) -> Passport:
    """All is in its place, but another key than the signer's signed it."""
    other = replace(plan.signing, serial=plan.signing.serial + 1)
    stranger = plan.neighbour.document_signer(other)
    return _signed_anew(passport, plan, passport.truth.signer._replace(key=stranger.key))


def _cut(passport: Passport, plan: Plan) -> Passport:
    signer = passport.truth.signer
    return _signed_anew(passport, plan, signer._replace(raw=asn1.sequence(signer.raw[4:40])))


CASES = {
    Defect.BROKEN_SIGNATURE: Case(not_trusted("sod_signature_invalid"), after=_last_bit),
    Defect.BROKEN_MESSAGE_DIGEST: Case(
        not_trusted("message_digest_mismatch"), written(attribute_digest=bytes(32))
    ),
    Defect.STRANGERS_SIGNATURE: Case(not_trusted("sod_signature_invalid"), after=_by_a_stranger),
    Defect.WRONG_CONTENT_TYPE_ATTRIBUTE: Case(
        not_trusted("content_type_mismatch"), written(attribute_type=SIGNED_AND_ENVELOPED)
    ),
    Defect.UNKNOWN_CONTENT_TYPE: Case(
        undetermined("content_type_unexpected"), listed(content_type=SIGNED_AND_ENVELOPED)
    ),
    Defect.MALFORMED_SIGNER: Case(undetermined("malformed_data"), after=_cut),
    Defect.WEAK_DIGEST: Case(trusted("weak_algorithm"), certified(algorithm=Rsa(digest="sha1"))),
    Defect.WEAK_KEY: Case(trusted("weak_algorithm"), certified(algorithm=Rsa(bits=1024))),
    Defect.SUBSTITUTED_CURVE_224: Case(
        trusted("curve_substituted"),
        certified(algorithm=Ecdsa(curve="P-224", digest="sha224", declared="brainpoolP224r1")),
    ),
    Defect.SUBSTITUTED_CURVE_256: Case(
        trusted("curve_substituted"), certified(algorithm=Ecdsa(declared="brainpoolP256r1"))
    ),
    Defect.FORGED_GENERATOR: Case(
        undetermined("unsupported_curve"), certified(algorithm=Ecdsa(wrong_generator=True))
    ),
}
