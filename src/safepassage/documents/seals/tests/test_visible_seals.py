"""Visible digital seals of an invented state: read, found genuine, found otherwise."""

from datetime import date

import pytest
from msgspec.structs import replace

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.asn1.writing import encode
from safepassage.documents.seals import read
from safepassage.documents.seals.encodings import c40
from safepassage.documents.seals.vds.header import read_header
from safepassage.records import Verdict
from safepassage.simulation.passports.authority import Authority
from safepassage.simulation.passports.keys import Ecdsa
from safepassage.simulation.seals.signers import seal_signer
from safepassage.simulation.seals.visible import VISA, Visible, header, visible_seal
from sealing import AT, BY, ELSEWHERE, PERMIT_MESSAGES, UTOPIA, checked, codes, trusting

PERMIT = Visible(messages=PERMIT_MESSAGES)
VISA_LINES = "V<UTOERIKSSON<<ANNA".ljust(44, "<") + "L8988901C4XXX4009078F9612109"


def judged(draft, by=BY, held=None, curve="P-256"):
    return checked(visible_seal(draft, by, curve), held or trusting(by))


def test_a_sound_seal_is_trusted_and_says_what_it_holds():
    seal = judged(PERMIT)
    assert (seal.kind, seal.verdict, codes(seal)) == ("VDS", Verdict.TRUSTED, set())
    assert seal.fields == {
        "document_type": "RESIDENCE_PERMIT",
        "version": 4,
        "issuer": "UTO",
        "signer_certificate": "UTTS5B",
        "issuing_date": "2026-11-02",
        "signing_date": "2026-11-02",
        "mrz": "I<UTOERIKSSON<<ANNA<<<<<<<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6",
        "passport_number": "L898902C3",
    }


@pytest.mark.parametrize(
    ("curve", "digest"),
    [
        ("P-224", "sha224"),
        ("brainpoolP224r1", "sha224"),
        ("brainpoolP256r1", "sha256"),
        ("brainpoolP320r1", "sha384"),
        ("brainpoolP384r1", "sha384"),
        ("P-521", "sha512"),
        ("brainpoolP512r1", "sha512"),
    ],
)
def test_the_digest_is_as_long_as_the_key_whether_its_curve_is_named_or_written_out(curve, digest):
    """Doc 9303-13 clause 2.5; brainpoolP320r1 is none of its curves and has the next digest."""
    for explicit in (False, True):
        by = seal_signer(UTOPIA, algorithm=Ecdsa(curve=curve, digest=digest, explicit=explicit))
        assert judged(PERMIT, by, curve=curve).verdict is Verdict.TRUSTED


def test_version_3_has_a_reference_of_five_signs():
    draft = replace(PERMIT, version=3)
    assert judged(draft).fields["signer_certificate"] == "UTTS5B"
    assert judged(draft).verdict is Verdict.TRUSTED


def test_a_long_reference_has_its_length_before_it_in_hexadecimal():
    by = seal_signer(UTOPIA, serial=0x1234567890ABCDEF)
    assert read_header(header(PERMIT, by)).reference == "1234567890ABCDEF"
    assert judged(PERMIT, by).verdict is Verdict.TRUSTED


def test_one_signer_writes_that_length_in_decimal():
    whole = header(PERMIT, BY)
    odd = whole[:4] + c40.encode("DEZV10" + "1234567890") + whole[10:]
    assert read_header(odd).reference == "1234567890"


def test_one_signer_has_the_length_as_a_part_of_the_reference():
    whole = header(PERMIT, BY)
    odd = whole[:4] + c40.encode("DEME03123") + whole[10:]
    assert read_header(odd).certificate == "DEME3123"


def test_a_root_that_is_held_stands_for_a_signer_held_beside():
    seal = judged(PERMIT, held=trusting(UTOPIA.root, signers=[BY]))
    assert (seal.verdict, codes(seal)) == (Verdict.TRUSTED, set())


@pytest.mark.parametrize(
    "held", [trusting(UTOPIA.root), trusting(), trusting(seal_signer(UTOPIA, serial=7))]
)
def test_without_its_signer_a_seal_cannot_be_judged(held):
    seal = judged(PERMIT, held=held)
    assert (seal.verdict, codes(seal)) == (Verdict.UNDETERMINED, {"seal_signer_unknown"})


def test_a_signer_of_a_root_that_is_not_held_proves_nothing():
    seal = judged(PERMIT, held=trusting(ELSEWHERE.root, signers=[BY]))
    assert (seal.verdict, codes(seal)) == (Verdict.UNDETERMINED, {"seal_signer_unknown"})


def test_another_key_under_the_same_name_is_no_signer():
    other = seal_signer(UTOPIA, algorithm=Ecdsa(curve="brainpoolP256r1"))
    seal = judged(PERMIT, held=trusting(other))
    assert (seal.verdict, codes(seal)) == (Verdict.NOT_TRUSTED, {"seal_signature_invalid"})


def test_a_namesake_that_no_root_stands_for_makes_no_seal_false():
    """It lies in the store and proves nothing: the true signer may be somebody not held here."""
    other = seal_signer(Authority("UTO", seed=6, at=AT))
    seal = judged(PERMIT, held=trusting(UTOPIA.root, signers=[other]))
    assert (seal.verdict, codes(seal)) == (Verdict.UNDETERMINED, {"seal_signer_unknown"})


def test_of_several_certificates_under_one_name_the_one_that_signed_is_found():
    other = seal_signer(UTOPIA, algorithm=Ecdsa(curve="brainpoolP256r1"))
    assert judged(PERMIT, held=trusting(other, BY)).verdict is Verdict.TRUSTED


def test_no_state_signs_for_another():
    by = seal_signer(ELSEWHERE)
    seal = judged(PERMIT, by)
    assert (seal.verdict, codes(seal)) == (Verdict.NOT_TRUSTED, {"country_mismatch"})


def test_a_signer_of_passports_signs_no_permits():
    by = seal_signer(UTOPIA, types=("P",))
    seal = judged(PERMIT, by)
    assert (seal.verdict, codes(seal)) == (Verdict.NOT_TRUSTED, {"doc_type_not_permitted"})
    assert judged(PERMIT, seal_signer(UTOPIA, types=("I",))).verdict is Verdict.TRUSTED


def test_a_changed_message_is_found():
    data = bytearray(visible_seal(PERMIT, BY))
    data[40] ^= 1
    assert checked(bytes(data), trusting(BY)).verdict is not Verdict.TRUSTED


def test_half_a_signature_does_not_hold():
    data = visible_seal(PERMIT, BY)
    short = data[:-65] + encode(0x3F, data[-63:])
    assert codes(checked(data[:-66] + encode(0xFF, data[-63:]), trusting(BY))) == {
        "seal_signature_invalid"
    }
    assert checked(short, trusting(BY)).verdict is not Verdict.TRUSTED


def test_features_that_are_not_known_keep_their_octets():
    seal = judged(replace(PERMIT, messages={**PERMIT_MESSAGES, 0x40: b"\1\2"}))
    assert (seal.fields["feature_40"], seal.verdict) == ("0102", Verdict.TRUSTED)


def test_a_kind_of_document_that_is_not_known_is_its_number():
    seal = judged(replace(PERMIT, profile=0x0102))
    assert (seal.fields["document_type"], seal.verdict) == ("0102", Verdict.TRUSTED)


@pytest.mark.parametrize(
    ("messages", "about"),
    [
        ({3: PERMIT_MESSAGES[3]}, "mrz"),
        ({2: PERMIT_MESSAGES[2], 3: b"\xff\xff\xff\xff"}, "passport_number"),
        ({2: PERMIT_MESSAGES[2], 3: c40.encode("A" * 12)}, "passport_number"),
        ({2: c40.encode("A" * 60), 3: PERMIT_MESSAGES[3]}, "mrz"),
    ],
)
def test_what_does_not_fit_its_profile_is_told(messages, about):
    seal = judged(replace(PERMIT, messages=messages))
    assert (seal.verdict, codes(seal)) == (Verdict.UNDETERMINED, {"seal_schema"})
    assert seal.reasons[0].about == about


def test_a_seal_of_tomorrow_is_not_valid_yet():
    seal = judged(replace(PERMIT, signed=date(2026, 11, 29)))
    assert codes(seal) == {"seal_not_yet_valid"}


def test_a_seal_signed_before_its_signer_was_certified_is_doubtful():
    seal = judged(replace(PERMIT, signed=date(2020, 1, 1)))
    assert codes(seal) == {"dsc_not_valid_when_signed"}


def test_a_seal_of_the_day_on_which_its_signer_was_certified_is_sound():
    assert judged(replace(PERMIT, signed=BY.not_before.date())).verdict is Verdict.TRUSTED


@pytest.mark.parametrize(
    ("messages", "code"),
    [
        ({0: bytes(16), 1: b"20260101\x0020261231"}, set()),
        ({0: bytes(16), 1: b"20260101\x0020261127"}, {"seal_expired"}),
        ({0: bytes(16), 1: b"20270101\x00"}, {"seal_not_yet_valid"}),
        ({0: bytes(16), 1: b"20261301\x00"}, {"seal_schema"}),
        ({0: bytes(16), 1: b"20260101"}, {"seal_schema"}),
    ],
)
def test_administrative_papers_say_how_long_they_are_valid(messages, code):
    assert codes(judged(replace(PERMIT, profile=0x01C8, messages=messages))) == code


def test_the_lines_of_a_visa_are_without_their_optional_data():
    messages = {
        1: c40.encode(VISA_LINES),
        3: b"\2",
        4: b"\x5a\0\0",
        5: c40.encode("L898902C3"),
    }
    seal = judged(replace(PERMIT, profile=VISA, messages=messages))
    assert seal.verdict is Verdict.TRUSTED
    assert seal.fields["mrz"] == f"{VISA_LINES[:44]}\n{VISA_LINES[44:]}"
    assert seal.fields["number_of_entries"] == 2


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xdc",
        b"\xdc\x03",
        b"\xdc\x04" + bytes(40),
        visible_seal(PERMIT, BY)[:-1],
        visible_seal(PERMIT, BY) + b"\0",
        header(PERMIT, BY),
        header(PERMIT, BY)[:20],
        header(PERMIT, BY) + encode(2, b"\0\0"),
        header(PERMIT, BY) + encode(2, b"") * 2 + encode(0xFF, bytes(64)),
        b"\xdc\x03" + c40.encode("UTO") + c40.encode("UTTSXX") + bytes(40),
        b"\xdc\x03" + c40.encode("UTO") + c40.encode("UTTS00") + bytes(40),
        b"\xdc\x03" + bytes(1 << 17),
    ],
)
def test_a_broken_seal_is_told_from_a_false_one(data):
    with pytest.raises(MalformedError):
        read(data)
    assert codes(checked(data, trusting())) == {"malformed_data"}
