"""Shares in files: written for their holders, read back into the key that they are of."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from safepassage.adapters.clock import SystemClock
from safepassage.adapters.pem import authority_pair, authority_private_from_pem
from safepassage.cli._result import show
from safepassage.safeguards.letters import key_id, public_of
from safepassage.safeguards.share_files import Share, key_of, read_share, share_text
from safepassage.safeguards.shares import SharesError, chance_needed, split

PUBLIC = "authority.pub"


def shares_argument(parser: argparse.ArgumentParser) -> None:
    """Declare the shares that are brought together."""
    parser.add_argument(
        "--share",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="a member's share; as many as are needed",
    )


def splitting_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare into how many shares a key is split, and for whom."""
    parser.add_argument("--shares", type=int, metavar="N", help="how many shares; 5 unless said")
    parser.add_argument(
        "--threshold", type=int, metavar="K", help="how many of them open; 3 unless said"
    )
    parser.add_argument(
        "--holder",
        action="append",
        default=[],
        metavar="NAME",
        help="who holds the next share, first to last; stands on the share",
    )
    parser.set_defaults(shares=5, threshold=3)


def private_key(shares: Sequence[Path], whole: Path | None = None) -> bytes:
    """The key of these share files, or of one file with the whole; raises ``ValueError``.

    Whether the right key came out is known by its id, which stands on every share.
    """
    if whole:
        return authority_private_from_pem(whole.read_bytes())
    found = [read_share(path.read_text(encoding="utf-8")) for path in shares]
    private = key_of(found)
    if key_id(public_of(private)).hex() != found[0].key:
        raise SharesError("the shares do not give their key: one of them was altered")
    return private


def write_shares(private: bytes, args: argparse.Namespace) -> dict[str, object]:
    """Write public key and shares into a new folder; raises ``OSError`` or ``ValueError``."""
    shares = shares_of(private, args.shares, args.threshold, args.holder)
    folder: Path = args.folder
    folder.mkdir(mode=0o700, parents=True)
    write_new(folder / PUBLIC, authority_pair(private)[1])
    paths = [folder / f"share-{one.place}.txt" for one in shares]
    for path, one in zip(paths, shares, strict=True):
        write_new(path, share_text(one).encode())
    return {
        "key": shares[0].key,
        "public": str(folder / PUBLIC),
        "shares": [str(path) for path in paths],
        "needed": args.threshold,
    }


def shares_of(private: bytes, of: int, needed: int, holders: Sequence[str]) -> list[Share]:
    """A fresh splitting of a key; raises ``ValueError`` for numbers or names that do not fit."""
    if holders and len(holders) != of:
        raise ValueError(f"there are {of} shares and {len(holders)} holders: name each, or none")
    names = holders or [f"member {place}" for place in range(1, of + 1)]
    if any(not name.strip() or len(name.splitlines()) != 1 for name in names):
        raise ValueError("a holder's name is one line")
    chance = os.urandom(chance_needed(len(private), max(needed, 1)))
    values = split(private, shares=of, needed=needed, chance=chance)
    made = f"{SystemClock().now().date()} {os.urandom(4).hex()}"
    return [
        Share(
            key=key_id(public_of(private)).hex(),
            made=made,
            needed=needed,
            of=of,
            place=place,
            holder=names[place - 1].strip(),
            value=value,
        )
        for place, value in values.items()
    ]


def write_pair(args: argparse.Namespace, private: bytes, *, keep: str, give: str) -> int:
    """Write a whole private key to ``args.out`` and the public one beside it; raises ``OSError``.

    ``keep`` and ``give`` say what becomes of the two files.
    """
    whole, public = authority_pair(private)
    beside = args.out.with_suffix(".pub")
    write_new(args.out, whole)
    write_new(beside, public)
    print(f"{args.out}: {keep}", file=sys.stderr)
    print(f"{beside}: {give}", file=sys.stderr)
    return show({"private": str(args.out), "public": str(beside)}, args)


def write_new(file: Path, content: bytes) -> None:
    """Write a new file (0600); raises ``FileExistsError``."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as output:
        output.write(content)
