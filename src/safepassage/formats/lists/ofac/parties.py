"""Parties of the advanced form: names in parts, features with places, dates and words."""

from collections import defaultdict
from typing import Final, NamedTuple

from safepassage.formats.lists.ofac.persons import new_person
from safepassage.formats.lists.values.dates import iso, years
from safepassage.formats.lists.values.documents import kind_of
from safepassage.formats.lists.values.draft import Draft
from safepassage.formats.lists.xml_records import Element

_INDIVIDUAL: Final = "individual"
_FAMILY: Final = frozenset({"last name", "maiden name", "patronymic family"})


class Place(NamedTuple):
    """The words of a location and its country."""

    words: tuple[str, ...]
    country: str


class IssuedDocument(NamedTuple):
    """A document of an identity."""

    identity: str
    kind: str
    number: str
    country: str

    @classmethod
    def of(cls, record: Element, tables: "Tables") -> "IssuedDocument":
        """Read one, its numbers replaced by what they stand for."""
        issuer = record.get("IssuedBy-CountryID") or _country_id(record)
        return cls(
            identity=record.get("IdentityID"),
            kind=tables.name("IDRegDocType", record.get("IDRegDocTypeID")),
            number=record.text("IDRegistrationNo"),
            country=tables.name("Country", issuer),
        )


class Tables:
    """What the numbers of a file stand for."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], str] = {}
        self._party_types: dict[str, str] = {}
        self._places: dict[str, Place] = {}
        self._documents: dict[str, list[IssuedDocument]] = defaultdict(list)

    def learn(self, record: Element) -> None:
        """Take over the reference tables."""
        for table in record.children:
            for value in table.children:
                self._names[value.name, value.get("ID")] = value.content
                if value.name == "PartySubType":
                    self._party_types[value.get("ID")] = value.get("PartyTypeID")

    def name(self, table: str, number: str) -> str:
        """What a number stands for, empty when the table does not say."""
        return self._names.get((table, number), "")

    def is_individual(self, profile: Element) -> bool:
        """Whether a profile is that of a person."""
        kind = self._party_types.get(profile.get("PartySubTypeID"), "")
        return self.name("PartyType", kind).casefold() == _INDIVIDUAL

    def locate(self, record: Element) -> None:
        """Keep a location for the features that name it."""
        words = record.texts("LocationPart", "LocationPartValue", "Value")
        country = next((one.get("CountryID") for one in record.all("LocationCountry")), "")
        place = Place(tuple(words), self.name("Country", country))
        self._places[record.get("ID")] = place

    def place(self, number: str) -> Place:
        """A location; an unknown one has no words."""
        return self._places.get(number, Place((), ""))

    def issue(self, document: IssuedDocument) -> None:
        """Keep a document for the identity that it belongs to."""
        self._documents[document.identity].append(document)

    def documents(self, identity: str) -> list[IssuedDocument]:
        """The documents of an identity."""
        return self._documents.get(identity, [])


class Party:
    """A profile and the tables that explain it."""

    def __init__(self, profile: Element, tables: Tables) -> None:
        self._profile = profile
        self._tables = tables

    def draft(self, number: str, line: int) -> Draft:
        """What the profile says of a person."""
        draft = new_person(number, line)
        for identity in self._profile.all("Identity"):
            self._names(identity, draft)
            for document in self._tables.documents(identity.get("ID")):
                if document.number and kind_of(document.kind):
                    kind = kind_of(document.kind)
                    draft.document(kind, document.number, document.country)
        for feature in self._profile.all("Feature"):
            kind = self._tables.name("FeatureType", feature.get("FeatureTypeID")).casefold()
            for version in feature.all("FeatureVersion"):
                self._feature(kind, version, draft)
        return draft

    def _names(self, identity: Element, draft: Draft) -> None:
        kinds = {
            group.get("ID"): self._tables.name("NamePartType", group.get("NamePartTypeID"))
            for group in identity.all("NamePartGroups", "MasterNamePartGroup", "NamePartGroup")
        }
        for alias in identity.all("Alias"):
            is_primary = alias.get("Primary") == "true"
            for name in alias.all("DocumentedName"):
                given, family = _halves(name, kinds)
                spoken = f"{given} {family}".strip()
                if is_primary:
                    draft.primary(spoken)
                    draft.parts(given, family)
                    is_primary = False
                else:
                    draft.name(spoken, weak=alias.get("LowQuality") == "true")

    def _feature(self, kind: str, version: Element, draft: Draft) -> None:
        match kind:
            case "birthdate":
                for period in version.all("DatePeriod"):
                    draft.born_on(_dates(period))
            case "place of birth":
                for place in self._located(version):
                    draft.birth_place(*place.words, place.country)
            case "nationality country" | "citizenship country":
                for place in self._located(version):
                    draft.nationality(place.country or " ".join(place.words))
            case "gender":
                draft.gender(self._detail(version))
            case "title":
                draft.because(self._detail(version))

    def _located(self, version: Element) -> list[Place]:
        return [self._tables.place(one.get("LocationID")) for one in version.all("VersionLocation")]

    def _detail(self, version: Element) -> str:
        """The words of a feature, written out or by number."""
        for detail in version.all("VersionDetail"):
            number = detail.get("DetailReferenceID")
            return detail.content or self._tables.name("DetailReference", number)
        return ""


def _halves(name: Element, kinds: dict[str, str]) -> tuple[str, str]:
    """The given and the family parts of a name, each in the file's order."""
    halves: tuple[list[str], list[str]] = ([], [])
    for part in name.all("DocumentedNamePart", "NamePartValue"):
        is_family = kinds.get(part.get("NamePartGroupID"), "").casefold() in _FAMILY
        halves[is_family].append(part.content)
    return " ".join(halves[0]), " ".join(halves[1])


def _dates(period: Element) -> tuple[str, ...]:
    """A day, a year, or every year of a longer period; about a day is its year."""
    first = _end_of(period, "Start", "From")
    last = _end_of(period, "End", "To") or first
    if not first or not last:
        return ()
    is_about = any(one.get("Approximate") == "true" for one in period.children)
    if first == last and not is_about:
        return (first,)
    return _month(first, last) or years(first[:4], last[:4])


def _month(first: str, last: str) -> tuple[str, ...]:
    """A period inside one month, its days left open."""
    is_same = first[:7] == last[:7] and len(first) > len("YYYY")
    return (first[:7],) if is_same and first != last else ()


def _end_of(period: Element, side: str, bound: str) -> str | None:
    for end in period.all(side, bound):
        year = end.text("Year")
        return iso(year, end.text("Month"), end.text("Day")) if year.isdecimal() else None
    return None


def _country_id(record: Element) -> str:
    return next((one.get("CountryID") for one in record.all("IssuedBy")), "")
