"""A throw-away installation that really runs: home, bases, a list, a carrier, ``serve``."""

import json
import os
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

BIN = Path(sys.executable).parent / "safepassage"
BASES = [
    {
        "code": f"BENCH-{direction.upper()}",
        "title": "Advance passenger information, benchmark",
        "law": "Benchmark Act (invented)",
        "article": "1",
        "purpose": "border_check",
        "kind": "api_border",
        "direction": direction,
        "valid_from": "2020-01-01",
        "mask_after_hours": 96,
        "delete_after_hours": 96,
        "field_profile": "api",
    }
    for direction in ("inbound", "outbound")
]


@dataclass
class Stand:
    """A running installation: where it listens, its token, its home, its processes."""

    port: int
    token: str
    home: Path
    process: subprocess.Popen[bytes]

    def connection(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.port, timeout=60)

    def post(self, connection: HTTPConnection, path: str, body: bytes) -> tuple[int, bytes]:
        headers = {
            "Authorization": f"Bearer {self.token}",
            "Content-Type": "application/edifact",
        }
        connection.request("POST", f"/api/v1/{path}", body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read()

    def get(self, connection: HTTPConnection, path: str) -> dict:
        headers = {"Authorization": f"Bearer {self.token}"}
        connection.request("GET", f"/api/v1/{path}", headers=headers)
        return json.loads(connection.getresponse().read())

    def processes(self) -> list[int]:
        """The supervisor and all below it."""
        found, parents = [self.process.pid], {self.process.pid}
        while parents:
            children = {pid for pid, parent in _parents() if parent in parents} - set(found)
            found += children
            parents = children
        return found

    def memory_mb(self) -> float:
        """Proportional set size of all processes together."""
        return sum(_pss_kb(pid) for pid in self.processes()) / 1000

    def cpu_seconds(self) -> dict[str, float]:
        """CPU seconds by process, ended children included."""
        return {f"{pid} {_name(pid)}": _cpu(pid) for pid in self.processes()}


@contextmanager
def stand(entries: Iterable[bytes] = (), **environment: str) -> Iterator[Stand]:
    """Make an installation, serve it, and take it down again."""
    with tempfile.TemporaryDirectory(prefix="safepassage-bench-") as folder:
        home = Path(folder) / "home"
        settings = {
            **os.environ,
            "SAFEPASSAGE_HOME": str(home),
            "SAFEPASSAGE_PLAIN_HTTP": "1",
            "SAFEPASSAGE_STATE": "UTO",
            "SAFEPASSAGE_HOME_AIRPORTS": "PDL,FNC",
            "SAFEPASSAGE_LOG_LEVEL": "WARNING",
            "SAFEPASSAGE_REQUESTS_PER_MINUTE": "1000000",
            **environment,
        }
        token = _set_up(home, Path(folder), entries, settings)
        port = _free_port()
        process = subprocess.Popen([BIN, "serve", "--port", str(port)], env=settings)
        try:
            made = Stand(port=port, token=token, home=home, process=process)
            _wait(made)
            yield made
        finally:
            process.terminate()
            process.wait(30)


def _set_up(home: Path, folder: Path, entries: Iterable[bytes], settings: dict[str, str]) -> str:
    def run(*words: str) -> bytes:
        return subprocess.run([BIN, *words], env=settings, check=True, capture_output=True).stdout

    run("init", "--home", str(home), "--demonstration")
    bases = folder / "bases.json"
    bases.write_text(json.dumps(BASES))
    run("basis", "import", str(bases))
    listed = folder / "list.jsonl"
    listed.write_bytes(b"".join(entries))
    if listed.stat().st_size:
        terms = "--effect travel_ban --owner Bench --ground Act --purpose border_check"
        run("watchlist", "import", str(listed), "--format", "jsonl", "--name", "l", *terms.split())
    return json.loads(run("carrier", "add", "1U", "--name", "Utopia Airways", "--json"))["token"]


def _wait(made: Stand) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            connection = made.connection()
            connection.request("GET", "/health/")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        time.sleep(0.2)
    raise SystemExit("serve did not become healthy within a minute")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _parents() -> Iterator[tuple[int, int]]:
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        yield int(stat.parent.name), int(fields[1])


def _pss_kb(pid: int) -> int:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))


def _cpu(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def _name(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ").strip()[-60:]
    except OSError:
        return "?"


def own_cpu_seconds() -> float:
    """CPU seconds of the measuring process itself: the sender."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
