"""Tells every witness of the ledger's head and of the configuration, and keeps what they sign.

Each is told every few hours, and at once when the configuration changed. Where a witness holds
another chain than this ledger's, it is told all the same, from the last place on which both
agree: it then sees the rollback or the fork by itself, refuses, and health says so here.
"""

import logging
import ssl
from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import Enum, auto
from pathlib import Path

from django.db import transaction

from safepassage.adapters.http import HttpClient, Unreachable
from safepassage.adapters.witness_file import Witness
from safepassage.apps.audit import ledger
from safepassage.apps.audit.drafts import Details
from safepassage.apps.audit.events import Event
from safepassage.apps.watching import receipts
from safepassage.apps.watching.receipts import Held
from safepassage.flows.watching.configuration import Told, configuration
from safepassage.flows.watching.letters import lay_out, returned
from safepassage.flows.watching.statement import (
    Answer,
    NoReceipt,
    SigningKeys,
    answer_in,
    configuration_in,
    head_after,
    statement,
)
from safepassage.records.actor import Actor, Component

log = logging.getLogger(__name__)
ACTOR = Actor.component(Component.SEALER)
AGAIN = timedelta(minutes=5)
"""How soon a witness that did not answer is told again."""
SECONDS = 10.0
MOST_ROUNDS = 200
ACCEPTED = "accepted"


class _Next(Enum):
    DONE = auto()
    ON = auto()


class Telling:
    """Tells the witnesses of one process what is due; call ``tick`` every minute."""

    def __init__(
        self, keys: SigningKeys, home: Path, witnesses: Sequence[Witness], *, every: timedelta
    ) -> None:
        self._keys = keys
        self._home = home
        self._witnesses = witnesses
        self._every = every
        self._tried: dict[str, tuple[datetime, str]] = {}

    def tick(self, at: datetime) -> None:
        """Note a changed configuration, and tell whoever is due."""
        told = configuration(self._home, at)
        note_changes(told, at)
        for witness in self._witnesses:
            self._collect(witness, at)
            if self._is_due(witness, told, at):
                self._tried[witness.name] = (at, told.digest)
                self._tell(witness, told, at)

    def _is_due(self, witness: Witness, told: Told, at: datetime) -> bool:
        held = receipts.held_by(witness.name)
        if held.configuration == told.digest and held.at and at - held.at < self._every:
            return False
        tried_at, digest = self._tried.get(witness.name, (None, ""))
        pause = self._every if witness.folder or held.refused else AGAIN
        return tried_at is None or digest != told.digest or at - tried_at >= pause

    def _tell(self, witness: Witness, told: Told, at: datetime) -> None:
        for _ in range(MOST_ROUNDS):
            if self._once(witness, told, at) is _Next.DONE:
                return

    def _once(self, witness: Witness, told: Told, at: datetime) -> _Next:
        """Send one statement; whether another should follow at once."""
        since = receipts.last_common(witness.name, ledger.chain_at)
        head = head_after(since)
        if head is None:
            return _Next.DONE
        body = statement(self._keys, head, since=since, values=told.values, words=told.words, at=at)
        try:
            if witness.folder:
                lay_out(witness.folder, body)
                return _Next.DONE
            answer = self._take(witness, body, _posted(witness, body), at)
        except (NoReceipt, Unreachable, OSError):
            log.warning("a witness gave no receipt; safepassage ledger told says which")
            return _Next.DONE
        moved = answer.number != since
        knows_more = moved and ledger.chain_at(answer.number) == answer.chain
        waits = answer.number < _newest()
        return _Next.ON if knows_more and waits else _Next.DONE

    def _collect(self, witness: Witness, at: datetime) -> None:
        """Take the receipts that were carried back."""
        if witness.folder is None:
            return
        try:
            for body, reply in returned(witness.folder):
                self._take(witness, body, reply, at)
        except (NoReceipt, OSError):
            log.warning("a witness gave no receipt; safepassage ledger told says which")

    def _take(self, witness: Witness, body: bytes, reply: bytes, at: datetime) -> Answer:
        answer = answer_in(reply, to=body, key=witness.key)
        digest, accepted = configuration_in(body), answer.verdict == ACCEPTED
        held = Held(number=answer.number, chain=answer.chain, configuration=digest)
        details: dict[str, str | int] = {"number": answer.number, "configuration": digest}
        if not accepted:
            details["why"] = answer.why[:200]
        with transaction.atomic():
            receipts.keep(
                witness.name, held, accepted=accepted, why=answer.why, text=reply.decode(), at=at
            )
            ledger.write(
                event=Event.WITNESS_ACCEPTED if accepted else Event.WITNESS_REFUSED,
                actor=ACTOR,
                subject=witness.name,
                details=details,
                at=at,
            )
        return answer


def note_changes(told: Told, at: datetime) -> list[str]:
    """Write down what is set otherwise than it was noted last; the names of what changed."""
    last = receipts.last_told()
    if last is not None and last.digest == told.digest:
        return []
    names = receipts.changed(last.told, told.values) if last else []
    details: Details = {"digest": told.digest, "changed": names, "first": last is None}
    with transaction.atomic():
        receipts.note(told.digest, told.values, at=at)
        ledger.write(event=Event.CONFIGURATION_CHANGED, actor=ACTOR, details=details, at=at)
    return names


def _newest() -> int:
    head = ledger.last_head()
    return head.number if head else 0


def _posted(witness: Witness, body: bytes) -> bytes:
    address = str(witness.address)
    try:
        tls = witness.tls().context() if address.startswith("https") else None
        client = HttpClient(address, seconds=SECONDS, in_all=6 * SECONDS, tls=tls)
    except ssl.SSLError as error:
        raise Unreachable(str(error)) from error
    try:
        return client.post("", body, "application/json").body
    finally:
        client.close()
