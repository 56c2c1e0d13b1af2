"""An entry while its list is read: values are tidied, and repeated ones left out."""

from collections.abc import Iterator, Sequence

from safepassage.formats.country_names import country_code
from safepassage.formats.lists.defects import ListDefect, warn
from safepassage.formats.lists.gathering import Found
from safepassage.formats.lists.hygiene import tidied
from safepassage.formats.lists.values.dates import birth_dates, one_date
from safepassage.formats.lists.values.documents import number_in
from safepassage.formats.lists.values.names import is_other_script, names_in
from safepassage.records import ListedDocument, ListEntry

LONGEST_GROUND = 4_000
_GENDERS = {"m": "male", "male": "male", "f": "female", "female": "female"}
_UNSAID = frozenset({"", "00", "unknown", "undetermined", "not known", "na", "n/a", "none"})


class Draft:
    """Collects what a published list says of one person.

    What cannot be understood is left out and told with the entry's line; the entry stays.
    """

    def __init__(
        self,
        *,
        id: str,  # noqa: A002 - its name
        line: int,
        source: str,
        issuer: str | None = None,
    ) -> None:
        self._id, self._line, self._source = id, line, source
        self._parts: tuple[str | None, str | None] = (None, None)
        self._good: dict[str, None] = {}
        self._weak: dict[str, None] = {}
        self._scripts: dict[str, None] = {}
        self._born: dict[str, None] = {}
        self._nationalities: dict[str, None] = {}
        self._places: dict[str, None] = {}
        self._documents: dict[ListedDocument, None] = {}
        self._grounds: dict[str, None] = {}
        self._genders: set[str] = set()
        self._unread: dict[str, None] = {}
        self._expires: str | None = None
        self.category: str | None = None
        self.issuer = issuer

    def parts(self, given: str | None, family: str | None) -> None:
        """The given and the family name of the primary name."""
        self._parts = (tidied(given or "") or None, tidied(family or "") or None)

    def name(self, text: str, *, weak: bool = False) -> None:
        """A name in any script; the first good one is the primary name."""
        for each in names_in(text):
            if is_other_script(each):
                self._scripts[each] = None
            else:
                (self._weak if weak else self._good)[each] = None

    def primary(self, text: str) -> None:
        """The name that stands before all others, wherever the list has it."""
        others, self._good = self._good, {}
        self.name(text)
        self._good |= others

    def born(self, text: str) -> None:
        """A birth date in the list's words."""
        if text.strip().casefold() not in _UNSAID:
            self.born_on(birth_dates(text))

    def born_on(self, dates: Sequence[str]) -> None:
        """Birth dates already read; none at all is one that was not understood."""
        self._born |= dict.fromkeys(dates)
        if not dates:
            self._unread["a birth date"] = None

    def nationality(self, text: str) -> None:
        """A country's name or code."""
        self._country(self._nationalities, text, "a nationality")

    def birth_place(self, *parts: str) -> None:
        """The words of a place, the country last."""
        bare = (tidied(part).strip(" ,") for part in parts)
        words = [part for part in bare if part.casefold() not in _UNSAID]
        if words:
            self._places[", ".join(words)] = None
            code = country_code(words[-1].rpartition(",")[2])
            self._places |= {code: None} if code else {}

    def document(self, kind: str | None, number: str, country: str = "") -> None:
        """A document that a traveller may show."""
        found = number_in(number)
        if not found:
            self._unread["a document number"] = None
            return
        codes: dict[str, None] = {}
        self._country(codes, country, "the country of a document")
        issuer = next(iter(codes), None)
        self._documents[ListedDocument(number=found, type=kind, country=issuer)] = None

    def gender(self, text: str) -> None:
        """Male or female; two different ones say nothing."""
        if text.strip().casefold() in _GENDERS:
            self._genders.add(_GENDERS[text.strip().casefold()])
        elif text.strip().casefold() not in _UNSAID:
            self._unread["a gender"] = None

    def because(self, *texts: str) -> None:
        """Why the person is listed, in the list's words."""
        self._grounds |= {each: None for text in texts if (each := tidied(text))}

    def until(self, text: str) -> None:
        """The last day of the listing."""
        day = one_date(text)
        if day and len(day) == len("YYYY-MM-DD"):
            self._expires = day
        elif text.strip():
            self._unread["the last day of the listing"] = None

    def found(self) -> Iterator[Found]:
        """The entry with its line, after what was not understood of it."""
        for what in self._unread:
            yield warn(ListDefect.VALUE_UNREAD, self._line, f"{what} was not understood, left out")
        if self._good or self._weak or self._scripts or self._documents:
            yield self._line, self._entry()
        else:
            text = "the entry has neither a name nor a document; it was left out"
            yield warn(ListDefect.NOTHING_TO_MATCH, self._line, text)

    def _country(self, known: dict[str, None], text: str, what: str) -> None:
        code = country_code(text)
        if code:
            known[code] = None
        elif text.strip().casefold() not in _UNSAID:
            self._unread[what] = None

    def _entry(self) -> ListEntry:
        names = list(self._good) or list(self._weak)[:1]
        taken = set(names)
        given, family = self._parts
        return ListEntry(
            id=tidied(self._id),
            name=next(iter(names), None),
            source=self._source,
            given=given,
            family=family,
            aliases=tuple(names[1:]),
            weak=tuple(each for each in self._weak if each not in taken),
            dob=tuple(self._born),
            nationality=tuple(self._nationalities),
            documents=tuple(self._documents),
            gender=next(iter(self._genders)) if len(self._genders) == 1 else None,
            script_names=tuple(self._scripts),
            birth_places=tuple(self._places),
            category=self.category,
            ground=_shortened("; ".join(self._grounds)) or None,
            expires=self._expires,
            issuer=self.issuer,
        )


def _shortened(text: str) -> str:
    """The beginning of what is longer than a page."""
    return text if len(text) <= LONGEST_GROUND else f"{text[: LONGEST_GROUND - 1]}\u2026"
