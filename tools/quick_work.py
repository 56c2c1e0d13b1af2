"""A pytest plugin: stages run where the test runs, and long work makes no pauses for others.

A worker forks its processes anew for every test, which costs more than most messages do. Tests
of those processes carry the marker ``processes``.
"""

from collections.abc import Iterator
from concurrent.futures import Future
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _stages_run_here(request: pytest.FixtureRequest) -> Iterator[None]:
    from safepassage.flows import pacing, pool, work  # noqa: PLC0415 - after the settings

    class StagesHere(pool.StagePool):
        """Prepares each message as it is submitted."""

        def submit(self, context: Any, lease: Any, body: bytes) -> "Future[bytes]":  # noqa: ANN401 - as in the pool
            future: Future[bytes] = Future()
            try:
                future.set_result(pool.encoded(context, lease, body))
            except Exception as error:  # noqa: BLE001 - handed on, as from another process
                future.set_exception(error)
            return future

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pacing, "sleep", lambda _: None)
        if request.node.get_closest_marker("processes") is None:
            patch.setattr(work, "StagePool", StagesHere)
        yield
