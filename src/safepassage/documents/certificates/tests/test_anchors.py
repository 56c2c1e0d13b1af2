"""Roots that do not count join no names and lead nobody astray; links find who signed them."""

import pytest

from safepassage.documents.certificates import names
from safepassage.documents.certificates.anchors import Anchor, Anchors
from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.certificates.revocation import is_proved, read_revocation_list
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
