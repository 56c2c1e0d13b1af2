"""Invented passports whose chips prove themselves, or are copies, or offer less than was signed."""

import pytest

import chip_files as made
from safepassage.documents.certificates.anchors import Anchor, Anchors
from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.certificates.revocation import Revocations, read_revocation_list
from safepassage.documents.chip import ActiveAuthentication, Log, examine, read_any, vouched
from safepassage.documents.passive import Chip, Trust, authenticate
from safepassage.records import Verdict
from safepassage.simulation.passports import CASES, Check, Defect, World
from safepassage.simulation.passports.issuing import Order
from safepassage.simulation.passports.keys import Ecdsa, Rsa
from safepassage.simulation.passports.keys.algorithms import CURVES, DIGESTS, label
from safepassage.simulation.passports.lds.chip import Manner

CHALLENGE = bytes.fromhex("0123456789ABCDEF")
OF_THE_CHIP = [
    each for each, case in CASES.items() if case.expected.check in {Check.ACTIVE, Check.ACCESS}
]
CHIPS = [
    *(Rsa(digest=digest) for digest in DIGESTS),
    *(Ecdsa(curve=curve, digest="sha224") for curve in CURVES),
    *(Ecdsa(digest=digest) for digest in DIGESTS),
]


@pytest.fixture(scope="module")
def world():
    return World(7)


def trust(passport):
    anchors = Anchors([Anchor(read_certificate(raw), ("invented",)) for raw in passport.anchors])
    lists = [read_revocation_list(raw) for raw in passport.crls]
    return Trust(anchors, Revocations(lists, anchors))


def files(passport):
    return Chip(passport.sod, passport.data_groups, passport.com)


def log(passport):
    answer = passport.chip.answer(CHALLENGE) if passport.chip else None
    active = ActiveAuthentication(nonce=CHALLENGE, signature=answer) if answer else None
    return Log(active=active, card_access=passport.card_access)


def examined(passport, said=None):
    return examine(files(passport), said or log(passport), trust(passport), passport.at)


def codes(examination):
    return {each.code for each in examination.reasons}


@pytest.mark.parametrize("defect", OF_THE_CHIP)
def test_a_defect_of_the_chip_leads_to_its_verdict_and_its_codes(world, defect):
    passport = world.passport(defect=defect)
    found = examined(passport)
    assert found.verdict is passport.expected.verdict, codes(found)
    assert passport.expected.reasons <= codes(found)


@pytest.mark.parametrize("chip", CHIPS, ids=label)
def test_a_sound_chip_proves_itself_and_excludes_a_copy(world, chip):
    passport = world.passport(order=Order(chip=chip))
    found = examined(passport)
    assert found.verdict is Verdict.TRUSTED
    assert "chip_proved" in codes(found)
    assert "copy_not_excluded" not in codes(found)


@pytest.mark.parametrize(
    "manner",
    [Manner(form="der"), Manner(short_trailer=False), Manner(smaller=True)],
    ids=["DER", "long trailer", "smaller"],
)
@pytest.mark.parametrize("chip", [Rsa(digest="sha1"), Ecdsa()], ids=label)
def test_a_chip_may_answer_in_another_manner(world, chip, manner):
    passport = world.passport(order=Order(chip=chip, manner=manner))
    assert "chip_proved" in codes(examined(passport))


def test_a_chip_that_was_not_asked_proves_nothing_and_fails_nothing(world):
    found = examined(world.passport(), Log())
    assert found.verdict is Verdict.TRUSTED
    assert "copy_not_excluded" in codes(found)
    assert not codes(found) & {"chip_proved", "chip_not_offered", "aa_failed"}


def test_an_answer_to_a_chip_of_an_unknown_state_is_bound_to_nobody(world):
    passport = world.passport()
    stranger = passport.anchors[1:]
    anchors = Anchors([Anchor(read_certificate(raw), ("invented",)) for raw in stranger])
    nobody = Trust(anchors, Revocations((), anchors))
    found = examine(files(passport), log(passport), nobody, passport.at)
    assert found.verdict is Verdict.UNDETERMINED
    assert "aa_not_bound_to_pa" in codes(found)


def test_only_what_a_trusted_signer_signed_as_it_was_read_is_vouched_for(world):
    passport = world.passport()
    chip = Chip(passport.sod, {1: passport.data_groups[1], 15: passport.data_groups[15]})
    assert vouched(authenticate(chip, trust(passport), passport.at)) == {1, 15}
    altered = Chip(passport.sod, {1: made.dg1(), 15: passport.data_groups[15]})
    assert vouched(authenticate(altered, trust(passport), passport.at)) == frozenset()


def test_a_key_that_was_not_read_may_still_be_there(world):
    passport = world.passport()
    chip = Chip(passport.sod, {1: passport.data_groups[1]})
    found = examine(chip, Log(), trust(passport), passport.at)
    assert "chip_not_offered" not in codes(found)


@pytest.mark.parametrize(
    ("options", "offered"),
    [(made.dg14(), True), (made.dg14(made.security_infos(made.pace())), False), (b"\x6e\0", True)],
    ids=["a key", "none", "malformed"],
)
def test_what_data_group_14_offers(options, offered):
    anchors = Anchors([])
    nobody = Trust(anchors, Revocations((), anchors))
    found = examine(Chip(None, {14: options}), Log(), nobody, World(7).at)
    assert ("chip_not_offered" not in codes(found)) is offered


def test_every_file_of_an_invented_passport_is_read(world):
    for order in (Order(), Order(kind="I"), Order(new_face=True)):
        passport = world.passport(order=order)
        for number, file in passport.data_groups.items():
            assert read_any(file).name == f"DG{number}"
        assert read_any(passport.com).content.data_groups == tuple(passport.data_groups)
        assert read_any(passport.card_access).name == "CardAccess"
        assert read_any(passport.sod).name == "SOD"
        (face,) = read_any(passport.data_groups[2]).content.faces
        assert face.image.format == "jpeg"
        assert Defect.NONE not in OF_THE_CHIP
