"""Puts questions to registers, several at once, each within its time; no transaction is open."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from time import monotonic

from django.db import transaction

from safepassage.apps.enquiries.services import Outcome, tell_asked
from safepassage.apps.regulation.stops import stopped, stopped_code
from safepassage.flows.enquiries.planning import Task
from safepassage.flows.platform import Platform
from safepassage.records._base import Record
from safepassage.records.actor import Actor
from safepassage.records.register import (
    NO_HIT,
    RegisterAnswer,
    RegisterQuestion,
    Sent,
    Unchecked,
    Verdict,
    not_checked,
)
from safepassage.safeguards.capabilities import Capability, StopKind

QUESTION_ID_BYTES = 16
MARGIN_SECONDS = 1.0


class Answered(Record, frozen=True):
    """A task with what came of it."""

    task: Task
    outcome: Outcome


class Asker:
    """Asks each register by as many threads as it has connections."""

    def __init__(self, platform: Platform, *, clock: Callable[[], float] = monotonic) -> None:
        self._platform = platform
        self._clock = clock
        self._threads = {
            form.name: ThreadPoolExecutor(form.connections, thread_name_prefix=form.name)
            for form in platform.registers.forms
        }

    def ask(
        self, tasks: Sequence[Task], *, actor: Actor, patience: Mapping[str, float]
    ) -> list[Answered]:
        """Ask everything, and wait for each register at most its ``patience`` in seconds.

        What is about to be sent is in the ledger before.
        """
        ready = {form.name for form in self._platform.registers.forms if self._is_ready(form.name)}
        asked = [one for one in tasks if one.form.name in ready]
        self._tell(asked, actor)
        began = self._clock()
        futures = [(one, self._threads[one.form.name].submit(self._timed, one)) for one in asked]
        for name in sorted(ready, key=lambda name: patience[name]):
            mine = [future for one, future in futures if one.form.name == name]
            wait(mine, timeout=max(0.0, began + patience[name] - self._clock()))
        rested = [one for one in tasks if one.form.name not in ready]
        paused = not_checked(Unchecked.PAUSED)
        return [
            *(_answered(one, _result(future)) for one, future in futures),
            *(_answered(one, (paused, None)) for one in rested),
        ]

    def patience(self, tasks: Sequence[Task]) -> dict[str, float]:
        """How long it takes at the very most until each register has answered everything."""
        found = {}
        for form in self._platform.registers.forms:
            questions = sum(len(one.questions) for one in tasks if one.form.name == form.name)
            rounds = -(-questions // form.connections)
            found[form.name] = form.seconds * rounds + MARGIN_SECONDS
        return found

    def close(self) -> None:
        """Leave what waits unasked, and end the threads."""
        for threads in self._threads.values():
            threads.shutdown(wait=True, cancel_futures=True)
        for port in self._platform.registers.ports.values():
            port.close()

    def _is_ready(self, name: str) -> bool:
        """Whether it answers, and nothing stops questions to it."""
        if stopped(Capability.REGISTER_QUERIES) or stopped_code(StopKind.RECIPIENT, name):
            return False
        return self._platform.registers.ports[name].ready()

    def _tell(self, tasks: Sequence[Task], actor: Actor) -> None:
        """Durably: nothing is asked inside a transaction, which would be as slow as a register."""
        at = self._platform.clock.now()
        with transaction.atomic(durable=True):
            for one in tasks:
                tell_asked(one.waiting, one.sent, actor=actor, at=at)

    def _timed(self, task: Task) -> tuple[RegisterAnswer, float]:
        began = self._clock()
        answer = self._ask(task)
        return answer, 1000 * (self._clock() - began) / len(task.questions)

    def _ask(self, task: Task) -> RegisterAnswer:
        """About one document after the other, to the first hit or the first failure."""
        for values in task.questions:
            answer = self._platform.registers.ports[task.form.name].ask(
                self._question(task, values)
            )
            if answer.verdict is not Verdict.NO_HIT:
                return answer
        return NO_HIT

    def _question(self, task: Task, values: Mapping[Sent, str]) -> RegisterQuestion:
        """Under a random id, so that nobody outside can tie two questions together by it."""
        drawn = self._platform.ids.random(QUESTION_ID_BYTES).hex()
        return RegisterQuestion(id=drawn, kind=task.form.kind, values=values)


def _result(
    future: "Future[tuple[RegisterAnswer, float]]",
) -> tuple[RegisterAnswer, float | None]:
    """The answer; who was not begun is not asked any more, who has not answered is too late."""
    if future.done():
        return future.result()
    if future.cancel():
        return not_checked(Unchecked.WAITING), None
    return not_checked(Unchecked.TIMED_OUT), None


_UNSENT = frozenset({Unchecked.WAITING, Unchecked.PAUSED})


def _answered(task: Task, result: tuple[RegisterAnswer, float | None]) -> Answered:
    answer, milliseconds = result
    outcome = Outcome(
        waiting=task.waiting,
        answer=answer,
        sent=() if answer.why in _UNSENT else task.sent,
        fingerprint=task.fingerprint,
        milliseconds=milliseconds,
    )
    return Answered(task=task, outcome=outcome)
