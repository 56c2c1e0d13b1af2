"""Data group 2: the face, in the old encoding and in the new (Doc 9303-10 clause 4.7.2)."""

from safepassage.simulation.passports import asn1
from safepassage.simulation.passports.lds.face import HEIGHT, WIDTH

EF_DG2 = 0x75
GROUP_TEMPLATE = 0x7F61
INFORMATION_TEMPLATE = 0x7F60
HEADER = 0xA1
FORMAT_OWNER = b"\1\1"
"""ISO/IEC JTC 1/SC 37, by its number in the register of biometric organisations."""
FORMAT_19794 = b"\0\x08"
FORMAT_39794 = b"\0\x2a"
YEAR_39794_5 = 2019
JPEG_39794 = 2


def dg2(image: bytes) -> bytes:
    """DG2 with a JPEG in an ISO/IEC 19794-5:2005 record."""
    return _file(FORMAT_19794, asn1.encode(0x5F2E, record_19794(image)))


def dg2_39794(image: bytes) -> bytes:
    """DG2 with a JPEG in an ISO/IEC 39794-5:2019 block, mandatory fields only."""
    return _file(FORMAT_39794, asn1.encode(0x7F2E, asn1.explicit(1, block_39794(image))))


def _file(form: bytes, data: bytes) -> bytes:
    header = asn1.encode(
        HEADER,
        asn1.implicit(0, b"\1\1"),
        asn1.implicit(1, b"\2"),
        asn1.implicit(2, b"\0"),
        asn1.implicit(7, FORMAT_OWNER),
        asn1.implicit(8, form),
    )
    one = asn1.encode(INFORMATION_TEMPLATE, header, data)
    return asn1.encode(EF_DG2, asn1.encode(GROUP_TEMPLATE, asn1.integer(1), one))


def record_19794(image: bytes) -> bytes:
    """Record header, facial information and image information of clause 5, then the image."""
    about_image = b"\1\0" + WIDTH.to_bytes(2) + HEIGHT.to_bytes(2) + b"\1\2" + bytes(4)
    size = 20 + len(about_image) + len(image)
    about_face = size.to_bytes(4) + bytes(16)
    head = b"FAC\x00" + b"010\x00" + (14 + size).to_bytes(4) + (1).to_bytes(2)
    return head + about_face + about_image + image


def block_39794(image: bytes) -> bytes:
    """FaceImageDataBlock: its version, and one representation with one image and its format."""
    kind = asn1.explicit(1, asn1.explicit(0, asn1.implicit(0, bytes((JPEG_39794,)))))
    base = asn1.explicit(0, asn1.implicit(0, image), kind)
    shown = asn1.sequence(asn1.implicit(0, b"\0"), asn1.explicit(1, asn1.explicit(0, base)))
    version = asn1.explicit(0, asn1.implicit(0, b"\3"), asn1.implicit(1, YEAR_39794_5.to_bytes(2)))
    return asn1.encode(0x65, version, asn1.explicit(1, shown))
