"""The watchlists of a GTAS dump: kept with the terms that somebody answers for, never in force.

GTAS keeps no owner, law or review with a list. Without them nothing is taken, and what is
taken is screened by only when a person has seen it in the console and put it in force.
"""

import argparse
from datetime import date
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from safepassage.flows.platform import Platform
    from safepassage.formats.gtas import GtasList
    from safepassage.formats.gtas.rows import Stage
    from safepassage.records.actor import Actor

EFFECTS = ("travel_ban", "arrest", "seize_document", "inform_only")
PURPOSES = ("border_check", "pnr_assessment")
_NEEDED = ("list_owner", "list_effect", "list_ground", "list_purpose", "list_review")


def lists_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what must be said before a watchlist is taken."""
    terms = parser.add_argument_group(
        "watchlists", "taken only with all of these; kept, and not in force until the console says"
    )
    terms.add_argument("--list", metavar="NAME", help="the list's name in GTAS")
    terms.add_argument("--list-owner", help="who answers for the list")
    terms.add_argument("--list-effect", choices=EFFECTS, help="what the law attaches to a listing")
    terms.add_argument("--list-ground", help="law and article behind the effect")
    terms.add_argument("--list-purpose", choices=PURPOSES, help="whose data is held against it")
    terms.add_argument("--list-review", metavar="DATE", help="when it is looked at again")


def import_lists(
    stage: "Stage", args: argparse.Namespace, platform: "Platform", actor: "Actor"
) -> dict[str, int]:
    """Keep the named list; its name here with the number of its entries.

    The terms of a list that is here already are never changed by an import.

    Raises ``ValueError`` when a term is missing or the list is not in the dump.
    """
    said = [name for name in ("list", *_NEEDED) if getattr(args, name)]
    if not said:
        return {}
    if missing := [name for name in ("list", *_NEEDED) if not getattr(args, name)]:
        words = ", ".join(f"--{name.replace('_', '-')}" for name in missing)
        raise ValueError(f"a watchlist is taken only with {words} too")
    return _kept(_named(stage, args.list), args, platform, actor)


def _named(stage: "Stage", name: str) -> "GtasList":
    from safepassage.formats.gtas import Findings, watchlists

    found = list(watchlists(stage, Findings()))
    for one in found:
        if one.name == name:
            return one
    known = ", ".join(one.name for one in found) or "none"
    raise ValueError(f"there is no watchlist '{name}' in the dump, there are: {known}")


def _kept(
    found: "GtasList", args: argparse.Namespace, platform: "Platform", actor: "Actor"
) -> dict[str, int]:
    from safepassage.apps.watchlists import selectors
    from safepassage.apps.watchlists.models import LegalEffect
    from safepassage.apps.watchlists.services import Terms
    from safepassage.flows.import_list import keep_list
    from safepassage.formats.lists import ListFormat
    from safepassage.safeguards.purpose import Purpose

    name = f"GTAS: {found.name}"
    terms = Terms(
        owner=args.list_owner,
        legal_effect=LegalEffect(args.list_effect),
        legal_ground=args.list_ground,
        purpose=Purpose(args.list_purpose),
        review_date=date.fromisoformat(args.list_review),
    )
    kept = keep_list(
        b"\n".join(msgspec.json.encode(one) for one in found.entries),
        list_format=ListFormat.JSONL,
        name=name,
        terms=None if selectors.by_name(name) else terms,
        actor=actor,
        at=platform.clock.now(),
    )
    return {kept.imported.watchlist.name: kept.imported.version.entry_count}
