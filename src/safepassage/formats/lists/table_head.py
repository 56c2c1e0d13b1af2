"""The beginning of somebody's own table: what a person sees when asked what its columns mean."""

from collections.abc import Mapping
from itertools import islice
from types import MappingProxyType
from typing import Final

from safepassage.formats.lists.defects import ListDefect, refuse
from safepassage.formats.lists.detection import detect
from safepassage.formats.lists.list_format import ListFormat
from safepassage.formats.lists.rows import decoded, folded, numbered, separator_of
from safepassage.records import Defect
from safepassage.records._base import Record

MOST_COLUMNS: Final = 80
_SHOWN: Final = 5
_SEPARATORS: Final = ";,\t|"
_WORDS: Final = """
id           id number no ref reference fileno recordid caseno
family       surname familyname lastname nom apellidos family
given        forename forenames givenname givennames firstname prenom prenoms nombres given
name         name fullname wholename nomcomplet nombre
aliases      alias aliases aka alsoknownas alsocalled othernames
weak         nickname nicknames
script_names nameinoriginalscript originalscript nativename
dob          dob born birthdate dateofbirth birthday datedenaissance fechadenacimiento
nationality  nationality nationalities citizenship nationalite nacionalidad state
birth_places birthplace placeofbirth pob lieudenaissance lugardenacimiento
gender       gender sex sexe sexo
document_number  passport passportnumber passportno documentnumber documentno
document_type    documenttype typeofdocument
document_country issuedby issuer issuingcountry issuingstate countryofissue
category     category offence
ground       ground reason reasons order
expires      expires until validuntil lastday
issuer       alertissuer alertof
"""


def _fields() -> dict[str, str]:
    rows = (line.split() for line in _WORDS.strip().splitlines())
    return {word: field for field, *words in rows for word in words}


_FIELD_OF: Final = MappingProxyType(_fields())


class TableHead(Record, frozen=True):
    """The headings, the first rows below them, and what stands between cells."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    separator: str

    def guess(self) -> Mapping[int, str]:
        """Which field a column may be, by its place from 0; only for a person to confirm."""
        found = ((place, _FIELD_OF.get(folded(each))) for place, each in enumerate(self.headings))
        return {place: field for place, field in found if field}


def table_head(data: bytes) -> TableHead | Defect:
    """The head of a table, or what keeps it from being one."""
    text = decoded(data)
    if isinstance(text, Defect):
        return text
    separator = separator_of(text, _SEPARATORS)
    rows: list[tuple[str, ...]] = []
    for row in islice(numbered(text, separator), _SHOWN + 1):
        if isinstance(row, Defect):
            return row
        rows.append(tuple(row[1]))
    if not rows:
        return refuse(ListDefect.EMPTY, None, "the file holds no row")
    if len(rows[0]) > MOST_COLUMNS:
        text = f"the table has more than {MOST_COLUMNS} columns; leave out what is not needed"
        return refuse(ListDefect.ROW_WIDTH, 1, text)
    return TableHead(headings=rows[0], rows=tuple(rows[1:]), separator=separator)


def is_own_table(data: bytes) -> bool:
    """Whether a file is a table in none of the known forms."""
    if detect(data) is not ListFormat.CSV:
        return False
    head = table_head(data)
    return isinstance(head, TableHead) and "id" not in map(folded, head.headings)
