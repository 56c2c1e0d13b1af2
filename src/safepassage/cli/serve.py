"""``safepassage serve``: everything under one supervisor, or one part of it."""

import argparse
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from safepassage.cli._django import setup
from safepassage.cli._home import existing_home
from safepassage.cli._parts import PARTS, wanted

if TYPE_CHECKING:
    from safepassage.adapters.supervisor import Child

EXAMPLE = "safepassage serve --host 127.0.0.1 --port 8000"
HOST, PORT = "127.0.0.1", 8000
WORKERS = min(2, os.cpu_count() or 1)
"""Two use two cores where SQLite lets one of them write; more pay off on PostgreSQL."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--host", default=HOST, help=f"address to listen on ({HOST})")
    parser.add_argument("--port", type=int, default=PORT, help=f"port to listen on ({PORT})")
    parser.add_argument(
        "--workers", type=int, default=WORKERS, help=f"web processes (here {WORKERS})"
    )
    parser.add_argument(
        "--migrate", action="store_true", help="first bring the database up to date"
    )
    parser.add_argument("--only", choices=PARTS, help="run one part, here and unsupervised")
    parser.add_argument("--parent", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--look", action="store_true", help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Do it until told to stop; 2 when something stands in the way of a start."""
    try:
        home = existing_home()
        if args.only or args.look:
            setup()
    except (FileNotFoundError, ValueError) as error:
        return _refuse([str(error)])
    if args.look:
        return _look(args)
    if not args.only:
        return _run_all(args, home)
    if args.parent:  # which has looked for obstacles already
        return run_part(args)
    return _obstructed(args) or run_part(args)


def _look(args: argparse.Namespace) -> int:
    """Tell the supervisor, which waits, what is to run; it ends with it."""
    from safepassage.adapters.processes import end_with

    end_with(args.parent)
    if status := _obstructed(args):
        return status
    _warn()
    _compile()
    print(json.dumps({"parts": wanted(), "hello": _hello(args)}))
    return 0


def _run_all(args: argparse.Namespace, home: Path) -> int:
    """Let another process look at what is to run: the supervisor itself stays small."""
    words = ["serve", "--look", *_place(args), "--parent", str(os.getpid())]
    looking = [*_command(*words), *["--migrate"] * args.migrate]
    try:
        looked = subprocess.run(looking, stdout=subprocess.PIPE, check=False)  # noqa: S603 - ours
    except KeyboardInterrupt:
        return 130
    if looked.returncode:
        return looked.returncode
    found = json.loads(looked.stdout)
    level = os.environ.get("SAFEPASSAGE_LOG_LEVEL", "INFO")
    logging.basicConfig(level=level, format="{asctime} {levelname} {name} {message}", style="{")
    return supervise(args, home, found["parts"], hello=found["hello"])


def _compile() -> None:
    """Compile the screening once, before every part would do so for itself; it is kept."""
    warming = [sys.executable, "-m", "safepassage.matching.warming"]
    subprocess.run(warming, check=True)  # noqa: S603 - our own module


def run_part(args: argparse.Namespace) -> int:
    """Run one part until told to stop; 2 when another process does its work already."""
    from safepassage.adapters.processes import end_with
    from safepassage.adapters.single_writer import AlreadyRunning

    if args.parent:
        end_with(args.parent)
    try:
        PARTS[args.only](args)
    except AlreadyRunning as error:
        return _refuse([str(error)])
    return 0


def _obstructed(args: argparse.Namespace) -> int:
    from safepassage.flows.readiness import obstacles

    if args.migrate:
        migrate()
    return _refuse(obstacles(host=args.host))


def migrate() -> None:
    """Bring the database up to this release."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def _warn() -> None:
    from safepassage.flows.platform import Platform
    from safepassage.flows.readiness import warnings

    for warning in warnings(Platform.from_settings()):
        print(f"safepassage serve: warning: {warning}", file=sys.stderr)


def _hello(args: argparse.Namespace) -> str:
    """Where it listens, and where people reach it when a proxy stands before it."""
    from django.conf import settings

    host = f"[{args.host}]" if ":" in args.host else args.host
    outside = ", ".join(f"https://{name}" for name in settings.ALLOWED_HOSTS)
    behind = f", behind the proxy as {outside}" if settings.SESSION_COOKIE_SECURE else ""
    return f"Safe Passage listens at http://{host}:{args.port}{behind}; stop it with Ctrl-C."


def supervise(
    args: argparse.Namespace,
    home: Path,
    parts: Iterable[str],
    more: Iterable["Child"] = (),
    *,
    hello: str = "",
) -> int:
    """Run ``parts``, and ``more``, until told to stop; 2 when the place is taken."""
    from safepassage.adapters.processes import can_listen, stop_when_told
    from safepassage.adapters.single_writer import AlreadyRunning, only_one
    from safepassage.adapters.supervisor import Supervisor

    if not can_listen(args.host, args.port):
        return _refuse([f"{args.host}:{args.port} is in use or not of this machine: say --port"])
    children = [*(part(name, args) for name in parts), *more]
    try:
        with only_one(home, "supervisor"):
            print(hello, end="\n" * bool(hello), flush=True)
            Supervisor(children).run(stop_when_told())
    except AlreadyRunning as error:
        return _refuse([str(error)])
    return 0


def part(name: str, args: argparse.Namespace) -> "Child":
    """Return one part of the platform as the supervisor's child."""
    return child(name, ["serve", "--only", name, *_place(args)])


def child(name: str, words: list[str], environment: Mapping[str, str] | None = None) -> "Child":
    """Return a command of ours as a child that ends with this process."""
    from safepassage.adapters.supervisor import Child

    command = _command(*words, "--parent", str(os.getpid()))
    return Child(name=name, command=command, environment=environment or {})


def _place(args: argparse.Namespace) -> list[str]:
    return ["--host", args.host, "--port", str(args.port), "--workers", str(args.workers)]


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "safepassage.cli", *words]


def _refuse(reasons: list[str]) -> int:
    for reason in reasons:
        print(f"safepassage serve: {reason}", file=sys.stderr)
    return 2 if reasons else 0
