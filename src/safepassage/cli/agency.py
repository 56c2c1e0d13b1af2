"""``safepassage agency``: agencies of the single window, their credentials and their laws."""

import argparse
import sys
from pathlib import Path

from safepassage.cli._django import setup
from safepassage.cli._home import existing_home
from safepassage.cli._result import in_words, show
from safepassage.safeguards.sharing import AgencyRole

EXAMPLE = "safepassage agency add CUSTOMS --role customs --name 'Customs of Utopia'"
EXAMPLES = {
    "add": EXAMPLE,
    "rotate": "safepassage agency rotate CUSTOMS",
    "import": "safepassage agency import agency-laws.json",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    add = actions.add_parser("add", help="add an agency and print its credential once")
    add.add_argument("code", help="as its laws name it: letters, digits and hyphens")
    add.add_argument("--name", required=True, help="what officers read")
    add.add_argument(
        "--role",
        required=True,
        choices=[role.value for role in AgencyRole],
        help="what it is, and so the one purpose for which it may be given data",
    )
    add.add_argument("--email", default="", help="the agency's contact")
    add.add_argument("--phone", default="", help="the agency's contact")
    add.set_defaults(act=_add)
    rotate = actions.add_parser(
        "rotate", help="print a new credential once; old ones end in a week"
    )
    rotate.add_argument("code", help="the agency's code")
    rotate.set_defaults(act=_rotate)
    load = actions.add_parser("import", help="import what agencies may be given, all or none")
    load.add_argument(
        "file", type=Path, metavar="FILE", help="how it is written: docs/operate/single-window.md"
    )
    load.set_defaults(act=_import)
    for action in (add, rotate, load):
        action.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Do it; 2 when a rule forbids it, 1 when the file is refused."""
    setup()
    from safepassage.apps.oversight.reading import BasisError

    try:
        existing_home()
        return show(args.act(args), args)
    except (ValueError, OSError) as error:
        print(f"safepassage agency: {in_words(error)}", file=sys.stderr)
        return 1 if isinstance(error, BasisError) else 2


def _add(args: argparse.Namespace) -> dict[str, object]:
    from django.db import transaction

    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.agencies import services
    from safepassage.records.actor import Actor, Component

    with transaction.atomic():
        services.add_agency(
            code=args.code,
            name=args.name,
            role=AgencyRole(args.role),
            contact_email=args.email,
            contact_phone=args.phone,
            actor=Actor.component(Component.COMMAND_LINE),
            at=SystemClock().now(),
        )
        return _rotate(args)


def _rotate(args: argparse.Namespace) -> dict[str, object]:
    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.agencies import selectors, services
    from safepassage.records.actor import Actor, Component

    agency = selectors.by_code(args.code)
    if agency is None:
        raise ValueError(f"there is no agency '{args.code}'")
    token = services.rotate(
        agency=agency, actor=Actor.component(Component.COMMAND_LINE), at=SystemClock().now()
    )
    return {"agency": agency.code, "id": str(agency.pk), "token": token}


def _import(args: argparse.Namespace) -> dict[str, object]:
    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.agencies import selectors
    from safepassage.apps.oversight import services
    from safepassage.records.actor import Actor, Component

    changed = services.import_agency_bases(
        args.file.read_bytes(),
        actor=Actor.component(Component.COMMAND_LINE),
        at=SystemClock().now(),
    )
    strangers = sorted({row.agency for row in changed if not selectors.by_code(row.agency)})
    return {"new": [str(row) for row in changed], "agencies_not_added_yet": strangers}
