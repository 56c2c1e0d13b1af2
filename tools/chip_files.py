"""Files of an invented chip, put together octet by octet, valid and each as plain as can be."""

from struct import pack
from typing import Final

from safepassage.documents.asn1.writing import encode, integer, oid

JPEG: Final = b"\xff\xd8\xff\xe0 an invented face"
JPEG_2000: Final = b"\0\0\0\x0cjP  \r\n\x87\n an invented face"
WSQ: Final = b"\xff\xa0 an invented finger"
MRZ: Final = (
    b"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10"
)
RSA_ENCRYPTION: Final = "1.2.840.113549.1.1.1"


def com(tags: bytes = b"\x61\x75\x6f") -> bytes:
    """EF.COM with a tag list."""
    versions = encode(0x5F01, b"0107"), encode(0x5F36, b"040000")
    return encode(0x60, *versions, encode(0x5C, tags))


def dg1(mrz: bytes = MRZ) -> bytes:
    """Data group 1."""
    return encode(0x61, encode(0x5F1F, mrz))


def template(block: bytes, tag: int = 0x5F2E) -> bytes:
    """One biometric template around a data block."""
    header = encode(0x87, b"\1\1"), encode(0x88, b"\0\x08")
    return encode(0x7F60, encode(0xA1, *header), encode(tag, block))


def templates(outer: int, *made: bytes) -> bytes:
    """A biometric data group of templates."""
    return encode(outer, encode(0x7F61, integer(len(made)), *made))


def face_record(*images: bytes, points: int = 1) -> bytes:
    """A record of ISO/IEC 19794-5:2005, each face with so many feature points."""
    faces = b"".join(_face(image, points) for image in images)
    return b"FAC\x00010\0" + pack(">IH", 14 + len(faces), len(images)) + faces


def _face(image: bytes, points: int) -> bytes:
    inner = bytes(14) + bytes(8 * points) + pack(">BBHHBBHH", 1, 0, 413, 531, 1, 2, 0, 90) + image
    return pack(">IH", 6 + len(inner), points) + inner


def face_block(*images: bytes) -> bytes:
    """A tagged block of ISO/IEC 39794-5 with what has to be in it, and the images' sizes."""
    size = encode(0xA7, encode(0x80, b"\1\x9d"), encode(0x81, b"\2\x13"))
    about = encode(0xA1, encode(0xA0, b"\x80\1\2"), encode(0xA1, b"\x80\1\0"), size)
    made = []
    for image in images:
        flat = encode(0xA0, encode(0xA0, encode(0x80, image), about))
        made.append(encode(0x30, encode(0x80, b"\0"), encode(0xA1, flat)))
    version = encode(0xA0, b"\x80\1\3\x81\2\7\xe3")
    return encode(0xA1, encode(0x65, version, encode(0xA1, *made)))


def dg2() -> bytes:
    """Data group 2 of one face in a record."""
    return templates(0x75, template(face_record(JPEG)))


def dg2_tagged() -> bytes:
    """Data group 2 of one face in a tagged block."""
    return templates(0x75, template(face_block(JPEG_2000), 0x7F2E))


def finger_record(*images: bytes) -> bytes:
    """A record of ISO/IEC 19794-4:2005."""
    fingers = b"".join(
        pack(">IBBBBBHHB", 14 + len(image), 2, 1, 1, 100, 0, 620, 620, 0) + image
        for image in images
    )
    head = pack(">HIHHBBHHHHBBH", 0, 32 + len(fingers), 0, 31, len(images), 1, *[500] * 4, 8, 2, 0)
    return b"FIR\x00010\0" + head + fingers


def iris_record(*images: bytes) -> bytes:
    """A record of ISO/IEC 19794-6:2005, an eye for each image."""
    eyes = b"".join(
        pack(">BHHBHHI", eye, 1, 1, 90, 0, 0, len(image)) + image
        for eye, image in enumerate(images, 1)
    )
    head = pack(">IHBHHHHHHBB16x", 45 + len(eyes), 0, len(images), 45, 0, 0, 1, 320, 240, 8, 0)
    return b"IIR\x00010\0" + head + eyes


def dg3(*images: bytes) -> bytes:
    """Data group 3, a template for each finger."""
    return templates(0x63, *(template(finger_record(image)) for image in images))


def dg4(*images: bytes) -> bytes:
    """Data group 4, a template for each eye."""
    return templates(0x76, *(template(iris_record(image)) for image in images))


def dg5() -> bytes:
    """Data group 5."""
    return encode(0x65, integer(1), encode(0x5F40, JPEG))


def dg7() -> bytes:
    """Data group 7 of two images."""
    return encode(0x67, integer(2), encode(0x5F43, JPEG), encode(0x5F43, JPEG_2000))


def names(tag: int, *said: str) -> bytes:
    """A counted list of names."""
    return encode(0xA0, integer(len(said)), *(encode(tag, name.encode()) for name in said))


def dg11() -> bytes:
    """Data group 11 with one field that is empty."""
    return encode(
        0x6B,
        encode(0x5C, b"\x5f\x0e\x5f\x2b\x5f\x11"),
        encode(0x5F0E, "ERIKSSON<<ÅNNA<MARIA".encode()),
        names(0x5F0F, "ERIKSSON<<ANNIE", "ERIKSSON<<MIA"),
        encode(0x5F2B, bytes.fromhex("19740812")),
        encode(0x5F11, "Utopia<Zürich".encode()),
        encode(0x5F12, b""),
        encode(0x5F17, b"X1234567<X7654321"),
    )


def dg12() -> bytes:
    """Data group 12, one date written, one packed."""
    return encode(
        0x6C,
        encode(0x5C, b"\x5f\x19\x5f\x26\x5f\x55"),
        encode(0x5F19, b"Passport Office of Utopia"),
        encode(0x5F26, b"20200229"),
        names(0x5F1A, "ERIKSSON<<KIM"),
        encode(0x5F1D, JPEG),
        encode(0x5F55, bytes.fromhex("20200302093015")),
    )


def dg16() -> bytes:
    """Data group 16 of two persons."""
    person = (
        encode(0x5F50, bytes.fromhex("20200302")),
        encode(0x5F51, b"ERIKSSON<<KIM"),
        encode(0x5F52, b"00 0 555 01"),
        encode(0x5F53, b"Long Street 1<Zenith<Utopia"),
    )
    return encode(0x70, integer(2), encode(0xA1, *person), encode(0xA2, *person[:2]))


def public_key(algorithm: str, parameters: bytes, key: bytes) -> bytes:
    """A SubjectPublicKeyInfo element."""
    return encode(0x30, encode(0x30, oid(algorithm), parameters), encode(0x03, b"\0", key))


def rsa_key(modulus: int, exponent: int = 65537) -> bytes:
    """An RSA key of any numbers."""
    numbers = encode(0x30, integer(modulus), integer(exponent))
    return public_key(RSA_ENCRYPTION, encode(0x05), numbers)


def info(protocol: str, *parts: bytes) -> bytes:
    """A security information of a protocol."""
    return encode(0x30, oid(protocol), *parts)


def security_infos(*infos: bytes) -> bytes:
    """EF.CardAccess."""
    return encode(0x31, *infos)


def pace(protocol: str = "0.4.0.127.0.7.2.2.4.2.2", parameters: int = 13) -> bytes:
    """PACEInfo with standardised parameters."""
    return info(protocol, integer(2), integer(parameters))


def every_info() -> bytes:
    """One security information of each kind, and one that nobody knows."""
    curve = encode(0x30, oid("1.2.840.10045.2.1"), oid("1.2.840.10045.3.1.7"))
    return security_infos(
        pace(),
        info("0.4.0.127.0.7.2.2.4.2", curve, integer(200)),
        info("0.4.0.127.0.7.2.2.3.2.4", integer(1), integer(7)),
        info("0.4.0.127.0.7.2.2.1.2", rsa_key(15), integer(7)),
        info("0.4.0.127.0.7.2.2.2", integer(1), encode(0x30, b"\4\2\1\x1c", b"\4\1\x1c")),
        info("2.23.136.1.1.5", integer(1), oid("0.4.0.127.0.7.1.1.4.1.3")),
        info("2.23.136.1.1.13", encode(0x04, b"a copy")),
        info("1.2.3.4", integer(1)),
    )


def dg14(infos: bytes | None = None) -> bytes:
    """Data group 14."""
    return encode(0x6E, infos or every_info())


def dg15(key: bytes | None = None) -> bytes:
    """Data group 15."""
    return encode(0x6F, key or rsa_key(2**1023 + 1))


VALID: Final[dict[str, bytes]] = {
    "COM": com(),
    "DG1": dg1(),
    "DG2": dg2(),
    "DG2 tagged": dg2_tagged(),
    "DG3": dg3(WSQ, WSQ),
    "DG3 without fingers": templates(0x63),
    "DG4": dg4(JPEG_2000, JPEG_2000),
    "DG5": dg5(),
    "DG6": encode(0x66, b"anything"),
    "DG7": dg7(),
    "DG8": encode(0x68, b"anything"),
    "DG9": encode(0x69, b"anything"),
    "DG10": encode(0x6A, b"anything"),
    "DG11": dg11(),
    "DG12": dg12(),
    "DG13": encode(0x6D, b"anything"),
    "DG14": dg14(),
    "DG15": dg15(),
    "DG16": dg16(),
    "CardAccess": every_info(),
}
