"""SMART health cards of an invented issuer."""

import json
import zlib

import pytest

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.seals import Held, read_key_set
from safepassage.documents.seals.encodings import radix
from safepassage.documents.seals.key_sets import thumbprint
from safepassage.records import Verdict
from safepassage.simulation.seals.health_cards import CardIssuer, card, immunised, in_digits
from sealing import CARDS_BY, checked, codes, trusting

TOKEN = card(immunised(), CARDS_BY)
PUBLIC = CARDS_BY.public


def test_a_sound_card_is_trusted_in_each_of_its_forms():
    file = json.dumps({"verifiableCredential": [TOKEN]})
    for text in (TOKEN, in_digits(TOKEN), file, TOKEN + "\n"):
        seal = checked(text, trusting())
        assert (seal.kind, seal.verdict, codes(seal)) == ("SHC", Verdict.TRUSTED, set())
        assert seal.fields["born"] == "1974-08-12"
        assert seal.fields["entries"][0]["resourceType"] == "Immunization"


def test_a_thumbprint_is_that_of_its_rfc_s_members_in_order():
    """RFC 7638 clause 3: the required members of an elliptic-curve key, and no others."""
    assert PUBLIC["kid"] == thumbprint(PUBLIC["x"], PUBLIC["y"])
    assert len(radix.decode(PUBLIC["kid"])) == 32


def test_a_key_of_nobody_held_here_is_not_known():
    seal = checked(card(immunised(), CardIssuer(scalar=99)), trusting())
    assert (seal.verdict, codes(seal)) == (Verdict.UNDETERMINED, {"seal_signer_unknown"})


def test_no_issuer_signs_for_another():
    token = card(immunised("https://other.example"), CARDS_BY)
    assert codes(checked(token, trusting())) == {"seal_signer_unknown"}


def test_a_key_whose_owner_is_not_said_signs_for_any():
    held = Held(trusting().certificates, (read_key_set(json.dumps({"keys": [PUBLIC]}).encode()),))
    token = card(immunised("https://other.example"), CARDS_BY)
    assert checked(token, held).verdict is Verdict.TRUSTED


def test_a_changed_card_is_found():
    head, body, signature = TOKEN.split(".")
    other = card(immunised(begins=1_780_000_001), CARDS_BY).split(".")[1]
    assert codes(checked(f"{head}.{other}.{signature}", trusting())) == {"seal_signature_invalid"}
    short = radix.encode(radix.decode(signature)[:-1])
    assert codes(checked(f"{head}.{body}.{short}", trusting())) == {"seal_signature_invalid"}


def test_before_and_after_its_time_it_cannot_be_judged():
    early = immunised(begins=1_900_000_000)
    late = immunised() | {"exp": 1_790_000_000}
    assert codes(checked(card(early, CARDS_BY), trusting())) == {"seal_not_yet_valid"}
    assert codes(checked(card(late, CARDS_BY), trusting())) == {"seal_expired"}


@pytest.mark.parametrize("credential", [{}, [], {"type": "x"}, {"credentialSubject": 1}])
def test_content_of_another_form_is_told(credential):
    seal = checked(card(immunised() | {"vc": credential}, CARDS_BY), trusting())
    assert (seal.verdict, codes(seal)) == (Verdict.UNDETERMINED, {"seal_schema"})


def forged(head, claims):
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    body = packer.compress(json.dumps(claims).encode()) + packer.flush()
    return f"{radix.encode(json.dumps(head).encode())}.{radix.encode(body)}.AAAA"


def test_an_algorithm_that_signs_nothing_cannot_be_judged():
    head = {"zip": "DEF", "alg": "none", "kid": PUBLIC["kid"]}
    assert codes(checked(forged(head, immunised()), trusting())) == {"unsupported_algorithm"}


@pytest.mark.parametrize(
    "text",
    [
        "shc:/1/2/5676",
        "shc:/567",
        "shc:/",
        "shc:/9999",
        "a.b.c",
        "e30.e30",
        forged([], immunised()),
        forged({"zip": "DEF"}, []),
        forged({"zip": "DEF"}, {"nbf": "x"}),
        forged({}, immunised()),
        json.dumps({"verifiableCredential": []}),
        json.dumps({"verifiableCredential": [TOKEN, TOKEN]}),
        json.dumps({"verifiableCredential": ["x"]}),
    ],
)
def test_a_broken_card_is_malformed(text):
    assert codes(checked(text, trusting())) == {"malformed_data"}


@pytest.mark.parametrize(
    "keys",
    [
        [],
        [1],
        [PUBLIC | {"kty": "RSA"}],
        [PUBLIC | {"crv": "P-384"}],
        [PUBLIC | {"kid": "x"}],
        [PUBLIC | {"x": 1}],
        [PUBLIC | {"x": "AAAA", "kid": thumbprint("AAAA", PUBLIC["y"])}],
        [PUBLIC | {"x": "?", "kid": thumbprint("?", PUBLIC["y"])}],
    ],
)
def test_a_set_without_a_usable_key_is_none(keys):
    with pytest.raises(MalformedError):
        read_key_set(json.dumps({"keys": keys}).encode())


@pytest.mark.parametrize("text", ["[]", "{}", '{"keys": 1}', '{"keys": [], "issuer": 1}', "x"])
def test_what_is_no_set_of_keys_is_malformed(text):
    with pytest.raises(MalformedError):
        read_key_set(text.encode())


def test_other_keys_in_a_set_do_no_harm():
    listed = [PUBLIC | {"kid": "x"}, {"kty": "RSA"}, PUBLIC]
    key_set = read_key_set(json.dumps({"keys": listed}).encode())
    assert list(key_set.keys) == [PUBLIC["kid"]]
