"""Writing an answer at the authority."""

import argparse
import os
from datetime import datetime
from pathlib import Path

from safepassage.cli._approval._request import key_in, request_in, with_words
from safepassage.cli._keys._shares import write_new
from safepassage.cli._result import show
from safepassage.safeguards.approvals.answered import Saying, answer, answer_text
from safepassage.safeguards.approvals.asked import Turn

NAMES = {
    Turn.ANSWER: "leave: grant or refuse it",
    Turn.REVIEW: "a review of what was urgent: use safepassage approval review",
}


def answer_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the reasons and where the answer goes."""
    parser.add_argument("--reasons", required=True, help="in words; sealed for the agency")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="the answer, a new file"
    )


def write_answer(
    args: argparse.Namespace, turn: Turn, at: datetime, *, granted: bool, until: datetime | None
) -> int:
    """Answer the request: 0 done; raises ``FileBroken``, ``OSError`` or ``ValueError``."""
    asked, private = request_in(args), key_in(args)
    if private is None:
        raise ValueError("an answer needs the authority's key: give shares, or --key")
    if asked.request.turn is not turn:
        raise ValueError(f"this file asks for {NAMES[asked.request.turn]}")
    if at >= asked.request.answer_by:
        raise ValueError("the time to answer this request is over; it can be asked anew")
    told = with_words(asked, private)
    saying = Saying(granted=granted, reasons=args.reasons.strip(), decided_at=at, valid_until=until)
    write_new(args.out, answer_text(answer(asked, private, saying, os.urandom)))
    said = {"granted": granted, "until": until.isoformat() if until else "none"}
    if turn is Turn.REVIEW:
        said = {"it_was_right": granted}
    return show(told | said | {"answer": str(args.out)}, args)
