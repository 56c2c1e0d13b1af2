from pathlib import Path

import pytest

from safepassage.formats.lists import ListFile, ListFormat, detect, read_list
from safepassage.records import ListedDocument, ListEntry, Severity

LISTS = Path(__file__).parent / "lists"
FORMS = [
    ("un.xml", ListFormat.UN_XML),
    ("ofac_sdn.csv ofac_alt.csv", ListFormat.OFAC_CSV),
    ("ofac_sdn.xml", ListFormat.OFAC_XML),
    ("ofac_advanced.xml", ListFormat.OFAC_ADVANCED),
    ("eu.xml", ListFormat.EU_XML),
    ("eu.csv", ListFormat.EU_CSV),
    ("uk.csv", ListFormat.UK_CSV),
    ("uk_ofsi.csv", ListFormat.UK_CSV),
    ("uk.xml", ListFormat.UK_XML),
    ("ftm_entities.json", ListFormat.FTM),
    ("ftm_nested.json", ListFormat.FTM),
]

ISSUERS = {
    "un": "UN Security Council",
    "ofac": "OFAC",
    "eu": "EU",
    "uk": "UK",
    "ftm": "invented",
}


def read(names: str) -> ListFile:
    first, *beside = ((LISTS / name).read_bytes() for name in names.split())
    return read_list(first, detect(first, *beside), beside=beside)


def ada(names: str) -> ListEntry:
    return read(names).entries[0]


@pytest.mark.parametrize(("names", "list_format"), FORMS)
def test_a_list_is_known_by_its_content(names: str, list_format: ListFormat) -> None:
    assert detect(*((LISTS / name).read_bytes() for name in names.split())) is list_format


@pytest.mark.parametrize("names", [names for names, _ in FORMS])
def test_every_form_tells_the_person_and_counts_what_is_none(names: str) -> None:
    file = read(names)
    assert file.usable
    assert "1971-05-27" in file.entries[0].dob
    assert file.entries[0].name is not None
    assert "muster" in file.entries[0].name.casefold()
    assert not any("SHIPPING" in (entry.name or "").upper() for entry in file.entries)
    (told,) = [defect for defect in file.defects if defect.code == "list_not_persons"]
    assert told.severity is Severity.NOTE


@pytest.mark.parametrize(("names", "list_format"), FORMS)
def test_every_form_says_who_publishes_it(names: str, list_format: ListFormat) -> None:
    kind, _, _ = list_format.value.partition("-")
    assert ada(names).issuer == ISSUERS[kind]


def test_of_an_entry_out_of_several_data_sets_nobody_says_whose_it_is() -> None:
    line = '{"id": "A", "schema": "Person", "properties": {"name": ["Ada"]}, "datasets": %s}'
    for sets, issuer in (('["one"]', "one"), ('["one", "two"]', None), ("[]", None)):
        (entry,) = read_list((line % sets).encode(), ListFormat.FTM).entries
        assert entry.issuer == issuer


def test_the_united_nations_list_is_read_with_all_its_parts() -> None:
    assert ada("un.xml") == ListEntry(
        id="UN-UTi.001",
        name="ADA MARIA VAN MUSTER",
        source="UN-SC",
        issuer="UN Security Council",
        aliases=("Ada Mustere", "Adda Muster"),
        weak=("The Pilot",),
        dob=("1971-05-27", "1973-11"),
        nationality=("UTO", "COD"),
        documents=(
            ListedDocument(number="D00000898", type="passport", country="UTO"),
            ListedDocument(number="1-78-09", type="national id"),
        ),
        gender="female",
        script_names=("Ада Мустер",),
        birth_places=("Port Utopia, North, Utopia", "UTO"),
        category="Utopia",
        ground="Listed on 2012-12-31; Harbour master; Sold what was not hers.",
    )


def test_a_date_that_is_about_right_keeps_its_year_and_a_span_all_its_years() -> None:
    otto = read("un.xml").entries[1]
    assert otto.dob == ("1966", "1973", "1974", "1975")


def test_an_unknown_country_is_left_out_and_told_by_line_and_the_person_stays() -> None:
    file = read("un.xml")
    assert file.entries[1].nationality == ()
    (told,) = [defect for defect in file.defects if defect.code == "list_value_unread"]
    assert (told.segment, told.severity) == (29, Severity.WARNING)
    assert "Atlantis" not in told.text


OFAC_DOCUMENTS = {
    ListedDocument(number="L 065947", type="passport", country="UTO"),
    ListedDocument(number="78.865.882", type="national id", country="ESP"),
}


@pytest.mark.parametrize("names", ["ofac_sdn.csv ofac_alt.csv", "ofac_sdn.xml"])
def test_both_classic_forms_of_ofac_say_the_same(names: str) -> None:
    entry = ada(names)
    assert (entry.id, entry.name) == ("OFAC-101", "Ada MUSTER")
    assert (entry.given, entry.family, entry.gender) == ("Ada", "MUSTER", "female")
    assert (entry.aliases, entry.weak) == (("Ada MUSTERE",), ("The PILOT",))
    assert (entry.dob, entry.nationality) == (("1971-05-27", "1972"), ("UTO", "IRN"))
    assert set(entry.documents) >= OFAC_DOCUMENTS
    assert not any(document.number == "12345" for document in entry.documents)
    assert (entry.birth_places, entry.category) == (("Port Utopia, Utopia", "UTO"), "UTO1")


def test_the_remarks_of_ofac_hold_the_rest() -> None:
    entry = ada("ofac_sdn.csv ofac_alt.csv")
    assert ListedDocument(number="M0001666/970", type="passport") in entry.documents
    assert entry.ground is not None
    assert entry.ground.endswith("Linked To: MUSTER SHIPPING")


def test_the_advanced_form_of_ofac_is_put_together_from_its_tables() -> None:
    entry = ada("ofac_advanced.xml")
    assert (entry.id, entry.name, entry.given, entry.family) == (
        "OFAC-101",
        "Ada MUSTER",
        "Ada",
        "MUSTER",
    )
    assert (entry.weak, entry.script_names) == (("PILOT",), ("Мустер",))
    assert (entry.dob, entry.nationality) == (("1971-05-27", "1973", "1974"), ("UTO", "IRN"))
    assert entry.documents == (ListedDocument(number="L 065947", type="passport", country="UTO"),)
    assert (entry.gender, entry.category) == ("female", "UTO1")


@pytest.mark.parametrize("names", ["eu.xml", "eu.csv"])
def test_both_exports_of_the_union_say_the_same(names: str) -> None:
    entry = ada(names)
    assert (entry.id, entry.name, entry.gender) == ("EU-13", "Ada Maria Muster", "female")
    assert (entry.given, entry.family) == ("Ada Maria", "Muster")
    assert entry.script_names == ("Ада Мустер",)
    assert entry.dob == ("1971-05-27", "1973", "1974", "1975")
    assert entry.nationality == ("IRN",)
    assert entry.documents == (ListedDocument(number="P123456", type="passport", country="IRN"),)
    assert (entry.birth_places, entry.category) == (("Port Utopia, Utopia", "UTO"), "UTO")


def test_a_date_in_another_calendar_is_told_and_never_taken_for_ours() -> None:
    file = read("eu.xml")
    assert [defect.segment for defect in file.defects if defect.code == "list_value_unread"] == [3]
    assert file.entries[0].weak == ("The Pilot",)


@pytest.mark.parametrize("names", ["uk.csv", "uk.xml"])
def test_both_forms_of_the_united_kingdom_say_the_same(names: str) -> None:
    entry = ada(names)
    assert (entry.id, entry.name) == ("UK-UTO0001", "Ada Maria Muster")
    assert (entry.given, entry.family, entry.gender) == ("Ada Maria", "Muster", "female")
    assert (entry.aliases, entry.weak) == (("Adda Muster",), ("The Pilot",))
    assert entry.script_names == ("Ада Мустер",)
    assert (entry.dob, entry.nationality) == (("1971-05-27", "1972"), ("UTO", "IRN"))
    assert entry.documents[0] == ListedDocument(number="P123456", type="passport")
    assert entry.birth_places[:2] == ("Port Utopia, Utopia", "UTO")
    assert entry.ground is not None
    assert "Sold what was not hers." in entry.ground


def test_the_older_list_of_the_united_kingdom_is_read_too() -> None:
    entry = ada("uk_ofsi.csv")
    assert (entry.id, entry.name, entry.weak) == ("UK-7001", "Ada Maria MUSTER", ("The PILOT",))
    assert entry.dob == ("1971-05-27", "1972")


def test_documents_are_joined_to_their_holders_wherever_they_stand() -> None:
    passport = ListedDocument(number="P123456", type="passport", country="IRN")
    entry = ada("ftm_entities.json")
    assert passport in entry.documents
    assert ListedDocument(number="P123457", type="passport") in entry.documents
    assert not any(document.number == "T-99" for document in entry.documents)
    assert ada("ftm_nested.json").documents == (passport,)


def test_an_open_sanctions_person_is_read_and_an_address_country_is_no_nationality() -> None:
    entry = ada("ftm_entities.json")
    assert (entry.id, entry.name) == ("ada", "Ada Maria Muster")
    assert (entry.given, entry.family, entry.gender) == ("Ada", "Muster", "female")
    assert (entry.aliases, entry.weak) == (("MUSTER, Ada",), ("The Pilot",))
    assert entry.nationality == ("IRN", "UTO")
    assert (entry.dob, entry.category) == (("1971-05-27", "1972"), "crime.theft")
