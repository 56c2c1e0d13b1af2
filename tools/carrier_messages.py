"""Strategies for property tests: PAXLST of every function and CUSRES as carriers send them."""

from datetime import date, datetime

from hypothesis import strategies as st
from msgspec import structs

from safepassage.formats.cusres.codes import FUNCTIONS, MEANINGS
from safepassage.formats.edifact.syntax import LEVEL_B, STANDARD, Separators
from safepassage.formats.paxlst.functions import SUBFUNCTIONS
from safepassage.formats.read import read
from safepassage.records import (
    Address,
    Answer,
    AnswerError,
    Bags,
    Contact,
    Document,
    Leg,
    Meaning,
    Message,
    Mode,
    Name,
    Place,
    Role,
    Scope,
    Seat,
    SeatSource,
    Transfer,
    Traveller,
)

CODE = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=1, max_size=8)
WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=12
)
COUNTRY = st.sampled_from(["UTO", "DEU", "D", "XXA", "GBR"])
PORT = st.sampled_from(["FRA", "SIN", "NBO", "GRU"])
DAYS = st.dates(date(1900, 1, 1), date(2026, 11, 23)).map(date.isoformat)
BIRTHS = DAYS | st.sampled_from(["1931", "1971-05", "2026-11"])
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(  # noqa: DTZ001 - local
    lambda moment: moment.isoformat(timespec="minutes")
)
SEPARATORS = st.sampled_from(
    [
        STANDARD,
        Separators(component=":", element="*", terminator="#"),
        Separators(component=":", element="-", terminator="*"),
        Separators(component=".", element="|", decimal=",", release="\\", terminator="~"),
        Separators(repetition="*"),
        LEVEL_B,
    ]
)


def maybe(values: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    """A value or nothing."""
    return st.none() | values


def several(values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    """None, one or a few."""
    return st.lists(values, max_size=3).map(tuple)


LEGS = st.builds(
    Leg,
    carrier=st.just("UT"),
    number=st.sampled_from(["815", "0816"]),
    origin=PORT,
    destination=st.just("JFK"),
    departs=maybe(MOMENTS),
    arrives=maybe(MOMENTS),
)
MOVED = st.builds(lambda leg, mode: structs.replace(leg, mode=mode), LEGS, st.sampled_from(Mode))
FLIGHTS = st.one_of(
    MOVED.map(lambda leg: (leg,)),
    MOVED.map(
        lambda leg: (
            structs.replace(leg, destination="ADD", arrives=None),
            structs.replace(leg, origin="ADD", departs=None),
        )
    ),
    LEGS.map(lambda leg: (leg, Leg(carrier="UX", number="7", origin="ADD", destination="SIN"))),
)
FUNCTIONS_SENT = st.sampled_from(
    [(function, code) for function, codes in SUBFUNCTIONS.items() for code in (None, *codes)]
)
DOCUMENTS = st.builds(
    Document,
    type=maybe(st.sampled_from(["P", "V", "I", "L"])),
    number=CODE,
    issuer=maybe(COUNTRY),
    expires=maybe(DAYS),
    issued=maybe(DAYS),
)
ADDRESSES = st.builds(
    Address, street=WORDS, city=maybe(WORDS), state=maybe(WORDS), country=maybe(COUNTRY)
)
SEATS = st.builds(Seat, source=st.just(SeatSource.MANIFEST), number=CODE)
BAGS = st.builds(
    Bags,
    count=st.integers(0, 20),
    weight_kg=st.none() | st.integers(0, 9900).map(lambda number: number / 100),
    tags=several(CODE.filter(lambda tag: tag not in {"NULL", "NIL", "NONE"})),
)


@st.composite
def travellers(draw: st.DrawFn) -> Traveller:
    """Somebody in any role, with what a PAXLST can say."""
    surname, given_names = draw(WORDS), draw(maybe(WORDS))
    role = draw(st.sampled_from(Role))
    sexes = st.sampled_from(["M", "F"] if role is Role.INFANT else ["M", "F", "U", "X"])
    return Traveller(
        surname=surname,
        given_names=given_names,
        names=(Name(surname=surname, given_names=given_names, source="nad"),),
        sex=draw(sexes if role is Role.INFANT else maybe(sexes)),
        born=draw(maybe(BIRTHS)),
        nationality=draw(maybe(COUNTRY)),
        residence=draw(maybe(COUNTRY)),
        birth_place=draw(st.none() | st.builds(Place, country=maybe(COUNTRY), text=WORDS)),
        role=role,
        embarks=draw(maybe(PORT)),
        disembarks=draw(maybe(PORT)),
        clears_at=draw(maybe(PORT)),
        reference=draw(maybe(CODE)),
        reservation=draw(maybe(CODE)),
        agency_reference=draw(maybe(CODE)),
        customer_reference=draw(maybe(WORDS)),
        crew_position=draw(maybe(st.sampled_from(["CR1", "CR2", "CR5"]))),
        tickets=draw(several(CODE)),
        verified=draw(st.none() | st.booleans()),
        documents=tuple(draw(st.lists(DOCUMENTS, max_size=2))),
        seats=tuple(draw(st.lists(SEATS, max_size=2))),
        bags=draw(st.just(Bags()) | BAGS),
        phones=draw(several(CODE)),
        emails=draw(several(WORDS)),
        addresses=tuple(draw(st.lists(ADDRESSES, max_size=1))),
    )


REFERRED = st.builds(Traveller, role=st.just(Role.PASSENGER), reference=CODE, reservation=CODE)
PLAIN_MANIFESTS = st.builds(
    Message,
    format=st.just("paxlst"),
    version=st.sampled_from(["D.02B", "D.05B", "D.12B", "D.16B"]),
    reference=CODE,
    common_access_reference=maybe(CODE),
    transfer=st.none() | st.just(Transfer(number=2, first=False, last=False)),
    transaction=CODE,
    revision=maybe(st.sampled_from(["1", "002"])),
    sender=CODE,
    recipient=CODE,
    sent_at=st.just("2026-11-23T09:00"),
    contact=st.none() | st.builds(Contact, name=WORDS, telephone=several(CODE)),
    flights=FLIGHTS | st.just(()),
    filing_place=maybe(PORT),
    reporting_place=maybe(PORT),
    travellers=st.lists(travellers() | REFERRED, max_size=4).map(tuple),
    control_totals=st.dictionaries(st.sampled_from(["41", "42"]), st.integers(0, 999)),
)
MANIFESTS = st.builds(
    lambda message, sent: structs.replace(message, function=sent[0], subfunction=sent[1]),
    PLAIN_MANIFESTS,
    FUNCTIONS_SENT,
)
ANSWERS = st.builds(
    Answer,
    scope=st.sampled_from([Scope.MESSAGE, Scope.TRAVELLER]),
    reservation=maybe(CODE),
    traveller_reference=maybe(CODE),
    text=maybe(WORDS),
    errors=st.lists(
        st.builds(AnswerError, code=st.sampled_from(["103", "114"]), text=maybe(WORDS)), max_size=2
    ).map(tuple),
)


@st.composite
def responses(draw: st.DrawFn) -> Message:
    """A CUSRES 962, 132 or 312 about one flight."""
    answers = []
    for answer in draw(st.lists(ANSWERS, max_size=4)):
        status = draw(maybe(st.sampled_from(sorted(MEANINGS))))
        meaning = MEANINGS[status] if status else Meaning.ERROR if answer.errors else None
        flight = "UT815" if answer.scope is Scope.TRAVELLER else None
        answers.append(structs.replace(answer, status=status, meaning=meaning, flight=flight))
    ordered = sorted(answers, key=lambda answer: answer.flight is None)
    return Message(
        format="cusres",
        version="D.05B",
        reference=draw(CODE),
        function=draw(st.sampled_from(sorted(FUNCTIONS))),
        transaction=draw(CODE),
        revision=draw(maybe(CODE)),
        sender="UTOGOV",
        recipient="UTOAIR",
        sent_at="2026-11-23T09:00",
        flights=(structs.replace(draw(LEGS), number="815"),),
        answers=tuple(ordered),
    )


def only_message(data: bytes) -> Message:
    """The one message of an input."""
    (message,) = read(data).messages
    return message
