"""Everything a state needs to leave, sealed, after two people agreed: actions of ``export``."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from safepassage.cli._home import existing_home
from safepassage.cli._keys._shares import private_key, shares_argument
from safepassage.cli._result import show

if TYPE_CHECKING:
    from safepassage.flows.leaving.export import ExportedFile, Manifest

EXAMPLES = {
    "request": (
        "safepassage export request request.json --custodian K7Q2 --ground migration "
        "--to recipient.pub"
    ),
    "approve": "safepassage export approve request.json --share share-1.txt --share share-2.txt",
    "all": "safepassage export all request.json --approval CODE --out /srv/export",
    "read": "safepassage export read /srv/export --key recipient.pem",
}
GROUNDS = ("migration", "successor", "order")


def configure(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the actions with their arguments."""
    ask = actions.add_parser("request", help="the key custodian asks; the file goes to approval")
    ask.add_argument("file", type=Path, metavar="FILE", help="a new file")
    ask.add_argument("--custodian", required=True, metavar="CODE", help="the officer's code")
    ask.add_argument("--ground", required=True, choices=GROUNDS, help="why; kept in the ledger")
    ask.add_argument("--to", required=True, type=Path, metavar="PEM", help="X25519 public key")
    ask.add_argument("--plain", action="store_true", help="not sealed: approved and recorded so")
    ask.set_defaults(act=_request)
    agree = actions.add_parser("approve", help="at the approval authority: print the approval")
    agree.add_argument("file", type=Path, metavar="FILE", help="the request")
    shares_argument(agree)
    agree.add_argument(
        "--authority-key",
        type=Path,
        metavar="PEM",
        help="the authority's whole private key, instead of shares",
    )
    agree.set_defaults(act=_approve)
    everything = actions.add_parser("all", help="write everything into a new folder")
    everything.add_argument("file", type=Path, metavar="FILE", help="the request")
    everything.add_argument("--approval", required=True, metavar="CODE", help="the approval")
    everything.add_argument("--out", required=True, type=Path, metavar="DIR", help="a new folder")
    everything.set_defaults(act=_all)
    read = actions.add_parser("read", help="open and verify an export; needs no home")
    read.add_argument("folder", type=Path, metavar="DIR", help="the export's folder")
    read.add_argument("--key", type=Path, metavar="PEM", help="the recipient's private key")
    read.add_argument("--kind", metavar="KIND", help="print the rows of this kind")
    read.set_defaults(act=_read)
    for action in (ask, agree, everything, read):
        action.add_argument("--json", action="store_true", help="print JSON")


def _request(args: argparse.Namespace) -> int:
    from safepassage.adapters.pem import authority_from_pem
    from safepassage.flows.leaving.approval import ExportGround, ask
    from safepassage.flows.platform import Platform

    existing_home()
    recipient = authority_from_pem(args.to.read_bytes())
    with args.file.open("xb") as file:
        asked = ask(
            Platform.from_settings(),
            custodian=args.custodian,
            ground=ExportGround(args.ground),
            recipient=recipient,
            plain=args.plain,
        )
        file.write(msgspec.json.format(msgspec.json.encode(asked)) + b"\n")
    return show({"request": str(asked.request.id), "file": str(args.file)}, args)


def _approve(args: argparse.Namespace) -> int:
    from safepassage.flows.leaving.approval import AskedApproval, approve

    asked = msgspec.json.decode(args.file.read_bytes(), type=AskedApproval)
    private = private_key(args.share, args.authority_key)
    request = asked.request
    said = {
        "request": str(request.id),
        "ground": request.ground.value,
        "sealed": not request.plain,
        "asked_at": request.requested_at.isoformat(),
        "approval": approve(asked, private),
    }
    return show(said, args)


def _all(args: argparse.Namespace) -> int:
    from django.conf import settings

    from safepassage.adapters.keys import HomeKeys
    from safepassage.flows.leaving.approval import AskedApproval
    from safepassage.flows.leaving.export import export_all
    from safepassage.flows.platform import Platform

    existing_home()
    asked = msgspec.json.decode(args.file.read_bytes(), type=AskedApproval)
    manifest = export_all(
        Platform.from_settings(),
        HomeKeys(settings.SAFEPASSAGE_HOME),
        asked.request,
        args.approval,
        args.out,
    )
    return show({"folder": str(args.out), **{one.kind: one.rows for one in manifest.files}}, args)


def _read(args: argparse.Namespace) -> int:
    from safepassage.adapters.pem import authority_private_from_pem
    from safepassage.flows.leaving.export import ExportBroken, read_manifest

    private = authority_private_from_pem(args.key.read_bytes()) if args.key else None
    try:
        manifest = read_manifest(args.folder)
        wanted = [one for one in manifest.files if args.kind in {None, one.kind}]
        if not wanted:
            kinds = ", ".join(one.kind for one in manifest.files)
            raise ValueError(f"there is no '{args.kind}' in the export; there are {kinds}")
        counts = {one.kind: _opened(args, manifest, one, private) for one in wanted}
    except ExportBroken as error:
        print(f"safepassage export: BROKEN: {error}", file=sys.stderr)
        return 1
    return 0 if args.kind else show({"verified": True, **counts}, args)


def _opened(
    args: argparse.Namespace, manifest: "Manifest", one: "ExportedFile", private: bytes | None
) -> int:
    """Read a file to its end; the ledger is verified as a ledger, too."""
    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.audit.verify import Verifier
    from safepassage.flows.leaving.export import ExportBroken, read_file

    lines = read_file(args.folder, manifest, one, private)
    if args.kind:
        return sum(1 for line in lines if sys.stdout.write(line.decode()))
    if one.kind != "ledger":
        return sum(1 for _ in lines)
    anchor = bytes.fromhex(manifest.ledger_anchor)
    verdict = Verifier(anchor=anchor, at=SystemClock().now()).read_file(lines)
    if verdict.first_break:
        raise ExportBroken(f"the ledger breaks at number {verdict.first_break.number}")
    return one.rows
