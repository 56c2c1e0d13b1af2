"""The worker beside the pipeline: asks what is due, also again what was not answered."""

from datetime import timedelta

from safepassage.apps.enquiries.counting import forget_others
from safepassage.apps.enquiries.waiting import registers_due, take
from safepassage.flows.enquiries.asking import Asker
from safepassage.flows.enquiries.planning import plan
from safepassage.flows.enquiries.settling import settle_all, settle_unasked
from safepassage.flows.platform import Platform
from safepassage.records.actor import Actor, Component

ACTOR = Actor.component(Component.ENQUIRIES)
HOLD = timedelta(minutes=5)
"""Longer than any batch takes; what a worker that died had taken is due again afterwards."""
ROUNDS_AT_ONCE = 4
OF_UNKNOWN = 50


class Beside:
    """Asks one batch of each register a step."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._asker = Asker(platform)
        forget_others([form.name for form in platform.registers.forms])

    def step(self) -> int:
        """Ask what is due, a batch a register; how many questions were settled."""
        due = registers_due(self._platform.clock.now())
        return sum(map(self._of_register, due))

    def close(self) -> None:
        """End its threads and connections."""
        self._asker.close()

    def _of_register(self, register: str) -> int:
        """A register that rests is left alone; one that is named no more is settled as such."""
        form = self._platform.registers.terms(register)
        if form and not self._platform.registers.ports[register].ready():
            return 0
        limit = form.connections * ROUNDS_AT_ONCE if form else OF_UNKNOWN
        taken = take(register, at=self._platform.clock.now(), hold=HOLD, limit=limit)
        planned = plan(self._platform, taken, actor=ACTOR)
        settle_unasked(self._platform, planned.settled, actor=ACTOR)
        patience = self._asker.patience(planned.tasks)
        answered = self._asker.ask(planned.tasks, actor=ACTOR, patience=patience)
        settle_all(self._platform, answered, actor=ACTOR, tell=True)
        return len(taken)
