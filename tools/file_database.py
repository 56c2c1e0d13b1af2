"""A pytest plugin: ``file_database``, an SQLite database in a file, settings as in production.

The tests' own database is in memory and has no file to look into. The fixture copies
its empty tables into a file and lets Django work there until the test ends.
"""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_django.fixtures import Settings


def open_file(path: Path) -> None:
    """Let Django's connection be the database file at ``path``."""
    from django.db import DEFAULT_DB_ALIAS, connections  # noqa: PLC0415 - after the settings

    current: Any = connections[DEFAULT_DB_ALIAS]
    options = {**current.settings_dict, "NAME": str(path)}
    connections[DEFAULT_DB_ALIAS] = type(current)(options, DEFAULT_DB_ALIAS)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that look into SQLite's own files, so that PostgreSQL can leave them out."""
    for item in items:
        if "file_database" in getattr(item, "fixturenames", ()):
            item.add_marker("sqlite")


@pytest.fixture
def file_database(
    transactional_db: None,  # noqa: ARG001 - asked for its effect
    platform: object,  # noqa: ARG001 - makes the home
    tmp_path: Path,
    settings: Settings,
) -> Iterator[Callable[[Path], None]]:
    """Make the database a file in the platform's home, and the settings' home that one."""
    from django.db import DEFAULT_DB_ALIAS, connections  # noqa: PLC0415 - after the settings

    home = tmp_path / "home"
    settings.SAFEPASSAGE_HOME = home
    path = home / "database.sqlite3"
    memory: Any = connections[DEFAULT_DB_ALIAS]
    memory.ensure_connection()
    with sqlite3.connect(path) as file:
        memory.connection.backup(file)
    file.close()
    open_file(path)
    try:
        yield open_file
    finally:
        connections[DEFAULT_DB_ALIAS].close()
        connections[DEFAULT_DB_ALIAS] = memory
