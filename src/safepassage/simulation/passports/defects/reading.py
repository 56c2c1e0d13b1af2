"""What was read is not what was signed, or cannot be read at all."""

from collections.abc import Callable

from msgspec.structs import replace

from safepassage.simulation.passports import asn1
from safepassage.simulation.passports.defects.case import (
    After,
    Case,
    not_trusted,
    read,
    trusted,
    undetermined,
)
from safepassage.simulation.passports.defects.defect import Defect
from safepassage.simulation.passports.issuing import Plan
from safepassage.simulation.passports.lds import biometrics, data_groups
from safepassage.simulation.passports.lds.face import portrait
from safepassage.simulation.passports.passport import Passport
from safepassage.simulation.passports.security_object import digests

FINGERPRINTS = 3


def _other_birth(passport: Passport, plan: Plan) -> Passport:
    lines = bytearray(plan.groups[1])
    at = len(lines) - 88 + 57  # the first digit of the birth date in the second line
    lines[at] = ord("9") if lines[at] != ord("9") else ord("0")
    return read({1: bytes(lines)})(passport, plan)


def _other_face(passport: Passport, plan: Plan) -> Passport:
    return read({2: biometrics.dg2(portrait("somebody else"))})(passport, plan)


def _other_digests(passport: Passport, plan: Plan) -> Passport:
    """A forger who also replaces the digest in the list, but cannot sign it."""
    forged = biometrics.dg2(portrait("somebody else"))
    before = digests(plan.groups, plan.form)
    after = digests({**plan.groups, 2: forged}, plan.form)
    sod = (passport.sod or b"").replace(before, after)
    return read({2: forged})(replace(passport, sod=sod), plan)


def _with_fingerprints(plan: Plan) -> Plan:
    content = asn1.encode(data_groups.TAGS[FINGERPRINTS], b"protected")
    return plan._replace(groups={**plan.groups, FINGERPRINTS: content})


def _without_lines(plan: Plan) -> Plan:
    lines = asn1.encode(data_groups.TAGS[1], asn1.encode(data_groups.MRZ, b"P<"))
    return plan._replace(groups={**plan.groups, 1: lines})


def _security_object(change: Callable[[bytes], bytes | None]) -> After:
    return lambda passport, _plan: replace(passport, sod=change(passport.sod or b""))


def _shorter_table(passport: Passport, plan: Plan) -> Passport:
    return replace(passport, com=data_groups.com(set(plan.groups) - {14, 15}))


CASES = {
    Defect.ALTERED_DG1: Case(not_trusted("dg_hash_mismatch"), after=_other_birth),
    Defect.ALTERED_DG2: Case(not_trusted("dg_hash_mismatch"), after=_other_face),
    Defect.ALTERED_DIGEST_LIST: Case(not_trusted("message_digest_mismatch"), after=_other_digests),
    Defect.INJECTED_DG13: Case(
        not_trusted("dg_not_in_sod"), after=read({13: data_groups.dg13(b"injected")})
    ),
    Defect.MISSING_DG2: Case(trusted("dg_unread"), after=read({2: None})),
    Defect.UNREAD_DG3: Case(trusted("dg_unread"), _with_fingerprints, read({FINGERPRINTS: None})),
    Defect.NO_SECURITY_OBJECT: Case(
        undetermined("sod_missing"), after=_security_object(lambda _sod: None)
    ),
    Defect.TRUNCATED_SECURITY_OBJECT: Case(
        undetermined("malformed_data"), after=_security_object(lambda sod: sod[: len(sod) // 2])
    ),
    Defect.MALFORMED_SECURITY_OBJECT: Case(
        undetermined("malformed_data"),
        after=_security_object(lambda sod: asn1.encode(sod[0], bytes(reversed(sod)))),
    ),
    Defect.MALFORMED_DG1: Case(undetermined("malformed_data"), _without_lines),
    Defect.TABLE_DIFFERS: Case(trusted("com_sod_differ"), after=_shorter_table),
}
