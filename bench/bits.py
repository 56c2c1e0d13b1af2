"""Change every single bit of a security object's signed parts and of its signer's certificate.

Run: python bench/bits.py   (a minute); every change has to be refused, that is never "trusted".
"""

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from safepassage.documents.certificates.anchors import Anchor, Anchors
from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.certificates.revocation import Revocations
from safepassage.documents.passive import Chip, Trust, authenticate
from safepassage.documents.passive.security_object import read_envelope
from safepassage.records import Verdict
from safepassage.simulation.passports.authority import Authority
from safepassage.simulation.passports.keys import Ecdsa, Rsa
from safepassage.simulation.passports.keys.algorithms import Algorithm
from safepassage.simulation.passports.security_object import security_object

AT = datetime(2026, 11, 28, tzinfo=UTC)
ALGORITHMS: dict[str, Algorithm] = {
    "RSA-2048": Rsa(),
    "RSA-2048 PSS": Rsa(pss=True, info="pss_parameters"),
    "P-256 explicit": Ecdsa(),
    "brainpoolP256r1 explicit": Ecdsa(curve="brainpoolP256r1"),
}
DG1 = b"\x61\x5b\x5f\x1f\x58" + b"P<UTOBITS<<CASE".ljust(44, b"<") + b"X1".ljust(44, b"<")


class Part(NamedTuple):
    """Where a part of the file begins, and how long it is."""

    name: str
    start: int
    length: int


def parts(sod: bytes) -> Iterator[Part]:
    data = read_envelope(sod)
    signed = data.signers[0].signed or b""
    yield Part("content", sod.index(data.content), len(data.content))
    yield Part("signed attributes", sod.index(signed[1:]), len(signed) - 1)
    yield Part("signer's certificate", sod.index(data.certificates[0]), len(data.certificates[0]))


def verdicts(sod: bytes, part: Part, trust: Trust) -> Iterator[tuple[int, Verdict]]:
    for bit in range(part.length * 8):
        changed = bytearray(sod)
        changed[part.start + bit // 8] ^= 1 << bit % 8
        yield bit, authenticate(Chip(bytes(changed), {1: DG1}), trust, AT).verdict


def main() -> int:
    accepted = 0
    print("| object | part | bits | not trusted | undetermined | trusted |")
    print("|---|---|---:|---:|---:|---:|")
    for name, algorithm in ALGORITHMS.items():
        authority = Authority("UTO", seed=1, at=AT, algorithm=algorithm)
        sod = security_object({1: DG1}, authority.document_signer(), AT)
        anchors = Anchors([Anchor(read_certificate(authority.root.raw), ("bench",))])
        trust = Trust(anchors, Revocations((), anchors))
        assert authenticate(Chip(sod, {1: DG1}), trust, AT).verdict is Verdict.TRUSTED
        for part in parts(sod):
            found = list(verdicts(sod, part, trust))
            counts = Counter(verdict for _, verdict in found)
            accepted += counts[Verdict.TRUSTED]
            trusted = [bit for bit, verdict in found if verdict is Verdict.TRUSTED]
            print(
                f"| {name} | {part.name} | {len(found):,} | {counts[Verdict.NOT_TRUSTED]:,} "
                f"| {counts[Verdict.UNDETERMINED]:,} | {len(trusted)} {trusted[:5] or ''} |",
                flush=True,
            )
    return 1 if accepted else 0


if __name__ == "__main__":
    sys.exit(main())
