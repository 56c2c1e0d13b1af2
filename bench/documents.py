"""How many chips a second one core authenticates, and how many raw signatures it could verify.

Run: python bench/documents.py   (half a minute)

Every passport has data groups 1, 2 (15,000 octets) and 14, a signer of the same kind of key as
its root, and a store of one root a state. Cold: nothing is remembered of any certificate, key,
name or chain. Seen before: other passports of a signer that was seen once.
"""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import cycle, islice
from typing import NamedTuple

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from safepassage.documents import cms
from safepassage.documents.asn1 import values
from safepassage.documents.certificates import certificate, curves, keys, names, signatures
from safepassage.documents.certificates.anchors import Anchor, Anchors
from safepassage.documents.certificates.revocation import Revocations
from safepassage.documents.passive import Chip, Trust, authenticate
from safepassage.documents.passive.security_object import read_envelope
from safepassage.records import Verdict
from safepassage.simulation.passports.authority import STATES, Authority
from safepassage.simulation.passports.keys import Ecdsa, Rsa
from safepassage.simulation.passports.keys.algorithms import Algorithm
from safepassage.simulation.passports.security_object import security_object

AT = datetime(2026, 11, 28, tzinfo=UTC)
ALGORITHMS: dict[str, Algorithm] = {
    "RSA-2048": Rsa(),
    "P-256 explicit": Ecdsa(),
    "brainpoolP384r1 explicit": Ecdsa(curve="brainpoolP384r1", digest="sha384"),
}
PASSPORTS = 60
ROUNDS = 5
SECONDS = 1.0
REMEMBERED = (
    cms.certificates_of,
    values.oid,
    values.instant,
    certificate.read_certificate,
    curves.curve_of,
    keys.public_key,
    names.parts,
    names.key,
    names.country,
    signatures.algorithm_of,
    signatures.digest_of,
)


class Case(NamedTuple):
    """Passports of one signer, and the store to judge them by."""

    chips: list[Chip]
    trust: Trust


def made(algorithm: Algorithm) -> Case:
    authorities = [Authority(code, seed=1, at=AT, algorithm=algorithm) for code in STATES]
    signer = authorities[0].document_signer()
    chips = [chip(authorities[0].code, number, signer) for number in range(PASSPORTS)]
    raws = [each.root.raw for each in authorities]
    anchors = Anchors([Anchor(certificate.read_certificate(raw), ("bench",)) for raw in raws])
    return Case(chips, Trust(anchors, Revocations((), anchors)))


def chip(code: str, number: int, signer: object) -> Chip:
    line = f"P<{code}BENCH<<CASE".ljust(44, "<") + f"X{number:08}".ljust(44, "0")
    groups = {
        1: b"\x61\x5b\x5f\x1f\x58" + line.encode(),
        2: b"\x75\x82\x3a\x98" + number.to_bytes(4) * 3750,
        14: b"\x6e\x04" + number.to_bytes(4),
    }
    return Chip(security_object(groups, signer, AT), groups)  # type: ignore[arg-type]


def forget(trust: Trust) -> None:
    for remembered in REMEMBERED:
        remembered.cache_clear()
    trust.anchors.forget()


def rate(work: Iterator[Callable[[], None]]) -> float:
    """How many pieces of work a second of this process's time does, median of the rounds."""
    rates = []
    for _ in range(ROUNDS):
        done, start = 0, time.process_time()
        while time.process_time() - start < SECONDS:
            for each in islice(work, 20):
                each()
            done += 20
        rates.append(done / (time.process_time() - start))
    return sorted(rates)[ROUNDS // 2]


def authentications(case: Case, *, cold: bool) -> Iterator[Callable[[], None]]:
    def one(each: Chip) -> None:
        if cold:
            forget(case.trust)
        examined = authenticate(each, case.trust, AT)
        assert examined.verdict is Verdict.TRUSTED, examined.reasons

    return (lambda each=each: one(each) for each in cycle(case.chips))  # type: ignore[misc]


def raw_signatures(case: Case) -> Iterator[Callable[[], None]]:
    """The signature of the security object alone, by a key at hand: what no reader can beat."""
    data = read_envelope(case.chips[0].sod or b"")
    signer = data.signers[0]
    key = keys.public_key(cms.certificates_of(data.certificates)[0].public_key).verifier
    digest = signatures.DIGESTS[signer.digest]

    def one() -> None:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(signer.signature, signer.signed or b"", padding.PKCS1v15(), digest)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signer.signature, signer.signed or b"", ec.ECDSA(digest))

    assert isinstance(digest, hashes.HashAlgorithm)
    return cycle([one])


def main() -> None:
    print("| signer and root | cold | signer seen before | one raw signature | seen / raw |")
    print("|---|---:|---:|---:|---:|")
    for name, algorithm in ALGORITHMS.items():
        case = made(algorithm)
        cold = rate(authentications(case, cold=True))
        seen = rate(authentications(case, cold=False))
        raw = rate(raw_signatures(case))
        print(f"| {name} | {cold:,.0f} | {seen:,.0f} | {raw:,.0f} | {seen / raw:.0%} |", flush=True)


if __name__ == "__main__":
    main()
