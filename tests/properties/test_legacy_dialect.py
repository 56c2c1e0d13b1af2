"""The United States dialect from before 2005: every traveller is read, and nothing ever raises."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from safepassage.formats.edifact.segment import escape
from safepassage.formats.edifact.syntax import STANDARD
from safepassage.formats.read import read
from safepassage.records import Severity

LETTERS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ'+:?- ", min_size=1, max_size=9)
NAMES = LETTERS.map(str.strip).filter(bool)
DATES = st.dates().map(lambda day: f"{day:%y%m%d}") | st.sampled_from(["", "990000", "XXXXXX"])
PORTS = st.sampled_from(["NZAKL", "USLAX", "UTABC", "LAX", ""])


def written(value: str) -> str:
    return escape(value, STANDARD)


@st.composite
def segments(draw: st.DrawFn) -> tuple[str, str]:
    """The surname and the PDT of one traveller."""
    surname, given_names = draw(NAMES), draw(NAMES | st.just(""))
    document = f"{draw(st.sampled_from('PVIAC'))}/{draw(st.integers(0, 10**9))}"
    country = draw(st.sampled_from(["US", "GB", "UTO", "", "QQ"]))
    named = ":".join(
        (
            written(surname),
            written(given_names),
            draw(st.sampled_from(["", "M", "ANN"])),
            draw(DATES),
            draw(st.sampled_from(["M", "F", "U", "", "Z"])),
        )
    )
    status = draw(st.sampled_from(["PAX", "CRW", "ITI", "", "QQQ"]))
    tail = f"{status}+{draw(PORTS)}:{draw(PORTS)}"
    return surname, f"PDT+{document}:{draw(DATES)}:{country}+{named}+{tail}'"


def message(body: str) -> bytes:
    return (
        "UNA:+.? 'UNB+UNOA:1+UTOAIR:NZ+UTOGOV:US+020131:2359+1++CEDIPAX+A+++0'"
        "UNG+PAXLST+UTOAIR:NZ+UTOGOV:US+020131:2359+1+NZ+001:000'UNH+1+PAXLST:001:000:NZ+C1'"
        "CTA+IC+:DESK+1-555-0100:TE'TDT++UT812+40+UT'LOC+005+NZAKL:50'DTM+136+020131+1030+M05'"
        f"LOC+008+USLAX:50'DTM+132+020131+2200+M05'UNS+D'{body}UNT+9+1'UNE+1+1'UNZ+1+1'"
    ).encode()


LISTS = st.lists(segments(), max_size=6)


@given(LISTS)
def test_every_traveller_is_read(people: list[tuple[str, str]]) -> None:
    (found,) = read(message("".join(segment for _, segment in people))).messages
    assert [t.surname for t in found.travellers] == [surname for surname, _ in people]
    assert all(len(t.documents) == 1 and t.documents[0].type for t in found.travellers)
    assert not {Severity.ERROR, Severity.FATAL} & {defect.severity for defect in found.defects}


EDITS = st.lists(
    st.tuples(
        st.integers(0, 10**6),
        st.integers(0, 12),
        st.binary(max_size=3) | st.sampled_from([b"PDT", b"+", b":", b"'", b"?", b"UNS+D'", b"/"]),
    ),
    min_size=1,
    max_size=8,
)


@given(LISTS, EDITS)
def test_damage_never_raises(
    people: list[tuple[str, str]], edits: list[tuple[int, int, bytes]]
) -> None:
    data = message("".join(segment for _, segment in people))
    for place, length, put in edits:
        at = place % (len(data) + 1)
        data = data[:at] + put + data[at + length :]
    for format_name in (None, "paxlst"):
        msgspec.json.encode(read(data, at="2026-11-23", format_name=format_name))
