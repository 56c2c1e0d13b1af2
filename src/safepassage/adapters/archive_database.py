"""The database as one file and back: SQLite by its online backup, PostgreSQL by its own tools."""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

SQLITE_FILE, POSTGRES_FILE = "database.sqlite3", "database.dump"


class DatabaseFailed(RuntimeError):  # noqa: N818 - a state, told as one
    """The database could not be written out or read in; the text says why."""


def engine() -> str:
    """Return ``sqlite`` or ``postgresql``."""
    return connection.vendor


def dump(folder: Path) -> Path:
    """Write the whole database, as of one moment, to a new file; writers go on meanwhile."""
    if engine() == "sqlite":
        return _copy_sqlite(folder / SQLITE_FILE)
    path = folder / POSTGRES_FILE
    _postgres("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={path}")
    return path


def load(path: Path, *, engine_of_backup: str) -> None:
    """Make the configured, still empty database what the file holds, and bring it up to date."""
    if engine_of_backup != engine():
        raise DatabaseFailed(
            f"this is a backup of {engine_of_backup}, and the settings name {engine()}"
        )
    if engine() == "sqlite":
        _place_sqlite(path)
    else:
        _fill_postgres(path)
    _refuse_newer()
    call_command("migrate", verbosity=0, interactive=False)


def _copy_sqlite(path: Path) -> Path:
    """In one step: in WAL mode a reader keeps nobody waiting, and sees one moment."""
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        (verdict,) = copy.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise DatabaseFailed(f"the copy is damaged: {verdict}")
    return path


def _place_sqlite(path: Path) -> None:
    target = Path(connection.settings_dict["NAME"])
    connection.close()
    if target.exists():
        raise DatabaseFailed(f"there is a database at {target} already")
    shutil.move(path, target)


def _fill_postgres(path: Path) -> None:
    if connection.introspection.table_names():
        raise DatabaseFailed("the database that the settings name is not empty")
    connection.close()
    name = f"--dbname={connection.settings_dict['NAME']}"
    _postgres(
        "pg_restore", "--exit-on-error", "--no-owner", "--single-transaction", name, str(path)
    )


def _refuse_newer() -> None:
    loader = MigrationLoader(connection)
    known = set(loader.disk_migrations) | set(loader.replacements)
    if unknown := sorted(set(loader.applied_migrations) - known):
        raise DatabaseFailed(f"the backup is of a newer version (it knows {unknown[0]})")


def _postgres(program: str, *words: str) -> None:
    path = shutil.which(program)
    if path is None:
        raise DatabaseFailed(f"{program} is missing: install PostgreSQL's client programs")
    done = subprocess.run(  # noqa: S603 - a fixed program, words of ours, no shell
        [path, *words], env=_environment(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise DatabaseFailed(f"{program} failed: {done.stderr.strip()}")


def _environment() -> dict[str, str]:
    """Where the database is and who we are: by the environment, where no process list shows it."""
    settings = connection.settings_dict
    told = {
        "PGHOST": settings["HOST"],
        "PGPORT": settings["PORT"],
        "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"],
        "PGDATABASE": settings["NAME"],
    }
    return os.environ | {name: str(value) for name, value in told.items() if value}
