"""EU digital COVID certificates of an invented state."""

import zlib
from datetime import timedelta

import cbor2
import pytest

from safepassage.documents.seals.encodings import base45
from safepassage.records import Verdict
from safepassage.simulation.seals.covid import covid_certificate, vaccinated
from safepassage.simulation.seals.signed_cbor import PSS
from safepassage.simulation.seals.signers import seal_signer
from sealing import AT, BEFORE, BY, SOON, UTOPIA, checked, codes, trusting

VACCINATION_USE = "1.3.6.1.4.1.1847.2021.1.2"
TEST_USE = "1.3.6.1.4.1.1847.2021.1.1"
FORMER_TEST_USE = "1.3.6.1.4.1.0.1847.2021.1.1"
GOOD = covid_certificate(vaccinated(), BY, BEFORE, SOON)


def made(content=None, by=BY, issued=BEFORE, expires=SOON):
    return covid_certificate(content or vaccinated(), by, issued, expires)


def packed(value):
    return "HC1:" + base45.encode(zlib.compress(cbor2.dumps(value)))


def test_a_sound_certificate_is_trusted_and_says_what_it_holds():
    seal = checked(GOOD, trusting(BY))
    assert (seal.kind, seal.verdict, codes(seal)) == ("DCC", Verdict.TRUSTED, set())
    assert (seal.fields["type"], seal.fields["mrz_surname"]) == ("vaccination", "ERIKSSON")
    assert seal.fields["entries"][0]["dt"] == "2026-02-18"


def test_an_rsa_key_signs_with_pss():
    by = seal_signer(UTOPIA, algorithm=PSS)
    assert checked(made(by=by), trusting(by)).verdict is Verdict.TRUSTED


def test_a_signer_that_is_not_held_is_not_known():
    assert codes(checked(GOOD, trusting(UTOPIA.root))) == {"seal_signer_unknown"}


def test_a_signer_held_beside_counts_if_a_root_stands_for_it():
    assert checked(GOOD, trusting(UTOPIA.root, signers=[BY])).verdict is Verdict.TRUSTED


@pytest.mark.parametrize(
    ("purpose", "found"),
    [
        (VACCINATION_USE, set()),
        (TEST_USE, {"seal_not_for_this_use"}),
        (FORMER_TEST_USE, {"seal_not_for_this_use"}),
        ("1.2.3", set()),
    ],
)
def test_a_signer_with_uses_named_signs_only_those(purpose, found):
    by = seal_signer(UTOPIA, purpose=purpose)
    assert codes(checked(made(by=by), trusting(by))) == found


def test_before_and_after_its_time_it_cannot_be_judged():
    late = made(expires=AT - timedelta(seconds=1))
    early = made(issued=AT + timedelta(seconds=1))
    assert codes(checked(late, trusting(BY))) == {"seal_expired"}
    assert codes(checked(early, trusting(BY))) == {"seal_not_yet_valid"}


@pytest.mark.parametrize(
    "change",
    [
        {"nam": {}},
        {"dob": None},
        {"v": []},
        {"t": [{}]},
        {"v": [{"tg": "840539006"}]},
        {"v": vaccinated()["v"] * 2},
        {"v": "x"},
    ],
)
def test_content_of_another_form_is_told(change):
    seal = checked(made(vaccinated() | change), trusting(BY))
    assert (seal.verdict, codes(seal)) == (Verdict.UNDETERMINED, {"seal_schema"})


def parts():
    return cbor2.loads(zlib.decompress(base45.decode(GOOD[4:]))).value


def signed_with(protected=None, beside=None):
    whole = list(parts())
    header = cbor2.loads(whole[0])
    whole[0] = cbor2.dumps({**header, **(protected or {})})
    whole[1] = beside or {}
    return packed(cbor2.CBORTag(18, whole))


def test_the_key_named_in_the_protected_header_counts():
    assert codes(checked(signed_with({4: b"foo"}, {4: b"bar"}), trusting(BY))) == {
        "seal_signer_unknown"
    }


def test_an_algorithm_that_is_not_known_cannot_be_judged():
    for algorithm in (-257, None, "ES256"):
        assert codes(checked(signed_with({1: algorithm}), trusting(BY))) == {
            "unsupported_algorithm"
        }


def test_an_algorithm_that_does_not_fit_the_key_cannot_be_judged():
    assert codes(checked(signed_with({1: -37}), trusting(BY))) == {"unsupported_algorithm"}


@pytest.mark.parametrize(
    "text",
    [
        "HC1:",
        "HC1:QED8WEX0",
        packed({}),
        packed([]),
        packed([b"", {}, b"", b""]),
        packed([b"\xa1\x02\x81\x01", {}, b"\xa0", b""]),
        packed([b"\x80", {}, b"\xa0", b""]),
        packed([b"", {4: 1}, b"\xa0", b""]),
        packed([b"", {33: [1]}, b"\xa0", b""]),
        packed([b"", 1, b"\xa0", b""]),
        packed([b"", {}, None, b""]),
        packed([b"", {}, cbor2.dumps({-260: {1: {}}, 6: "x"}), b""]),
        packed([b"", {}, cbor2.dumps({-260: {1: {}}, 6: 1 << 60}), b""]),
        packed([b"", {}, cbor2.dumps({-260: {1: {"ver": float("nan")}}}), b""]),
        packed([b"", {}, cbor2.dumps({-260: {1: b""}}), b""]),
        "HC1:" + base45.encode(zlib.compress(bytes(1 << 22))),
    ],
)
def test_a_broken_certificate_is_malformed(text):
    assert codes(checked(text, trusting(BY))) == {"malformed_data"}
