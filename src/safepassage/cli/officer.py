"""``safepassage officer``: add postings and officers, and invite officers again."""

import argparse
import sys

from safepassage.apps.accounts.roles import Role
from safepassage.cli._django import setup
from safepassage.cli._home import existing_home
from safepassage.cli._result import in_words, show
from safepassage.safeguards.purpose import Purpose

EXAMPLE = "safepassage officer add a.example --role officer --role supervisor --posting BCN"
EXAMPLES = {
    "add": EXAMPLE,
    "invite": "safepassage officer invite a.example --address https://console.border.example",
    "posting": "safepassage officer posting BCN --name 'Barcelona airport' "
    "--purpose border_check --time-zone Europe/Madrid --serves BCN",
    "serves": "safepassage officer serves BCN GRO REU",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    add = actions.add_parser("add", help="add an officer and print the enrolment link")
    add.add_argument("name", help="the name to sign in with")
    add.add_argument(
        "--role",
        action="append",
        required=True,
        metavar="ROLE",
        choices=[role.value for role in Role],
        help="what the officer may do, again for each: %(choices)s",
    )
    add.add_argument(
        "--posting",
        action="append",
        required=True,
        metavar="CODE",
        help="where the officer works, again for each; made before with officer posting",
    )
    add.set_defaults(act=_add)
    invite = actions.add_parser("invite", help="print a new enrolment link")
    invite.add_argument("name", help="the name to sign in with")
    invite.set_defaults(act=_invite)
    posting = actions.add_parser("posting", help="add a posting with the purposes allowed there")
    posting.add_argument("code", help="for example BCN or PIU")
    posting.add_argument("--name", required=True, help="what officers read when they sign in")
    posting.add_argument(
        "--purpose",
        action="append",
        required=True,
        metavar="PURPOSE",
        choices=[purpose.value for purpose in Purpose],
        help="what passenger data may be used for there, again for each: %(choices)s",
    )
    posting.add_argument("--time-zone", default="UTC", help="for example Europe/Madrid")
    posting.add_argument(
        "--serves",
        action="append",
        default=[],
        metavar="PLACE",
        help="a place whose flights are worked there, again for each; every place when none is "
        "said",
    )
    posting.set_defaults(act=_posting)
    serves = actions.add_parser("serves", help="say which places an existing posting serves")
    serves.add_argument("code", help="the posting")
    serves.add_argument("places", nargs="*", metavar="PLACE", help="none: every place")
    serves.set_defaults(act=_serves)
    for action in (add, invite):
        action.add_argument("--address", help="where officers reach the console, https://…")
        action.add_argument(
            "--alone",
            action="store_true",
            help="let the link open without a second person, where nobody is left to agree; "
            "the ledger says so",
        )
    for action in (add, invite, posting, serves):
        action.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Do it; 2 when a rule or an unknown word forbids it."""
    try:
        existing_home()
        setup()
        return show(args.act(args), args)
    except (ValueError, FileNotFoundError) as error:
        print(f"safepassage officer: {in_words(error)}", file=sys.stderr)
        return 2


def _add(args: argparse.Namespace) -> dict[str, object]:
    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.accounts import services
    from safepassage.records.actor import Actor, Component

    officer = services.add_officer(
        username=args.name,
        roles={Role(word) for word in args.role},
        postings=set(args.posting),
        actor=Actor.component(Component.COMMAND_LINE),
        at=SystemClock().now(),
    )
    return {"code": officer.code, "id": str(officer.pk)} | _invite(args)


def _invite(args: argparse.Namespace) -> dict[str, object]:
    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.accounts import confirming, enrolment, selectors
    from safepassage.records.actor import Actor, Component

    officer = selectors.officer_by_name(args.name)
    if officer is None:
        raise ValueError(f"nobody signs in as '{args.name}'")
    command_line = Actor.component(Component.COMMAND_LINE)
    waits = confirming.is_needed(command_line, officer) and not args.alone
    token = enrolment.invite(
        officer=officer, actor=command_line, at=SystemClock().now(), alone=args.alone
    )
    link = f"{args.address or _address()}/enrol/{token}/"
    return {"enrolment_link": link, "waits_for_a_second_person": waits}


def _posting(args: argparse.Namespace) -> dict[str, object]:
    from safepassage.apps.accounts import services

    posting = services.ensure_posting(
        code=args.code,
        name=args.name,
        purposes={Purpose(word) for word in args.purpose},
        time_zone=args.time_zone,
        places=args.serves,
    )
    return {"posting": posting.code, "purposes": posting.purposes, "serves": posting.places}


def _serves(args: argparse.Namespace) -> dict[str, object]:
    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.accounts import selectors
    from safepassage.apps.accounts.places import set_places
    from safepassage.records.actor import Actor, Component

    posting = selectors.posting_by_code(args.code)
    if posting is None:
        raise ValueError(f"there is no posting '{args.code}'")
    actor = Actor.component(Component.COMMAND_LINE)
    set_places(posting=posting, places=args.places, actor=actor, at=SystemClock().now())
    return {"posting": posting.code, "serves": posting.places}


def _address() -> str:
    from django.conf import settings

    scheme = "https" if settings.SESSION_COOKIE_SECURE else "http"
    return f"{scheme}://{settings.ALLOWED_HOSTS[0]}"
