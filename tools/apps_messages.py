"""Strategies for property tests: APPS transactions with any groups, and requests about people."""

from collections.abc import Sequence
from datetime import date, datetime

from hypothesis import strategies as st

from safepassage.formats import apps
from safepassage.formats.apps.codes import COUNTS, HEADER_FIELDS, USUAL
from safepassage.records import Apps, AppsGroup, Document, Leg, Message, Role, Traveller

VERSIONS = st.sampled_from(["21", "26"])
CODE = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=1, max_size=8)
LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"], exclude_characters="/:")
WORDS = st.text(LETTERS, min_size=1, max_size=12).filter(lambda text: text not in COUNTS)
FIELD = st.just("") | WORDS
COUNTRY = st.sampled_from(["UTO", "DEU", "D", "XXA"])
DAYS = st.dates(date(1900, 1, 1), date(2035, 12, 31)).map(date.isoformat)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(  # noqa: DTZ001 - local
    lambda moment: moment.isoformat(timespec="seconds")
)
LEGS = st.builds(
    Leg,
    carrier=st.just("UT"),
    number=st.sampled_from(["815", "0816"]),
    origin=st.sampled_from(["FRA", "SIN", "INT"]),
    destination=st.just("NBO"),
    departs=MOMENTS,
    arrives=st.none() | MOMENTS,
)
DOCUMENTS = st.builds(
    Document,
    type=st.sampled_from(["P", "V", "I"]),
    number=CODE.filter(lambda number: number not in COUNTS),
    issuer=st.none() | COUNTRY,
    expires=st.none() | DAYS,
)
TRAVELLERS = st.builds(
    Traveller,
    surname=WORDS,
    given_names=st.none() | WORDS,
    sex=st.none() | st.sampled_from(["M", "F", "U", "X"]),
    born=st.none() | DAYS | st.sampled_from(["1931", "1971-05"]),
    nationality=st.none() | COUNTRY,
    role=st.sampled_from([Role.PASSENGER, Role.CREW]),
    documents=st.lists(DOCUMENTS, min_size=1, max_size=3).map(tuple),
)


@st.composite
def any_message(draw: st.DrawFn) -> Message:
    """A transaction with any of its groups in any order, fields filled with anything."""
    transaction = draw(st.sampled_from(sorted(USUAL)))
    version = draw(VERSIONS)
    names = sorted(name for name in USUAL[transaction] if version in COUNTS[name])
    groups = [
        AppsGroup(
            name=name,
            field_count=COUNTS[name][version],
            fields=tuple(draw(st.tuples(*[FIELD] * COUNTS[name][version]))),
        )
        for name in draw(st.lists(st.sampled_from(names), min_size=1, max_size=4))
    ]
    known = HEADER_FIELDS.get(transaction, 0)
    header = ("UTUTA1", "N", draw(st.sampled_from(["", "P"])), version)
    told = {0: (), 2: ("UTUTA1", version), 4: header}[known]
    content = Apps(
        transaction=transaction, message_id=draw(CODE), header=told, groups=tuple(groups)
    )
    return Message(format="apps", apps=content)


@st.composite
def asked(draw: st.DrawFn) -> tuple[Message, Sequence[Traveller]]:
    """A request of each kind about some travellers."""
    how = apps.Asking(
        message_id=draw(CODE),
        sender="UTUTA1",
        version=draw(VERSIONS),
        pre_check_in=draw(st.booleans()),
        pad_country="UTO",
    )
    leg = draw(LEGS)
    kind = draw(st.sampled_from(["CIRQ", "CICX", "CIMR"]))
    if kind == "CIMR":
        return apps.close(leg, draw(st.lists(COUNTRY, min_size=1, max_size=3)), how), ()
    people = draw(st.lists(TRAVELLERS, min_size=1, max_size=5))
    if kind == "CIRQ":
        return apps.check_in(leg, people, how), people
    return apps.cancel(leg, people, [str(n) for n in range(len(people))], how), people
