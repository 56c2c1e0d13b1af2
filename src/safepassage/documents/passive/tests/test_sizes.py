"""What is remembered of what was read stays small, however large the files are that come."""

import pytest

from safepassage.documents.asn1.der import MalformedError
from safepassage.documents.asn1.writing import encode, oid
from safepassage.documents.certificates import certificate, keys
from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.certificates.keys import UnusableKeyError, public_key
from safepassage.documents.passive import security_object
from safepassage.documents.passive.security_object import read_envelope
from safepassage.simulation.passports.pki import extensions
from safepassage.simulation.passports.pki.certificates import Draft, sign
from safepassage.simulation.passports.world import World

HOME = World(2).authority("UTO")


def test_a_certificate_larger_than_any_is_refused():
    filling = extensions.extension("1.2.3", bytes(certificate.LARGEST))
    term = HOME.signer_term()
    draft = Draft(HOME.name, HOME.root.key, 7, term.first, term.last, (filling,))
    with pytest.raises(MalformedError, match="larger"):
        read_certificate(sign(draft, HOME.name, HOME.root.key).raw)


def test_a_key_larger_than_any_is_refused():
    algorithm = encode(0x30, oid(keys.RSA), encode(0x04, bytes(keys.LARGEST)))
    numbers = encode(0x30, encode(0x02, b"\x7f" * 256), encode(0x02, b"\3"))
    with pytest.raises(UnusableKeyError, match="larger"):
        public_key(encode(0x30, algorithm, encode(0x03, b"\0", numbers)))


def test_a_security_object_larger_than_any_is_refused():
    passport = World(2).passport("UTO")
    with pytest.raises(MalformedError, match="larger"):
        read_envelope(passport.sod + bytes(security_object.LARGEST))
