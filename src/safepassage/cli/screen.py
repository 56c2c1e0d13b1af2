"""``safepassage screen``: hold names against a list, without a database."""

import argparse
import os
import resource
import sys
import tempfile
import time
from array import array
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import quantiles
from typing import BinaryIO, NamedTuple

import msgspec

from safepassage.cli._list_files import (
    ListSource,
    ListSourceError,
    format_arguments,
    list_source,
    tell,
)
from safepassage.cli._side_by_side import in_a_child, mapped, processes, spread
from safepassage.matching import ListIndex, build, screen
from safepassage.matching.warming import warm
from safepassage.records import Defect, ListedDocument, Match, Subject

BATCH = 200
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
    """How long every query took, and all of them by the clock on the wall."""

    def __init__(self) -> None:
        self.each = array("d")
        self.whole = 0.0

    def stats(self) -> dict[str, float]:
        """Sum up the queries: how many, how long, how fast."""
        enough = len(self.each) > 1
        cuts = quantiles(self.each, n=100) if enough else list(self.each or [0.0]) * 99
        return {
            "queries": len(self.each),
            "seconds": round(self.whole, 6),
            "queries_per_second": round(len(self.each) / self.whole, 1) if self.whole else 0.0,
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
        with args.queries.open("rb") as queries, tempfile.TemporaryFile() as place:
            listed = in_a_child(_build_into, source, place.fileno())
            tell(source.name, listed.defects)
            if not listed.usable:
                return 1
            with args.out.open("wb") as out:
                return _run(mapped(place.fileno()), listed, queries, out, args)
    except OSError as error:
        print(f"safepassage screen: {error.filename}: {error.strerror}", file=sys.stderr)
    except ListSourceError as error:
        print(f"safepassage screen: {error}", file=sys.stderr)
    return 2


class _Listed(NamedTuple):
    """What became of the list."""

    defects: tuple[Defect, ...]
    usable: bool
    build_seconds: float


def _build_into(source: ListSource, place: int) -> _Listed:
    """Read the list and leave its index in a file; what reading takes up ends with the process."""
    file = source.read()
    began = time.perf_counter()
    if file.usable:
        with os.fdopen(place, "wb", closefd=False) as out:
            out.write(build(file.entries).to_bytes())
    return _Listed(file.defects, file.usable, time.perf_counter() - began)


def _threshold(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"a threshold lies between 0 and 1, '{text}' does not")
    return value


def _run(
    index: ListIndex,
    listed: _Listed,
    queries: BinaryIO,
    out: BinaryIO,
    args: argparse.Namespace,
) -> int:
    timing = Timing()
    bad = _screen_all(index, queries, out, args, timing)
    if args.stats:
        figures = {
            "entries": len(index),
            "names": len(index.names.whole),
            "build_seconds": round(listed.build_seconds, 4),
            **timing.stats(),
            "processes": processes(),
            "peak_rss_mb": _peak(resource.RUSAGE_SELF),
            "peak_rss_of_children_mb": _peak(resource.RUSAGE_CHILDREN),
        }
        print(msgspec.json.encode(figures).decode(), file=sys.stderr)
    return 1 if bad else 0


def _peak(whose: int) -> float:
    return round(resource.getrusage(whose).ru_maxrss / 1024, 1)


def _screen_all(
    index: ListIndex,
    queries: BinaryIO,
    out: BinaryIO,
    args: argparse.Namespace,
    timing: Timing,
) -> int:
    """Answer every readable query, in their order; returns how many lines were not readable."""
    bad = 0
    warm()
    began = time.perf_counter()
    for answered in spread(partial(_answer, index, args.threshold), _batches(queries)):
        for line, answer, seconds in answered:
            if isinstance(answer, str):
                bad += 1
                print(f"{args.queries.name}: line {line}: {answer}", file=sys.stderr)
            else:
                timing.each.append(seconds)
                out.write(answer)
    timing.whole = time.perf_counter() - began
    return bad


def _batches(queries: BinaryIO) -> Iterator[list[tuple[int, bytes]]]:
    """The filled lines with their numbers, in batches."""
    filled = ((line, raw) for line, raw in enumerate(queries, start=1) if raw.strip())
    while batch := list(islice(filled, BATCH)):
        yield batch


def _answer(
    index: ListIndex, threshold: float | None, batch: Sequence[tuple[int, bytes]]
) -> list[tuple[int, bytes | str, float]]:
    """Each line's answer or what is wrong with it, and how long that took."""
    answers: list[tuple[int, bytes | str, float]] = []
    for line, raw in batch:
        began = time.perf_counter()
        answer: bytes | str
        try:
            found = _decode(raw)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            answer = str(error)
        else:
            matches = screen(index, found.query.subject(), threshold=threshold)
            answer = _encode(Answer(id=found.id, matches=matches)) + b"\n"
        answers.append((line, answer, time.perf_counter() - began))
    return answers


_decode = msgspec.json.Decoder(Query).decode
_encode = msgspec.json.Encoder().encode
