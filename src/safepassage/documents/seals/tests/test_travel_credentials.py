"""Digital travel credentials: judged as the chip whose files they hold."""

import pytest

from safepassage.documents.asn1.writing import encode, integer
from safepassage.documents.seals.dtc import is_credential
from safepassage.records import Verdict
from safepassage.simulation.passports.security_object import security_object
from safepassage.simulation.seals.travel_credentials import travel_credential
from sealing import BEFORE, ELSEWHERE, GROUPS, PASSPORT, UTOPIA, checked, codes, trusting

SOD = security_object(GROUPS, UTOPIA.document_signer(), BEFORE)
ROOT = trusting(UTOPIA.root)
ALWAYS = {"copy_not_excluded", "outside_private_key_usage"}
VERSION_1 = integer(1)


def test_a_sound_credential_is_trusted_and_says_what_it_holds():
    seal = checked(travel_credential(SOD, GROUPS), ROOT, printed=PASSPORT)
    assert (seal.kind, seal.verdict, codes(seal)) == ("DTC-VC", Verdict.TRUSTED, ALWAYS)
    assert seal.fields == {"bound_to": "chip", "data_groups": [1, 2], "mrz": PASSPORT}


@pytest.mark.parametrize(
    ("groups", "code"),
    [
        ({**GROUPS, 2: b"\x75\x01\1"}, "dg_hash_mismatch"),
        ({**GROUPS, 13: b"\x6d\x01\0"}, "dg_not_in_sod"),
    ],
)
def test_a_file_that_was_not_signed_is_found(groups, code):
    seal = checked(travel_credential(SOD, groups), ROOT)
    assert (seal.verdict, codes(seal)) == (Verdict.NOT_TRUSTED, {code} | ALWAYS)


def test_without_the_state_s_root_it_cannot_be_judged():
    seal = checked(travel_credential(SOD, GROUPS), trusting(ELSEWHERE.root))
    assert seal.verdict is Verdict.UNDETERMINED


@pytest.mark.parametrize(("sod", "bound_to"), [(SOD, "chip_and_component"), (None, "component")])
def test_a_signature_of_its_own_cannot_be_checked_and_says_so(sod, bound_to):
    seal = checked(travel_credential(sod, GROUPS, bound=True), ROOT)
    assert seal.fields["bound_to"] == bound_to
    assert seal.verdict is Verdict.UNDETERMINED
    assert "unsupported_algorithm" in codes(seal)


def test_a_false_file_is_found_also_beside_a_signature_of_its_own():
    groups = {**GROUPS, 2: b"\x75\x01\1"}
    seal = checked(travel_credential(SOD, groups, bound=True), ROOT)
    assert seal.verdict is Verdict.NOT_TRUSTED


@pytest.mark.parametrize(
    "data",
    [
        travel_credential(None, GROUPS),
        travel_credential(SOD, {1: GROUPS[1]}),
        travel_credential(SOD, {2: GROUPS[2]}),
        travel_credential(SOD, {**GROUPS, 1: b"\x61\0"}),
        travel_credential(SOD, {**GROUPS, 1: encode(0x61, encode(0x5F1F, b"P<UTO"))}),
        encode(0x30, integer(2), encode(0x30)),
        encode(0x30, VERSION_1, encode(0x30, encode(0x9F1E, b""))),
        encode(0x30, VERSION_1, encode(0x30, encode(0x81, b""), encode(0x81, b""))),
        encode(0x30, VERSION_1, encode(0x30), encode(0xA0)),
        travel_credential(SOD, GROUPS) + b"\0",
    ],
)
def test_a_broken_credential_is_malformed(data):
    seal = checked(data, ROOT)
    assert (seal.kind, codes(seal)) == ("DTC-VC", {"malformed_data"})


def test_parts_of_the_state_s_own_are_left_aside():
    files = [encode(0x80, SOD), *(encode(0x80 + each, GROUPS[each]) for each in GROUPS)]
    data = encode(0x30, VERSION_1, encode(0x30, *files, encode(0xB7, b"\x30\0")))
    assert checked(data, ROOT).verdict is Verdict.TRUSTED


def test_a_certificate_is_no_credential():
    assert not is_credential(UTOPIA.root.raw)
    assert not is_credential(b"\x30")
