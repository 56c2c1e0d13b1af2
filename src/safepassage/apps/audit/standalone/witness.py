"""Keep the heads of Safe Passage ledgers on a machine of your own: Python 3.11, cryptography.

    python witness.py FOLDER --key anchor.pub --listen 127.0.0.1:8443 --inbox LETTERS
anchor.pub is the ledger's first public key, handed over in person. FOLDER is made at first, with
this witness's own key, whose printed public half the agency gets. FOLDER/LEDGER gets heads.jsonl
(for verify_ledger.py --heads) and alarms.txt. Statements come by POST (a proxy does TLS) or as
files. One, signed by the ledger's key, holds a head, all links since one that is kept here, and
the configuration; links must lead to the head. Alarms: rollback, fork, a changed setting, silence.
"""

import argparse
import base64
import calendar
import json
import re
import time
from collections.abc import Iterator
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

MOST, SILENT, HASH = 32_000_000, 26 * 3600, re.compile("[0-9a-f]{64}")
UNACCEPTED = ValueError, KeyError, TypeError, AttributeError, RecursionError, InvalidSignature


def _line(value: object) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def _stated(head: dict[str, Any]) -> str:
    return "safepassage head 1\n" + _line({**head, "signature": "", "successor_signature": ""})


def _verify(key: str, signature: str, text: str) -> None:
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
    public.verify(bytes.fromhex(signature), text.encode())


def _now(ago: int = 0) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(calendar.timegm(time.gmtime()) - ago))


def changes(old: dict[str, str], new: dict[str, str], words: dict[str, str]) -> Iterator[str]:
    """Say in words what differs between two configurations; nothing of the first."""
    for name in sorted(old.keys() | new.keys()) if old else ():
        before, after = old.get(name, "off: not set"), new.get(name, "off: not set")
        way = "changed" if not name.startswith("protection.") else f"switched {after[:3].strip()}"
        if before != after:
            yield f"{words.get(name, name)} was {way} ({name}: {before} -> {after})"


class Witness:
    """Keeps ledgers' heads in ``folder``; makes its own key there at the first start."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder, own = folder, folder / "witness.key"
        if not own.exists():
            own.touch(mode=0o600)
            own.write_bytes(Ed25519PrivateKey.generate().private_bytes_raw())
        self._key = Ed25519PrivateKey.from_private_bytes(own.read_bytes())
        self.public = self._key.public_key().public_bytes_raw().hex()

    def know(self, anchor: str) -> None:
        """Begin to keep the ledger whose first public key is ``anchor`` (hexadecimal)."""
        if not (self.folder / anchor).exists():
            (self.folder / anchor).mkdir(mode=0o700)
            (self.folder / anchor / "heads.jsonl").touch()
            new = {"number": 0, "chain": "0" * 64, "key": anchor, "at": "", "heard": _now()}
            self._keep(anchor, {**new, "configuration": {}, "silent": False})

    def take(self, body: bytes) -> str:
        """Return the signed answer to a statement, accepted or refused."""
        ledger, held = "", {"number": 0, "chain": ""}
        why = "this ledger is not known here"
        try:
            outer = json.loads(body)
            said = json.loads(outer["statement"])
            if HASH.fullmatch(said["ledger"]) and (self.folder / said["ledger"]).is_dir():
                ledger = said["ledger"]
                self._accept(ledger, said, outer)
                why = ""
        except UNACCEPTED as error:
            why = f"{type(error).__name__}: {error}"
        if ledger:
            held = {name: self._state(ledger)[name] for name in held}
        told = {"statement": sha256(body).hexdigest(), "verdict": "refused" if why else "accepted"}
        text = _line({"ledger": ledger, **held, **told, "why": why, "at": _now()})
        return _line({"receipt": text, "signature": self._key.sign(text.encode()).hex()})

    def watch_silence(self) -> None:
        """Raise the alarm once for each ledger that nothing was heard of for 26 hours."""
        for place in self.folder.glob("*/state.json"):
            state = self._state(place.parent.name)
            if state["heard"] < _now(SILENT) and not state["silent"]:
                self._alarm(place.parent.name, f"SILENCE: nothing accepted since {state['heard']}")
                self._keep(place.parent.name, {**state, "silent": True})

    def _accept(self, ledger: str, said: dict[str, Any], outer: dict[str, str]) -> None:
        state, head = self._state(ledger), said["head"]
        key = self._check(state, said, outer)
        known, number = self._heads(ledger), int(said["since"])
        if number not in known:
            raise ValueError(f"no head with number {number} is kept here")
        chain = known[number]
        for link in said["links"]:
            number += 1
            seal = b"safepassage chain 1\n" + bytes.fromhex(chain) + _line(link).encode()
            chain = sha256(seal).hexdigest()
            if link[0] != number or known.get(number, chain) != chain:
                self._alarm(ledger, f"FORK: number {number} is not what was stated before")
                raise ValueError("the chain is not the one that was stated before")
        if (number, chain) != (head["number"], head["chain"]):
            self._alarm(ledger, f"FORK: the head at number {head['number']} does not follow")
            raise ValueError("the links do not lead to the head")
        if said["at"] < state["at"]:
            raise ValueError("a newer statement was accepted before")
        if number < state["number"]:
            self._alarm(ledger, f"ROLLBACK: {number} entries, {state['number']} were stated")
            raise ValueError("more entries were stated before")
        for change in changes(state["configuration"], said["configuration"], said["words"]):
            self._alarm(ledger, f"CONFIGURATION: {change}")
        if number not in known:
            self._append(ledger, "heads.jsonl", _line(head))
        new = {"number": number, "chain": chain, "key": key, "at": said["at"]}
        new |= {"heard": _now(), "silent": False} if number > state["number"] else {}
        self._keep(ledger, {**state, **new, "configuration": said["configuration"]})

    def _check(self, state: dict[str, Any], said: dict[str, Any], outer: dict[str, str]) -> str:
        """Return the key in force at the head; raise InvalidSignature."""
        in_force, last, head = state["key"], state["key"], said["head"]
        for one in said["handovers"]:
            if one["key"] == last:
                _verify(last, one["signature"], _stated(one))
                _verify(last := one["successor"], one["successor_signature"], _stated(one))
                in_force = last if one["number"] <= head["number"] else in_force
        if head["number"] > state["number"] and head not in said["handovers"]:
            _verify(in_force, head["signature"], _stated(head))
        _verify(last, outer["signature"], outer["statement"])
        return str(in_force)

    def _heads(self, ledger: str) -> dict[int, str]:
        lines = (self.folder / ledger / "heads.jsonl").read_text().splitlines()
        return {0: "0" * 64} | {one["number"]: one["chain"] for one in map(json.loads, lines)}

    def _state(self, ledger: str) -> dict[str, Any]:
        return dict(json.loads((self.folder / ledger / "state.json").read_text()))

    def _keep(self, ledger: str, state: dict[str, Any]) -> None:
        draft = self.folder / ledger / "state.new"
        draft.write_text(_line(state))
        draft.replace(self.folder / ledger / "state.json")

    def _alarm(self, ledger: str, text: str) -> None:
        print(line := f"ALARM {_now()} ledger {ledger[:8]} {text}", flush=True)
        self._append(ledger, "alarms.txt", line)

    def _append(self, ledger: str, name: str, line: str) -> None:
        with (self.folder / ledger / name).open("a") as kept:
            kept.write(f"{line}\n")


def server(witness: Witness, host: str, port: str) -> HTTPServer:
    """Return a server that takes statements by POST; the caller lets it run."""

    class Door(BaseHTTPRequestHandler):
        timeout = 30

        def do_POST(self) -> None:
            size = int(self.headers.get("Content-Length", 0))
            answer = witness.take(self.rfile.read(size) if 0 < size <= MOST else b"").encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

    return HTTPServer((host, int(port)), Door)


def main() -> None:
    """Keep watch until it is stopped."""
    parser = argparse.ArgumentParser(description="Keep the heads of Safe Passage ledgers.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--key", type=Path, nargs="+", default=[], help="ledgers' first keys, PEM")
    parser.add_argument("--listen", metavar="HOST:PORT")
    parser.add_argument("--inbox", type=Path)
    args = parser.parse_args()
    witness, door = Witness(args.folder), None
    for key in args.key:
        witness.know(base64.b64decode(b"".join(key.read_bytes().splitlines()[1:-1]))[-32:].hex())
    if args.listen:
        door = server(witness, *args.listen.rpartition(":")[::2])
        door.timeout = 5
    print(f"witness {witness.public}", flush=True)
    while True:
        for file in sorted(args.inbox.glob("*.json")) if args.inbox else ():
            if not (receipt := file.with_suffix(".receipt")).exists():
                receipt.write_text(witness.take(file.read_bytes()))
        door.handle_request() if door else time.sleep(5)
        witness.watch_silence()


if __name__ == "__main__":
    main()
