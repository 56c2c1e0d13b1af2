"""An invented state whose seals are checked, one sound seal of every kind, and who trusts whom."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import NamedTuple

import cbor2

from safepassage.documents.asn1.writing import encode
from safepassage.documents.certificates.anchors import Anchor, Anchors
from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.certificates.revocation import Revocations
from safepassage.documents.passive import Trust
from safepassage.documents.seals import CheckedSeal, Held, check, read_key_set
from safepassage.documents.seals.encodings import c40
from safepassage.simulation.passports.authority import Authority
from safepassage.simulation.passports.pki.certificates import Certificate
from safepassage.simulation.passports.security_object import security_object
from safepassage.simulation.seals import health_cards, mobile
from safepassage.simulation.seals.barcodes import Barcode, barcode
from safepassage.simulation.seals.covid import covid_certificate, vaccinated
from safepassage.simulation.seals.non_constrained import non_constrained, vaccination
from safepassage.simulation.seals.signers import seal_signer
from safepassage.simulation.seals.travel_credentials import travel_credential
from safepassage.simulation.seals.visible import Visible, visible_seal

AT = datetime(2026, 11, 28, tzinfo=UTC)
SOON = AT + timedelta(days=30)
BEFORE = AT - timedelta(days=30)
UTOPIA = Authority("UTO", seed=5, at=AT)
ELSEWHERE = Authority("QMA", seed=5, at=AT)

PASSPORT = (
    "P<UTOERIKSSON<<ANNA<<<<<<<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159<<<<<<<<<<<<<<06"
)
PERMIT = "I<UTOERIKSSON<<ANNA<<<<<<<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6"
PERMIT_MESSAGES = {2: c40.encode(PERMIT.replace("\n", "")), 3: c40.encode("L898902C3")}

VDS_NC_SIGNER = "2.23.136.1.1.14.2"
LICENCE_SIGNER = "1.0.18013.5.1.2"

BY = seal_signer(UTOPIA)
NC_BY = seal_signer(UTOPIA, "SS", purpose=VDS_NC_SIGNER, types=("NV",))
LICENCE_BY = seal_signer(UTOPIA, "DL", purpose=LICENCE_SIGNER)
CARDS_BY = health_cards.CardIssuer()
KEYS = (read_key_set(CARDS_BY.key_set()),)

GROUPS = {1: encode(0x61, encode(0x5F1F, PASSPORT.replace("\n", "").encode())), 2: b"\x75\x01\0"}


class Sound(NamedTuple):
    """A sound seal by its octets, and what has to be held for it to be trusted."""

    data: bytes
    held: Held


def trusting(*certificates: Certificate, signers: Iterable[Certificate] = ()) -> Held:
    """Certificates that are trusted as given, and signers that are held beside."""
    roots = [Anchor(read_certificate(each.raw), ("invented",)) for each in certificates]
    anchors = Anchors(roots)
    beside = tuple(read_certificate(each.raw) for each in signers)
    return Held(Trust(anchors, Revocations((), anchors), beside), KEYS)


@cache
def sound() -> dict[str, Sound]:
    """One seal of every kind."""
    root = trusting(UTOPIA.root)
    licence = mobile.issuer_signed(mobile.licence(), LICENCE_BY, BEFORE, SOON)
    sod = security_object(GROUPS, UTOPIA.document_signer(), BEFORE)
    signed = barcode(Barcode(messages={0x81: PERMIT_MESSAGES[2]}, with_certificate=True), BY)
    return {
        "VDS": Sound(visible_seal(Visible(messages=PERMIT_MESSAGES), BY), trusting(BY)),
        "IDB": Sound(signed.encode(), root),
        "VDS-NC": Sound(non_constrained(vaccination(), NC_BY), root),
        "DCC": Sound(covid_certificate(vaccinated(), BY, BEFORE, SOON).encode(), trusting(BY)),
        "SHC": Sound(health_cards.card(health_cards.immunised(), CARDS_BY).encode(), trusting()),
        "DTC-VC": Sound(travel_credential(sod, GROUPS), root),
        "mdoc": Sound(cbor2.dumps(licence), root),
    }


def checked(data: bytes | str, held: Held, *, printed: str | None = None) -> CheckedSeal:
    """Check a seal at the instant at which all of this is checked."""
    octets = data.encode() if isinstance(data, str) else data
    return check(octets, held, AT, printed=printed)


def codes(seal: CheckedSeal) -> set[str]:
    """Codes of a seal's reasons, without those that say what was not done."""
    return {each.code for each in seal.reasons} - {"seal_not_compared", "crl_missing"}
