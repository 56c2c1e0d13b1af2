import pytest

from safepassage.formats.lists.values.dates import birth_dates
from safepassage.formats.lists.values.documents import kind_of, number_in
from safepassage.formats.lists.values.draft import LONGEST_GROUND, Draft
from safepassage.formats.lists.values.names import (
    is_other_script,
    names_in,
    numbered_values,
    turned,
)
from safepassage.records import Defect, ListEntry


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("27 May 1971", ("1971-05-27",)),
        ("May 1971", ("1971-05",)),
        ("Nov. 1973 ", ("1973-11",)),
        ("Sept 1965", ("1965-09",)),
        ("May 27, 1971", ("1971-05-27",)),
        ("1971", ("1971",)),
        ("1971-05-27", ("1971-05-27",)),
        ("1971-05-27T00:00:00", ("1971-05-27",)),
        ("27/05/1971", ("1971-05-27",)),
        ("27.5.1971", ("1971-05-27",)),
        ("dd/mm/1971", ("1971",)),
        ("00/05/1971", ("1971-05",)),
        ("00/00/1971", ("1971",)),
        ("circa 1971", ("1971",)),
        ("circa 27 May 1971", ("1971",)),
        ("c. 1971", ("1971",)),
        ("Approximately 1971.", ("1971",)),
        ("1973 to 1975", ("1973", "1974", "1975")),
        ("Between 1973 and 1974", ("1973", "1974")),
        ("circa 1973-1974", ("1973", "1974")),
        ("01 Jan 1973 to 31 Dec 1974", ("1973", "1974")),
        ("1975 to 1973", ()),
        ("1900 to 1990", ()),
        ("31/02/1971", ()),
        ("32 May 1971", ()),
        ("27 Foo 1971", ()),
        ("0000", ()),
        ("late 1950s", ()),
        ("", ()),
    ],
)
def test_a_birth_date_is_read_in_the_precision_it_has(text: str, dates: tuple[str, ...]) -> None:
    assert birth_dates(text) == dates


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Muster; Adda Muster", ["Ada Muster", "Adda Muster"]),
        ("a) Ada Muster b) Adda Muster", ["Ada Muster", "Adda Muster"]),
        ("Ada Muster (\u0410\u0434\u0430)", ["Ada Muster", "\u0410\u0434\u0430"]),
        ("Ada Muster (formerly Beispiel)", ["Ada Muster (formerly Beispiel)"]),
        ("Na", ["Na"]),
        (" N/A ", []),
        ("\u202eAda\x00 Muster", ["Ada Muster"]),
        ("", []),
    ],
)
def test_a_cell_may_hold_several_names(text: str, names: list[str]) -> None:
    assert list(names_in(text)) == names


def test_names_in_other_scripts_are_told_by_most_of_their_letters() -> None:
    assert is_other_script("\u0410\u0434\u0430 M.")
    assert is_other_script("\u91d1\u9435\u4e09")
    assert not is_other_script("\u1e6c\u0101hir \u02bfAbd All\u0101h")
    assert not is_other_script("123")


def test_a_family_name_before_a_comma_is_turned() -> None:
    assert turned("MUSTER, Ada Maria") == ("Ada Maria MUSTER", "Ada Maria", "MUSTER")
    assert turned("MUSTER, JR., Otto") == ("Otto MUSTER JR.", "Otto", "MUSTER JR.")
    assert turned("MUSTER,") == ("MUSTER", None, None)
    assert turned("Ada") == ("Ada", None, None)


def test_counted_values_are_told_apart() -> None:
    assert numbered_values("(1) Utopia (2) Iran.") == ["Utopia", "Iran"]
    assert numbered_values("Congo (Democratic Republic)") == ["Congo (Democratic Republic)"]
    assert numbered_values(" - ") == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Passport", "passport"),
        ("N\u00famero de pasaporte", "passport"),
        ("Num\u00e9ro de passeport ", "passport"),
        ("Diplomatic Passport", "passport"),
        ("National Identification Number", "national id"),
        ("Cedula No.", "national id"),
        ("D.N.I.", "national id"),
        ("Kenyan ID No.", "national id"),
        ("Driver's License No.", "national id"),
        ("Tax ID No.", None),
        ("Company registration", None),
        ("Registration ID", None),
        ("Digital Currency Address - XBT", None),
        ("Vessel Registration Identification", None),
        ("Phone Number", None),
    ],
)
def test_only_papers_that_a_traveller_may_show_are_documents(words: str, kind: str | None) -> None:
    assert kind_of(words) == kind


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (" M-12 ", "M-12"),
        ("Utopian passport no. D00000898", "D00000898"),
        ("L 065947", "L 065947"),
        ("235/MISPAT/DIRCAB", "235/MISPAT/DIRCAB"),
        ("unknown", None),
        ("", None),
    ],
)
def test_a_number_is_found_among_its_words(text: str, number: str | None) -> None:
    assert number_in(text) == number


def drafted(draft: Draft) -> tuple[ListEntry | None, list[str]]:
    found = list(draft.found())
    entries = [one[1] for one in found if not isinstance(one, Defect)]
    return next(iter(entries), None), [one.code for one in found if isinstance(one, Defect)]


def test_what_repeats_is_kept_once_and_what_is_odd_is_told_once() -> None:
    draft = Draft(id="A", line=3, source="S")
    for _ in range(2):
        draft.name("Ada")
        draft.born("1971")
        draft.nationality("Atlantis")
        draft.gender("?")
        draft.document("passport", "none known")
        draft.until("soon")
    entry, told = drafted(draft)
    assert entry == ListEntry(id="A", name="Ada", source="S", dob=("1971",))
    assert told == ["list_value_unread"] * 4


def test_two_genders_say_nothing() -> None:
    draft = Draft(id="A", line=1, source="S")
    draft.name("Ada")
    draft.gender("F")
    draft.gender("male")
    assert drafted(draft)[0] == ListEntry(id="A", name="Ada", source="S")


def test_a_weak_name_stands_in_where_there_is_no_other() -> None:
    draft = Draft(id="A", line=1, source="S")
    draft.name("The Pilot", weak=True)
    draft.name("The Harbourer", weak=True)
    entry, _ = drafted(draft)
    assert entry is not None
    assert (entry.name, entry.weak) == ("The Pilot", ("The Harbourer",))


def test_an_entry_that_nobody_can_be_found_by_is_left_out_and_told() -> None:
    draft = Draft(id="A", line=1, source="S")
    draft.born("1971")
    assert drafted(draft) == (None, ["list_nothing_to_match"])


def test_a_ground_ends_after_a_page() -> None:
    draft = Draft(id="A", line=1, source="S")
    draft.name("Ada")
    draft.because("x" * 2 * LONGEST_GROUND)
    entry, _ = drafted(draft)
    assert entry is not None
    assert entry.ground is not None
    assert (len(entry.ground), entry.ground[-1]) == (LONGEST_GROUND, "\u2026")
