"""Signers held in great number are asked for only where a security object came without its own."""

from safepassage.documents.certificates.anchors import Anchor, Anchors
from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.certificates.revocation import Revocations
from safepassage.documents.passive import Chip, Trust, authenticate
from safepassage.simulation.passports.defects import Defect
from safepassage.simulation.passports.world import AT, World

WORLD = World(2)


class Asked:
    """A directory that remembers what it was asked."""

    def __init__(self, raws):
        self.certificates = [read_certificate(raw) for raw in raws]
        self.times = 0

    def named(self, signer):
        self.times += 1
        return self.certificates


def codes(passport, directory):
    anchors = Anchors(Anchor(read_certificate(raw), ("test",)) for raw in passport.anchors)
    trust = Trust(anchors, Revocations((), anchors), directory=directory)
    chip = Chip(passport.sod, passport.data_groups, passport.com)
    return {each.code for each in authenticate(chip, trust, AT).reasons}


def test_a_signer_that_came_along_is_not_asked_for():
    directory = Asked(())
    codes(WORLD.passport("UTO"), directory)
    assert directory.times == 0


def test_a_signer_that_did_not_come_is_found_in_the_directory():
    passport = WORLD.passport("UTO", defect=Defect.SIGNER_HELD_BESIDE)
    directory = Asked(passport.signers)
    assert "signer_not_in_sod" in codes(passport, directory)
    assert directory.times == 1


def test_a_directory_that_names_others_finds_nobody():
    passport = WORLD.passport("UTO", defect=Defect.SIGNER_HELD_BESIDE)
    other = WORLD.authority("QMA").document_signer()
    assert "signer_missing" in codes(passport, Asked([other.raw]))
