"""``safepassage trust policy``: whose certificates count; a second person confirms each word."""

import argparse
import json
import sys
from typing import TYPE_CHECKING

from safepassage.cli._django import setup
from safepassage.cli._home import existing_home
from safepassage.cli._result import in_words, show

if TYPE_CHECKING:
    from safepassage.apps.trust.kinds import About
    from safepassage.apps.trust.models import Policy

EXAMPLE = (
    "safepassage trust policy --country UT --stance do_not_trust "
    "--ground 'Its root key was reported stolen'"
)
STANCES = ("trust", "do_not_trust", "default")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    about = parser.add_mutually_exclusive_group()
    about.add_argument("--country", metavar="XX", help="all roots of a country, by two letters")
    about.add_argument("--source", metavar="NAME", help="all that a list or another source holds")
    about.add_argument("--certificate", metavar="SHA256", help="one root, by its digest")
    parser.add_argument(
        "--stance",
        choices=STANCES,
        help="what is said; trust covers what is here when it is confirmed, and nothing later; "
        "default takes an earlier word back",
    )
    parser.add_argument("--ground", default="", metavar="TEXT", help="why; kept with the word")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Say a word, or list those that hold and those that wait; 2 when a rule forbids it."""
    try:
        existing_home()
        setup()
        subject = _subject(args)
        if subject is None:
            return _list(args)
        return show(_said(_propose(args, *subject)), args)
    except (ValueError, OSError) as error:
        print(f"safepassage trust: {in_words(error)}", file=sys.stderr)
        return 2


def _subject(args: argparse.Namespace) -> "tuple[About, str] | None":
    from safepassage.apps.trust import selectors
    from safepassage.apps.trust.kinds import About

    if args.country:
        return About.COUNTRY, args.country.upper()
    if args.certificate:
        return About.CERTIFICATE, args.certificate.lower()
    if args.source:
        source = selectors.source_by_name(args.source)
        if source is None:
            raise ValueError(f"there is no source '{args.source}'")
        return About.SOURCE, str(source.pk)
    return None


def _propose(args: argparse.Namespace, about: "About", subject: str) -> "Policy":
    from safepassage.adapters.clock import SystemClock
    from safepassage.apps.trust.kinds import Stance
    from safepassage.flows.trust.words import propose
    from safepassage.records.actor import Actor, Component

    if args.stance is None:
        raise ValueError("say --stance trust, do_not_trust or default")
    policy = propose(
        about=about,
        subject=subject,
        stance=Stance(args.stance),
        ground=args.ground,
        actor=Actor.component(Component.COMMAND_LINE),
        at=SystemClock().now(),
    )
    if policy.confirmed_at is None:
        print("it holds as soon as a second person confirms it in the console", file=sys.stderr)
    return policy


def _list(args: argparse.Namespace) -> int:
    from safepassage.apps.trust import policies

    rows = [_said(each) for each in (*policies.waiting(), *policies.in_force())]
    if args.json:
        print(json.dumps({"policies": rows}))
        return 0
    for row in rows:
        state = "waits" if row["waits"] else "holds"
        print(f"{state}  {row['stance']:<13}{row['about']:<12}{row['subject']}  {row['ground']}")
    return 0


def _said(policy: "Policy") -> dict[str, object]:
    return {
        "id": str(policy.pk),
        "about": policy.about,
        "subject": policy.subject,
        "stance": policy.stance,
        "ground": policy.ground,
        "waits": policy.confirmed_at is None,
        "said": policy.said_at.isoformat(),
    }
