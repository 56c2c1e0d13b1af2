"""VDS-NC: a vaccination of an invented person (ICAO technical report VDS-NC)."""

import json

from safepassage.documents.seals.encodings import radix, strict_json
from safepassage.documents.seals.encodings.strict_json import Json
from safepassage.simulation.passports.pki.certificates import Certificate
from safepassage.simulation.seals.signers import plain_signature

_ALGORITHMS = {"sha256": "ES256", "sha384": "ES384", "sha512": "ES512"}


def vaccination(issuer: str = "UTO") -> Json:
    """What such a seal signs."""
    dose: Json = {
        "dvc": "2026-03-03",
        "seq": 1,
        "ctr": issuer,
        "adm": "Harbour clinic",
        "lot": "UT7",
    }
    return {
        "hdr": {"t": "icao.vacc", "v": 1, "is": issuer},
        "msg": {
            "uvci": "U32870",
            "pid": {"n": "ERIKSSON  ANNA", "dob": "1974-08-12", "sex": "F", "i": "L898902C3"},
            "ve": [{"des": "XM68M6", "nam": "Utopavax", "dis": "RA01.0", "vd": [dose]}],
        },
    }


def non_constrained(
    data: Json, by: Certificate, *, with_certificate: bool = True, curve: str = "P-256"
) -> bytes:
    """JSON of a signed seal."""
    signature = plain_signature(by, strict_json.canonical(data), curve)
    sig = {"alg": _ALGORITHMS[by.key.digest], "sigvl": radix.encode(signature)}
    if with_certificate:
        sig["cer"] = radix.encode(by.raw)
    return json.dumps({"data": data, "sig": sig}, ensure_ascii=False).encode()
