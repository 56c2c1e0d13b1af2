"""``safepassage trust list``: what the store holds, what of it counts, and what is missing."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from safepassage.cli._django import setup
from safepassage.cli._home import existing_home
from safepassage.cli._result import in_words

if TYPE_CHECKING:
    from safepassage.flows.trust.coverage import Country
    from safepassage.flows.trust.held import Root, Standing

EXAMPLE = "safepassage trust list --country UT"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--country", metavar="XX", help="the roots of one country, by its two letters"
    )
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Print it; 2 where there is no home."""
    try:
        existing_home()
    except OSError as error:
        print(f"safepassage trust: {in_words(error)}", file=sys.stderr)
        return 2
    setup()
    from safepassage.adapters.clock import SystemClock
    from safepassage.flows.trust.coverage import coverage
    from safepassage.flows.trust.store import load

    now = SystemClock().now()
    standing = load(now).standing
    if args.country:
        rows = [_root(each, standing) for each in _of(standing, args.country.upper())]
        _show({"country": args.country.upper(), "roots": rows}, rows, args)
    else:
        countries = [_country(each) for each in coverage(standing, now)]
        held = [each for each in countries if each["roots"] or each["signers"]]
        _show(_summary(standing) | {"countries": countries}, held, args)
    return 0


def _summary(standing: "Standing") -> dict[str, object]:
    from safepassage.apps.trust import policies, selectors
    from safepassage.apps.trust.revision import revision

    return {
        "revision": revision(),
        "certificates": selectors.by_kind(),
        "waits": policies.waiting().count(),
        "sources": [
            {"source": source.name, "kind": source.kind, "worth": standing.worths[key].value}
            for key, source in standing.sources.items()
        ],
    }


def _of(standing: "Standing", country: str) -> "Iterator[Root]":
    return (each for each in standing.roots.values() if each.country == country)


def _root(root: "Root", standing: "Standing") -> dict[str, object]:
    certificate = root.certificate
    return {
        "sha256": root.sha256,
        "why": standing.whys[root.sha256].value,
        "valid_from": f"{certificate.not_before:%Y-%m-%d}",
        "valid_to": f"{certificate.not_after:%Y-%m-%d}",
        "sources": list(standing.names_of(root)),
    }


def _country(country: "Country") -> dict[str, object]:
    return {
        "country": country.code,
        "roots": country.roots,
        "counting": country.counting,
        "signers": country.signers,
        "missing": [each.value for each in country.gaps],
    }


def _show(
    result: Mapping[str, object], rows: list[dict[str, object]], args: argparse.Namespace
) -> None:
    if args.json:
        print(json.dumps(result))
        return
    for name, value in result.items():
        if isinstance(value, dict):
            print(f"{name}: {', '.join(f'{each} {count}' for each, count in value.items())}")
        elif isinstance(value, list) and name == "sources":
            print(*(f"{one['worth']:<22}{one['source']}" for one in value), sep="\n")
        elif not isinstance(value, list):
            print(f"{name}: {value}")
    print(*_table(rows), sep="\n")


def _table(rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Rows in columns as wide as their widest value."""
    told = [{name: _text(value) for name, value in row.items()} for row in rows]
    if not told:
        return
    columns = list(told[0])
    widths = {name: max(len(name), *(len(row[name]) for row in told)) for name in columns}
    yield "  ".join(f"{name:<{widths[name]}}" for name in columns).rstrip()
    for row in told:
        yield "  ".join(f"{row[name]:<{widths[name]}}" for name in columns).rstrip()


def _text(value: object) -> str:
    return ", ".join(map(str, value)) or "-" if isinstance(value, list) else str(value)
