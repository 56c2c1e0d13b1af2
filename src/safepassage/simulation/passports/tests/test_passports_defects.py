"""Every defect is really there, by other libraries' judgement, and nothing else is broken."""

from datetime import UTC, datetime
from hashlib import new

import ecdsa
import pytest
from asn1crypto import cms, core, x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from ecdsa.util import sigdecode_der

from safepassage.documents.reasons import MEANINGS
from safepassage.records import Verdict, Weight
from safepassage.simulation.passports import (
    CASES,
    Check,
    Defect,
    World,
    passport_files,
    write_all,
)
from safepassage.simulation.passports.keys.domains import NAMED
from safepassage.simulation.passports.lds.data_groups import TAGS
from safepassage.simulation.passports.lds.mrz import check_digit

WORLD = World()
UNREADABLE = {
    Defect.NO_SECURITY_OBJECT,
    Defect.TRUNCATED_SECURITY_OBJECT,
    Defect.MALFORMED_SECURITY_OBJECT,
}
READABLE = [each for each in Defect if each not in UNREADABLE]


def contained(sod):
    return cms.ContentInfo.load(core.load(sod).contents)["content"]


def is_signed(passport):
    """Whether the signer's key signed the attributes in DER's order or as they were sent."""
    (signer,) = contained(passport.sod)["signer_infos"]
    attributes = signer["signed_attrs"]
    in_order = b"".join(sorted(each.dump() for each in attributes))
    candidates = {core.SetOf(contents=raw).dump() for raw in (in_order, attributes.contents)}
    signature = signer["signature"].native
    return any(verifies(passport.truth.signer.key, signature, raw) for raw in candidates)


def verifies(key, signature, data):
    if hasattr(key, "numbers"):
        public = rsa.RSAPublicNumbers(65537, key.numbers.modulus).public_key()
        digest = getattr(hashes, key.digest.upper())()
        try:
            public.verify(signature, data, padding.PKCS1v15(), digest)
        except InvalidSignature:
            return False
        return True
    public = ecdsa.VerifyingKey.from_string(key.point, NAMED[key.algorithm.curve])
    found = new(key.digest, data).digest()
    try:
        return public.verify_digest(signature, found, sigdecode_der, allow_truncate=True)
    except ecdsa.BadSignatureError:
        return False


def has_digest(passport):
    """Whether the signed digest is that of the content."""
    data = contained(passport.sod)
    (signer,) = data["signer_infos"]
    attributes = {each["type"].native: each["values"][0].native for each in signer["signed_attrs"]}
    digest = signer["digest_algorithm"]["algorithm"].native
    content = data["encap_content_info"]["content"]
    return attributes["message_digest"] == new(digest, content_octets(content)).digest()


def content_octets(content):
    """The octets of the content, whose type the oracle may not know."""
    native = content.native if isinstance(content, core.OctetString) else None
    return native if isinstance(native, bytes) else bytes(content.parsed.dump())


def altered_groups(passport):
    """Numbers of data groups that were altered, and of those that nobody signed."""
    content = contained(passport.sod)["encap_content_info"]["content"]
    pairs = core.load(content_octets(content)).native["2"].values()
    signed = {pair["0"]: pair["1"] for pair in pairs}
    algorithm = {32: "sha256", 64: "sha512"}[len(signed[1])]
    read = {n: new(algorithm, raw).digest() for n, raw in passport.data_groups.items()}
    return {n for n in read if n in signed and read[n] != signed[n]}, read.keys() - signed.keys()


def test_every_defect_has_its_case_and_its_codes_are_the_houses():
    assert set(CASES) == set(Defect)
    for case in CASES.values():
        assert case.expected.reasons <= set(MEANINGS)
        weights = {MEANINGS[code].severity for code in case.expected.reasons}
        verdict = case.expected.verdict
        assert (verdict is Verdict.NOT_TRUSTED) == (Weight.FAILURE in weights)
        assert verdict is not Verdict.TRUSTED or Weight.INCONCLUSIVE not in weights


@pytest.mark.parametrize("defect", READABLE)
def test_only_signature_defects_break_the_signature(defect):
    broken = {"sod_signature_invalid"} & CASES[defect].expected.reasons
    forged = defect is Defect.FORGED_GENERATOR
    assert is_signed(WORLD.passport(defect=defect)) is not bool(broken or forged)


@pytest.mark.parametrize("defect", READABLE)
def test_only_digest_defects_break_the_digest(defect):
    broken = "message_digest_mismatch" in CASES[defect].expected.reasons
    assert has_digest(WORLD.passport(defect=defect)) is not broken


@pytest.mark.parametrize("defect", READABLE)
def test_only_data_group_defects_alter_or_add_data_groups(defect):
    altered, added = altered_groups(WORLD.passport(defect=defect))
    reasons = CASES[defect].expected.reasons
    assert bool(altered) == ("dg_hash_mismatch" in reasons or "known_deviation" in reasons)
    assert bool(added) == ("dg_not_in_sod" in reasons)


@pytest.mark.parametrize("defect", READABLE)
def test_the_signers_certificate_is_signed_by_whom_it_should_be(defect):
    passport = WORLD.passport(defect=defect)
    signer = x509.Certificate.load(passport.truth.signer.raw)
    tbs = signer["tbs_certificate"].dump()
    if defect in {Defect.IMPOSTOR_ROOT, Defect.FORGED_ROOT_GENERATOR}:
        assert not verifies(passport.truth.root.key, signer.signature, tbs)
    else:
        assert verifies(passport.truth.root.key, signer.signature, tbs)


@pytest.mark.parametrize("defect", Defect)
def test_a_passport_is_the_same_in_every_world_of_the_seed(defect):
    made = [passport_files(World(7).passport(defect=defect)) for _ in range(2)]
    assert made[0] == made[1]
    assert made[0] != passport_files(World(8).passport(defect=defect))


def test_indefinite_lengths_are_there_and_der_elsewhere():
    def is_der(sod):
        try:
            cms.ContentInfo.load(core.load(sod).contents, strict=True)
        except ValueError:
            return False
        return b"\x30\x80" not in sod

    odd = {each for each in READABLE if not is_der(WORLD.passport(defect=each).sod)}
    assert odd == {Defect.INDEFINITE_LENGTHS}


def test_the_table_of_contents_agrees_but_where_it_is_to_differ():
    passport = WORLD.passport(defect=Defect.TABLE_DIFFERS)
    assert {TAGS[14], TAGS[15]}.isdisjoint(passport.com)
    assert set(WORLD.passport().com[-6:]) == {TAGS[each] for each in (1, 2, 11, 12, 14, 15)}


def test_a_wrong_check_digit_and_a_past_date_are_in_what_the_state_signed():
    lines = WORLD.passport(defect=Defect.WRONG_CHECK_DIGIT).data_groups[1][5:].decode()
    second = lines[44:]
    assert second[43] != check_digit(second[:10] + second[13:20] + second[21:43])
    expired = WORLD.passport(defect=Defect.EXPIRED_DOCUMENT)
    second = expired.data_groups[1][5:].decode()[44:]
    assert second[43] == check_digit(second[:10] + second[13:20] + second[21:43])
    assert second[21:27] == "261122"
    assert expired.at.date().isoformat() == "2026-11-23"


def test_a_world_can_be_at_another_time():
    at = datetime(2031, 5, 1, tzinfo=UTC)
    passport = WORLD.passport("QXA", at=at)
    assert passport.at == at
    assert passport.truth.signer.not_before.year == 2030


def test_another_state_than_the_invented_ones_is_refused():
    with pytest.raises(ValueError, match="no invented state"):
        WORLD.passport("FRA")


def test_everything_can_be_written_as_files():
    files = write_all(WORLD)
    assert files["passports/none/EF.SOD"] == WORLD.passport().sod
    assert "passports/no_security_object/EF.SOD" not in files
    assert b'"verdict":"not_trusted"' in files["passports/altered_dg2/expected.json"]
    assert {each.split("/")[1] for each in files if each.startswith("passports/")} == set(Defect)
    assert sum(each.startswith("trust/") for each in files) == len(WORLD.states) * 6
    assert {case.expected.check for case in CASES.values()} == set(Check) - {Check.LISTS}
