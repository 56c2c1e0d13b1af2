"""Which listed entries are worth a judgement, and by which of their names."""

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from safepassage.matching import mrz_names
from safepassage.matching.alignment import Query, Side
from safepassage.matching.compiled import Ints
from safepassage.matching.index import Desk, ListIndex
from safepassage.matching.laying import Alignment, lay
from safepassage.matching.nearness import Nears
from safepassage.matching.search import Alike, Found, borne, search
from safepassage.matching.spelling import spread, words
from safepassage.matching.spelling.tables import table
from safepassage.matching.standing import Person
from safepassage.records import Subject
from safepassage.records._base import Record


class NameFind(Record, frozen=True):
    """A listed name that may be the query's."""

    query: str
    listed: str
    weak: bool
    alignment: Alignment


class Form(NamedTuple):
    """A form of the name that is looked for."""

    text: str
    query: Query
    near: Nears


def forms(index: ListIndex, subject: Subject, desk: Desk) -> list[Form]:
    """Every form of the name that differs in its words, or may be cut; Han ones also spread."""
    full = f"{subject.given_names or ''} {subject.surname or ''}"
    mrz = subject.mrz_name or ""
    known: dict[tuple[tuple[str, ...], bool], Form] = {}
    texts = (mrz, subject.name or "", full, *subject.other_names)
    for text in (*texts, *chain.from_iterable(map(spread, texts))):
        name, cut = words(text), text is mrz and mrz_names.possibly_cut(mrz)
        key = (tuple(sorted(name)), cut)
        if name and key not in known:
            known[key] = Form(text, *index.ask(name, desk, cut=cut))
    return list(known.values())


def find(index: ListIndex, asked: Sequence[Form], person: Person, desk: Desk) -> Found:
    """Look for every form; of each entry the name that is most like one of them."""
    dated = index.born_on(person.born)
    found = [_searched(index, one, person, dated, desk) for one in asked] or [_NOBODY]
    names, likeness, whole = zip(*found, strict=True)
    alike = Alike(np.concatenate(names), np.concatenate(likeness), np.concatenate(whole))
    sizes = [len(one.names) for one in found]
    forms_of = np.repeat(np.arange(len(found), dtype=np.int32), sizes)
    return borne(index.bearers, index.gone, alike, forms_of, desk.sweep.place)


_NOBODY = Alike(np.zeros(0, dtype=np.int32), np.zeros(0), np.zeros(0, dtype=np.bool_))


def _searched(index: ListIndex, form: Form, person: Person, dated: Ints, desk: Desk) -> Alike:
    return search(
        table(),
        index.vocabulary,
        index.names,
        form.query,
        form.near,
        dated,
        person,
        index.persons,
        index.bearers,
        desk.sweep,
        desk.bench,
    )


def name_find(index: ListIndex, form: Form, bearer: int, desk: Desk, listed: str) -> NameFind:
    """Tell how a form of the query and a listed name lie beside each other."""
    name = int(np.searchsorted(index.bearers.at, np.int32(bearer), side="right")) - 1
    names = index.names
    places = names.words[names.at[name] : names.at[name + 1]]
    side = Side(places, names.weights[places])
    return NameFind(
        query=form.text,
        listed=listed,
        weak=bool(index.bearers.weak[bearer]),
        alignment=lay(form.query, index.vocabulary.words, side, desk.bench, index.names_counted),
    )
