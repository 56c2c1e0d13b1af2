"""What the invented states issue keeps to the standard: no rule finds an error in it."""

import pytest

from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.lint.files import lint_file
from safepassage.documents.lint.finding import Severity
from safepassage.documents.lint.roles import Role
from safepassage.documents.lint.specimen import Setting
from safepassage.simulation.passports.authority import STATES, Authority
from safepassage.simulation.passports.keys import Ecdsa, Rsa
from safepassage.simulation.passports.lists.deviation_list import (
    GROUP_DIGEST_WRONG,
    Announced,
    deviation_list,
)
from safepassage.simulation.passports.world import World

WORLD = World(1)


def setting():
    return Setting(WORLD.at, tuple(map(read_certificate, WORLD.anchors())))


def errors(raw):
    found = (each for report in lint_file(raw, setting()) for each in report.all_findings)
    return [each.text for each in found if each.severity is Severity.ERROR]


@pytest.mark.parametrize("state", STATES)
def test_every_state_issues_sound_objects(state):
    authority = WORLD.authority(state)
    objects = [each.raw for each in authority.roots]
    objects += [authority.document_signer().raw, authority.list_signer().raw]
    objects += [authority.revocations(), WORLD.master_list(state)]
    objects.append(deviation_list(authority, Announced(GROUP_DIGEST_WRONG, 11)))
    assert [errors(raw) for raw in objects] == [[]] * len(objects)


def test_a_sound_passports_security_object_is_sound():
    assert errors(WORLD.passport().sod) == []


@pytest.mark.parametrize(
    "algorithm",
    [
        Rsa(bits=4096, digest="sha512", pss=True),
        Rsa(bits=3072),
        Ecdsa(curve="brainpoolP384r1", digest="sha384", seed=True),
        Ecdsa(curve="P-521", digest="sha512"),
    ],
    ids=str,
)
def test_every_kind_of_key_is_sound_where_it_is_written_as_wanted(algorithm):
    authority = Authority("UTO", seed=1, at=WORLD.at, algorithm=algorithm)
    held = Setting(WORLD.at, (read_certificate(authority.root.raw),))
    for raw in (authority.root.raw, authority.document_signer().raw):
        (report,) = lint_file(raw, held)
        assert not report.has_errors()


def test_roles_are_told_by_what_certificates_say():
    authority = WORLD.authority("UTO")
    kinds = [
        lint_file(each.raw, setting())[0].kind
        for each in (*authority.roots, authority.document_signer(), authority.list_signer())
    ]
    assert kinds == [
        Role.ROOT,
        Role.ROOT,
        Role.LINK,
        Role.ROOT,
        Role.LINK,
        Role.DOCUMENT_SIGNER,
        Role.MASTER_LIST_SIGNER,
    ]


def test_the_directorys_files_hold_what_their_collections_say():
    files = WORLD.directory()
    by_collection = {name[8:11]: errors(raw) for name, raw in files.items() if "complete" in name}
    assert by_collection["001"] == by_collection["002"] == []
    assert len(by_collection["003"]) > 0
