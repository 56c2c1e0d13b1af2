"""A package holds what was offered, is checked first, reads back, and never changes by itself."""

from hashlib import sha256

import msgspec
import pytest

from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.lint.specimen import Setting
from safepassage.documents.lint.upload import Offer, RefusedError, package
from safepassage.documents.lists.files import read_file
from safepassage.documents.lists.pkd import items
from safepassage.simulation.passports.authority import Authority, Signing
from safepassage.simulation.passports.lists.master_list import Listing, master_list
from safepassage.simulation.passports.pki.profiles import Quirk
from safepassage.simulation.passports.world import World

WORLD = World(1)
UTOPIA = WORLD.authority("UTO")
SETTING = Setting(WORLD.at)
SIGNER = UTOPIA.document_signer()
BROKEN = UTOPIA.document_signer(Signing(serial=101, quirks=Quirk.NO_AUTHORITY_KEY))
REASON = "The passports with this signer are with their holders; it cannot be made anew."


def offer(**given):
    usual = {
        "cscas": (UTOPIA.root.raw,),
        "signers": (SIGNER.raw,),
        "revocation_lists": (UTOPIA.revocations(),),
        "master_lists": (WORLD.master_list("UTO"),),
    }
    return Offer(**(usual | given))


def kinds(files, name):
    return [each.kind for each in items(files[name].splitlines())]


def test_everything_is_in_it_once_with_its_digest():
    files = package(offer(), SETTING).files
    assert {name.partition("/")[0] for name in files} == {
        "csca", "dsc", "crl", "ml", "UT-001.ldif", "UT-002.ldif", "findings.json", "README.txt",
        "SHA256SUMS",
    }  # fmt: skip
    sums = dict(reversed(line.split("  ")) for line in files["SHA256SUMS"].decode().splitlines())
    assert sums == {
        name: sha256(raw).hexdigest() for name, raw in files.items() if name != "SHA256SUMS"
    }


def test_the_reader_of_the_directorys_files_gives_the_same_back():
    made = offer()
    files = package(made, SETTING).files
    first, second = read_file(files["UT-001.ldif"]), read_file(files["UT-002.ldif"])
    assert [each.raw for each in first.signers] == list(made.signers)
    assert [each.raw for each in first.revocation_lists] == list(made.revocation_lists)
    assert [each.data.content for each in second.master_lists] == [
        each.data.content for each in read_file(made.master_lists[0]).master_lists
    ]
    assert (first.unreadable, second.unreadable) == ((), ())
    assert kinds(files, "UT-001.ldif") == ["revocation_list", "signer"]
    assert kinds(files, "UT-002.ldif") == ["master_list"]


def test_entries_stand_where_the_directory_has_them():
    files = package(offer(), SETTING).files
    entry = next(each for each in items(files["UT-001.ldif"].splitlines()) if each.kind == "signer")
    assert entry.name == (
        "cn=CN\\=CSCA Utopia\\,O\\=Utopia\\,C\\=UT+sn=64,o=dsc,c=UT,"
        "dc=data,dc=download,dc=pkd,dc=icao,dc=int"
    )
    assert (entry.country, entry.is_conformant) == ("UT", True)


def test_a_csca_certificate_is_not_for_the_directory():
    files = package(offer(), SETTING).files
    (path,) = (name for name in files if name.startswith("csca/"))
    assert files[path] == UTOPIA.root.raw
    assert all(UTOPIA.root.raw not in raw for name, raw in files.items() if name.endswith("f"))
    assert b"not for the directory" in files["README.txt"]


def test_the_same_objects_give_the_same_octets_in_whatever_order():
    other = UTOPIA.document_signer(Signing(serial=102))
    first = package(offer(signers=(SIGNER.raw, other.raw)), SETTING).files
    second = package(offer(signers=(other.raw, SIGNER.raw)), SETTING).files
    assert first == second


def test_errors_stop_it_and_are_told():
    with pytest.raises(RefusedError) as refused:
        package(offer(signers=(BROKEN.raw,)), SETTING)
    found = {each.code for report in refused.value.reports for each in report.findings}
    assert "authority_key_missing" in found


def test_with_a_reason_they_go_where_nonconformant_signers_stand():
    files = package(offer(signers=(SIGNER.raw, BROKEN.raw)), SETTING, despite=REASON).files
    assert REASON.encode() in files["README.txt"]
    (item,) = items(files["UT-003.ldif"].splitlines())
    assert item.raw == BROKEN.raw
    assert not item.is_conformant
    assert item.conformance == "ERR:authority_key_missing"
    assert kinds(files, "UT-001.ldif") == ["revocation_list", "signer"]


def test_a_reason_is_not_written_where_none_was_needed():
    assert b"despite" not in package(offer(), SETTING).files["README.txt"]


def test_what_other_states_did_wrong_stops_nobody():
    small = Authority("QMA", seed=1, at=WORLD.at, small_letters=True).root.raw
    made = package(
        offer(master_lists=(master_list(UTOPIA, Listing((UTOPIA.root.raw, small))),)), SETTING
    )
    assert any(each.has_errors() for each in made.reports)
    assert not any(each.has_errors(own=True) for each in made.reports)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"signers": (UTOPIA.root.raw,)}, "no signer of documents"),
        ({"signers": (b"\x30\x00",)}, "not a signer's certificate"),
        ({"cscas": (b"",)}, "not a CSCA certificate"),
        ({"revocation_lists": (SIGNER.raw,)}, "not a revocation list"),
        ({"master_lists": (SIGNER.raw,)}, "not a master list"),
        ({"cscas": (WORLD.authority("QMA").root.raw,)}, "of one state, not of QM, UT"),
    ],
)
def test_what_cannot_be_in_it_is_refused_in_words(given, words):
    with pytest.raises(ValueError, match=words):
        package(offer(**given), SETTING)


def test_nothing_gives_no_package():
    with pytest.raises(ValueError, match="nothing was given"):
        package(Offer(), SETTING)


def test_roots_handed_over_before_prove_what_is_handed_over_now():
    held = Setting(WORLD.at, (read_certificate(UTOPIA.root.raw),))
    made = package(Offer(signers=(SIGNER.raw,)), held)
    assert made.reports[0].findings == ()
    alone = package(Offer(signers=(SIGNER.raw,)), SETTING)
    assert [each.code for each in alone.reports[0].findings] == ["issuer_not_at_hand"]


def test_findings_are_there_for_machines():
    files = package(offer(), SETTING).files
    reports = msgspec.json.decode(files["findings.json"])
    assert {each["kind"] for each in reports} == {
        "csca_root", "document_signer", "crl", "master_list"
    }  # fmt: skip
