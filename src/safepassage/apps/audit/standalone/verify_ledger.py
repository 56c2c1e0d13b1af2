r"""Verify an exported Safe Passage ledger on any machine: Python 3.11 or later, nothing else.

    python verify_ledger.py ledger.jsonl --key anchor.pub --heads witness.jsonl
anchor.pub is the public key that witnesses got when the ledger was begun, witness.jsonl the signed
heads that they kept. Exit status: 0 intact, 1 broken, 2 wrong use. A line is an entry or a head:
    digest  = SHA-256("safepassage entry 1\n" | text of the entry, null when its period is over)
    chain n = SHA-256("safepassage chain 1\n" | chain n-1 | [n,entry id,digest,end of its period])
    head    = Ed25519("safepassage head 1\n" | head without its signatures), RFC 8032
Behind a place that does not hold, reading goes on with what stands there, so that each is named.
"""

import argparse
import base64
import re
import time
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256, sha512
from pathlib import Path

NO_WITNESS = "NO WITNESS: a cut at a head, a rollback and a rewriting cannot be found; give --heads"
CANNOT_SHOW = """Whatever it says, this report cannot show:
- copies of a machine's disks or memory, or photographs of screens;
- what a patched build read or did without writing an entry;
- a rewriting with the signing key behind the newest head that a witness keeps."""
NUMBER, TIME = rb"(0|[1-9]\d{0,18})", rb'"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{6})?)Z"'
HASH, SIGNED = rb'"([0-9a-f]{64})"', rb'"([0-9a-f]{128})"'
ENTRY = re.compile(
    rb'\{"line":"entry","number":%b,"entry":%b,"digest":%b,"expires_at":%b,"chain":%b,'
    rb'"text":(null|\{.*\})\}\n' % (NUMBER, NUMBER, HASH, TIME, HASH)
)
TEXT = re.compile(rb'\{"id":%b,"uuid":.*,"expires_at":%b\}' % (NUMBER, TIME))
HEAD = re.compile(
    rb'(\{"line":"head","number":%b,"chain":%b,"at":%b,"key":%b,"successor":(?:%b|""),)"signature":'
    rb'%b,"successor_signature":(?(6)%b|"")\}\n' % (NUMBER, HASH, TIME, HASH, HASH, SIGNED, SIGNED)
)
P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, BASE = -121665 * pow(121666, -1, P) % P, (4 * pow(5, -1, P) % P).to_bytes(32, "little")
Point = tuple[int, int, int, int]


def _sum(one: Point, other: Point) -> Point:
    a, b = (one[1] - one[0]) * (other[1] - other[0]), (one[1] + one[0]) * (other[1] + other[0])
    c, d = 2 * one[3] * other[3] * D, 2 * one[2] * other[2]
    e, f, g, h = (b - a) % P, (d - c) % P, (d + c) % P, (b + a) % P
    return e * f % P, g * h % P, f * g % P, e * h % P


@lru_cache(maxsize=8)
def _multiples(octets: bytes, sign: int) -> list[list[Point]]:
    """Decode a point (5.1.3) and return it, or its negative, times 0..255 times 256**(0..31)."""
    y, odd = int.from_bytes(octets, "little") & (1 << 255) - 1, octets[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * pow(2, (P - 1) // 4, P) % P
    if y >= P or x * x % P != square or (x == 0 and odd):
        raise ValueError("this key is no point of the curve")
    x = sign * (x if x % 2 == odd else -x) % P
    step, rows = (x, y, 1, x * y % P), list[list[Point]]()
    for _ in range(32):
        rows.append([(0, 1, 1, 0)])
        for _ in range(256):
            rows[-1].append(_sum(rows[-1][-1], step))
        step = rows[-1].pop()
    return rows


def _is_signed(key: bytes, signature: bytes, stated: bytes) -> bool:
    """Whether a signature holds, in hexadecimal like its key (5.1.7, without the cofactor)."""
    public, r, s = (bytes.fromhex(part.decode()) for part in (key, signature[:64], signature[64:]))
    k = int.from_bytes(sha512(r + public + stated).digest(), "little") % ORDER
    found: Point = (0, 1, 1, 0)
    try:
        factors = ((s, _multiples(BASE, 1)), (k.to_bytes(32, "little"), _multiples(public, -1)))
    except ValueError:
        return False
    for scalar, rows in factors:
        for octet, row in zip(scalar, rows, strict=True):
            found = _sum(found, row[octet])
    x, y = (value * pow(found[2], -1, P) % P for value in found[:2])
    return (y | (x & 1) << 255).to_bytes(32, "little") == r and int.from_bytes(s, "little") < ORDER


def _holds(head: re.Match[bytes]) -> bool:
    stated = b'safepassage head 1\n%b"signature":"","successor_signature":""}' % head[1]
    pairs = zip(head.group(5, 6), head.group(7, 8), strict=True)
    return all(_is_signed(key, signature, stated) for key, signature in pairs if key)


def _hash(kind: bytes, content: bytes) -> bytes:
    return sha256(b"safepassage %b 1\n%b" % (kind, content)).hexdigest().encode()


class Reader:
    """Takes an export; an entry may be absent only if its period was over ``at`` (UTC)."""

    def __init__(self, anchor: bytes, at: str) -> None:
        self.key, self.at, self.last = anchor.hex().encode(), at.encode(), b"never"
        self.line = self.number = self.expired = self.heads = self.headed = self.unread = 0
        self.findings = list[tuple[int, int, str, str]]()
        self.chains = [b"0" * 64]  # more where lines contradict each other: any may be right

    def read(self, lines: Iterable[bytes], witnessed: list[re.Match[bytes]]) -> None:
        """Read all lines, each with its end, and compare them with the witnesses' heads."""
        seen = dict.fromkeys((int(head[2]) for head in witnessed), self.chains)
        for self.line, raw in enumerate(lines, 1):
            if entry := ENTRY.fullmatch(raw):
                self._take_entry(int(entry[1]), *entry.groups()[1:])
            elif head := HEAD.fullmatch(raw):
                self._take_head(head, int(head[2]))
            else:
                self.unread += 1
                self._find(self.number + 1, "unreadable", "the line is not as it was exported")
            if self.number in seen:
                seen[self.number] = self.chains
        self.line = 0
        for head in witnessed:
            self._compare(head, int(head[2]), seen[int(head[2])])
        if self.headed < self.number:
            self._find(self.headed + 1, "unstated", "no head in force states what is from here on")

    def _find(self, number: int, code: str, text: str) -> None:
        self.findings.append((self.line, number, code, text))

    def _take_entry(self, said: int, entry: bytes, digest: bytes, *seal: bytes) -> None:
        (end, chain, text), due = seal, self.number + 1
        stated = b'[%d,%b,"%b","%bZ"]' % (due, entry, digest, end)
        follow = [_hash(b"chain", bytes.fromhex(old.decode()) + stated) for old in self.chains]
        number = due if chain in follow else said
        if number < due:
            self._find(due, "extra", f"number {said} stands again, or not in its place")
            self.chains = [*self.chains, chain][:8]
            return
        if number > due + self.unread:
            self._find(due, "missing", f"numbers {due} to {number - 1} are not here")
        gone, inside = text == b"null", TEXT.fullmatch(text)
        sound = inside and inside.groups() == (entry, end) and _hash(b"entry", text) == digest
        if gone and end >= self.at:
            self._find(number, "missing", "the entry is absent before its period is over")
        elif not gone and not sound:
            self._find(number, "changed", "the entry is not the one that was sealed")
        elif number != said or (number == due and chain not in follow):
            self._find(number, "changed", "it does not follow from the one before: this or that")
        self.chains = [chain] if chain in follow else [chain, *follow][:8]
        self.number, self.unread, self.expired = number, 0, self.expired + gone

    def _take_head(self, head: re.Match[bytes], number: int) -> None:
        if number > self.number + self.unread:
            self._find(self.number + 1, "missing", f"a head states {number} entries")
            return
        if number > self.number:
            self.number, self.chains, self.unread = number, [head[3]], 0
        if number < self.number or head[3] not in self.chains:
            self._find(self.number, "forged_head", f"another chain since number {self.headed + 1}")
        elif head[5] != self.key or not _holds(head):
            self._find(self.number, "forged_head", "the key in force has not signed this head")
        else:
            self.key, self.last, self.headed = head[6] or self.key, head[4], number
            self.unread, self.heads = 0, self.heads + 1

    def _compare(self, head: re.Match[bytes], number: int, seen: list[bytes]) -> None:
        if not _holds(head):
            self._find(number, "forged_head", "a witness's head is not signed: it proves nothing")
        elif number > self.number:
            self._find(self.number + 1, "truncated", f"a witness saw {number} entries")
        elif head[3] not in seen:
            self._find(number, "other_head", "a witness saw another chain: rolled back, rewritten")


def main() -> int:
    """Read what the command line names, and report."""
    parser = argparse.ArgumentParser(description="Verify an exported Safe Passage ledger.")
    parser.add_argument("ledger", type=Path, help="the exported ledger")
    parser.add_argument("--key", type=Path, required=True, help="its first public key, PEM")
    parser.add_argument("--heads", type=Path, nargs="+", default=[], help="witnesses' heads")
    args = parser.parse_args()
    try:
        der = base64.b64decode(b"".join(args.key.read_bytes().splitlines()[1:-1]))
        anchor = der.removeprefix(bytes.fromhex("302a300506032b6570032100"))
        kept = [line for file in args.heads for line in file.read_bytes().splitlines()]
        heads = [head for line in kept if (head := HEAD.fullmatch(line + b"\n"))]
        if len(anchor) != len(BASE) or len(heads) < len(kept):
            parser.error("--key is no Ed25519 key, or a line of --heads is no head")
        reader = Reader(anchor, time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime()))
        with args.ledger.open("rb") as file:
            reader.read(iter(lambda: file.readline(1 << 26), b""), heads)
    except (OSError, ValueError) as error:
        parser.error(str(error))
    found, newest = reader.findings, max((int(head[2]) for head in heads), default=0)
    print(f"BROKEN in {len(found)} places" if found else "INTACT", f"up to number {reader.number}")
    print(f"expired: {reader.expired}; signed heads: {reader.heads}, last {reader.last.decode()}")
    against = f"witnessed heads: {len(heads)}, up to number {newest}" if heads else NO_WITNESS
    print(against, CANNOT_SHOW, sep="\n")
    for line, number, code, text in found[:100]:
        print(f"{f'line {line}' if line else 'at the end'}, number {number}, {code}: {text}")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
