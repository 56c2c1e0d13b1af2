"""``safepassage certify``: the cases that a carrier passes before it goes live; no database."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from safepassage.adapters.clock import SystemClock
from safepassage.cli._result import in_words
from safepassage.simulation.certification import (
    CASES,
    Case,
    Result,
    asked,
    check_all,
    given,
    samples,
)
from safepassage.simulation.certification.cases import CONTENT, DIALECTS, Expected

EXAMPLE = "safepassage certify check answers/ --format paxlst"
EXAMPLES = {
    "kit": "safepassage certify kit certification/ --format paxlst --format cusres",
    "sample": "safepassage certify sample announce --format apps",
    "check": f"{EXAMPLE} --json",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    kit = actions.add_parser("kit", help="write the cases, their instructions and empty folders")
    kit.add_argument("folder", type=Path, help="a folder that does not exist yet")
    kit.set_defaults(act=_kit)
    sample = actions.add_parser("sample", help="print a right message of a case, to compare with")
    sample.add_argument("case", choices=sorted(CASES), metavar="CASE", help="the case's code")
    sample.set_defaults(act=_sample)
    check = actions.add_parser("check", help="hold a carrier's messages against the cases")
    check.add_argument("folder", type=Path, help="one folder a case in it, the messages in those")
    check.add_argument("--json", action="store_true", help="print JSON")
    check.set_defaults(act=_check)
    for action in (kit, sample, check):
        action.add_argument(
            "--format",
            action="append",
            choices=DIALECTS,
            default=[],
            help="only the cases of this format; may be repeated",
        )


def run(args: argparse.Namespace) -> int:
    """Do it; 1 when a case fails, 2 when a folder or file cannot be used."""
    try:
        return int(args.act(args))
    except (OSError, ValueError) as error:
        print(f"safepassage certify: {in_words(error)}", file=sys.stderr)
        return 2


def _kit(args: argparse.Namespace) -> int:
    cases = asked(args.format)
    args.folder.mkdir(parents=True)
    for case in cases:
        (args.folder / case.code).mkdir()
    (args.folder / "given").mkdir()
    (args.folder / "given" / "acknowledge.edi").write_bytes(given())
    (args.folder / "cases.json").write_bytes(CONTENT)
    text = "\n".join(line for case in cases for line in _described(case))
    (args.folder / "INSTRUCTIONS.txt").write_text(f"{_HEAD}\n{text}\n", encoding="utf-8")
    print(f"{len(cases)} cases are in {args.folder}; begin with INSTRUCTIONS.txt")
    return 0


_HEAD = """\
Certification of a carrier's messages. All travellers are invented.
Put what your system sends for each case into the folder of its name, then run
    safepassage certify check .
A case passes when everything below is in the message, and nothing else is wrong with it.
"""


def _described(case: Case) -> list[str]:
    kinds = "; ".join(
        f"{name} {' or '.join(functions)}".strip() for name, functions in case.dialects.items()
    )
    lines = ["", f"{case.code}: {case.title}", f"  {case.instructions}", f"  Format: {kinds}"]
    return [*lines, *(f"  {_person(one)}" for one in case.travellers)]


def _person(one: Expected) -> str:
    documents = ", ".join(
        f"{paper.type} {paper.number} of {paper.issuer} until {paper.expires}"
        for paper in one.documents
    )
    born = one.born or "not readable"
    who = f"{one.surname} / {one.given_names}, {one.sex}, born {born}, {one.nationality}"
    return f"- {who}, {one.role.value}; {documents}"


def _sample(args: argparse.Namespace) -> int:
    case = CASES[args.case]
    wanted = [name for name in case.dialects if not args.format or name in args.format]
    if not wanted:
        raise ValueError(f"case {case.code} is one of {', '.join(case.dialects)}")
    for body in samples(case, wanted[0]):
        sys.stdout.buffer.write(body + b"\n")
    sys.stdout.flush()
    return 0


def _check(args: argparse.Namespace) -> int:
    if not args.folder.is_dir():
        raise ValueError(f"{args.folder} is no folder")
    found = {code: bodies for code in CASES if (bodies := _files(args.folder / code))}
    at = SystemClock().now().date().isoformat()
    results = check_all(found, formats=args.format, at=at)
    print(_as_json(results) if args.json else _as_text(results))
    return 0 if all(one.passed for one in results) else 1


def _files(folder: Path) -> list[bytes]:
    if not folder.is_dir():
        return []
    return [path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()]


def _as_json(results: Sequence[Result]) -> str:
    passed = sum(one.passed for one in results)
    cases = msgspec.to_builtins(results)
    return json.dumps({"passed": passed, "failed": len(results) - passed, "cases": cases})


def _as_text(results: Sequence[Result]) -> str:
    width = max(len(one.case) for one in results)
    lines = []
    for one in results:
        lines.append(f"{'pass' if one.passed else 'FAIL'}  {one.case:<{width}}  {one.title}")
        lines += [f"      {'':<{width}}  {reason}" for reason in one.reasons]
    passed = sum(one.passed for one in results)
    return "\n".join([*lines, f"{passed} of {len(results)} cases passed"])
