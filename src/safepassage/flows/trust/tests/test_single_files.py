"""Certificates, revocation lists and deviation lists one by one; a bad file changes nothing."""

from base64 import encodebytes
from datetime import timedelta

import pytest

from safepassage.apps.audit.models import Entry
from safepassage.apps.trust import policies, selectors
from safepassage.apps.trust.kinds import Kind
from safepassage.apps.trust.models import Certificate, DeviationList, Import, RevocationList
from safepassage.apps.trust.policies import SINGLE_FILES
from safepassage.documents.passive import Chip, authenticate
from safepassage.flows.trust.given import FileRefusedError
from safepassage.records import Verdict
from safepassage.records.actor import Actor, Component
from safepassage.simulation.passports.lists.deviation_list import (
    GROUP_DIGEST_WRONG,
    Announced,
    deviation_list,
)
from safepassage.simulation.passports.pki.revocation import Revoked
from safepassage.simulation.passports.world import AT, World
from trust_keeper import GROUND, WORLD

pytestmark = pytest.mark.django_db
HOME = WORLD.authority("UTO")
DAY = timedelta(days=1)


def pem(*parts: tuple[str, bytes]) -> bytes:
    return b"".join(
        b"-----BEGIN %s-----\n%s-----END %s-----\n"
        % (kind.encode(), encodebytes(raw), kind.encode())
        for kind, raw in parts
    )


def counts() -> tuple[int, ...]:
    rows = (Certificate, Import, RevocationList, DeviationList, Entry)
    return tuple(each.objects.count() for each in rows)


def about(passport, store, at=AT):
    chip = Chip(passport.sod, passport.data_groups, passport.com)
    return {each.code for each in authenticate(chip, store.trust, at).reasons}


def test_a_certificate_is_told_apart_by_what_it_is(keeper):
    given = {
        HOME.root: Kind.ROOT,
        HOME.next_root: Kind.ROOT,
        HOME.link: Kind.LINK,
        HOME.renaming_link: Kind.LINK,
        HOME.document_signer(): Kind.SIGNER,
        HOME.list_signer(): Kind.LIST_SIGNER,
    }
    for certificate in given:
        keeper.give(certificate.raw)
    held = dict(Certificate.objects.values_list("sha256", "kind"))
    assert held == {each.sha256: kind.value for each, kind in given.items()}


def test_what_is_kept_of_a_certificate_is_what_stands_in_it(keeper):
    keeper.give(HOME.link.raw)
    row = Certificate.objects.get()
    assert bytes(row.raw) == HOME.link.raw
    assert (row.country, row.serial) == ("UT", f"{HOME.link.serial:x}")
    assert row.issuer_key == row.subject_key
    assert row.authority_key_identifier != row.key_identifier != ""
    assert row.not_before < AT < row.not_after


def test_several_certificates_in_one_file_are_one_import(keeper):
    report = keeper.give(pem(("CERTIFICATE", HOME.root.raw), ("CERTIFICATE", HOME.link.raw)))
    assert (report.source, report.certificates, report.added) == (SINGLE_FILES, 2, 2)


def test_a_bad_certificate_refuses_all_and_names_its_number(keeper):
    bad = pem(("CERTIFICATE", HOME.root.raw), ("CERTIFICATE", HOME.link.raw[:-9]))
    with pytest.raises(FileRefusedError, match="number 2: "):
        keeper.give(bad)
    assert counts() == (0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    "raw", [b"", b"%PDF-1.7", b"\x30\x80" * 40, b"-----BEGIN CERTIFICATE-----"]
)
def test_what_is_no_such_file_is_refused(keeper, raw):
    with pytest.raises(FileRefusedError):
        keeper.give(raw)
    assert counts() == (0, 0, 0, 0, 0)


def test_a_file_that_is_far_too_large_is_refused(keeper, monkeypatch):
    monkeypatch.setattr("safepassage.flows.trust.take_in.LARGEST", 1000)
    with pytest.raises(FileRefusedError, match="larger"):
        keeper.give(HOME.root.raw + bytes(1000))


def test_who_may_not_sign_certificates_is_no_root(keeper):
    with pytest.raises(FileRefusedError, match="number 1: not a root"):
        keeper.give(HOME.document_signer().raw, as_root=True, ground=GROUND)
    assert counts() == (0, 0, 0, 0, 0)


def test_a_list_makes_no_roots(keeper):
    with pytest.raises(FileRefusedError, match="only single certificates"):
        keeper.give(WORLD.master_list("UTO"), as_root=True, ground=GROUND)


def test_a_list_among_other_things_is_refused(keeper):
    with pytest.raises(FileRefusedError, match="a file of its own"):
        keeper.give(pem(("CERTIFICATE", HOME.root.raw), ("CMS", WORLD.master_list("UTO"))))


def test_a_certificate_that_is_here_can_still_become_a_root(keeper):
    keeper.give(HOME.root.raw)
    assert keeper.give(HOME.root.raw, as_root=True, ground=GROUND).waits == 1
    assert keeper.give(HOME.root.raw, as_root=True, ground=GROUND).waits == 0
    assert policies.waiting().count() == 1


def test_a_command_makes_roots_at_once_where_nobody_real_is(keeper):
    command = Actor.component(Component.COMMAND_LINE)
    report = keeper.give(HOME.root.raw, as_root=True, ground=GROUND, actor=command)
    assert report.waits == 0
    assert policies.in_force().count() == 1


def test_a_revocation_list_without_its_root_proves_nothing(keeper):
    signer = HOME.document_signer()
    report = keeper.give(HOME.revocations(Revoked(signer.serial, AT - DAY)))
    assert [each.code for each in report.reasons] == ["crl_bad_signature"]
    assert not RevocationList.objects.get().proved


def test_a_revocation_list_is_proved_as_soon_as_its_root_counts(keeper):
    passport = WORLD.passport("UTO")
    keeper.give(HOME.revocations(Revoked(passport.truth.signer.serial, AT - DAY)))
    keeper.vouch(HOME.root.raw)
    assert "dsc_revoked" in about(passport, keeper.load())
    assert RevocationList.objects.get().proved


def test_the_newest_proved_revocation_list_is_used_and_older_ones_are_kept(keeper):
    passport = WORLD.passport("UTO")
    keeper.vouch(HOME.root.raw)
    keeper.give(HOME.revocations(age=30 * DAY))
    assert "dsc_revoked" not in about(passport, keeper.load())
    keeper.give(HOME.revocations(Revoked(passport.truth.signer.serial, AT - DAY), age=DAY))
    assert "dsc_revoked" in about(passport, keeper.load())
    assert RevocationList.objects.count() == 2


def test_a_forged_revocation_list_does_not_hide_the_proved_one(keeper):
    passport = WORLD.passport("UTO")
    keeper.vouch(HOME.root.raw)
    keeper.give(HOME.revocations(Revoked(passport.truth.signer.serial, AT - DAY), age=DAY))
    for days in range(1, 6):
        forger = World(seed=90 + days, at=AT + days * DAY).authority("UTO")
        keeper.give(forger.revocations())
    assert "dsc_revoked" in about(passport, keeper.load())


def test_a_deviation_list_explains_only_under_a_root_that_counts(keeper):
    raw = deviation_list(HOME, Announced(GROUP_DIGEST_WRONG, 11, words="wrong digest of DG 11"))
    report = keeper.give(raw)
    assert report.verdict == Verdict.UNDETERMINED
    assert keeper.load().trust.deviations == ()
    keeper.vouch(HOME.root.raw)
    (listed,) = keeper.load().trust.deviations
    assert listed.country == "UT"


def test_a_deviation_list_of_nobody_does_not_replace_one_that_is_here(keeper):
    keeper.vouch(HOME.root.raw)
    keeper.give(deviation_list(HOME, Announced(GROUP_DIGEST_WRONG, 11)))
    forger = World(seed=99, at=AT + DAY).authority("UTO")
    with pytest.raises(FileRefusedError, match="leads to no root"):
        keeper.give(deviation_list(forger, Announced(GROUP_DIGEST_WRONG, 12)))
    assert selectors.deviation_list_of("UT") is not None
