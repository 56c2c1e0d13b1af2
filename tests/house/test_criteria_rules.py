"""No code that picks out journeys stands without asking on what it may rest."""

import pytest

from house.criteria import picks_without_asking
from house.source import Source, production_sources

ASKS = "from safepassage.safeguards import criteria"


def test_the_platform_keeps_the_rule() -> None:
    assert list(map(str, picks_without_asking(production_sources()))) == []


@pytest.mark.parametrize(
    "path", ["targeting/language.py", "apps/rules/services.py", "flows/rules.py", "targeting.py"]
)
def test_a_breach_is_seen_until_one_of_its_files_asks(path: str) -> None:
    assert list(picks_without_asking([Source(path, "x = 1")]))
    assert list(picks_without_asking([Source(path, ASKS)])) == []


def test_one_file_that_asks_covers_its_room_and_no_other() -> None:
    asking, silent = Source("targeting/a.py", ASKS), Source("apps/rules/b.py", "")
    found = list(picks_without_asking([asking, Source("targeting/b.py", ""), silent]))
    assert [one.path for one in found] == ["apps/rules"]


def test_rules_over_certificates_are_others() -> None:
    assert list(picks_without_asking([Source("documents/lint/rules/names.py", "")])) == []
