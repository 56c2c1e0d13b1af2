"""Registers asked while a carrier waits: after the storing, before the word, for a short time.

Who has not answered by then is not waited for: the traveller is "not checked", the carrier gets
the word that stands without it, and the worker beside asks again.
"""

from collections.abc import Sequence
from datetime import timedelta

from safepassage.apps.enquiries.waiting import Waiting, take_about
from safepassage.flows.effects import Told
from safepassage.flows.enquiries.asking import Asker
from safepassage.flows.enquiries.planning import plan
from safepassage.flows.enquiries.settling import settle_all, settle_unasked
from safepassage.flows.platform import Platform
from safepassage.records.actor import Actor, Component

ACTOR = Actor.component(Component.INTERACTIVE)
HOLD = timedelta(minutes=2)


class AtOnce:
    """Asks the registers of the interactive lane about the travellers of one message."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform
        self._asker = Asker(platform)
        self._patience = {form.name: form.seconds for form in platform.registers.forms}

    def __call__(self, told: Sequence[Told]) -> bool:
        """Ask, and keep what comes in time; whether any register's hit is new or gone."""
        planned = plan(self._platform, self._taken(told), actor=ACTOR)
        settle_unasked(self._platform, planned.settled, actor=ACTOR)
        answered = self._asker.ask(planned.tasks, actor=ACTOR, patience=self._patience)
        return settle_all(self._platform, answered, actor=ACTOR, tell=False)

    def close(self) -> None:
        """End its threads and connections."""
        self._asker.close()

    def _taken(self, told: Sequence[Told]) -> list[Waiting]:
        journeys = [one.stored.journey for one in told]
        hold_until = self._platform.clock.now() + HOLD
        return [
            one
            for form in self._platform.registers.at_once
            for one in take_about(form.name, journeys, hold_until=hold_until)
        ]
