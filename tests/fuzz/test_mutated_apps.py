"""Damaged APPS messages: nothing raises, the answer is JSON, neighbours keep their travellers."""

import random

import msgspec
import pytest

from mutation import EDITS
from safepassage.formats import apps
from safepassage.formats.read import read
from safepassage.records import Answer, Document, Leg, Meaning, Message, Scope, Traveller

LEG = Leg(carrier="UT", number="815", origin="FRA", destination="SIN", departs="2026-11-23T10:15")
PIECES = b"/\r\n\x02\x03:CIRQCIRSPRQ/22/PAD/13/INT/8/ERR/3/8501/B/\xff\xc3"


def traveller(number: int) -> Traveller:
    documents = [Document(type=kind, number=f"X{number}", issuer="UTO") for kind in "PV"]
    return Traveller(
        surname="VESPER",
        given_names=f"ALEX {number}",
        born="1985-04-12",
        sex="F",
        nationality="UTO",
        documents=tuple(documents),
    )


def requests() -> list[Message]:
    people = [traveller(number) for number in range(3)]
    made = []
    for version in ("21", "26"):
        how = apps.Asking(message_id="77", sender="UTUTA1", version=version, pad_country="UTO")
        made += [
            apps.check_in(LEG, people, how),
            apps.cancel(LEG, people, ["1", "2", "3"], how),
            apps.close(LEG, ["UTO"], how),
        ]
    return made


def corpus() -> list[bytes]:
    board = Answer(scope=Scope.TRAVELLER, meaning=Meaning.BOARD)
    asked = requests()
    answered = [
        apps.respond(one, [board] * (3 if one.travellers else 1), country="UTO") for one in asked
    ]
    failed = apps.refuse(asked[0], country="UTO", code="6999", text="TRY AGAIN")
    return [apps.write(message) for message in [*asked, *answered, failed]]


CORPUS = corpus()


def damaged(chance: random.Random, data: bytes) -> bytes:
    for _ in range(chance.randint(1, 4)):
        if data:
            data = chance.choice(EDITS)(chance, data, [*CORPUS, PIECES])
    return data


@pytest.mark.parametrize("first", range(0, 2000, 500))
def test_damage_never_raises(first: int) -> None:
    for seed in range(first, first + 500):
        chance = random.Random(seed)  # noqa: S311 - repeatable damage, no secret
        data = damaged(chance, chance.choice(CORPUS))
        for name in (None, "apps"):
            parsed = read(data, at="2026-11-23", format_name=name)
            msgspec.json.encode(parsed)
            assert parsed.messages or parsed.defects
            for message in parsed.messages:
                if message.apps:
                    apps.write(message)


@pytest.mark.parametrize("first", range(0, 1000, 500))
def test_damage_in_one_message_costs_the_next_one_nothing(first: int) -> None:
    neighbour = apps.check_in(LEG, [traveller(9)], apps.Asking(message_id="9", sender="UTUTA1"))
    for seed in range(first, first + 500):
        chance = random.Random(seed)  # noqa: S311 - repeatable damage, no secret
        data = damaged(chance, chance.choice(CORPUS)) + b"\r\n" + apps.write(neighbour)
        assert read(data).messages[-1].travellers == neighbour.travellers


@pytest.mark.parametrize(
    "data",
    [b"CIRQ:1/" + b"/" * 200_000, b"CIRQ:1/" + b"PRQ/22/" * 20_000, b"CIRQ:" + b"1" * 200_000],
    ids=["slashes", "heads", "no end"],
)
def test_large_garbage_is_answered(data: bytes) -> None:
    assert read(data).defects or read(data).messages
