"""A request's file on the authority's machine: read, opened, put into words."""

import argparse
from pathlib import Path

from safepassage.cli._keys._shares import private_key, shares_argument
from safepassage.safeguards.approvals.answered import said_in
from safepassage.safeguards.approvals.asked import AskedFile, read_asked


def request_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the request and what opens it."""
    parser.add_argument("file", type=Path, metavar="FILE", help="the request")
    shares_argument(parser)
    parser.add_argument(
        "--key", type=Path, metavar="PEM", help="the whole private key, instead of shares"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def request_in(args: argparse.Namespace) -> AskedFile:
    """The request of the file; raises ``FileBroken`` or ``OSError``."""
    return read_asked(args.file.read_bytes())


def key_in(args: argparse.Namespace) -> bytes | None:
    """The private key, where shares or a key were given."""
    return private_key(args.share, args.key) if args.share or args.key else None


def in_clear(asked: AskedFile) -> dict[str, object]:
    """What everybody may read of a request who holds its file."""
    one = asked.request
    return {
        "request": one.id,
        "turn": one.turn.value,
        "asks_for": one.kind,
        "record": one.subject,
        "law": one.law,
        "purpose": one.purpose,
        "officer": one.requester,
        "asked_at": one.requested_at.isoformat(),
        "answer_by": one.answer_by.isoformat(),
        "urgent": one.urgent,
        "opens": one.opens,
        "for_keys": [part.key for part in asked.parts],
    }


def with_words(asked: AskedFile, private: bytes) -> dict[str, object]:
    """A request with ground and case; raises ``FileBroken``."""
    said = said_in(asked, private)
    return in_clear(asked) | {"ground": said.ground, "case": said.case}
