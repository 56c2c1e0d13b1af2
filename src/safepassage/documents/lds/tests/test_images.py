"""Data groups 2 to 7: images, and the records around them."""

import pytest

import chip_files as made
from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.asn1.writing import encode, integer
from safepassage.documents.lds.biometric import read_faces, read_fingers, read_irises
from safepassage.documents.lds.displayed import read_portraits, read_signatures
from safepassage.documents.lds.images import image

DG2 = 0x75


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (made.JPEG, "jpeg"),
        (made.JPEG_2000, "jpeg2000"),
        (b"\xff\x4f\xff\x51", "jpeg2000"),
        (made.WSQ, "wsq"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"anything", None),
    ],
)
def test_an_images_format_is_what_it_begins_like(content, kind):
    assert image(content).format == kind


def test_an_image_of_no_bytes_is_refused():
    with pytest.raises(MalformedError):
        image(b"")


@pytest.mark.parametrize("points", [0, 1, 20])
def test_a_face_in_a_record_of_2005_with_any_number_of_feature_points(points):
    file = made.templates(DG2, made.template(made.face_record(made.JPEG, points=points)))
    (face,) = read_faces(file).faces
    assert face.standard == "ISO/IEC 19794-5:2005"
    assert (face.kind, face.width, face.height) == ("full_frontal", 413, 531)
    assert (face.image.format, face.image.content) == ("jpeg", made.JPEG)


def test_a_face_in_a_tagged_block():
    (face,) = read_faces(made.dg2_tagged()).faces
    assert face.standard == "ISO/IEC 39794-5:2019"
    assert (face.kind, face.width, face.height) == ("travel_document", 413, 531)
    assert (face.image.format, face.image.content) == ("jpeg2000", made.JPEG_2000)


@pytest.mark.parametrize(
    "file",
    [
        made.templates(DG2, made.template(made.face_record(made.JPEG, made.JPEG_2000))),
        made.templates(DG2, made.template(made.face_block(made.JPEG, made.JPEG_2000), 0x7F2E)),
        made.templates(
            DG2,
            made.template(made.face_record(made.JPEG)),
            made.template(made.face_block(made.JPEG_2000), 0x7F2E),
        ),
    ],
    ids=["one record", "one block", "one of each"],
)
def test_several_faces_come_in_their_order(file):
    assert [face.image.content for face in read_faces(file).faces] == [made.JPEG, made.JPEG_2000]


RECORD = made.face_record(made.JPEG)


@pytest.mark.parametrize(
    "block",
    [
        RECORD.replace(b"FAC", b"FIR"),
        RECORD.replace(b"010", b"030"),
        RECORD + b"\0",
        RECORD[:8] + (len(RECORD) + 1).to_bytes(4) + RECORD[12:],
        RECORD[:12] + b"\0\2" + RECORD[14:],
        RECORD[:14] + b"\xff\xff\xff\xff" + RECORD[18:],
        RECORD[:14] + b"\0\0\0\0" + RECORD[18:],
        RECORD[:18] + b"\xff\xff" + RECORD[20:],
        made.face_record(),
        made.face_record(b""),
    ],
    ids=[
        "kind", "version", "longer", "length", "count", "face longer", "face shorter", "points",
        "no face", "no image",
    ],
)  # fmt: skip
def test_a_face_record_is_as_it_says_of_itself(block):
    with pytest.raises(MalformedError):
        read_faces(made.templates(DG2, made.template(block)))


@pytest.mark.parametrize(
    "file",
    [
        made.templates(DG2),
        encode(DG2, encode(0x7F61, integer(2), made.template(RECORD))),
        encode(DG2, encode(0x7F61, integer(1), encode(0x7F60, encode(0x5F2E, RECORD)))),
        encode(DG2, encode(0x7F61, integer(1), encode(0x7F60, encode(0xA1, b"")))),
        encode(DG2, encode(0x7F61, integer(1), encode(0x7F2E, RECORD))),
        made.templates(DG2, made.template(made.face_block(), 0x7F2E)),
        made.templates(DG2, made.template(RECORD, 0x7F2E)),
    ],
    ids=["none", "fewer", "no header", "no block", "another tag", "empty block", "wrong tag"],
)
def test_a_data_group_without_the_faces_it_announces_is_refused(file):
    with pytest.raises(MalformedError):
        read_faces(file)


def test_fingers_of_several_templates_or_of_one():
    assert read_fingers(made.dg3(b"one", b"two")).templates == 2
    one = read_fingers(made.templates(0x63, made.template(made.finger_record(b"one", b"two"))))
    assert one.templates == 1
    assert [each.content for each in one.images] == [b"one", b"two"]


def test_irises_of_both_eyes():
    irises = read_irises(made.templates(0x76, made.template(made.iris_record(b"left", b"right"))))
    assert [each.content for each in irises.images] == [b"left", b"right"]


def test_no_finger_may_be_stored_and_random_octets_instead():
    filler = encode(0x63, encode(0x7F61, integer(0), encode(0x53, b"random")))
    assert read_fingers(filler).templates == 0


def test_tagged_fingers_are_counted_and_not_opened():
    prints = read_fingers(made.templates(0x63, made.template(b"anything", 0x7F2E)))
    assert (prints.templates, prints.images) == (1, ())


@pytest.mark.parametrize("reader", [read_fingers, read_irises])
def test_a_record_of_another_kind_is_refused(reader):
    for outer in (0x63, 0x76):
        with pytest.raises(MalformedError):
            reader(made.templates(outer, made.template(RECORD)))


def test_fewer_fingers_or_eyes_than_announced_are_refused():
    fingers = made.finger_record(b"one")
    eyes = made.iris_record(b"one")
    with pytest.raises(MalformedError):
        read_fingers(made.templates(0x63, made.template(fingers[:18] + b"\2" + fingers[19:])))
    with pytest.raises(MalformedError):
        read_irises(made.templates(0x76, made.template(eyes[:14] + b"\2" + eyes[15:])))


def test_displayed_images_are_as_many_as_announced():
    assert len(read_signatures(made.dg7()).images) == 2
    assert read_portraits(made.dg5()).images[0].content == made.JPEG
    with pytest.raises(MalformedError):
        read_portraits(encode(0x65, integer(2), encode(0x5F40, made.JPEG)))
    with pytest.raises(MalformedError):
        read_portraits(encode(0x65, integer(1), encode(0x5F43, made.JPEG)))
