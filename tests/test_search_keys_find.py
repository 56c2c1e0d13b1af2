"""Who stands on a list in Arabic letters is found by the letters of a machine-readable zone."""

from safepassage.documents.mrz import search_keys, write_name
from safepassage.matching import build, screen
from safepassage.records import ListEntry, Subject

# Salim bin Yasir al-Khuri and Rashid Hamdan, invented.
LISTED = (
    "\u0633\u0644\u064a\u0645 \u0628\u0646 "
    "\u064a\u0627\u0633\u0631 \u0627\u0644\u062e\u0648\u0631\u064a"
)
ANOTHER = "\u0631\u0627\u0634\u062f \u062d\u0645\u062f\u0627\u0646"
BORN = "1971-05-27"


def entry(name: str, number: int) -> ListEntry:
    return ListEntry(id=f"L{number}", name=name, script_names=(name,), dob=(BORN,))


def test_the_name_of_a_zone_finds_its_arabic_form_only_by_the_key() -> None:
    index = build([entry(LISTED, 1), entry(ANOTHER, 2)])
    words = LISTED.split()
    field = write_name(words[-1], " ".join(words[:-1]), 39)
    assert field == "ALXKHWRY<<SLYM<BN<YASR".ljust(39, "<")
    keys = search_keys(field, "JOR")
    plain = Subject(mrz_name=field, dob=BORN)
    with_keys = Subject(mrz_name=field, dob=BORN, other_names=keys.names)
    assert [one.entry for one in screen(index, with_keys) if one.alert] == ["L1"]
    found = {one.entry: one.name_score for one in screen(index, plain)}
    better = {one.entry: one.name_score for one in screen(index, with_keys)}
    assert better["L1"] > found.get("L1", 0.0)
