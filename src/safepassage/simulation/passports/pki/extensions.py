"""Extensions of certificates and CRLs (RFC 5280 clause 4.2, Doc 9303-12 clause 7.1.1)."""

from datetime import datetime

from safepassage.simulation.passports import asn1

AUTHORITY_KEY_IDENTIFIER = "2.5.29.35"
SUBJECT_KEY_IDENTIFIER = "2.5.29.14"
KEY_USAGE = "2.5.29.15"
PRIVATE_KEY_USAGE_PERIOD = "2.5.29.16"
SUBJECT_ALTERNATIVE_NAME = "2.5.29.17"
ISSUER_ALTERNATIVE_NAME = "2.5.29.18"
BASIC_CONSTRAINTS = "2.5.29.19"
CRL_NUMBER = "2.5.29.20"
CRL_REASON = "2.5.29.21"
CRL_DISTRIBUTION_POINTS = "2.5.29.31"
EXTENDED_KEY_USAGE = "2.5.29.37"
NAME_CHANGE = "2.23.136.1.1.6.1"
DOCUMENT_TYPES = "2.23.136.1.1.6.2"

MASTER_LIST_SIGNER = "2.23.136.1.1.3"
DEVIATION_LIST_SIGNER = "2.23.136.1.1.8"

DIGITAL_SIGNATURE = 0
KEY_CERT_SIGN = 5
CRL_SIGN = 6

LOCALITY = "2.5.4.7"


def extension(kind: str, value: bytes, *, critical: bool = False) -> bytes:
    """One Extension; critical is only written when true, as DER wants it."""
    marked = asn1.true() if critical else b""
    return asn1.sequence(asn1.oid(kind), marked, asn1.octets(value))


def authority_key(identifier: bytes) -> bytes:
    """Which key signed."""
    value = asn1.sequence(asn1.implicit(0, identifier))
    return extension(AUTHORITY_KEY_IDENTIFIER, value)


def subject_key(identifier: bytes) -> bytes:
    """Which key this is."""
    return extension(SUBJECT_KEY_IDENTIFIER, asn1.octets(identifier))


def key_usage(*uses: int) -> bytes:
    """What the key is for."""
    return extension(KEY_USAGE, asn1.flags(*uses), critical=True)


def authority(path_length: int = 0, *, true: int = 0xFF) -> bytes:
    """That this is a CA, and how many may follow; one state writes TRUE otherwise than DER does."""
    marked = asn1.encode(0x01, bytes((true,)))
    value = asn1.sequence(marked, asn1.integer(path_length))
    return extension(BASIC_CONSTRAINTS, value, critical=True)


def private_key_usage(first: datetime, last: datetime) -> bytes:
    """From when to when the private key signs."""
    value = asn1.sequence(asn1.implicit(0, asn1.digits(first)), asn1.implicit(1, asn1.digits(last)))
    return extension(PRIVATE_KEY_USAGE_PERIOD, value)


def alternative_name(kind: str, locality: str, mail: str) -> bytes:
    """Doc 9303-12 clause 7.1.1.2: an address, and the state's three-letter code as locality."""
    place = asn1.sequence(
        asn1.set_of([asn1.sequence(asn1.oid(LOCALITY), asn1.printable(locality))])
    )
    value = asn1.sequence(asn1.implicit(1, mail.encode("ascii")), asn1.explicit(4, place))
    return extension(kind, value)


def distribution_point(address: str) -> bytes:
    """Where revocation lists are to be had."""
    full = asn1.explicit(0, asn1.implicit(6, address.encode("ascii")))
    value = asn1.sequence(asn1.sequence(asn1.explicit(0, full)))
    return extension(CRL_DISTRIBUTION_POINTS, value)


def document_types(*types: str) -> bytes:
    """Types of document that a signer may sign (Doc 9303-12 clause 7.1.1.6)."""
    listed = asn1.set_of(asn1.printable(each) for each in types)
    return extension(DOCUMENT_TYPES, asn1.sequence(asn1.integer(0), listed))


def name_change() -> bytes:
    """That the authority has another name from here on (Doc 9303-12 clause 7.1.1.5)."""
    return extension(NAME_CHANGE, asn1.null())


def extended_key_usage(purpose: str, *, critical: bool = True) -> bytes:
    """Which lists a signer may sign (Doc 9303-12 table 6)."""
    return extension(EXTENDED_KEY_USAGE, asn1.sequence(asn1.oid(purpose)), critical=critical)


def crl_number(number: int) -> bytes:
    """Which of the revocation lists of an authority this is."""
    return extension(CRL_NUMBER, asn1.integer(number))


def crl_reason(number: int) -> bytes:
    """Why a certificate was revoked (RFC 5280 clause 5.3.1)."""
    return extension(CRL_REASON, asn1.encode(0x0A, bytes((number,))))
