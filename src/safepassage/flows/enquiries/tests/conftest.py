"""A platform with the registers that a test names, and the worker that asks them."""

import pytest

from one_traveller import message, notify, work
from registers import registers
from safepassage.flows.enquiries.beside import Beside


@pytest.fixture
def beside(platform, bases):
    """Put registers on the platform and give the worker."""
    workers = []

    def made(*pairs):
        platform.registers = registers(*pairs)
        workers.append(Beside(platform))
        return workers[-1]

    yield made
    for one in workers:
        one.close()


@pytest.fixture
def told(platform):
    """Let a carrier tell of somebody, and store it."""

    def stored(*sent):
        notify(platform, *(sent or [message()]))
        work(platform)

    return stored
