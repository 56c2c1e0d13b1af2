"""Any file of a chip by what it begins with, the signed ones among them."""

from datetime import UTC, datetime

import pytest

import chip_files as made
from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.chip import judge_offer
from safepassage.documents.chip.reading import read_any
from safepassage.documents.lds.security_files import CARD_SECURITY, read_card_security
from safepassage.simulation.passports.authority import Authority
from safepassage.simulation.passports.security_object import security_object
from safepassage.simulation.passports.signed_data import signed_data

AT = datetime(2026, 11, 28, tzinfo=UTC)
SIGNER = Authority("UTO", seed=1, at=AT).document_signer()
SOD = security_object({1: made.dg1(), 14: made.dg14()}, SIGNER, AT)


def card_security(*infos):
    return signed_data(CARD_SECURITY, made.security_infos(*infos), SIGNER, AT)


@pytest.mark.parametrize("name", made.VALID)
def test_unsigned_files_are_read_as_ever(name):
    assert read_any(made.VALID[name]).name == name.partition(" ")[0]


@pytest.mark.parametrize("file", [SOD, SOD[4:]], ids=["with its tag", "bare"])
def test_a_security_object_says_what_it_holds(file):
    name, content = read_any(file)
    assert name == "SOD"
    assert (content.version, content.digest) == (0, "sha256")
    assert content.data_groups.keys() == {"1", "14"}
    assert content.signing_time == AT
    (certificate,) = content.certificates
    assert certificate.serial == f"{SIGNER.serial:x}"


def test_card_security_says_what_was_signed():
    name, content = read_any(card_security(made.pace()))
    assert name == "CardSecurity"
    assert content == read_card_security(card_security(made.pace()))
    assert content.pace[0].parameter_id == 13


@pytest.mark.parametrize("file", [b"", b"\x77\0", b"\x30\0", SOD[:-1], SOD + b"\0"], ids=len)
def test_what_is_no_file_of_a_chip_is_refused(file):
    with pytest.raises(MalformedError):
        read_any(file)


def test_a_security_object_is_no_card_security():
    with pytest.raises(MalformedError):
        read_card_security(SOD[4:])


def test_an_offer_is_held_against_card_security_as_well():
    offered = made.security_infos(made.pace())
    kept = card_security(made.pace())
    taken = card_security(made.pace(), made.pace(parameters=12))
    assert judge_offer(offered, None, frozenset(), kept) == ()
    (found,) = judge_offer(offered, None, frozenset(), taken)
    assert found.code == "protocol_downgrade"
