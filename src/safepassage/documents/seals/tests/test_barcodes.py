"""ICAO barcodes of an invented state."""

import pytest
from msgspec.structs import replace

from safepassage.documents.certificates.extensions import MASTER_LIST_SIGNER
from safepassage.documents.seals.encodings import c40, dates, radix
from safepassage.records import Verdict
from safepassage.simulation.passports.keys import Ecdsa
from safepassage.simulation.seals.barcodes import Barcode, barcode
from safepassage.simulation.seals.signers import seal_signer
from sealing import BY, ELSEWHERE, PERMIT, PERMIT_MESSAGES, UTOPIA, checked, codes, trusting

DRAFT = Barcode(
    messages={
        0x81: PERMIT_MESSAGES[2],
        0x84: dates.encode_masked("2031-XX-XX"),
        0x86: b"\x0e",
        0x7B: b"\1",
    }
)


@pytest.mark.parametrize("compressed", [False, True])
def test_a_sound_barcode_is_trusted_and_says_what_it_holds(compressed):
    seal = checked(barcode(replace(DRAFT, compressed=compressed), BY), trusting(BY))
    assert (seal.kind, seal.verdict, codes(seal)) == ("IDB", Verdict.TRUSTED, set())
    assert seal.fields["mrz_td2"] == PERMIT
    assert seal.fields["expires"] == "2031-XX-XX"
    assert (seal.fields["national_document"], seal.fields["feature_7b"]) == (14, "01")
    assert (seal.fields["issuer"], seal.fields["signing_date"]) == ("UTO", "2026-11-02")
    assert (seal.fields["signed"], seal.fields["compressed"]) == (True, compressed)


def test_the_certificate_in_a_barcode_counts_if_a_root_stands_for_it():
    text = barcode(replace(DRAFT, with_certificate=True), BY)
    assert checked(text, trusting(UTOPIA.root)).verdict is Verdict.TRUSTED
    assert codes(checked(text, trusting(ELSEWHERE.root))) == {"seal_signer_unknown"}


def test_without_a_certificate_it_has_to_be_held():
    seal = checked(barcode(DRAFT, BY), trusting(UTOPIA.root))
    assert (seal.verdict, codes(seal)) == (Verdict.UNDETERMINED, {"seal_signer_unknown"})


def test_a_barcode_without_a_signature_cannot_be_judged():
    seal = checked(barcode(DRAFT, None), trusting(BY))
    assert (seal.verdict, codes(seal)) == (Verdict.UNDETERMINED, {"seal_unsigned"})


def test_the_algorithm_is_the_one_that_the_header_names():
    by = seal_signer(UTOPIA, algorithm=Ecdsa(curve="P-384", digest="sha512"))
    assert checked(barcode(DRAFT, by, "P-384"), trusting(by)).verdict is Verdict.TRUSTED


def changed(at, octet, *, draft=DRAFT):
    data = bytearray(radix.decode_base32(barcode(draft, BY)[5:]))
    data[at] = octet
    return "RDB1B" + radix.encode_base32(bytes(data))


def test_an_algorithm_that_is_not_known_cannot_be_judged():
    assert codes(checked(changed(2, 9), trusting(BY))) == {"unsupported_algorithm"}


def test_a_certificate_that_the_header_does_not_mean_is_told():
    text = changed(3, 0, draft=replace(DRAFT, with_certificate=True))
    assert codes(checked(text, trusting(UTOPIA.root))) == {
        "signer_identifier_mismatch",
        "seal_signature_invalid",
    }


def test_no_state_signs_for_another():
    by = seal_signer(ELSEWHERE)
    assert codes(checked(barcode(DRAFT, by), trusting(by))) == {"country_mismatch"}


def test_a_root_signs_no_barcodes():
    seal = checked(barcode(DRAFT, UTOPIA.root), trusting(UTOPIA.root))
    assert codes(seal) == {"seal_not_for_this_use"}


def test_a_day_with_unknown_digits_is_no_day_to_judge_by():
    seal = checked(barcode(replace(DRAFT, day="2030-XX-XX"), BY), trusting(BY))
    assert (seal.verdict, codes(seal)) == (Verdict.TRUSTED, set())


def test_a_message_that_does_not_fit_is_told():
    draft = replace(DRAFT, messages={0x09: c40.encode("ABCDEFGHI")})
    assert codes(checked(barcode(draft, BY), trusting(BY))) == {"seal_schema"}


@pytest.mark.parametrize(
    "text",
    [
        "RDB1",
        "RDB1E" + barcode(DRAFT, BY)[5:],
        "RDB1A" + barcode(DRAFT, BY)[5:],
        "RDB1B" + barcode(DRAFT, None)[5:],
        "RDB1C" + barcode(DRAFT, None)[5:],
        "RDB1B" + radix.encode_base32(bytes(30)),
        barcode(DRAFT, BY)[:-8],
        barcode(DRAFT, BY).lower(),
    ],
)
def test_a_broken_barcode_is_malformed(text):
    assert codes(checked(text, trusting(BY))) == {"malformed_data"}


def test_a_signer_of_lists_signs_no_barcodes():
    by = seal_signer(UTOPIA, purpose=MASTER_LIST_SIGNER)
    seal = checked(barcode(replace(DRAFT, with_certificate=True), by), trusting(UTOPIA.root))
    assert (seal.verdict, codes(seal)) == (Verdict.NOT_TRUSTED, {"seal_not_for_this_use"})
