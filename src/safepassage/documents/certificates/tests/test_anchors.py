"""Roots that do not count join no names and lead nobody astray; links find who signed them."""

from dataclasses import replace

import pytest

from safepassage.documents.certificates import names
from safepassage.documents.certificates.anchors import Anchor, Anchors
from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.certificates.revocation import is_proved, read_revocation_list
from safepassage.simulation.passports.authority import Role, Signing
from safepassage.simulation.passports.keys import PosingSigner
from safepassage.simulation.passports.pki.profiles import Issuer, Quirk, Request, root
from safepassage.simulation.passports.world import World

HOME = World(2).authority("UTO")


def anchor(certificate, *, is_trusted=True):
    return Anchor(read_certificate(certificate.raw), ("test",), is_trusted)


def test_a_link_is_an_anchor_itself_and_was_signed_by_another():
    held = Anchors([anchor(HOME.root), anchor(HOME.link)])
    link = read_certificate(HOME.link.raw)
    assert held.issuer_of(link).anchor.certificate == link
    assert held.signer_of(link).certificate.raw == HOME.root.raw


def test_who_signed_a_certificate_is_nobody_where_the_root_is_not_held():
    assert Anchors([anchor(HOME.link)]).signer_of(read_certificate(HOME.link.raw)) is None


@pytest.mark.parametrize("is_trusted", [True, False])
def test_only_a_root_that_counts_joins_a_former_name_to_a_new_one(is_trusted):
    held = Anchors([anchor(HOME.root, is_trusted=is_trusted), anchor(HOME.renaming_link)])
    root, renamed = (read_certificate(each.raw) for each in (HOME.root, HOME.renamed_root))
    joined = held.authority("UT", renamed.subject)
    assert (names.key(root.subject) in joined) is is_trusted


def test_a_names_digest_is_the_same_for_what_means_the_same():
    root, next_root = (read_certificate(each.raw) for each in (HOME.root, HOME.next_root))
    renamed = read_certificate(HOME.renamed_root.raw)
    assert names.digest(root.subject) == names.digest(next_root.subject)
    assert names.digest(root.subject) != names.digest(renamed.subject)


def test_a_revocation_list_whose_algorithm_cannot_be_read_is_not_proved():
    held, listed = Anchors([anchor(HOME.root)]), read_revocation_list(HOME.revocations())
    assert is_proved(listed, held)
    assert not is_proved(listed._replace(algorithm=b"\x30\x00"), held)


def test_a_document_signer_that_is_trusted_stands_for_itself_and_for_no_other():
    signer = HOME.document_signer()
    below = HOME.document_signer(Signing(serial=5, by=Issuer(signer.subject, signer.key)))
    held = Anchors([anchor(signer)])
    assert held.issuer_of(read_certificate(signer.raw)).anchor is not None
    assert held.issuer_of(read_certificate(below.raw)).anchor is None
    assert held.of_country("UT") == ()


@pytest.mark.parametrize("quirk", [Quirk.NOT_MARKED_CA, Quirk.NO_EXTENSIONS])
def test_a_root_that_is_not_marked_still_stands_for_its_signers(quirk):
    home = replace(HOME, quirks=quirk)
    signer = read_certificate(home.document_signer().raw)
    assert Anchors([anchor(home.root)]).issuer_of(signer).anchor is not None


@pytest.mark.parametrize("is_trusted", [True, False])
def test_only_a_root_that_counts_can_show_a_signer_to_be_false(is_trusted):
    """Else whoever gets a root under a state's key identifier into a list fails its travellers."""
    posing = PosingSigner(HOME.key(Role.IMPOSTOR), HOME.root.key.key_identifier)
    term = HOME.signer_term()
    rogue = root(Request(HOME.office, HOME.name, posing, 9, term))
    held = Anchors([anchor(rogue, is_trusted=is_trusted)])
    issuer = held.issuer_of(read_certificate(HOME.document_signer().raw))
    assert (issuer.anchor, issuer.is_named) == (None, is_trusted)
