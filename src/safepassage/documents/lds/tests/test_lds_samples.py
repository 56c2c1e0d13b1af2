"""The shared samples of chips' files: what their origins say is in them."""

import json
from hashlib import sha256

import pytest

from safepassage.documents.certificates.keys import public_key
from safepassage.documents.lds import read
from safepassage.documents.lds.images import Image
from skips import SAMPLES

FOLDER = SAMPLES / "documents"
pytestmark = pytest.mark.samples


def expectations():
    path = FOLDER / "expected.jsonl"
    if path.is_file():
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield row["file"], row["what"], row["expected"]


def content(name):
    return read((FOLDER / name).read_bytes()).content


def images(value) -> list[Image]:
    faces = getattr(value, "faces", None)
    return [face.image for face in faces] if faces else list(value.images)


IMAGES = [row for row in expectations() if "image" in row[1] and "sha256" in row[1]]


@pytest.mark.parametrize(("file", "what", "digest"), IMAGES, ids=lambda each: each[:40])
def test_images_are_the_ones_expected(file, what, digest):
    number = int(what.rpartition("[")[2].rstrip("]")) if "[" in what else 0
    assert sha256(images(content(file))[number].content).hexdigest() == digest


def test_all_images_were_looked_at():
    assert len(IMAGES) == 9


def expected(file):
    return next(value for name, what, value in expectations() if name == file and "parse" in what)


def test_table_of_contents():
    said, com = expected("bsi2008/EF_COM.bin"), content("bsi2008/EF_COM.bin")
    assert (com.lds_version, com.unicode_version) == (said["ldsVersion"], said["unicodeVersion"])
    assert "".join(com.tags).lower() == said["tags"]
    assert content("loes2006/ef011E.bin").data_groups == (1, 2, 15)


def test_printed_lines():
    assert content("bsi2008/DG1.bin").mrz == expected("bsi2008/DG1.bin")
    assert content("loes2006/ef0101.bin").mrz.startswith("P<NLD")


def test_details_of_the_holder():
    said, details = expected("bsi2008/DG11_tsemrtd.bin"), content("bsi2008/DG11_tsemrtd.bin")
    assert details.full_name == said["nameOfHolder"]
    assert list(details.other_names) == said["otherNames"]
    assert details.personal_number == said["personalNumber"]
    assert details.born.replace("-", "") == said["fullDateOfBirth"]
    assert list(details.birth_place) == said["placeOfBirth"]
    assert list(details.address) == said["permanentAddress"]
    assert details.telephone == said["telephone"]
    assert details.profession == said["profession"]
    assert details.title == said["title"]
    assert details.personal_summary == said["personalSummary"]
    assert list(details.other_document_numbers) == said["otherValidTDNumbers"]
    assert details.custody_information == said["custodyInformation"]
    assert details.unknown == ()


def test_details_of_the_document():
    said, details = expected("bsi2008/DG12_tsemrtd.bin"), content("bsi2008/DG12_tsemrtd.bin")
    assert details.issued.replace("-", "") == said["dateOfIssue"]
    assert details.authority == said["issuingAuthority"]
    assert list(details.other_persons) == said["namesOfOtherPersons"]
    assert details.endorsements == said["endorsements"]
    assert details.tax_or_exit_requirements == said["taxAndExitReqs"]
    written = details.personalised_at
    assert "".join(each for each in written if each.isdigit()) == said["dateOfPersonalization"]
    assert details.personalisation_system == said["personalizationNumber"]


def test_protocols():
    said, infos = expected("bsi2008/DG14.bin"), content("bsi2008/DG14.bin")
    (chip,), (key,) = infos.chip_authentication, infos.chip_keys
    assert [each.version for each in infos.terminal_authentication] == [said["TA"]["version"]]
    assert (chip.protocol, chip.version) == (said["CA"]["oid"], said["CA"]["version"])
    assert key.protocol == said["CAPubKey"]["oid"]
    assert key.key.algorithm == said["CAPubKey"]["alg"]
    assert public_key(key.key.info).curve.name == "brainpoolP224r1"
    assert content("dg/pymrtd_DG14_1.bin").chip_authentication == infos.chip_authentication


def test_protocols_of_the_standards_own_example():
    infos = content("dg/doc9303_dg14_sample.bin")
    assert infos.chip_authentication[0].name == "id-CA-DH-3DES-CBC-CBC"
    assert infos.chip_keys[0].name == "id-PK-DH"
    assert infos.chip_keys[0].key.algorithm == "1.2.840.113549.1.3.1"
    assert infos.terminal_authentication[0].version == 1


@pytest.mark.parametrize(
    "file", ["bsi2008/DG15.bin", "dg/pymrtd_DG15_1.bin", "loes2006/ef010F.bin"]
)
def test_keys_of_active_authentication(file):
    key = content(file).key
    assert key.algorithm == expected("bsi2008/DG15.bin")["algorithm"]
    assert public_key(key.info).bits == 1024
    if file.startswith("bsi2008"):
        assert key.octets == expected(file)["subjectPublicKey_len"]
