import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from safepassage.adapters.keys import HomeKeys, create_home
from safepassage.adapters.pem import authority_pair


@pytest.fixture
def keys(tmp_path: Path) -> HomeKeys:
    home = tmp_path / "home"
    create_home(home, authority_pem=authority_pair(bytes(range(32)))[1], random=os.urandom)
    return HomeKeys(home)


@pytest.fixture
def at() -> datetime:
    return datetime(2026, 5, 1, 12, 0, 0, 123456, tzinfo=UTC)
