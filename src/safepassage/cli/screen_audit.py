"""``safepassage screen-audit``: how fair screening is, by the origin of names."""

import argparse
import re
import sys
from pathlib import Path

import msgspec

from safepassage import __version__
from safepassage.cli._progress import Progress
from safepassage.formats.lists import detect, read_list
from safepassage.records import ListEntry
from safepassage.simulation.audit import (
    Corpus,
    CorpusError,
    Load,
    Options,
    Report,
    as_markdown,
    as_text,
    audit,
    read_corpus,
    report,
)
from safepassage.simulation.audit.corpus import FORENAMES, SURNAMES

EXAMPLE = "safepassage screen-audit --corpus names/common --list list.jsonl"
PLACE = re.compile(r"(<!-- audit -->\n).*?(<!-- end -->)", re.DOTALL)


class Unusable(ValueError):  # noqa: N818 - a state, told as one
    """An input cannot be used; the text says which and why."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    options, load = Options(), Load()
    parser.add_argument(
        "--corpus", required=True, type=Path, help=f"folder with {FORENAMES} and {SURNAMES}"
    )
    parser.add_argument("--list", type=Path, help="list file, to be screened by as well")
    parser.add_argument(
        "--travellers", type=_number, default=options.travellers, help="a country (%(default)s)"
    )
    parser.add_argument(
        "--listed",
        type=_number,
        default=options.listed,
        help="invented listed persons a country with, and as many without a birth date"
        " (%(default)s)",
    )
    parser.add_argument("--seed", type=int, default=options.seed, help="%(default)s if not set")
    parser.add_argument(
        "--minutes", type=float, default=load.minutes, help="a review takes (%(default)s)"
    )
    parser.add_argument(
        "--listed-travellers",
        type=float,
        default=load.listed,
        help="listed persons among 100,000 travellers, for the reviews a find (%(default)s)",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument(
        "--write", type=Path, metavar="PAGE", help="put the tables by region into a page"
    )


def run(args: argparse.Namespace) -> int:
    """Do it: 0 done, 1 an input cannot be used, 2 wrong use."""
    try:
        corpus, entries = _corpus(args.corpus), _entries(args.list)
        made = _report(corpus, entries, args)
        if args.write:
            _put_into(args.write, made)
    except OSError as error:
        print(f"safepassage screen-audit: {error.filename}: {error.strerror}", file=sys.stderr)
        return 2
    except (CorpusError, Unusable) as error:
        print(f"safepassage screen-audit: {error}", file=sys.stderr)
        return 1
    print(msgspec.json.encode(made).decode() if args.json else as_text(made))
    return 0


def _number(text: str) -> int:
    value = int(text) if text.isdecimal() else 0
    if not value:
        raise argparse.ArgumentTypeError(f"a number from 1 on is needed, not '{text}'")
    return value


def _corpus(folder: Path) -> Corpus:
    return read_corpus((folder / FORENAMES).read_bytes(), (folder / SURNAMES).read_bytes())


def _entries(path: Path | None) -> tuple[ListEntry, ...]:
    if path is None:
        return ()
    data = path.read_bytes()
    file = read_list(data, detect(data))
    if not file.usable:
        raise Unusable(f"{path.name}: {next(iter(file.defects)).text}")
    return tuple(file.entries)


def _report(corpus: Corpus, entries: tuple[ListEntry, ...], args: argparse.Namespace) -> Report:
    options = Options(travellers=args.travellers, listed=args.listed, seed=args.seed)
    load = Load(minutes=args.minutes, listed=args.listed_travellers)
    with Progress(len(corpus.countries), "countries") as progress:
        found = audit(corpus, entries, options, progress.step)
    return report(found, corpus, options, load, version=__version__)


def _put_into(path: Path, made: Report) -> None:
    """Replace what stands between the marks of the page."""
    page = path.read_text(encoding="utf-8")
    if not PLACE.search(page):
        raise Unusable(f"{path.name} has no place for the tables: <!-- audit --> and <!-- end -->")
    filled = PLACE.sub(lambda place: f"{place[1]}{as_markdown(made)}{place[2]}", page)
    path.write_text(filled, encoding="utf-8")
