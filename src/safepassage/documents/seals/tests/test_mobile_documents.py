"""Mobile documents of an invented state, as far as their issuer signed them."""

from datetime import timedelta

import cbor2
import pytest

from safepassage.records import Verdict
from safepassage.simulation.passports.authority import Role
from safepassage.simulation.passports.pki import extensions
from safepassage.simulation.passports.pki.certificates import Draft, sign
from safepassage.simulation.seals.mobile import (
    SPACE,
    issuer_signed,
    licence,
    response,
)
from safepassage.simulation.seals.signed_cbor import signed_cbor
from sealing import (
    AT,
    BEFORE,
    BY,
    ELSEWHERE,
    LICENCE_BY,
    LICENCE_SIGNER,
    SOON,
    UTOPIA,
    checked,
    codes,
    trusting,
)

ROOT = trusting(UTOPIA.root)


def signed(elements=None, by=LICENCE_BY, begins=BEFORE, ends=SOON, **more):
    return issuer_signed(licence() if elements is None else elements, by, begins, ends, **more)


def judged(value, held=ROOT):
    return checked(cbor2.dumps(value), held)


def test_a_sound_document_is_trusted_and_says_what_it_holds():
    for value in (signed(), response(signed())):
        seal = judged(value)
        assert (seal.kind, seal.verdict, codes(seal)) == ("mdoc", Verdict.TRUSTED, set())
        assert seal.fields["elements"][SPACE]["birth_date"] == "1974-08-12"
        assert seal.fields["document_type"] == "org.iso.18013.5.1.mDL"


def test_elements_that_are_kept_back_do_no_harm():
    value = signed()
    value["nameSpaces"][SPACE] = value["nameSpaces"][SPACE][:2]
    assert judged(value).verdict is Verdict.TRUSTED
    del value["nameSpaces"]
    assert judged(value).verdict is Verdict.TRUSTED


def changed(**change):
    """A document whose first element is another one than was signed."""
    value = signed()
    items = value["nameSpaces"][SPACE]
    items[0] = cbor2.CBORTag(24, cbor2.dumps(cbor2.loads(items[0].value) | change))
    return value


@pytest.mark.parametrize(
    "change", [{"elementValue": "Eriksen"}, {"digestID": 77}, {"elementIdentifier": "given"}]
)
def test_an_element_that_was_not_signed_is_found(change):
    seal = judged(changed(**change))
    assert (seal.verdict, codes(seal)) == (Verdict.NOT_TRUSTED, {"seal_element_mismatch"})


def test_an_element_in_another_name_space_was_not_signed():
    value = signed()
    value["nameSpaces"]["elsewhere"] = value["nameSpaces"].pop(SPACE)
    assert codes(judged(value)) == {"seal_element_mismatch"}


def test_a_response_that_names_another_type_is_found():
    assert codes(judged(response(signed(), "another"))) == {"seal_element_mismatch"}


def test_a_changed_security_object_is_found():
    value = signed()
    value["issuerAuth"] = [*value["issuerAuth"][:2], signed(ends=AT)["issuerAuth"][2], b"\1" * 64]
    assert codes(judged(value)) == {"seal_signature_invalid"}


def test_a_root_that_is_not_held_proves_nothing():
    seal = judged(signed(), trusting(ELSEWHERE.root))
    assert (seal.verdict, codes(seal)) == (Verdict.UNDETERMINED, {"seal_signer_unknown"})


def test_a_document_without_its_signer_cannot_be_judged():
    value = signed()
    value["issuerAuth"][1] = {}
    assert codes(judged(value)) == {"seal_signer_unknown"}


def test_a_signer_of_other_things_signs_no_licences():
    assert codes(judged(signed(by=BY))) == {"seal_not_for_this_use"}
    assert judged(signed(by=BY, kind="org.iso.23220.photoid.1")).verdict is Verdict.TRUSTED


def test_no_state_signs_for_another():
    assert codes(judged(signed(licence() | {"issuing_country": "QM"}))) == {"country_mismatch"}


def test_before_and_after_its_time_it_cannot_be_judged():
    late = signed(ends=AT - timedelta(seconds=1))
    early = signed(begins=AT + timedelta(seconds=1))
    assert codes(judged(late)) == {"seal_expired"}
    assert codes(judged(early)) == {"seal_not_yet_valid"}


def under(change):
    """A document whose security object is another, and well signed."""
    value = signed()
    security = cbor2.loads(cbor2.loads(value["issuerAuth"][2]).value)
    payload = cbor2.dumps(cbor2.CBORTag(24, cbor2.dumps(security | change)))
    value["issuerAuth"] = signed_cbor(payload, LICENCE_BY, chain=(LICENCE_BY.raw, b"0")).value
    return value


def test_a_digest_that_is_not_known_cannot_be_judged():
    assert codes(judged(under({"digestAlgorithm": "MD5"}))) == {"unsupported_algorithm"}


def test_an_algorithm_that_is_not_known_cannot_be_judged():
    value = signed()
    value["issuerAuth"][0] = cbor2.dumps({1: -8})
    assert codes(judged(value)) == {"unsupported_algorithm"}


@pytest.mark.parametrize(
    "change",
    [
        {"version": "2.0"},
        {"docType": 1},
        {"validityInfo": {}},
        {"validityInfo": {"signed": cbor2.CBORTag(0, "2026")}},
        {"validityInfo": {"signed": cbor2.CBORTag(0, "2026-11-28T00:00:00")}},
        {"validityInfo": {"signed": cbor2.CBORTag(0, "today")}},
        {"validityInfo": {"signed": cbor2.CBORTag(0, 1)}},
        {"valueDigests": []},
        {"valueDigests": {1: {}}},
        {"valueDigests": {SPACE: {"1": b""}}},
        {"valueDigests": {SPACE: {1: 1}}},
    ],
)
def test_a_broken_security_object_is_malformed(change):
    assert codes(judged(under(change))) == {"malformed_data"}


@pytest.mark.parametrize(
    "value",
    [
        {1: 2},
        {"documents": []},
        {"documents": [response(signed())["documents"][0]] * 2},
        {"documents": [1]},
        {"issuerSigned": 1},
        {"nameSpaces": [], "issuerAuth": []},
        {"nameSpaces": {}, "issuerAuth": []},
        {"nameSpaces": {1: []}, "issuerAuth": signed()["issuerAuth"]},
        {"nameSpaces": {SPACE: 1}, "issuerAuth": signed()["issuerAuth"]},
        {"nameSpaces": {SPACE: [1]}, "issuerAuth": signed()["issuerAuth"]},
        {"nameSpaces": {SPACE: [cbor2.CBORTag(24, b"\1")]}, "issuerAuth": signed()["issuerAuth"]},
        {"nameSpaces": {}, "issuerAuth": [b"", {}, b"\1", b""]},
        changed(random=b"short"),
        changed(digestID="x"),
        changed(elementIdentifier="given_name"),
    ],
)
def test_a_broken_document_is_malformed(value):
    assert codes(judged(value)) == {"malformed_data"}


def test_no_state_signs_for_another_by_writing_its_country_into_a_signers_name():
    key = ELSEWHERE.key(Role.SEAL_SIGNER, LICENCE_BY.key.algorithm)
    term = ELSEWHERE.signer_term()
    posing = Draft(
        subject=LICENCE_BY.subject,
        key=key,
        serial=9,
        not_before=term.first,
        not_after=term.last,
        extensions=(extensions.extended_key_usage(LICENCE_SIGNER),),
    )
    by = sign(posing, ELSEWHERE.name, ELSEWHERE.root.key)
    seal = judged(signed(by=by), trusting(UTOPIA.root, ELSEWHERE.root))
    assert (seal.verdict, codes(seal)) == (Verdict.NOT_TRUSTED, {"country_mismatch"})
