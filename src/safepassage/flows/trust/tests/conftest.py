import pytest

from trust_keeper import Keeper


@pytest.fixture
def keeper(db: None) -> Keeper:
    """A trust store with nothing in it, and the two who keep it."""
    return Keeper()
