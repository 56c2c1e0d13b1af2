"""Two officers who keep a trust store of an invented world: what tests give, say and read."""

from datetime import datetime
from io import BytesIO
from typing import Any
from uuid import UUID

from safepassage.apps.trust import policies, selectors
from safepassage.apps.trust.kinds import About, Stance
from safepassage.apps.trust.models import Policy
from safepassage.flows.trust import words
from safepassage.flows.trust.given import Order, Report
from safepassage.flows.trust.held import Why, Worth
from safepassage.flows.trust.store import Loaded, load
from safepassage.flows.trust.take_in import take_in
from safepassage.records.actor import Actor
from safepassage.simulation.passports.world import AT, World

FIRST = Actor.officer(str(UUID(int=1)))
SECOND = Actor.officer(str(UUID(int=2)))
GROUND = "Handed over by the embassy, compared by two people"
WORLD = World()


class Keeper:
    """The first officer gives and proposes, the second confirms; ``home`` and ``other`` are states.

    ``other`` is a neighbour of ``home``, whose list vouches for both.
    """

    def __init__(self) -> None:
        self.world = WORLD
        self.home = WORLD.authority("UTO")
        self.other = WORLD.authority("QMA")

    def give(self, raw: bytes, **terms: Any) -> Report:  # noqa: ANN401 - any of an order's
        """Give a file to the store."""
        return take_in(BytesIO(raw), Order(**{"actor": FIRST, "at": AT, **terms}))

    def vouch(self, raw: bytes, **terms: Any) -> Report:  # noqa: ANN401 - as above
        """Give a root, which the second officer confirms."""
        report = self.give(raw, as_root=True, ground=GROUND, **terms)
        for policy in policies.waiting():
            self.confirm(policy)
        return report

    def confirm(self, policy: Policy, at: datetime = AT) -> None:
        """Let a word hold, by the second officer."""
        words.confirm(policy=policy, actor=SECOND, at=at)

    def say(self, about: About, subject: str, stance: Stance, at: datetime = AT) -> Policy:
        """Say a word of policy, which the second officer confirms."""
        policy = words.propose(
            about=about, subject=subject, stance=stance, ground=GROUND, actor=FIRST, at=at
        )
        self.confirm(policy, at)
        return policy

    def say_of_source(self, name: str, stance: Stance) -> Policy:
        """Say a word about a source by its name."""
        (source,) = selectors.sources().filter(name=name)
        return self.say(About.SOURCE, str(source.pk), stance)

    def load(self) -> Loaded:
        """Read the store as a process does."""
        return load(AT)

    def whys(self) -> dict[str, Why]:
        """Why each root counts or does not, by its digest."""
        return dict(self.load().standing.whys)

    def worths(self) -> dict[str, Worth]:
        """Why what each source holds counts or does not, by its name."""
        standing = self.load().standing
        return {standing.sources[key].name: worth for key, worth in standing.worths.items()}
