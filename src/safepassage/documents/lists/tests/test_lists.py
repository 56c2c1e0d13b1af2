"""Lists of invented states: who may sign them, and what of them is read."""

from base64 import encodebytes

import pytest

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.certificates.anchors import Anchor, Anchors
from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.certificates.revocation import Revocations
from safepassage.documents.lists.files import read_file
from safepassage.documents.lists.ldif import Unreadable, entries
from safepassage.documents.lists.master_list import judge_master_list, read_master_list
from safepassage.documents.lists.pkd import items
from safepassage.documents.reasons import verdict
from safepassage.records import Verdict
from safepassage.simulation.passports import Defect, World

WORLD = World(3)
BY = "UTO"


def judged(raw, *roots, is_trusted=True):
    held = [Anchor(read_certificate(root), ("by hand",), is_trusted) for root in roots]
    anchors = Anchors(held)
    listed = read_master_list(raw)
    return judge_master_list(listed, anchors, Revocations((), anchors), WORLD.at)


@pytest.fixture(scope="module")
def raw():
    return WORLD.master_list(BY)


@pytest.fixture(scope="module")
def directory():
    return WORLD.directory()


def test_a_list_counts_under_a_root_that_was_held_before(raw):
    assert verdict(judged(raw, WORLD.authority(BY).root.raw)) is Verdict.TRUSTED


def test_the_root_inside_a_list_does_not_make_it_count(raw):
    reasons = judged(raw)
    assert verdict(reasons) is Verdict.UNDETERMINED
    assert "list_signer_untrusted" in {each.code for each in reasons}


def test_another_states_root_does_not_make_it_count(raw):
    other = next(state for state in WORLD.states if state != BY)
    assert verdict(judged(raw, WORLD.authority(other).root.raw)) is Verdict.UNDETERMINED


def test_a_list_whose_content_was_changed_is_not_trusted_or_not_read(raw):
    listed = read_master_list(raw)
    at = raw.index(listed.data.content)
    for place in range(at, at + len(listed.data.content), 997):
        changed = bytearray(raw)
        changed[place] ^= 4
        try:
            found = verdict(judged(bytes(changed), WORLD.authority(BY).root.raw))
        except MalformedError:
            continue
        assert found is Verdict.NOT_TRUSTED


def test_a_list_of_one_purpose_is_none_of_another():
    (raw,) = WORLD.passport(defect=Defect.ANNOUNCED_DG12).deviation_lists
    content = read_file(raw)
    assert (len(content.master_lists), len(content.deviation_lists)) == (0, 1)


def test_the_directory_gives_signers_lists_and_master_lists(directory):
    content = read_file(directory["icaopkd-001-complete-000001.ldif"])
    assert len(content.signers) == len(WORLD.states)
    assert len(content.revocation_lists) == len(WORLD.states)
    assert content.certificates == ()
    assert content.unreadable == ()
    assert len(read_file(directory["icaopkd-002-complete-000001.ldif"]).master_lists) == 1


def test_what_breaks_the_profiles_is_read_with_what_the_directory_says_of_it(directory):
    lines = directory["icaopkd-003-complete-000001.ldif"].splitlines()
    found = [each for each in items(lines) if not isinstance(each, Unreadable)]
    assert len(found) == len(WORLD.states)
    assert {each.is_conformant for each in found} == {False}
    assert all("CSCA.AKI.1" in each.conformance for each in found)
    assert all(each.country and len(each.country) == 2 for each in found)


def test_a_delta_says_what_comes_what_goes_and_what_changes(directory):
    lines = directory["icaopkd-001-delta-000002.ldif"].splitlines()
    found = [each for each in items(lines) if not isinstance(each, Unreadable)]
    assert sorted(each.kind for each in found) == ["deleted", "revocation_list", "signer"]
    assert all(each.is_change for each in found)
    whole = items(directory["icaopkd-001-complete-000001.ldif"].splitlines())
    assert not any(each.is_change for each in whole if not isinstance(each, Unreadable))


def test_one_bad_entry_leaves_the_others_and_is_told_by_its_line(directory):
    good = directory["icaopkd-001-complete-000001.ldif"]
    bad = b"dn: cn=bad,c=UT,dc=data\nuserCertificate;binary:: %%%\n\n"
    content = read_file(b"version: 1\n\n" + bad + good.removeprefix(b"version: 1\n\n"))
    assert len(content.signers) == len(WORLD.states)
    assert [why.partition(":")[0] for why in content.unreadable] == ["line 3"]


def test_a_version_of_thousands_of_digits_is_none(directory):
    good = directory["icaopkd-001-complete-000001.ldif"]
    content = read_file(good.replace(b"pkdVersion: ", b"pkdVersion: " + b"9" * 5000))
    assert len(content.signers) == len(WORLD.states)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"version: 1\n",
        b"# only words\n",
        b"dn: c=UT\nno colon here\n",
        b"cn: first\ndn: c=UT\n",
        b"dn: c=\xff\n\n",
    ],
)
def test_directory_files_without_use_give_no_entry_and_no_fall(text):
    found = list(entries(text.splitlines()))
    assert all(isinstance(each, Unreadable) for each in found)


@pytest.mark.parametrize(
    "raw", [b"", b"0", b"\x30\x03\x02\x01\x05", b"-----BEGIN CERTIFICATE-----"]
)
def test_files_that_are_none_of_these_are_told_and_not_raised(raw):
    content = read_file(raw)
    assert not content


def test_certificates_in_text_are_read_one_by_one():
    first, second = (WORLD.authority(state).root.raw for state in WORLD.states[:2])
    armour = "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n"
    text = "".join(armour.format(encodebytes(raw).decode()) for raw in (first, second))
    assert [each.raw for each in read_file(text.encode()).certificates] == [first, second]
    bad = armour.format(encodebytes(first[:-4]).decode())
    (why,) = read_file((text + bad).encode()).unreadable
    assert why.startswith("number 3: ")
