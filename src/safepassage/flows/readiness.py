"""What stands in the way of a start: said together, each with the command that helps."""

import os
from collections.abc import Iterator

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor

from safepassage.adapters.keys import HomeKeys
from safepassage.apps.accounts import selectors as accounts

MIGRATE = "safepassage serve --migrate"
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def obstacles(*, host: str) -> list[str]:
    """Return what forbids serving this home on the address ``host``; empty when nothing does."""
    return [*_key_obstacles(), *(_database_obstacles() or _kind_obstacles(host))]


def unapplied_migrations() -> int:
    """Count the steps that the database lacks; raises ``DatabaseError`` when unreachable."""
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _key_obstacles() -> Iterator[str]:
    try:
        HomeKeys(settings.SAFEPASSAGE_HOME).authority_public()
    except (OSError, ValueError):
        yield "The approval authority's key is missing: safepassage init --authority-key FILE"


def _database_obstacles() -> list[str]:
    try:
        missing = unapplied_migrations()
    except DatabaseError as error:
        return [
            f"The database does not answer ({type(error).__name__}); see SAFEPASSAGE_DATABASE_URL"
        ]
    if missing:
        return [f"The database lacks {missing} migrations; back up, then start with: {MIGRATE}"]
    if accounts.installation() is None:
        return ["The database says not what it is; make the home with: safepassage init"]
    return []


def _kind_obstacles(host: str) -> Iterator[str]:
    if accounts.is_demonstration():
        if host not in LOOPBACK:
            yield "A demonstration is served on 127.0.0.1 only: leave --host away"
        return
    if not os.environ.get("SAFEPASSAGE_HOSTS"):
        yield "No host name is configured: set SAFEPASSAGE_HOSTS=console.border.example"
    if not settings.SESSION_COOKIE_SECURE:
        yield "Sessions would go without TLS: unset SAFEPASSAGE_PLAIN_HTTP"
    if not settings.SAFEPASSAGE_STATE:
        yield "It is not said whose border this is: set SAFEPASSAGE_STATE to the state's ISO code"
