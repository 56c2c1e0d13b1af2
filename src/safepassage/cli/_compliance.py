"""``safepassage export compliance``: the dossier that carriers and partner states ask for."""

import argparse
import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from safepassage.cli._home import existing_home

if TYPE_CHECKING:
    from safepassage.flows.dossier.making import Dossier

    Actions = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - no other name

EXAMPLES = {"compliance": "safepassage export compliance --profile eu-pnr --out dossier.html"}
FORMATS = ("html", "md", "json")


def configure(actions: "Actions") -> None:
    """Declare the action."""
    action = actions.add_parser(
        "compliance", help="law by law: configuration, code, test and evidence, in counts alone"
    )
    action.add_argument(
        "--profile", metavar="CODE", help="of this profile; else of those that are followed"
    )
    action.add_argument("--format", choices=FORMATS, help="else by the file's name, or html")
    action.add_argument(
        "--json", action="store_const", dest="format", const="json", help="the dossier as JSON"
    )
    action.add_argument("--out", type=Path, metavar="FILE", help="else it is printed")
    action.set_defaults(act=_give)


def _give(args: argparse.Namespace) -> int:
    """Make it, note it in the ledger, and only then hand it out."""
    from django.conf import settings

    from safepassage.adapters.clock import SystemClock
    from safepassage.flows.dossier.making import make, record
    from safepassage.records.actor import Actor, Component

    existing_home()
    state = settings.SAFEPASSAGE_STATE or ""
    try:
        dossier = make(SystemClock().now(), profile=args.profile, state=state)
    except LookupError as error:
        raise ValueError(error.args[0]) from error
    content = _written(dossier, args.format or _form_of(args.out))
    sha256 = hashlib.sha256(content).hexdigest()
    record(dossier, sha256, actor=Actor.component(Component.COMMAND_LINE))
    if args.out:
        args.out.write_bytes(content)
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    return 0


def _form_of(out: Path | None) -> str:
    form = out.suffix.lstrip(".") if out else ""
    return form if form in FORMATS else FORMATS[0]


def _written(dossier: "Dossier", form: str) -> bytes:
    from safepassage.flows.dossier.writing import as_html, as_json, as_markdown

    if form == "json":
        return as_json(dossier)
    return (as_markdown(dossier) if form == "md" else as_html(dossier)).encode()
