"""A decided item of the unit, recipients with their keys, and the people of a disclosure."""

import json
from datetime import date
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from one_traveller import decided, item, message, notify, put_list, work
from safepassage.adapters import index_files
from safepassage.adapters.sealed_files import read_sealed
from safepassage.apps.accounts import services as accounts
from safepassage.apps.accounts.roles import Role
from safepassage.apps.disclosures import registering
from safepassage.apps.disclosures.registering import Entered
from safepassage.flows.disclosing import asking, reviewing, sending
from safepassage.flows.disclosing.asking import Request
from safepassage.flows.disclosing.words import DisclosureWords
from safepassage.records.actor import Actor, Component
from safepassage.records.groups import FieldGroup
from safepassage.records.outcome import Outcome
from safepassage.safeguards.disclosure import Onward, Protection, RecipientKind
from safepassage.safeguards.offences import Offence
from safepassage.safeguards.purpose import Purpose

UNIT = Purpose.PNR_ASSESSMENT
WORDS = DisclosureWords(
    need="to meet the person at the gate",
    link="the goods are carried on this flight",
    necessity="the arrest is to be made there",
    reference="UT-2026-17",
)
STATES = {RecipientKind.AUTHORITY: "UTO", RecipientKind.UNIT: "QMB", RecipientKind.BODY: ""}


class People:
    """Officers, recipients and the steps between them."""

    def __init__(self, platform, folder):
        self.platform, self.folder = platform, folder
        self.keys: dict[UUID, bytes] = {}
        self.first, self.other, self.judge = (
            self.officer(name, role)
            for name, role in (
                ("a.example", Role.OFFICER),
                ("b.example", Role.SUPERVISOR),
                ("judge.example", Role.APPROVAL_AUTHORITY),
            )
        )

    def officer(self, name, role):
        accounts.ensure_posting(code="PIU", name="Unit", purposes=set(Purpose))
        return accounts.add_officer(
            username=name,
            roles={role},
            postings={"PIU"},
            actor=Actor.component(Component.COMMAND_LINE),
            at=self.platform.clock.now(),
        ).pk

    def recipient(self, kind=RecipientKind.AUTHORITY, *, state=None, confirmed=True):
        private, third = X25519PrivateKey.generate(), kind is RecipientKind.THIRD_STATE
        entered = Entered(
            code=f"R-{uuid4().hex[:6]}",
            name="Police of Utopia",
            kind=kind,
            state=state or STATES.get(kind, "QMC"),
            law="Police Act s. 3",
            purpose_lock="prosecution of the offence named",
            protection=Protection.AGREEMENT if third else Protection.SAME_LAW,
            reference="Agreement of 2020" if third else "",
            until=date(2027, 12, 31) if third else None,
            onward=Onward.NEVER,
            public_key=private.public_key().public_bytes_raw(),
            contact="desk@example.org",
        )
        at, actor = self.platform.clock.now(), Actor.officer(str(uuid4()))
        made = registering.add(entered, recipient=uuid4(), officer=self.first, actor=actor, at=at)
        if confirmed:
            registering.confirm(made, officer=self.other, actor=actor, at=at)
        self.keys[made] = private.private_bytes_raw()
        return made

    def ask(self, recipient=None, *, words=WORDS, groups=None, purpose=UNIT, chance=False):
        request = Request(
            item=item("api_piu").id,
            recipient=recipient or self.recipient(),
            offence=Offence.DRUGS,
            groups=groups or (FieldGroup.IDENTITY,),
            words=words,
            chance_find=chance,
        )
        actor = Actor.officer(str(self.first))
        return asking.ask(self.platform, request, officer=self.first, actor=actor, purpose=purpose)

    def second(self, head, *, by=None, agrees=True, ground=""):
        officer = by or self.other
        return asking.second(
            self.platform,
            head.id,
            officer=officer,
            actor=Actor.officer(str(officer)),
            purpose=UNIT,
            agrees=agrees,
            ground=ground,
        )

    def review(self, head, *, urgent=False):
        return reviewing.request_review(
            self.platform,
            head.id,
            officer=self.first,
            actor=Actor.officer(str(self.first)),
            purpose=UNIT,
            urgent=urgent,
        )

    def send(self, head, *, by=None):
        officer = by or self.first
        return sending.send(
            self.platform,
            head.id,
            officer=officer,
            actor=Actor.officer(str(officer)),
            purpose=UNIT,
        )

    def read(self, head, file):
        """What the recipient reads with its own key."""
        path = self.folder / f"{uuid4().hex}.sealed"
        path.write_bytes(file.content)
        key = self.keys[head.recipient.id]
        told = {}
        for line in read_sealed(path, file.name, key):
            told |= json.loads(line)
        return told


@pytest.fixture
def people(platform, bases, monkeypatch, tmp_path):
    """The unit's list named the traveller, and nobody has decided yet."""
    monkeypatch.setattr(index_files, "CHECK_SECONDS", 0)
    put_list(platform, "unit", UNIT)
    put_list(platform, "border", Purpose.BORDER_CHECK)
    notify(platform, message())
    work(platform)
    return People(platform, tmp_path)


@pytest.fixture
def confirmed(platform, people):
    """An officer has confirmed the hit: board, and arrival is told."""
    decided(platform, Outcome.BOARD_AND_TELL_ARRIVAL, "api_piu")
    return people
