"""Master lists, deviation lists and directory files, as other readers take them apart."""

from base64 import b64decode
from hashlib import new

import pytest
from asn1crypto import cms, core, crl, x509

from safepassage.documents.certificates.anchors import Anchor, Anchors
from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.certificates.revocation import Revocations, read_revocation_list
from safepassage.documents.lists.master_list import judge_master_list, read_master_list
from safepassage.documents.reasons import verdict
from safepassage.simulation.passports import ListDefect, World
from safepassage.simulation.passports.lists.deviation_list import (
    GROUP_DIGEST_WRONG,
    Announced,
    deviation_list,
)
from safepassage.simulation.passports.lists.ldif import COLUMNS
from safepassage.simulation.passports.lists.pkd import OLD_MASTER_LIST, master_list

WORLD = World()
FILES = WORLD.directory()


class Certificates(core.SetOf):
    _child_spec = x509.Certificate


class MasterList(core.Sequence):
    """Doc 9303-12 clause 8.2, written down a second time."""

    _fields = [("version", core.Integer), ("certificates", Certificates)]  # noqa: RUF012


class SignerNamed(core.Sequence):
    _fields = [("issuer", x509.Name), ("serial", core.Integer)]  # noqa: RUF012


class Issued(core.Sequence):
    _fields = [("first", core.GeneralizedTime), ("last", core.GeneralizedTime)]  # noqa: RUF012


class Numbers(core.SetOf):
    _child_spec = core.PrintableString


class Documents(core.Sequence):
    """Doc 9303-12 clause 9, written down a second time, as are the four after it."""

    _fields = [  # noqa: RUF012
        ("type", core.PrintableString, {"implicit": 0, "optional": True}),
        ("signer", SignerNamed, {"implicit": 1, "optional": True}),
        ("issued", Issued, {"implicit": 4, "optional": True}),
        ("numbers", Numbers, {"implicit": 5, "optional": True}),
    ]


class Description(core.Sequence):
    _fields = [  # noqa: RUF012
        ("words", core.PrintableString, {"optional": True}),
        ("kind", core.ObjectIdentifier),
        ("data_group", core.Integer, {"explicit": 0, "optional": True}),
    ]


class Descriptions(core.SetOf):
    _child_spec = Description


class Deviation(core.Sequence):
    _fields = [("documents", Documents), ("descriptions", Descriptions)]  # noqa: RUF012


class Deviations(core.SetOf):
    _child_spec = Deviation


class DeviationList(core.Sequence):
    _fields = [  # noqa: RUF012
        ("version", core.Integer),
        ("digest_algorithm", cms.DigestAlgorithm, {"optional": True}),
        ("deviations", Deviations),
    ]


def parsed(certificate):
    return x509.Certificate.load(certificate.raw, strict=True)


def signed(raw):
    """Content and signer of signed data, once its digest and signature were seen to hold."""
    data = cms.ContentInfo.load(raw, strict=True)["content"]
    content = bytes(data["encap_content_info"]["content"])
    (signer,) = data["signer_infos"]
    attributes = {each["type"].native: each["values"][0] for each in signer["signed_attrs"]}
    assert attributes["message_digest"].native == new("sha256", content).digest()
    assert attributes["content_type"].dotted == data["encap_content_info"]["content_type"].dotted
    certificates = [each.chosen for each in data["certificates"]]
    serial = signer["sid"].chosen["serial_number"].native
    (by,) = [each for each in certificates if each.serial_number == serial]
    return content, by, certificates


def entries(name):
    """An LDIF file by its definition: unfolded, split, decoded."""
    text = FILES[name].decode()
    assert all(len(line) <= COLUMNS for line in text.splitlines())
    blocks = text.replace("\n ", "").split("\n\n")[1:]
    return [[line.partition(":")[::2] for line in block.splitlines()] for block in blocks]


def octets(entry, kind):
    (value,) = [value for name, value in entry if name == kind]
    assert value.startswith(": ")
    return b64decode(value[2:])


def test_a_master_list_holds_all_roots_and_who_signed_it():
    content, by, certificates = signed(WORLD.master_list("QUA"))
    listed = MasterList.load(content, strict=True)
    assert listed["version"].native == 0
    assert {each.dump() for each in listed["certificates"]} == set(WORLD.anchors())
    assert by.extended_key_usage_value.native == ["2.23.136.1.1.3"]
    assert by.issuer.native["country_name"] == "QU"
    assert WORLD.authority("QUA").root.raw in {each.dump() for each in certificates}


def test_a_deviation_list_names_documents_kind_and_data_group():
    home = WORLD.authority("UTO")
    signer = home.document_signer()
    issued = (signer.not_before, home.at)
    announced = Announced(
        GROUP_DIGEST_WRONG, 12, signer, document_type="P<", issued=issued, numbers=("A1", "B2")
    )
    content, by, _ = signed(deviation_list(home, announced))
    assert by.extended_key_usage_value.native == ["2.23.136.1.1.8"]
    listed = DeviationList.load(content, strict=True).native
    assert listed["version"] == 0
    assert listed["digest_algorithm"]["algorithm"] == "sha256"
    (deviation,) = listed["deviations"]
    assert deviation["documents"] == {
        "type": "P<",
        "signer": {"issuer": parsed(signer).issuer.native, "serial": signer.serial},
        "issued": {"first": issued[0], "last": issued[1]},
        "numbers": ["A1", "B2"],
    }
    (description,) = deviation["descriptions"]
    assert description["kind"] == GROUP_DIGEST_WRONG
    assert description["data_group"] == 12


def test_the_first_collection_holds_signers_and_revocation_lists():
    found = entries("icaopkd-001-complete-000001.ldif")
    signers = [each for each in found if any("userCertificate" in name for name, _ in each)]
    lists = [each for each in found if any("RevocationList" in name for name, _ in each)]
    assert len(signers) == len(lists) == len(WORLD.states)
    for entry in signers:
        certificate = x509.Certificate.load(octets(entry, "userCertificate;binary"), strict=True)
        country = certificate.subject.native["country_name"]
        assert entry[0][0] == "dn"
        assert f"o=dsc,c={country},dc=data" in entry[0][1]
    for entry in lists:
        raw = octets(entry, "certificateRevocationList;binary")
        assert crl.CertificateList.load(raw, strict=True).issuer.native["country_name"]


def test_the_second_collection_holds_a_master_list_under_either_name():
    (entry,) = entries("icaopkd-002-complete-000001.ldif")[1:]
    assert octets(entry, "pkdMasterListContent") == WORLD.master_list(WORLD.states[0])
    former = master_list("UT", b"list", attribute=OLD_MASTER_LIST)
    assert former.attributes[-1] == ("CscaMasterListData", b"list")


def test_the_third_collection_says_what_is_wrong_with_its_signers():
    for entry in entries("icaopkd-003-complete-000001.ldif"):
        certificate = x509.Certificate.load(octets(entry, "userCertificate;binary"))
        assert certificate.authority_key_identifier is None
        assert "dc=nc-data" in entry[0][1]
        said = dict(entry)
        assert said["pkdConformanceCode"] == " ERR:CSCA.AKI.1"
        assert said["pkdConformanceText"]


@pytest.mark.parametrize(("number", "change"), [(0, "add"), (1, "delete"), (2, "modify")])
def test_a_delta_file_adds_withdraws_and_replaces(number, change):
    entry = entries("icaopkd-001-delta-000002.ldif")[number]
    assert entry[1] == ("changetype", f" {change}")
    assert (len(entry) == 2) == (change == "delete")
    assert (entry[-1] == ("-", "")) == (change == "modify")


@pytest.mark.parametrize("defect", ListDefect)
def test_a_faulty_master_list_is_judged_as_its_maker_says(defect):
    made = WORLD.faulty_master_list("QUA", defect)
    anchors = Anchors([Anchor(read_certificate(raw), ("held",)) for raw in made.anchors])
    revocations = Revocations([read_revocation_list(raw) for raw in made.crls], anchors)
    reasons = judge_master_list(read_master_list(made.raw), anchors, revocations, WORLD.at)
    assert {each.code for each in reasons} == made.expected.reasons
    assert verdict(reasons) is made.expected.verdict
