"""Signers held in great number are asked for only where a security object came without its own."""

import pytest
from msgspec.structs import replace

from safepassage.documents.certificates.anchors import Anchor, Anchors
from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.certificates.revocation import Revocations
from safepassage.documents.passive import Chip, Trust, authenticate
from safepassage.simulation.passports.authority import Role
from safepassage.simulation.passports.defects import Defect
from safepassage.simulation.passports.pki.profiles import Issuer, Request, document_signer
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


def namesake(passport):
    """Another certificate under the name and number of a passport's signer, of no root's."""
    home, true = WORLD.authority("UTO"), passport.truth.signer
    key = home.key(Role.IMPOSTOR)
    request = Request(home.office, true.subject, key, true.serial, home.signer_term())
    return document_signer(request, by=Issuer(home.name, key)).raw


@pytest.mark.parametrize("is_true_one_held", [True, False])
def test_a_namesake_of_the_signer_makes_no_document_false(is_true_one_held):
    passport = WORLD.passport("UTO", defect=Defect.SIGNER_HELD_BESIDE)
    held = [namesake(passport), *(passport.signers if is_true_one_held else ())]
    found = codes(passport, Asked(held))
    assert ("signer_not_in_sod" if is_true_one_held else "signer_missing") in found
    assert not {"sod_signature_invalid", "csca_missing"} & found


def test_a_document_that_was_altered_is_told_so_by_the_signer_that_is_held():
    passport = WORLD.passport("UTO", defect=Defect.SIGNER_HELD_BESIDE)
    altered = bytearray(passport.sod)
    altered[-1] ^= 1
    held = Asked([namesake(passport), *passport.signers])
    assert "sod_signature_invalid" in codes(replace(passport, sod=bytes(altered)), held)
