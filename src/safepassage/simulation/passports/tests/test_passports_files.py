"""The files on an invented chip, held against the standard's own examples and other readers."""

from datetime import date
from hashlib import new

import pytest
from asn1crypto import cms, core
from PIL import Image

from safepassage.simulation.names import WrittenName
from safepassage.simulation.passports import Order, World
from safepassage.simulation.passports.keys import Ecdsa, Rsa
from safepassage.simulation.passports.keys.algorithms import DIGESTS
from safepassage.simulation.passports.lds import biometrics, data_groups, mrz
from safepassage.simulation.passports.lds.face import HEIGHT, WIDTH, portrait
from safepassage.simulation.passports.security_object import SodForm
from safepassage.simulation.people import Person, TravelDocument

WORLD = World()


class DataGroupHash(core.Sequence):
    _fields = [("number", core.Integer), ("value", core.OctetString)]  # noqa: RUF012


class DataGroupHashes(core.SequenceOf):
    _child_spec = DataGroupHash


class VersionInfo(core.Sequence):
    _fields = [("lds", core.PrintableString), ("unicode", core.PrintableString)]  # noqa: RUF012


class LdsSecurityObject(core.Sequence):
    """Doc 9303-10 clause 4.6.2.3, written down a second time."""

    _fields = [  # noqa: RUF012
        ("version", core.Integer),
        ("algorithm", cms.DigestAlgorithm),
        ("hashes", DataGroupHashes),
        ("info", VersionInfo, {"optional": True}),
    ]


def specimen(kind, number, given, sex="F"):
    """The holder of the specimens in Doc 9303-4 and 9303-5."""
    return Person(
        name=WrittenName("Eriksson", given),
        sex=sex,
        born=date(1974, 8, 12),
        nationality="UTO",
        birth_place="Zenith",
        documents=(
            TravelDocument(
                type=kind,
                number=number,
                issuer="UTO",
                issued=date(2002, 4, 15),
                expires=date(2012, 4, 15),
            ),
        ),
    )


def test_passport_lines_are_those_of_the_specimen_in_doc_9303_4():
    lines = mrz.td3(specimen("P", "L898902C3", ("Anna", "Maria")), "ZE184226B")
    assert lines[:44] == "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
    assert lines[44:] == "L898902C36UTO7408122F1204159ZE184226B<<<<<10"


def test_card_lines_are_those_of_the_specimen_in_doc_9303_5():
    lines = mrz.td1(specimen("I", "D23145890", ("Anna", "Maria")))
    assert lines[:30] == "I<UTOD231458907<<<<<<<<<<<<<<<"
    assert lines[30:60] == "7408122F1204159UTO<<<<<<<<<<<6"
    assert lines[60:] == "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"


@pytest.mark.parametrize("label", ["one", "two", "three"])
def test_a_face_is_a_real_image_and_another_for_everybody(label, tmp_path):
    path = tmp_path / "face.jpg"
    path.write_bytes(portrait(label))
    with Image.open(path) as image:
        image.load()
        assert (image.format, image.size, image.mode) == ("JPEG", (WIDTH, HEIGHT), "L")
        greys = image.getcolors(64)
    assert greys is not None
    assert portrait(label) != portrait(f"{label} more")


def test_both_encodings_of_the_face_hold_the_same_image():
    image = portrait("somebody")
    for made in (biometrics.dg2(image), biometrics.dg2_39794(image)):
        assert made[0] == 0x75
        assert made.endswith(image) or image in made
    old = biometrics.record_19794(image)
    assert old[:8] == b"FAC\x00010\x00"
    assert int.from_bytes(old[8:12]) == len(old)
    assert int.from_bytes(old[14:18]) == len(old) - 14
    assert old[46:] == image


@pytest.mark.parametrize("version", [0, 1])
@pytest.mark.parametrize("digest", DIGESTS)
def test_a_security_object_lists_the_digest_of_every_data_group(digest, version):
    order = Order(form=SodForm(digest=digest, version=version))
    passport = WORLD.passport(order=order)
    info = cms.ContentInfo.load(core.load(passport.sod).contents, strict=True)
    data = info["content"]
    content = data["encap_content_info"]
    assert content["content_type"].dotted == "2.23.136.1.1.1"
    listed = LdsSecurityObject.load(bytes(content["content"]), strict=True)
    assert listed["version"].native == version
    assert listed["algorithm"]["algorithm"].native == digest
    assert (listed["info"].native is not None) == bool(version)
    assert {each["number"].native: each["value"].native for each in listed["hashes"]} == {
        number: new(digest, raw).digest() for number, raw in passport.data_groups.items()
    }
    assert data["version"].native == "v3"
    assert data["certificates"][0].chosen.dump() == passport.truth.signer.raw


def test_card_security_repeats_card_access_under_the_signers_signature():
    passport = WORLD.passport()
    data = cms.ContentInfo.load(passport.card_security, strict=True)["content"]
    content = data["encap_content_info"]
    assert content["content_type"].dotted == "0.4.0.127.0.7.3.2.1"
    assert passport.card_access in content["content"].dump()
    assert data["certificates"][0].chosen.dump() == passport.truth.signer.raw


def test_the_table_of_contents_lists_the_tags_of_the_data_groups():
    assert data_groups.com([2, 1, 15, 14]) == bytes.fromhex(
        "6016 5F01 04 30313037 5F36 06 303430303030 5C 04 6175 6E6F"
    )


@pytest.mark.parametrize("kind", ["P", "I"])
@pytest.mark.parametrize("chip", [Ecdsa(), Rsa(), None], ids=["curve", "rsa", "none"])
def test_a_chip_has_the_files_of_its_kind(kind, chip):
    passport = WORLD.passport("QUA", order=Order(kind=kind, chip=chip, new_face=True))
    assert set(passport.data_groups) == {1, 2, 11, 12, 14} | ({15} if chip else set())
    for number, raw in passport.data_groups.items():
        assert raw[0] == data_groups.TAGS[number]
    assert core.load(passport.card_access, strict=True).tag == core.Set.tag
    document = passport.truth.holder.document
    assert (document.type, document.issuer) == (kind, "QUA")
    assert document.issued == passport.truth.signed_at.date()
    lines = passport.data_groups[1][5:].decode("ascii")
    assert len(lines) == {"P": 88, "I": 90}[kind]
    assert document.number in lines
