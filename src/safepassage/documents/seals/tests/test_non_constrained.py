"""VDS-NC of an invented state: its canonical form is signed, under a root of the state."""

import json

import pytest

from safepassage.documents.seals.encodings import radix
from safepassage.records import Verdict
from safepassage.simulation.passports.keys import Ecdsa
from safepassage.simulation.seals.non_constrained import non_constrained, vaccination
from safepassage.simulation.seals.signers import seal_signer
from sealing import BY, ELSEWHERE, NC_BY, UTOPIA, VDS_NC_SIGNER, checked, codes, trusting

ROOT = trusting(UTOPIA.root)
SEAL = non_constrained(vaccination(), NC_BY)


def changed(change):
    whole = json.loads(SEAL)
    change(whole)
    return json.dumps(whole)


def test_a_sound_seal_is_trusted_and_says_what_it_holds():
    seal = checked(SEAL, ROOT)
    assert (seal.kind, seal.verdict, codes(seal)) == ("VDS-NC", Verdict.TRUSTED, set())
    assert (seal.fields["name"], seal.fields["number"]) == ("ERIKSSON  ANNA", "L898902C3")
    assert (seal.fields["identifier"], seal.fields["type"]) == ("U32870", "icao.vacc")


def test_order_and_blanks_of_the_text_mean_nothing():
    whole = json.loads(SEAL)
    text = json.dumps(dict(reversed(whole.items())), indent=3)
    assert checked(text, ROOT).verdict is Verdict.TRUSTED


def test_a_good_signature_under_an_unknown_root_is_neither_trusted_nor_false():
    for held in (trusting(), trusting(ELSEWHERE.root)):
        seal = checked(SEAL, held)
        assert (seal.verdict, codes(seal)) == (Verdict.UNDETERMINED, {"seal_signer_unknown"})


def test_a_changed_value_is_found():
    text = changed(lambda whole: whole["data"]["msg"]["pid"].update(n="ERIKSSON  ANNE"))
    assert codes(checked(text, ROOT)) == {"seal_signature_invalid"}


def test_the_certificate_may_be_left_out_where_the_state_s_signers_are_held():
    text = non_constrained(vaccination(), NC_BY, with_certificate=False)
    assert checked(text, trusting(UTOPIA.root, signers=[BY, NC_BY])).verdict is Verdict.TRUSTED
    assert codes(checked(text, trusting(UTOPIA.root, signers=[BY]))) == {"seal_signer_unknown"}


def test_a_seal_without_certificate_may_be_of_a_signer_of_the_state_that_is_not_held():
    text = non_constrained(vaccination(), NC_BY, with_certificate=False)
    other = seal_signer(UTOPIA, "S2", purpose=VDS_NC_SIGNER, types=("NV",))
    seal = checked(text, trusting(UTOPIA.root, signers=[other]))
    assert (seal.verdict, codes(seal)) == (Verdict.UNDETERMINED, {"seal_signer_unknown"})


@pytest.mark.parametrize(("curve", "digest"), [("P-384", "sha384"), ("P-521", "sha512")])
def test_all_three_algorithms_are_known(curve, digest):
    by = seal_signer(UTOPIA, algorithm=Ecdsa(curve=curve, digest=digest), purpose=VDS_NC_SIGNER)
    text = non_constrained(vaccination(), by, curve=curve)
    assert checked(text, ROOT).verdict is Verdict.TRUSTED


@pytest.mark.parametrize("by", [BY, seal_signer(UTOPIA, purpose=VDS_NC_SIGNER, types=("NT",))])
def test_a_signer_of_other_things_is_refused(by):
    seal = checked(non_constrained(vaccination(), by), ROOT)
    assert (seal.verdict, codes(seal)) == (Verdict.NOT_TRUSTED, {"seal_not_for_this_use"})


def test_a_signer_that_was_given_as_trusted_needs_no_purpose():
    assert checked(non_constrained(vaccination(), BY), trusting(BY)).verdict is Verdict.TRUSTED


def test_no_state_signs_for_another():
    assert codes(checked(non_constrained(vaccination("QMA"), NC_BY), ROOT)) == {"country_mismatch"}


def test_an_algorithm_of_another_kind_cannot_be_judged():
    text = changed(lambda whole: whole["sig"].update(alg="RS256"))
    assert codes(checked(text, ROOT)) == {"unsupported_algorithm"}


def test_a_seal_without_a_person_is_told():
    data = vaccination()
    del data["msg"]["pid"], data["msg"]["uvci"]
    assert codes(checked(non_constrained(data, NC_BY), ROOT)) == {"seal_schema"}


@pytest.mark.parametrize(
    "change",
    [
        lambda whole: whole.update(data=[]),
        lambda whole: whole.update(sig="x"),
        lambda whole: whole["data"].pop("hdr"),
        lambda whole: whole["data"]["hdr"].update(t=1),
        lambda whole: whole["sig"].update(sigvl="?"),
        lambda whole: whole["sig"].update(cer=1),
        lambda whole: whole["sig"].update(cer="AAAA"),
        lambda whole: whole["sig"].pop("alg"),
    ],
)
def test_a_broken_seal_is_told_from_a_false_one(change):
    assert codes(checked(changed(change), ROOT)) == {"malformed_data"}


@pytest.mark.parametrize("text", [b"{", b'{"data": {}, "data": {}, "sig": {}}', b'{"data": 1}'])
def test_what_is_no_seal_is_malformed(text):
    assert codes(checked(text, ROOT)) == {"malformed_data"}


def test_every_single_bit_of_what_is_signed_counts():
    """All bits of ``data`` in its canonical form, and of the signature in its text."""
    whole = json.loads(SEAL)
    signature = radix.decode(whole["sig"]["sigvl"])
    for text, octets in ((json.dumps(whole["data"]).encode(), SEAL), (signature, None)):
        for bit in range(len(text) * 8):
            flipped = bytearray(text)
            flipped[bit // 8] ^= 1 << bit % 8
            if octets is None:
                whole["sig"]["sigvl"] = radix.encode(bytes(flipped))
                data = json.dumps(whole).encode()
            else:
                data = octets.replace(text, bytes(flipped))
                assert data != octets
            assert checked(data, ROOT).verdict is not Verdict.TRUSTED, bit
