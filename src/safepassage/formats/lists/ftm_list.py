"""FollowTheMoney entities as OpenSanctions publishes them, one JSON object a line.

``entities.ftm.json`` keeps documents as entities of their own, joined by ``holder``;
``targets.nested.json`` nests them in the person's properties. Both are read.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from safepassage.formats.lists.gathering import Found, Outcome
from safepassage.formats.lists.jsonl_list import UNREADABLE, json_defect, numbered_lines
from safepassage.formats.lists.published import published
from safepassage.formats.lists.values.documents import IDENTITY, PASSPORT, kind_of
from safepassage.formats.lists.values.draft import Draft
from safepassage.records import Defect

_PERSON: Final = "Person"
_PAPERS: Final = frozenset({"Passport", "Identification"})
_NATIONALITIES: Final = ("nationality", "citizenship")
_GROUNDS: Final = ("topics", "programId", "program", "position", "reason", "summary", "notes")


class Entity(msgspec.Struct, frozen=True):
    """One entity; a property's values are texts, or entities where the file nests them."""

    id: str
    schema: str
    properties: dict[str, list[Any]]
    caption: str = ""
    datasets: tuple[str, ...] = ()

    def texts(self, name: str) -> list[str]:
        """A property's values that are texts."""
        return [value for value in self.properties.get(name, ()) if isinstance(value, str)]

    def first(self, *names: str) -> str:
        """The first text of the first property that has one."""
        return next((text for name in names for text in self.texts(name)), "")

    def nested(self) -> Iterator["Entity"]:
        """Every entity among the values of its properties."""
        for values in self.properties.values():
            for value in values:
                if isinstance(value, dict):
                    yield msgspec.convert(value, Entity)


_DECODER: Final = msgspec.json.Decoder(Entity)
Papers = dict[str, list[Entity]]


def read_ftm(data: bytes) -> Outcome:
    """Read the persons of the file; entities of other schemata are counted."""
    return published(_found(data))


def is_entity(line: bytes) -> bool:
    """Whether a line is such an entity."""
    try:
        _DECODER.decode(line)
    except UNREADABLE:
        return False
    return True


def _found(data: bytes) -> Iterator[Found | None]:
    papers = _papers(data)
    for line, found in _entities(data):
        if isinstance(found, Defect):
            yield found
        elif found.schema == _PERSON:
            yield from _person(line, found, papers)
        elif found.schema not in _PAPERS:
            yield None


def _entities(data: bytes) -> Iterator[tuple[int, Entity | Defect]]:
    for line, raw in numbered_lines(data):
        try:
            yield line, _DECODER.decode(raw)
        except UNREADABLE as error:
            yield line, json_defect(line, error)


def _papers(data: bytes) -> Papers:
    """The documents that are entities of their own, by their holders; they may stand anywhere."""
    papers: Papers = defaultdict(list)
    if b'"holder"' in data:
        for _, found in _entities(data):
            if isinstance(found, Entity) and found.schema in _PAPERS:
                for holder in found.texts("holder"):
                    papers[holder].append(found)
    return papers


def _person(line: int, entity: Entity, papers: Papers) -> Iterator[Found]:
    issuer = entity.datasets[0] if len(entity.datasets) == 1 else None
    draft = Draft(id=entity.id, line=line, source="OpenSanctions", issuer=issuer)
    try:
        nested = list(entity.nested())
    except msgspec.ValidationError as error:
        yield json_defect(line, error)
        return
    _tell(entity, draft)
    for paper in (*papers.get(entity.id, ()), *nested):
        if paper.schema in _PAPERS:
            _document(paper, draft)
        draft.because(*paper.texts("reason"), *paper.texts("programId"))
    yield from draft.found()


def _tell(entity: Entity, draft: Draft) -> None:
    names = entity.texts("name")
    if names:
        draft.primary(entity.caption if entity.caption in names else names[0])
    draft.parts(entity.first("firstName"), entity.first("lastName"))
    for name in (*names, *entity.texts("alias"), *entity.texts("previousName")):
        draft.name(name)
    for name in entity.texts("weakAlias"):
        draft.name(name, weak=True)
    for born in entity.texts("birthDate"):
        draft.born(born)
    for country in (text for name in _NATIONALITIES for text in entity.texts(name)):
        draft.nationality(country)
    for place in (*entity.texts("birthPlace"), *entity.texts("birthCountry")):
        draft.birth_place(place)
    _numbers(entity, draft)
    draft.category = min(entity.texts("topics"), default=None)
    draft.because(*(text for name in _GROUNDS for text in entity.texts(name)))


def _numbers(entity: Entity, draft: Draft) -> None:
    for gender in entity.texts("gender"):
        draft.gender("" if gender == "other" else gender)
    for kind, name in ((PASSPORT, "passportNumber"), (IDENTITY, "idNumber")):
        for number in entity.texts(name):
            draft.document(kind, number)


def _document(paper: Entity, draft: Draft) -> None:
    number = paper.first("number", "passportNumber")
    words = paper.first("type")
    kind = PASSPORT if paper.schema == "Passport" else kind_of(words)
    if number and (kind or not words):
        draft.document(kind, number, paper.first("country"))
