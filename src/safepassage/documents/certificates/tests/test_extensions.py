"""Extensions as states write them, in and out of order."""

from datetime import UTC, datetime

import pytest

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.asn1.writing import encode, integer
from safepassage.documents.certificates import extensions, names
from safepassage.documents.certificates.certificate import Extension, read_certificate
from safepassage.simulation.passports import World

SOUND = read_certificate(World(2).authority("UTO").document_signer().raw)
ROOT = read_certificate(World(2).authority("UTO").root.raw)


def having(name, value):
    return SOUND._replace(extensions={name: Extension(critical=False, value=value)})


@pytest.mark.parametrize("octet", [b"\xff", b"\x01"])
def test_a_true_that_is_not_written_as_der_wants_is_still_true(octet):
    value = encode(0x30, encode(0x01, octet), integer(0))
    found = having(extensions.BASIC_CONSTRAINTS, value)
    assert extensions.is_authority(found)
    assert extensions.path_length(found) == 0


def test_what_is_not_said_is_not_assumed():
    bare = SOUND._replace(extensions={})
    assert extensions.subject_key_identifier(bare) is None
    assert extensions.authority_key_identifier(bare) is None
    assert extensions.key_usage(bare) is None
    assert extensions.private_key_usage(bare) is None
    assert extensions.document_types(bare) == ()
    assert extensions.extended_key_usage(bare) == ()
    assert not extensions.is_authority(bare)


def test_a_root_may_sign_certificates_and_lists_and_its_signer_data_only():
    assert extensions.key_usage(ROOT) == {extensions.KEY_CERT_SIGN, extensions.CRL_SIGN}
    assert extensions.key_usage(SOUND) == {extensions.DIGITAL_SIGNATURE}
    assert extensions.is_authority(ROOT)


def test_a_signer_says_who_signed_it_for_what_and_how_long():
    assert extensions.authority_key_identifier(SOUND) == extensions.subject_key_identifier(ROOT)
    assert extensions.document_types(SOUND) == ("P",)
    begin, end = extensions.private_key_usage(SOUND)
    assert begin < end <= SOUND.not_after


def test_one_end_of_the_usage_period_may_be_missing():
    value = encode(0x30, encode(0x81, b"20300101000000Z"))
    found = extensions.private_key_usage(having(extensions.PRIVATE_KEY_USAGE_PERIOD, value))
    assert found == (None, datetime(2030, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    "read",
    [
        (extensions.SUBJECT_KEY_IDENTIFIER, extensions.subject_key_identifier),
        (extensions.AUTHORITY_KEY_IDENTIFIER, extensions.authority_key_identifier),
        (extensions.KEY_USAGE, extensions.key_usage),
        (extensions.BASIC_CONSTRAINTS, extensions.is_authority),
        (extensions.DOCUMENT_TYPES, extensions.document_types),
    ],
)
def test_what_cannot_be_read_says_so(read):
    name, function = read
    with pytest.raises(MalformedError):
        function(having(name, b"\x05\x00"))


def test_names_are_equal_whatever_their_order_case_and_kind_of_string():
    def name(*parts):
        return encode(
            0x30,
            *(
                encode(0x31, encode(0x30, encode(0x06, oid), encode(tag, text)))
                for oid, tag, text in parts
            ),
        )

    country, organisation = b"\x55\x04\x06", b"\x55\x04\x0a"
    first = name((country, 0x13, b"UT"), (organisation, 0x0C, "Münze  Utopia".encode()))
    second = name((organisation, 0x14, "münze utopia".encode("latin-1")), (country, 0x13, b"ut"))
    assert names.key(first) == names.key(second)
    assert names.country(second) == "UT"
    assert names.readable(first) == "C=UT, O=Münze  Utopia"
