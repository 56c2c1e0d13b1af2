"""A pytest plugin: ``postgres_url``, a fresh database of a throw-away PostgreSQL server.

Tests that ask for it carry the marker ``postgres``; without a server they are skipped.
"""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

INSTALLED = Path("/usr/lib/postgresql")
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
_numbers = count(1)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """Start a server on a free port of this machine and stop it at the end; its URL."""
    folder = Path(tempfile.mkdtemp(prefix="safepassage-postgres-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    port, data = _free_port(), str(folder / "data")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} {FAST}"
    _server("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8")
    _server("pg_ctl", "-D", data, "-o", options, "-l", str(folder / "log"), "-w", "start")
    try:
        yield f"postgresql://postgres@127.0.0.1:{port}"
    finally:
        _server("pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder)


@pytest.fixture
def postgres_url(postgres_server: str) -> str:
    """Make an empty database and return its URL, as ``SAFEPASSAGE_DATABASE_URL`` wants it."""
    import psycopg  # noqa: PLC0415 - an extra that other tests do without

    name = f"test_{next(_numbers)}"
    with psycopg.connect(f"{postgres_server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return f"{postgres_server}/{name}"


def _server(program: str, *words: str) -> None:
    """Run one of the server's programs; PostgreSQL refuses to run as root."""
    path = shutil.which(program) or str(max(INSTALLED.glob(f"*/bin/{program}")))
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*user, path, *words], check=True, stdout=subprocess.DEVNULL, cwd="/")  # noqa: S603 - fixed words


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
