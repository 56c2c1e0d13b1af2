"""``safepassage screen``: hold names against a list, without a database."""

import argparse
import resource
import sys
import time
from array import array
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles
from typing import BinaryIO

import msgspec

from safepassage.cli._list_files import ListSourceError, format_arguments, list_source, tell
from safepassage.formats.lists import ListFile
from safepassage.matching import ListIndex, build, screen
from safepassage.records import ListedDocument, Match, Subject

EXAMPLE = "safepassage screen --list list.jsonl --queries queries.jsonl --out matches.jsonl --stats"


QUERIES = (
    'JSONL, a query a line: {"id": "Q1", "query": {"name": "Ada MUSTER", "mrz_name": '
    '"MUSTER<<ADA", "dob": "1971-05-27", "nationality": "UTO", "sex": "F", "document": '
    '{"number": "X1", "country": "UTO"}}}; id is needed, of the query any part'
)


class QuerySubject(msgspec.Struct, frozen=True):
    """The person of a query; any subset may be known."""

    name: str | None = None
    mrz_name: str | None = None
    dob: str | None = None
    nationality: str | None = None
    sex: str | None = None
    document: ListedDocument | None = None

    def subject(self) -> Subject:
        """Give the query in the words of screening."""
        return Subject(
            name=self.name,
            mrz_name=self.mrz_name,
            dob=self.dob,
            nationality=self.nationality,
            sex=self.sex,
            documents=(self.document,) if self.document else (),
        )


class Query(msgspec.Struct, frozen=True):
    """One line of the queries."""

    id: str
    query: QuerySubject


class Answer(msgspec.Struct, frozen=True):
    """One line of the output."""

    id: str
    matches: tuple[Match, ...]


class Timing:
    """Wall time of every query, for the statistics."""

    def __init__(self) -> None:
        self.seconds = array("d")

    def stats(self) -> dict[str, float]:
        """Sum up the queries: how many, how long, how fast."""
        total = sum(self.seconds)
        enough = len(self.seconds) > 1
        cuts = quantiles(self.seconds, n=100) if enough else list(self.seconds or [0.0]) * 99
        return {
            "queries": len(self.seconds),
            "seconds": round(total, 6),
            "queries_per_second": round(len(self.seconds) / total, 1) if total else 0.0,
            "p50_ms": round(cuts[49] * 1000, 4),
            "p99_ms": round(cuts[98] * 1000, 4),
        }


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--list",
        required=True,
        type=Path,
        nargs="+",
        metavar="LIST",
        help="a list in any form that can be imported; files that are one list one after another",
    )
    format_arguments(parser)
    parser.add_argument("--queries", required=True, type=Path, help=QUERIES)
    parser.add_argument("--out", required=True, type=Path, help="file for the matches, JSONL")
    parser.add_argument("--threshold", type=_threshold, help="alert from this on, 0 to 1")
    parser.add_argument("--stats", action="store_true", help="print figures as JSON on stderr")


def run(args: argparse.Namespace) -> int:
    """Screen all queries; 1 when list or queries have lines that cannot be used."""
    try:
        source = list_source(args.list, args)
        with args.queries.open("rb") as queries:
            file = source.read()
            tell(source.name, file.defects)
            if not file.usable:
                return 1
            with args.out.open("wb") as out:
                return _run(file, queries, out, args)
    except OSError as error:
        print(f"safepassage screen: {error.filename}: {error.strerror}", file=sys.stderr)
    except ListSourceError as error:
        print(f"safepassage screen: {error}", file=sys.stderr)
    return 2


def _threshold(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"a threshold lies between 0 and 1, '{text}' does not")
    return value


def _run(file: ListFile, queries: BinaryIO, out: BinaryIO, args: argparse.Namespace) -> int:
    began = time.perf_counter()
    index = build(file.entries)
    build_seconds = time.perf_counter() - began
    timing = Timing()
    bad = _screen_all(index, queries, out, args, timing)
    if args.stats:
        figures = {
            "entries": len(index),
            "names": index.name_count,
            "build_seconds": round(build_seconds, 4),
            **timing.stats(),
            "peak_rss_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        }
        print(msgspec.json.encode(figures).decode(), file=sys.stderr)
    return 1 if bad else 0


def _screen_all(
    index: ListIndex,
    queries: BinaryIO,
    out: BinaryIO,
    args: argparse.Namespace,
    timing: Timing,
) -> int:
    """Answer every readable query; returns how many lines were not readable."""
    bad = 0
    for line, found in _read(queries):
        if isinstance(found, str):
            bad += 1
            print(f"{args.queries.name}: line {line}: {found}", file=sys.stderr)
            continue
        began = time.perf_counter()
        matches = screen(index, found.query.subject(), threshold=args.threshold)
        timing.seconds.append(time.perf_counter() - began)
        out.write(msgspec.json.encode(Answer(id=found.id, matches=matches)) + b"\n")
    return bad


def _read(queries: BinaryIO) -> Iterator[tuple[int, Query | str]]:
    """Give every filled line with its number, as a query or as what is wrong with it."""
    decoder = msgspec.json.Decoder(Query)
    for line, raw in enumerate(queries, start=1):
        if raw.strip():
            try:
                yield line, decoder.decode(raw)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                yield line, str(error)
