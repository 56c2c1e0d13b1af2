"""One listed traveller for tests: their messages, and what carriers and officers do about them.

Ilmo Testovar of QMA flies 1U220 from CDG to PDL, of the home state UTO, on 1 September 2026.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from platform_fixtures import LIST_SECONDS
from safepassage.apps.cases.models import WorkItem
from safepassage.apps.messages import selectors as messages
from safepassage.apps.watchlists.models import LegalEffect
from safepassage.apps.watchlists.services import Terms
from safepassage.flows.decide import Decided, decide, second
from safepassage.flows.grounds import Words
from safepassage.flows.import_list import import_list
from safepassage.flows.interactive import Interactive
from safepassage.flows.platform import Platform
from safepassage.flows.receive import receive
from safepassage.flows.work import Worker
from safepassage.formats.lists import ListFormat
from safepassage.formats.read import read
from safepassage.records.actor import Actor, Component
from safepassage.records.outcome import Outcome
from safepassage.safeguards.purpose import Purpose

CARRIER = uuid4()
INDEX_AGE = 1.2
LISTED = (
    b'{"id": "L-1", "name": "Ilmo Testovar", "dob": ["1971-05-27"], '
    b'"documents": [{"number": "XK0098231", "country": "QMA"}]}\n'
)
PURPOSES = {
    "api_border": Purpose.BORDER_CHECK,
    "api_piu": Purpose.PNR_ASSESSMENT,
    "pnr": Purpose.PNR_ASSESSMENT,
}
_FLIGHT = "TDT+20+1U220+++1U'LOC+125+CDG'DTM+189:2609011500:201'LOC+87+PDL'DTM+232:2609011900:201'"


def message(
    *,
    nationality: str = "QMA",
    issuer: str | None = None,
    name: str = "TESTOVAR:ILMO",
    number: str = "XK0098231",
    place: str = "1",
) -> str:
    """A PAXLST 745 about the traveller, from UNH to UNT."""
    return (
        f"UNH+{place}+PAXLST:D:05B:UN:IATA'BGM+745'RFF+TN:0000077'NAD+MS+++DESK'{_FLIGHT}"
        f"NAD+FL+++{name}'ATT+2++M'DTM+329:710527'LOC+178+CDG'LOC+179+PDL'NAT+2+{nationality}'"
        f"RFF+AVF:AAAB22'RFF+ABO:9000{place}'DOC+P:110:111+{number}'DTM+36:310101'"
        f"LOC+91+{issuer or nationality}'CNT+42:1'UNT+21+{place}'"
    )


def on_board(sent: str) -> str:
    """A list as the closure that names with all their data who is on board."""
    return sent.replace("BGM+745'", "BGM+266+CLOB'").replace("0000077", "0000078")


def closure() -> str:
    """A PAXLST 266 that says the traveller is on board, by reference alone."""
    return (
        f"UNH+1+PAXLST:D:05B:UN:IATA'BGM+266+CLOB'RFF+TN:0000078'NAD+MS+++DESK'{_FLIGHT}"
        "NAD+FL'RFF+AVF:AAAB22'RFF+ABO:90001'CNT+42:1'UNT+13+1'"
    )


def with_home_passport() -> str:
    """The same PAXLST with a second passport, one of the home state."""
    return message().replace("CNT+42:1'", "DOC+P:110:111+UT5550001'LOC+91+UTO'CNT+42:1'")


def interchange(*sent: str) -> bytes:
    """Messages in their envelope."""
    return (
        "UNA:+.? 'UNB+UNOA:4+1U+UTOPIU+260901:0600+77++IAPI'"
        "UNG+PAXLST+1U+UTOPIU+260901:0600+1+UN+D:05B'"
        + "".join(sent)
        + f"UNE+{len(sent)}+1'UNZ+1+77'"
    ).encode()


def booking(*, nationality: str = "QMA", issuer: str = "QMA", number: str = "XK0098231") -> bytes:
    """A push of the reservation of the same traveller on the same flight."""
    docs = f"/P/{issuer}/{number}/{nationality}/27MAY71/M/01JAN31/TESTOVAR/ILMO"
    flight = "TVL+010926:1500:010926:1900+CDG+PDL+1U+220'"
    return (
        "UNA:+.? 'UNB+IATA:1+1U+UTOPIU+260901:0500+78'UNH+1+PNRGOV:11:1:IA'MSG+:22'ORG+1U:PAR'"
        f"{flight}EQN+1'SRC'RCI+1U:AAAB22::010826:1000'ORG+1U:PAR'TIF+TESTOVAR+ILMO:A:1'"
        f"SSR+DOCS:HK:1:1U:::::{docs}+::1'{flight}UNT+12+1'UNZ+1+78'"
    ).encode()


def put_list(
    platform: Platform,
    name: str,
    purpose: Purpose,
    *,
    effect: LegalEffect = LegalEffect.TRAVEL_BAN,
    entries: bytes = LISTED,
) -> None:
    """Put a list in force that names the traveller, or ``entries``."""
    terms = Terms(
        owner="Ministry",
        legal_ground="Border Act s. 4",
        review_date=platform.clock.now().date() + timedelta(days=90),
        legal_effect=effect,
        purpose=purpose,
    )
    import_list(
        entries,
        list_format=ListFormat.JSONL,
        name=name,
        terms=terms,
        actor=Actor.component(Component.COMMAND_LINE),
        at=platform.clock.now(),
    )


def until_listed() -> None:
    """Let the time pass after which a platform looks at its lists again."""
    LIST_SECONDS.forward(INDEX_AGE)


def ask(door: Interactive, *sent: str, **values: str) -> list[str | None]:
    """What the carrier is told about each traveller of its question."""
    answered = door.answer(carrier=CARRIER, body=interchange(*(sent or [message(**values)])))
    found = [one for told in read(answered.body or b"").messages for one in told.answers]
    return [one.status for one in found]


def notify(platform: Platform, *sent: str) -> UUID:
    """Put a notification into the spool; its id."""
    return receive(platform, carrier=CARRIER, body=interchange(*sent)).id


def work(platform: Platform) -> None:
    """Process everything that waits."""
    Worker(platform, processes=1).drain()


def push(platform: Platform, **values: str) -> None:
    """Receive and process the reservation."""
    receive(platform, carrier=CARRIER, body=booking(**values))
    work(platform)


def item(kind: str = "api_border") -> WorkItem:
    """The one work item about the traveller's record of this kind."""
    return WorkItem.objects.get(kind=kind)


def decided(
    platform: Platform,
    outcome: Outcome,
    kind: str = "api_border",
    corrects: UUID | None = None,
    **words: Any,  # noqa: ANN401 - whatever words there are
) -> UUID:
    """One officer's decision."""
    spoken: dict[str, Any] = {"ground": "seen and compared with the list", **words}
    return decide(
        platform,
        item=item(kind).id,
        officer=uuid4(),
        actor=Actor.officer("officer-1"),
        purpose=PURPOSES[kind],
        outcome=outcome,
        words=Words(**spoken),
        corrects=corrects,
    ).decision


def refused(platform: Platform, kind: str = "api_border", **words: str) -> UUID:
    """One officer's word not to board."""
    law = words.pop("law", "Border Act s. 4")
    return decided(platform, Outcome.DO_NOT_BOARD, kind, None, law=law, **words)


def agree(platform: Platform, decision: UUID, kind: str = "api_border") -> Decided:
    """The second officer's word."""
    return second(
        platform,
        decision=decision,
        officer=uuid4(),
        actor=Actor.officer("officer-2"),
        purpose=PURPOSES[kind],
        agrees=True,
    )


def unsolicited(platform: Platform) -> list[str | None]:
    """What the carrier is told without having asked, oldest first."""
    found = messages.answers_after(CARRIER, 0)
    bodies = [platform.spool.unseal("outgoing", one.id, one.created_day, one.body) for one in found]
    return [read(body).messages[0].answers[0].status for body in bodies]
