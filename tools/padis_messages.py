"""Strategies for property tests: ACKRES as governments send them."""

from datetime import datetime

from hypothesis import strategies as st

from safepassage.formats.edifact.syntax import LEVEL_B, STANDARD, Separators
from safepassage.records import Answer, AnswerError, Leg, Meaning, Message, Scope

CODE = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=1, max_size=8)
WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=70
)
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(  # noqa: DTZ001 - local
    lambda moment: moment.isoformat(timespec="minutes")
)
VERSIONS = st.sampled_from(["11.1", "13.1", "17.1"])
SEPARATORS = st.sampled_from(
    [
        STANDARD,
        Separators(component=":", element="*", terminator="#"),
        Separators(component=".", element="|", decimal=",", release="\\", terminator="~"),
        Separators(repetition="*"),
        LEVEL_B,
    ]
)
FLIGHTS = st.builds(
    Leg,
    carrier=st.none() | st.just("UT"),
    number=st.none() | st.sampled_from(["815", "0816"]),
    origin=st.sampled_from(["FRA", "SIN"]),
    destination=st.none() | st.just("JFK"),
    departs=MOMENTS,
    arrives=st.none() | MOMENTS,
)
ERRORS = st.builds(AnswerError, code=CODE, text=st.none() | WORDS)


@st.composite
def acknowledgements(draw: st.DrawFn) -> Message:
    """An ACKRES about one push, with errors or without."""
    errors = tuple(draw(st.lists(ERRORS, max_size=4)))
    answer = Answer(
        scope=Scope.MESSAGE,
        reservation=draw(st.none() | CODE),
        status=draw(st.none() | CODE),
        meaning=Meaning.ERROR if errors else None,
        errors=errors,
    )
    return Message(
        format="ackres",
        version=draw(VERSIONS),
        reference=draw(CODE),
        common_access_reference=draw(st.none() | CODE),
        function=draw(st.none() | st.sampled_from(["22", "141"])),
        sender="UTOGOV",
        recipient="UT",
        sent_at="2026-11-22T09:05",
        flights=tuple(draw(st.lists(FLIGHTS, max_size=1))),
        answers=(answer,),
    )
