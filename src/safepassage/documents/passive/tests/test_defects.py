"""Invented passports with every defect on purpose: the verdict, and the codes that say why."""

import pytest

from safepassage.documents.certificates.anchors import Anchor, Anchors
from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.certificates.revocation import Revocations, read_revocation_list
from safepassage.documents.lists.deviations import judge_deviation_list, read_deviation_list
from safepassage.documents.passive import Chip, Trust, authenticate
from safepassage.documents.reasons import verdict
from safepassage.records import Verdict, Weight
from safepassage.simulation.passports import CASES, Check, Defect, World
from safepassage.simulation.passports.keys.algorithms import every_ecdsa, every_rsa, label

OF_THE_DATA = {Check.PASSIVE, Check.DEVIATIONS}
PASSIVE = [each for each, case in CASES.items() if case.expected.check in OF_THE_DATA]
OF_ISSUERS = [each for each in PASSIVE if CASES[each].expected.verdict is Verdict.TRUSTED]


@pytest.fixture(scope="module")
def world():
    return World(7)


def store(passport):
    anchors = Anchors([Anchor(read_certificate(raw), ("invented",)) for raw in passport.anchors])
    revocations = Revocations([read_revocation_list(raw) for raw in passport.crls], anchors)
    signers = tuple(read_certificate(raw) for raw in passport.signers)
    lists = tuple(read_deviation_list(raw) for raw in passport.deviation_lists)
    trusted = tuple(
        each
        for each in lists
        if verdict(judge_deviation_list(each, anchors, revocations, passport.at)) is Verdict.TRUSTED
    )
    return Trust(anchors, revocations, signers, trusted)


def examined(passport):
    chip = Chip(passport.sod, passport.data_groups, passport.com)
    return authenticate(chip, store(passport), passport.at)


@pytest.mark.parametrize("defect", PASSIVE)
def test_a_defect_leads_to_its_verdict_and_its_codes(world, defect):
    passport = world.passport(defect=defect)
    found = examined(passport)
    codes = {each.code for each in found.reasons}
    assert found.verdict is passport.expected.verdict, sorted(codes)
    assert passport.expected.reasons <= codes


@pytest.mark.parametrize("defect", OF_ISSUERS)
def test_what_an_issuer_wrote_oddly_costs_its_travellers_nothing(world, defect):
    weights = {each.severity for each in examined(world.passport(defect=defect)).reasons}
    assert weights <= {Weight.INFO, Weight.WARNING}


@pytest.mark.parametrize("algorithm", [*every_rsa(), *every_ecdsa()], ids=label)
def test_every_algorithm_of_the_field_is_verified_and_its_falsification_found(world, algorithm):
    assert examined(world.passport(algorithm=algorithm)).verdict is Verdict.TRUSTED
    altered = world.passport(algorithm=algorithm, defect=Defect.BROKEN_SIGNATURE)
    assert "sod_signature_invalid" in {each.code for each in examined(altered).reasons}


def test_a_root_that_the_policy_does_not_trust_leaves_the_question_open(world):
    passport = world.passport()
    roots = [
        Anchor(read_certificate(raw), ("a list",), is_trusted=False) for raw in passport.anchors
    ]
    anchors = Anchors(roots)
    found = authenticate(
        Chip(passport.sod, passport.data_groups),
        Trust(anchors, Revocations((), anchors)),
        passport.at,
    )
    assert found.verdict is Verdict.UNDETERMINED
    assert "csca_not_trusted" in {each.code for each in found.reasons}
    assert found.anchor.source == "a list"


def test_a_copy_is_not_excluded_by_signatures(world):
    found = examined(world.passport())
    assert found.verdict is Verdict.TRUSTED
    assert "copy_not_excluded" in {each.code for each in found.reasons}


def test_the_issuer_that_was_said_binds_where_the_lines_were_not_read(world):
    passport = world.passport()
    chip = Chip(passport.sod, {})
    mine, other = world.states[0], world.states[1]
    own = passport.truth.signer
    verdicts = {
        code: authenticate(chip, store(passport), passport.at, issuer=code).verdict
        for code in (mine, other, "ZZZ")
    }
    assert verdicts["ZZZ"] is Verdict.UNDETERMINED
    assert Verdict.NOT_TRUSTED in verdicts.values()
    assert own is not None


def test_nothing_personal_is_in_any_reason(world):
    for defect in PASSIVE:
        passport = world.passport(defect=defect)
        holder = passport.truth.holder
        told = " ".join(each.text for each in examined(passport).reasons).upper()
        assert holder.document.number not in told
