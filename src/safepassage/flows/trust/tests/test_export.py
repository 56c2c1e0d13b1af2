"""The whole store leaves with a full export, bytes as they came."""

import msgspec
import pytest

from safepassage.apps.trust.export import rows
from trust_keeper import WORLD

pytestmark = pytest.mark.django_db


def test_everything_is_in_the_export_and_can_be_written(keeper):
    home = keeper.home
    keeper.vouch(home.root.raw)
    keeper.give(WORLD.master_list("UTO"))
    keeper.give(home.revocations())
    found = [(name, row) for each in rows() for name, row in each.items()]
    named = {name for name, _ in found}
    assert named == {"source", "import", "certificate", "presence", "revocation_list", "policy"}
    raws = {row["raw"] for name, row in found if name == "certificate"}
    assert home.root.raw in raws
    assert all(msgspec.json.encode(row) for _, row in found)
