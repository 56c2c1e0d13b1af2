"""No door opens a traveller's data without the ledger: who opens, tells."""

import ast

from house.source import Source, last_name, production_sources

OPENING = {"open_histories", "open_reservations", "open_travellers", "open_versions"}
TELLING = {"tell", "_tell", "write", "write_read"}
MAKERS = {"apps/travel/opening.py", "apps/travel/bookings/retelling.py"}
"""The opening itself; and storing, which holds a message against what it tells anew."""


def calls_of(source: Source) -> set[str]:
    return {last_name(node.func) for node in ast.walk(source.tree) if isinstance(node, ast.Call)}


def openers() -> dict[str, set[str]]:
    found = {source.path: calls_of(source) for source in production_sources()}
    return {path: calls for path, calls in found.items() if calls & OPENING and path not in MAKERS}


def test_every_module_that_opens_data_also_tells_the_ledger() -> None:
    assert len(openers()) > 6
    assert [path for path, calls in openers().items() if not calls & TELLING] == []


def test_only_the_travel_app_opens() -> None:
    assert {path.split("/")[1] for path in openers()} == {"travel"}
