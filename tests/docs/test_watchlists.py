"""What the page on watchlists says of forms, findings and mappings is so."""

import re

from house.source import ROOT
from safepassage.formats.lists import ColumnMapping, ListFormat, read_list, read_mapping
from safepassage.formats.lists.defects import ListDefect
from safepassage.formats.lists.mapping import MAPPABLE

PAGE = (ROOT / "docs/operate/watchlists.md").read_text(encoding="utf-8")
TABLE = (
    "File no.;Surname;Forenames;Also called;Nickname;Born;State;Passport;Issued by;Offence;Order"
)
ROW = "7;Muster;Ada;Ada Mustere|Adda;Pilot;27.05.1971;Utopia;X1;UTO;theft;Court 7/26"


def test_every_finding_is_described_once_with_what_to_do() -> None:
    rows = re.findall(r"^\| `(list_\w+)` \| [a-z, ]+ \| \S.*\.? \|$", PAGE, re.MULTILINE)
    assert sorted(rows) == sorted(ListDefect)


def test_every_form_is_described_with_what_it_was_tested_against() -> None:
    (table,) = re.findall(r"^\| `--format` .*?\n\n", PAGE, re.MULTILINE | re.DOTALL)
    first_cells = [line.split("|")[1] for line in table.strip().splitlines()[2:]]
    named = [name for cell in first_cells for name in re.findall(r"`([\w-]+)`", cell)]
    assert sorted(named) == sorted(ListFormat)


def example() -> ColumnMapping:
    (text,) = re.findall(r"^```json\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    found = read_mapping(text.encode())
    assert isinstance(found, ColumnMapping)
    return found


def test_the_mapping_shown_reads_a_table_with_its_columns() -> None:
    data = f"{TABLE};Until\n{ROW};31.12.2027\n".encode()
    file = read_list(data, ListFormat.MAPPED, mapping=example())
    (entry,) = file.entries
    assert file.defects == ()
    assert (entry.name, entry.aliases) == ("Ada Muster", ("Ada Mustere", "Adda", "Pilot"))
    assert (entry.dob, entry.expires, entry.category) == (("1971-05-27",), "2027-12-31", "theft")


def test_every_field_of_a_mapping_is_named() -> None:
    (sentence,) = re.findall(r"^Fields: .*$", PAGE, re.MULTILINE)
    assert set(MAPPABLE) <= set(re.findall(r"`(\w+)`", sentence))
