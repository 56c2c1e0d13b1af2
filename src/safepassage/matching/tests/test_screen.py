from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from safepassage.matching import ListIndex, build, combination, screen
from safepassage.matching.evidence import NAME_CODES
from safepassage.matching.screen import MOST_JUDGED
from safepassage.records import ListedDocument, ListEntry, Match, MatchClass, Subject

ENTRY = ListEntry(
    id="L-1",
    name="Jürgen Amadeo GROßMANN",
    aliases=("Omar AL-ZAMIRI",),
    weak=("ZORRO",),
    dob=("1971-05-27",),
    nationality=("UTO",),
    gender="male",
    documents=(ListedDocument(number="X 123 4567", country="DE"),),
)
UNDATED = ListEntry(id="L-2", name="Prudence Amarilla OTTERBEIN", nationality=("UTO",))
INDEX = build([ENTRY, UNDATED])


def one(subject: Subject, *, threshold: float | None = None) -> Match:
    (match,) = screen(INDEX, subject, threshold=threshold)
    return match


def codes(match: Match) -> set[str]:
    return {reason.code for reason in match.reasons}


@pytest.mark.parametrize(
    "name",
    [
        "GROSSMANN JUERGEN AMADEO",
        "Amadeo Jurgen Grossmann",
        "GROSSMANN<<JUERGEN<AMADEO",
        "Dr. Jürgen Amadeo Großmann",
        "ALZAMIRI OMAR",
        "zorro",
    ],
)
def test_a_listed_name_in_any_form_with_the_birth_date_is_an_identity_alert(name: str) -> None:
    match = one(Subject(name=name, dob="1971-05-27"))
    assert (match.entry, match.match_class, match.alert) == ("L-1", MatchClass.IDENTITY, True)


def test_document_number_and_issuer_alert_whatever_else_differs() -> None:
    match = one(
        Subject(
            name="Somebody Else",
            dob="1990-01-02",
            nationality="XXA",
            sex="F",
            documents=(ListedDocument(number="X1234567", country="DEU"),),
        )
    )
    assert (match.match_class, match.alert) == (MatchClass.DOCUMENT, True)
    assert {"birth_date_conflict", "nationality_conflict", "sex_conflict"} < codes(match)


def test_a_number_of_another_issuer_is_another_document() -> None:
    assert (
        screen(INDEX, Subject(documents=(ListedDocument(number="X1234567", country="UTO"),))) == ()
    )


def test_a_number_without_issuer_alerts_unless_something_contradicts() -> None:
    documents = (ListedDocument(number="X1234567"),)
    assert one(Subject(documents=documents)).alert
    assert not one(Subject(documents=documents, dob="1990-01-02")).alert


def test_a_short_number_without_issuer_only_supports_a_name() -> None:
    index = build([ListEntry(id="S", name="Ada MUSTER", documents=(ListedDocument(number="123"),))])
    document = (ListedDocument(number="123"),)
    assert screen(index, Subject(documents=document)) == ()
    (match,) = screen(index, Subject(name="ADA MUSTER", documents=document))
    assert "short_document_number" in codes(match)
    assert match.match_class is MatchClass.NAME_ONLY


@pytest.mark.parametrize("entry", ["Jürgen Amadeo Großmann", "OTTERBEIN PRUDENCE AMARILLA"])
def test_a_name_alone_is_a_class_of_its_own_that_ranks_behind_all_others(entry: str) -> None:
    match = one(Subject(name=entry, nationality="UTO"))
    assert (match.match_class, match.alert) == (MatchClass.NAME_ONLY, True)
    assert list(MatchClass)[-1] is MatchClass.NAME_ONLY


def test_another_given_name_alerts_with_the_birth_date_only() -> None:
    assert not one(Subject(name="Georg Amadeo Grossmann")).alert
    match = one(Subject(name="Georg Amadeo Grossmann", dob="1971-05-27"))
    assert (match.match_class, match.alert) == (MatchClass.IDENTITY, True)
    assert {"name_word_not_listed", "name_word_only_listed"} < codes(match)


def test_another_spelling_is_told_word_by_word() -> None:
    match = one(Subject(name="Jurgen Amedeo Grosman", dob="1971-05-27"))
    alike = {(r.query, r.listed) for r in match.reasons if r.code == "name_word_alike"}
    assert match.alert
    assert alike == {("AMEDEO", "AMADEO"), ("GROSMAN", "GROSSMANN")}


@pytest.mark.parametrize("listed", [(), ("1971",)])
def test_a_common_name_with_no_full_birth_date_listed_says_less(listed: tuple[str, ...]) -> None:
    index = build([ListEntry(id="M", name="Mohammed HUSSAIN", dob=listed)])
    (match,) = screen(index, Subject(name="Muhamad Hosein", dob="1971-05-27"))
    assert not match.alert
    assert "common_name" in codes(match)


def test_a_common_name_with_the_full_birth_date_is_one() -> None:
    index = build([ListEntry(id="M", name="Mohammed HUSSAIN", dob=("1971-05-27",))])
    (match,) = screen(index, Subject(name="Muhammad Hossain", dob="1971-05-27"))
    assert match.alert
    assert "common_name" not in codes(match)


def test_a_namesake_with_another_birth_date_is_shown_with_the_reason_against() -> None:
    match = one(Subject(name="Jürgen Amadeo Großmann", dob="1985-11-02"))
    assert (match.match_class, match.alert) == (MatchClass.NAME_ONLY, False)
    (against,) = [reason for reason in match.reasons if reason.weight < 0]
    assert against.code == "birth_date_conflict"
    assert (against.query, against.listed) == ("1985-11-02", "1971-05-27")


@pytest.mark.parametrize("born", ["1971", "1971-05", "1971-05-28", "1971-01-01"])
def test_a_full_name_alerts_with_any_agreeing_birth_date(born: str) -> None:
    match = one(Subject(name="Jürgen Amadeo Großmann", dob=born))
    assert (match.match_class, match.alert) == (MatchClass.IDENTITY, True)


def test_a_missing_given_name_is_bridged_by_the_birth_date() -> None:
    match = one(Subject(name="JURGEN GROSSMANN", dob="1971-05-27"))
    assert match.alert
    (missing,) = [one for one in match.reasons if one.code == "name_word_only_listed"]
    assert (missing.weight, missing.listed) == (0.0, "AMADEO")


def test_a_name_cut_by_the_document_is_found_by_its_beginnings() -> None:
    index = build([ListEntry(id="C", name="Chayapa Dejthamrong Krasuang NILAVADHANANANDA")])
    field = "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K"
    (match,) = screen(index, Subject(mrz_name=field))
    assert codes(match) == {"name_word_same", "name_word_cut", "birth_date_not_listed"}
    (other,) = screen(index, Subject(mrz_name=field[:-1] + "X"))
    assert other.name_score < match.name_score


@pytest.mark.parametrize(
    "written",
    ["Виктор Ильмаринен", "ויקטור אילמרינן", "فيكتور ايلمارينن", "빅토르 일마리넨"],
)
def test_a_name_in_another_alphabet_is_found_and_told_as_such(written: str) -> None:
    index = build([ListEntry(id="W", name="Viktor ILMARINEN", dob=("1950-02-03",))])
    (match,) = screen(index, Subject(name=written, dob="1950-02-03"))
    assert match.alert
    assert codes(match) == {"name_word_written", "birth_date_exact"}


def test_every_form_of_a_travellers_name_is_looked_up() -> None:
    subject = Subject(surname="Somebody", given_names="Else", other_names=("ZAMIRI OMAR AL",))
    assert one(subject).entry == "L-1"


def test_threshold_moves_the_alert_and_what_would_turn_it_and_nothing_else() -> None:
    subject = Subject(name="Jürgen Amadeo Großmann")
    low, high = one(subject, threshold=0.69), one(subject, threshold=0.7)
    assert (low.alert, high.alert) == (True, False)
    assert [replace(one, without=None) for one in low.reasons] == list(high.reasons)
    assert low.reasons[0].without == "no_alert"


def test_however_many_bear_a_name_the_one_with_the_birth_date_is_found() -> None:
    born = [f"19{year}-0{month}-15" for year in range(40, 99) for month in range(1, 10)]
    entries = [
        ListEntry(id=f"E{number:03}", name="Ada MUSTER", dob=(day,))
        for number, day in enumerate(born)
    ]
    index = build(entries)
    for entry in (entries[0], entries[-1]):
        alerts = [m for m in screen(index, Subject(name="MUSTER ADA", dob=entry.dob[0])) if m.alert]
        assert entry.id in {match.entry for match in alerts}


def test_of_very_many_bearers_of_a_name_a_bounded_number_is_judged_the_likeliest_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many = 3 * MOST_JUDGED
    entries = [ListEntry(id=f"E{number:05}", name="Ada MUSTER") for number in range(many)]
    index = build([*entries, ListEntry(id="Z", name="Ada MUSTER", dob=("1971-05-27",))])
    judged = []
    read = ListIndex.entry
    monkeypatch.setattr(ListIndex, "entry", lambda *this: judged.append(this) or read(*this))
    alerts = screen(index, Subject(name="MUSTER ADA", dob="1971-05-27"), limit=None)
    assert alerts[0].entry == "Z"
    assert len(judged) == MOST_JUDGED
    judged.clear()
    shown = screen(index, Subject(name="MUSTER ADA", dob="1971-05-27"))
    assert [match.entry for match in shown[:3]] == ["Z", "E00000", "E00001"]
    assert len(judged) <= 30


def test_twenty_matches_at_most_ordered_by_class_scores_and_id() -> None:
    entries = [
        ListEntry(id=f"E{number:02}", name="Ada MUSTER", dob=("1971",) if number % 2 else ())
        for number in range(30)
    ]
    matches = screen(build(entries), Subject(name="Muster Ada", dob="1971-05-27"))
    assert len(matches) == 20
    assert [match.entry for match in matches[:15]] == [f"E{n:02}" for n in range(1, 30, 2)]
    assert [match.entry for match in matches[15:]] == ["E00", "E02", "E04", "E06", "E08"]


texts = st.text("ABCDEÜßéñ '-", min_size=1, max_size=12)
dates = st.dates().map(lambda day: day.isoformat())
listed_documents = st.builds(
    ListedDocument,
    number=st.text("AB0123456789 -", min_size=1, max_size=10).filter(
        lambda number: any(map(str.isalnum, number))
    ),
    country=st.sampled_from(["DE", "DEU", "UTO"]),
)
entry_values = st.builds(
    ListEntry,
    id=st.just(""),
    name=st.builds(lambda one, two: f"{one}A {two}B", texts, texts),
    aliases=st.lists(texts, max_size=2).map(tuple),
    dob=st.lists(dates, min_size=1, max_size=2).map(tuple),
    nationality=st.lists(st.sampled_from(["UTO", "DE"]), max_size=2).map(tuple),
    gender=st.sampled_from(["male", "female", None]),
    documents=st.lists(listed_documents, min_size=1, max_size=2).map(tuple),
)
lists = st.lists(entry_values, min_size=1, max_size=6).map(
    lambda entries: [
        ListEntry(**{**_fields(entry), "id": f"E{number}"}) for number, entry in enumerate(entries)
    ]
)


def _fields(entry: ListEntry) -> dict[str, object]:
    return {name: getattr(entry, name) for name in entry.__struct_fields__}


@given(lists)
def test_every_entry_finds_itself_by_name_and_birth_date_and_by_document(
    entries: list[ListEntry],
) -> None:
    index = build(entries)
    for entry in entries:
        by_name = screen(index, Subject(name=entry.name, dob=entry.dob[0]))
        assert any(match.entry == entry.id and match.alert for match in by_name)
        by_document = screen(index, Subject(documents=entry.documents[:1]))
        assert any(
            match.entry == entry.id and match.match_class is MatchClass.DOCUMENT and match.alert
            for match in by_document
        )


@given(lists, st.randoms(use_true_random=False))
def test_the_order_of_a_list_never_matters(entries: list[ListEntry], chance: Random) -> None:
    shuffled = list(entries)
    chance.shuffle(shuffled)
    assert build(shuffled).to_bytes() == build(entries).to_bytes()


@given(lists)
def test_an_exported_index_answers_the_same(entries: list[ListEntry]) -> None:
    index = build(entries)
    loaded = ListIndex.from_buffer(memoryview(index.to_bytes()))
    subject = Subject(name=entries[0].name, dob=entries[0].dob[0], nationality="UTO")
    assert screen(loaded, subject) == screen(index, subject)


@given(lists)
def test_reasons_add_up_to_both_scores(entries: list[ListEntry]) -> None:
    entry = entries[0]
    for match in screen(build(entries), Subject(name=entry.name, dob="1971-05-27", sex="M")):
        for_name = sum(r.weight for r in match.reasons if r.code in NAME_CODES)
        rest = sum(r.weight for r in match.reasons if r.code not in NAME_CODES)
        assert match.name_score == pytest.approx(min(1, max(0, for_name)), abs=1e-4)
        assert match.identity_score == pytest.approx(min(1, max(0, rest)), abs=1e-4)
        assert match.alert is (combination(match.reasons) >= 0.6)


@given(st.data())
def test_the_strongest_are_the_same_as_if_everybody_was_judged(data: st.DataObject) -> None:
    draw = data.draw
    years, codes, sexes = (
        st.sampled_from(["1970", "1971-05-27", "1971-06-01"]),
        ["UTO", "XXB"],
        "MF",
    )
    entries = [
        ListEntry(
            id=f"{at:02}",
            name=draw(
                st.sampled_from(["Ada MUSTER", "Adah MUSTERE", "Ida MUSTER", "Ada B MUSTER"])
            ),
            dob=draw(st.lists(years, max_size=2).map(tuple)),
            nationality=draw(st.lists(st.sampled_from(codes), max_size=1).map(tuple)),
            gender=draw(st.sampled_from([None, *sexes])),
            birth_places=draw(st.sampled_from([(), ("Testovia",)])),
        )
        for at in range(draw(st.integers(1, 30)))
    ]
    subject = Subject(
        name="Ada MUSTER",
        dob=draw(st.none() | years),
        nationality=draw(st.none() | st.sampled_from(codes)),
        sex=draw(st.none() | st.sampled_from(sexes)),
        birth_place=draw(st.sampled_from([None, "Testovia"])),
    )
    index = build(entries)
    every = screen(index, subject, limit=len(entries))
    assert screen(index, subject, limit=5) == every[:5]
    assert screen(index, subject, limit=None) == tuple(one for one in every if one.alert)


def test_words_too_little_alike_to_lead_to_a_name_still_count_towards_an_alert() -> None:
    letters = "bcdfghjklmnpqrstvwxz"
    others = [
        ListEntry(id=f"{one}{other}", name=f"Wo{one}gu Fe{other}ta")
        for one, other in product(letters, repeat=2)
    ]
    name = "Adalind Beatus Cyrano Ilmarinen Quirinalova"
    index = build([ListEntry(id="A", name=name), *others])
    subject = Subject(name="ADALIND BEATUS CYRANO ZLMARIOEN ZUAIRINALOVMV")
    (shown,) = screen(index, subject)
    assert shown.alert
    assert screen(index, subject, limit=None) == (shown,)
