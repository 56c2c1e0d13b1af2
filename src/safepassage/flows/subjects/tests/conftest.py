"""Requesters and the officers who work on what they ask; Ilmo Testovar has travelled."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from one_traveller import message, notify, work
from safepassage.apps.subjects.models import SubjectRequest
from safepassage.apps.subjects.services import Asked, By
from safepassage.apps.travel.models import Journey
from safepassage.flows.subjects import identity, looking
from safepassage.flows.subjects.receive import by_page, receive
from safepassage.flows.subjects.told import Told
from safepassage.records.actor import Actor
from safepassage.records.kinds import DataKind
from safepassage.safeguards.purpose import Purpose
from safepassage.safeguards.rights.asked import AnswerBy, Channel, ForWhom, Proof, Right, Route

TRAVELLED = Told(
    surname="Testovar",
    given_names="Ilmo",
    born="1971-05-27",
    number="XK0098231",
    issuer="QMA",
    address="1 Harbour Road\nUtopia City",
    words="What do you hold about me?",
)
STRANGER = Told(
    surname="Nobodyson",
    given_names="Ada",
    born="1990-01-01",
    number="ZZ1234567",
    issuer="QMA",
    address="22 A Much Longer Street Name\nUtopia City",
    words="Am I on a list?",
)


@pytest.fixture
def officer(clock):
    """Whoever asks for one, is one: a person of this id, now."""

    def made(person: UUID | None = None, purpose: Purpose = Purpose.DATA_SUBJECT) -> By:
        person = person or uuid4()
        actor = Actor.officer(str(person))
        return By(officer=person, actor=actor, purpose=purpose, at=clock.now())

    return made


@pytest.fixture
def travelled(platform, bases) -> UUID:
    """The border's record of the traveller."""
    notify(platform, message())
    work(platform)
    return Journey.objects.get(kind=DataKind.API_BORDER.value).id


@pytest.fixture
def ask(platform):
    """Send a request from the public page; its id and receipt."""

    def asked(told=TRAVELLED, right=Right.ACCESS, *, route=Route.AUTHORITY, copy=None):
        before = set(SubjectRequest.objects.values_list("id", flat=True))
        receipt = receive(
            platform,
            Asked(
                right=right,
                for_whom=ForWhom.ONESELF,
                channel=Channel.PAGE,
                answer_by=AnswerBy.POST,
                route=route,
            ),
            told,
            copy=copy,
            by=by_page(platform),
        )
        (new,) = set(SubjectRequest.objects.values_list("id", flat=True)) - before
        return new, receipt

    return asked


@pytest.fixture
def prepared(platform, ask, officer):
    """A request whose requester is proven and whose records were looked for."""

    def made(told=TRAVELLED, right=Right.ACCESS, **how):
        request, receipt = ask(told, right, **how)
        identity.settle(platform, request, Proof.IN_PERSON, by=officer())
        found = looking.look(platform, told, by=officer())
        ids = [one.record.head.id for one in found]
        looking.choose(platform, request, ids, by=officer())
        return request, receipt

    return made


@pytest.fixture
def until_batch(clock):
    """Wait until answers have left."""

    def waited():
        clock.forward(timedelta(days=21))

    return waited
