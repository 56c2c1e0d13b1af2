"""What every list entry must satisfy, whatever file it came from."""

from collections.abc import Iterable, Iterator
from datetime import date

from safepassage.formats.lists.defects import ListDefect, refuse
from safepassage.records import Defect, ListEntry

GENDERS = frozenset({None, "male", "female", "M", "F", "X", "U"})
LONGEST_VALUE = 500
LONGEST_GROUND = 10_000
LONGEST_ISSUER = 80
MOST_VALUES = 2_000
_COUNTRY_LENGTHS = frozenset({1, 2, 3})
_ISO_LENGTHS = {4: "-01-01", 7: "-01", 10: ""}
_WHOLE_DAY = 10


def check(entries: Iterable[tuple[int, ListEntry]]) -> Iterator[Defect]:
    """Find what is wrong with numbered entries, among them ids used twice."""
    lines: dict[str, int] = {}
    for line, entry in entries:
        yield from _check_one(line, entry)
        yield from _check_size(line, entry)
        first = lines.setdefault(entry.id, line)
        if first != line and entry.id:
            yield refuse(ListDefect.REPEATED_ID, line, f"the id is that of line {first}")


def _check_one(line: int, entry: ListEntry) -> Iterator[Defect]:
    if not entry.id.strip():
        yield refuse(ListDefect.MISSING_ID, line, "the entry has no id")
    if not (entry.name or entry.aliases or entry.script_names or entry.documents):
        text = "the entry has neither a name nor a document"
        yield refuse(ListDefect.NOTHING_TO_MATCH, line, text)
    if not all(map(is_date, entry.dob)):
        text = "a birth date is not YYYY, YYYY-MM or YYYY-MM-DD"
        yield refuse(ListDefect.INVALID_DATE, line, text)
    if entry.expires and not (len(entry.expires) == _WHOLE_DAY and is_date(entry.expires)):
        text = "the last day of the listing is not YYYY-MM-DD"
        yield refuse(ListDefect.INVALID_DATE, line, text)
    if not all(map(_is_country, _countries(entry))):
        text = "a country is not a code of one to three letters"
        yield refuse(ListDefect.INVALID_COUNTRY, line, text)
    if entry.gender not in GENDERS:
        text = "the gender is not male, female, M, F, X or U"
        yield refuse(ListDefect.INVALID_GENDER, line, text)


def _check_size(line: int, entry: ListEntry) -> Iterator[Defect]:
    """Screening stays fast and pages stay readable only while values have a bound."""
    names = (*entry.aliases, *entry.weak, *entry.script_names)
    others = (*entry.birth_places, *(document.number for document in entry.documents))
    single = (entry.id, entry.name, entry.given, entry.family, entry.source, entry.category)
    if max(map(len, (*names, *others, *filter(None, single))), default=0) > LONGEST_VALUE:
        text = f"a value is longer than {LONGEST_VALUE} characters; shorten or divide it"
        yield refuse(ListDefect.VALUE_TOO_LONG, line, text)
    if len(entry.ground or "") > LONGEST_GROUND:
        text = f"the ground is longer than {LONGEST_GROUND} characters; shorten it"
        yield refuse(ListDefect.VALUE_TOO_LONG, line, text)
    if len(entry.issuer or "") > LONGEST_ISSUER:
        text = f"the issuer is longer than {LONGEST_ISSUER} characters; shorten it"
        yield refuse(ListDefect.VALUE_TOO_LONG, line, text)
    if len(names) + len(others) + len(entry.dob) + len(entry.nationality) > MOST_VALUES:
        text = f"the entry has more than {MOST_VALUES} values; divide it"
        yield refuse(ListDefect.TOO_MANY_VALUES, line, text)


def is_date(text: str) -> bool:
    """Whether a text is YYYY, YYYY-MM or YYYY-MM-DD and names a day that exists."""
    rest = _ISO_LENGTHS.get(len(text))
    if rest is None or not text.isascii():
        return False
    try:
        date.fromisoformat(text + rest)
    except ValueError:
        return False
    return True


def _countries(entry: ListEntry) -> Iterator[str]:
    yield from entry.nationality
    for document in entry.documents:
        if document.country is not None:
            yield document.country


def _is_country(code: str) -> bool:
    return len(code) in _COUNTRY_LENGTHS and code.isascii() and code.isalpha()
