"""Every invented passport is judged as its maker says it must be."""

import pytest

from safepassage.documents.certificates.anchors import Anchor, Anchors
from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.certificates.revocation import Revocations, read_revocation_list
from safepassage.documents.lists.deviations import read_deviation_list
from safepassage.documents.passive import Chip, Trust, authenticate
from safepassage.records import Verdict
from safepassage.simulation.passports import CASES, Check, Defect, World
from safepassage.simulation.passports.keys.algorithms import every_ecdsa, every_rsa, label

WORLD = World()
WEAK = {"sha1"}
JUDGED = {Check.PASSIVE, Check.DEVIATIONS}


def trust_of(passport):
    anchors = Anchors(Anchor(read_certificate(raw), ("invented",)) for raw in passport.anchors)
    return Trust(
        anchors,
        Revocations([read_revocation_list(raw) for raw in passport.crls], anchors),
        tuple(read_certificate(raw) for raw in passport.signers),
        tuple(read_deviation_list(raw) for raw in passport.deviation_lists),
    )


def examined(passport):
    chip = Chip(passport.sod, passport.data_groups, passport.com)
    return authenticate(chip, trust_of(passport), passport.at)


PASSIVE = [
    each for each in Defect if CASES[each].expected.check in {Check.PASSIVE, Check.DEVIATIONS}
]


@pytest.mark.parametrize("defect", PASSIVE)
def test_a_defect_is_found_and_weighed(defect):
    passport = WORLD.passport(defect=defect)
    found = examined(passport)
    assert passport.expected.reasons <= {each.code for each in found.reasons}
    assert found.verdict is passport.expected.verdict


def is_common(algorithm):
    """All sizes, curves and forms with one digest; all digests with the smallest size."""
    return algorithm.digest == "sha256" or getattr(algorithm, "bits", 0) == 2048


COMMON = [each for each in every_rsa() + every_ecdsa() if is_common(each)]


@pytest.mark.parametrize("algorithm", COMMON, ids=label)
def test_every_algorithm_is_verified(algorithm):
    passport = WORLD.passport("QOA", algorithm=algorithm)
    found = examined(passport)
    codes = {each.code for each in found.reasons}
    assert found.verdict is Verdict.TRUSTED
    assert codes <= {"copy_not_excluded", "weak_algorithm"}
    assert ("weak_algorithm" in codes) == (algorithm.digest in WEAK)
