"""``safepassage demo``: make the demonstration, start it, say how to enter."""

import argparse
import os
import sys
import threading
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from safepassage.cli import serve
from safepassage.cli._home import existing_home
from safepassage.cli._parts import wanted
from safepassage.cli._result import in_words
from safepassage.cli.demonstration import example
from safepassage.cli.demonstration.book import Cast
from safepassage.cli.demonstration.place import enter_home, prepare
from safepassage.simulation import Pace

EXAMPLE = "safepassage demo --port 8000"
HOST, PORT = "127.0.0.1", 8000
CARRIERS = "carriers"
SECONDS_TO_START = 60
FAST = Pace(joins_every=timedelta(seconds=15), catches_up_in=timedelta(seconds=30))


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--port", type=int, default=PORT, help=f"port on {HOST} ({PORT})")
    parser.add_argument("--home", type=Path, help="the demonstration's folder (SAFEPASSAGE_HOME)")
    parser.add_argument("--fast", action="store_true", help="let flights join three times as often")
    parser.add_argument("--flights", type=int, help="how many flights there are at first (24)")
    ask = parser.add_mutually_exclusive_group()
    ask.add_argument("--links", action="store_true", help="only print new single-use logins")
    ask.add_argument("--report", action="store_true", help="only print recall against the truth")
    ask.add_argument("--only", choices=[CARRIERS], help=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.add_argument("--parent", type=int, help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Do it until told to stop; 2 when the home or the port is not to be had."""
    from safepassage.adapters.keys import HomeExists
    from safepassage.adapters.processes import can_listen

    home = enter_home(args.home)
    if args.only:
        return _carriers(args, home)
    if not (args.links or args.report):
        if not can_listen(HOST, args.port):
            return _refuse(f"port {args.port} is in use: {_other_port(args.port)}")
        print(f"Starting the demonstration in {home} …", flush=True)
    try:
        cast = prepare(home, found=args.links or args.report)
    except (HomeExists, OSError, ValueError) as error:
        return _refuse(in_words(error))
    if args.report:
        return _report(args, home)
    welcome = _welcome(args, home, cast)
    if args.links:
        print(welcome)
        return 0
    return _start(args, welcome)


def _refuse(text: str) -> int:
    print(f"safepassage demo: {text}", file=sys.stderr)
    return 2


def _other_port(port: int) -> str:
    return f"say another, safepassage demo --port {port + 1} or make run PORT={port + 1}"


def _start(args: argparse.Namespace, welcome: str) -> int:
    threading.Thread(target=_announce, args=(args, welcome), daemon=True).start()
    words = ["--home", os.environ["SAFEPASSAGE_HOME"], "--port", str(args.port)]
    words += ["--fast"] * args.fast
    words += ["--flights", str(args.flights)] if args.flights else []
    carriers = serve.child(CARRIERS, ["demo", "--only", CARRIERS, *words])
    served = argparse.Namespace(host=HOST, port=args.port, workers=1)
    return serve.supervise(served, existing_home(), wanted(), [carriers])


def _carriers(args: argparse.Namespace, home: Path) -> int:
    from safepassage.adapters.processes import end_with, stop_when_told
    from safepassage.cli.demonstration.carriers import play

    if args.parent:
        end_with(args.parent)
    play(home, _address(args), _pace(args), stop_when_told())
    return 0


def _pace(args: argparse.Namespace) -> Pace:
    pace = FAST if args.fast else Pace()
    return replace(pace, flights=args.flights) if args.flights else pace


def _address(args: argparse.Namespace) -> str:
    return f"http://localhost:{args.port}"


def _announce(args: argparse.Namespace, welcome: str) -> None:
    """Say how to enter as soon as the door answers."""
    from safepassage.adapters.http import HttpClient, Unreachable

    client = HttpClient(_address(args))
    for _ in range(SECONDS_TO_START * 5):
        try:
            client.get("/health/")
        except Unreachable:
            time.sleep(0.2)
        else:
            print(welcome, flush=True)
            return


def _welcome(args: argparse.Namespace, home: Path, cast: Cast) -> str:
    from safepassage.adapters.clock import SystemClock
    from safepassage.flows.demonstrate import logins

    now, address, command = SystemClock().now(), _address(args), sys.argv[0]
    again = f"{command} demo --home {home} --port {args.port}"
    rows = [
        f"  {login.name:<14}{address}/enter/{login.token}/\n  {'':<14}{login.duty}"
        for login in logins(at=now)
    ]
    return "\n".join(
        (
            "",
            f"Safe Passage, demonstration: {address}",
            "Invented travellers only. Each login works once, on this machine, for a day:",
            "",
            *rows,
            "",
            *_to_send(address, cast.yours, example.write(home, cast.series(Pace()).watched, now)),
            "",
            f"More logins: {again} --links",
            f"How much of the known truth is found: {again} --report",
            f"Any other command for it: SAFEPASSAGE_HOME={home} {command} …",
            "Stop with Ctrl-C; the next start goes on from here.",
            "",
        )
    )


def _to_send(address: str, token: str, message: example.Example) -> tuple[str, ...]:
    """How a newcomer is a carrier, what they see then, and where the later answer waits."""
    call = 'curl -H "Authorization: Bearer $TOKEN"'
    flight = f"{example.FLIGHT} from FRA ({message.departs} there) to PDL ({message.arrives} there)"
    return (
        f"To be carrier {example.CODE} ({example.NAME}) yourself:  export TOKEN={token}",
        f"  {call} --data-binary @{message.file} \\",
        f"      {address}/api/v1/messages",
        f"  It announces flight {flight}.",
        "  The officer at PDL finds it among the arrivals, with ERIKSSON, who is on no list,",
        f"  and {message.listed}, who is in the work queue.",
        "  The same bytes sent to /api/v1/interactive are answered at once. What an officer then",
        "  changes waits for you, until you acknowledge it, at:",
        f"  {call} {address}/api/v1/answers",
    )


def _report(args: argparse.Namespace, home: Path) -> int:
    from safepassage.cli.demonstration.report import report

    return report(home, args)
