"""Which listed entries are worth a judgement, and how the names lie beside each other."""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from safepassage.matching import mrz_names
from safepassage.matching.alignment import (
    LISTED_SHARE,
    QUERY_SHARE,
    Alignment,
    Weighed,
    align,
    neighbours,
)
from safepassage.matching.documents import number_key
from safepassage.matching.index import ListIndex
from safepassage.matching.spelling import words
from safepassage.records import Subject
from safepassage.records._base import Record

LEAST_ALIKE = 0.6
"""Names less alike than this are not shown, whatever else agrees."""
_LEAST_BOUND = 0.55
_MOST_ALIGNED = 200
"""Different names that are laid beside one; however many entries bear one of them, all are seen."""


class NameFind(Record, frozen=True):
    """A listed name that may be the query's."""

    query: str
    listed: str
    weak: bool
    alignment: Alignment

    @property
    def rank(self) -> tuple[float, bool, str]:
        """Order finds of one entry, the best highest."""
        return (round(self.alignment.likeness, 6), not self.weak, self.listed)


Candidates = dict[int, NameFind | None]
"""Positions of entries with their best name find, ``None`` when only a document led there."""


def find(index: ListIndex, subject: Subject) -> Candidates:
    """Look the subject up by document number and by every form of its name."""
    found: Candidates = {}
    for document in subject.documents:
        for position in index.numbers.get(number_key(document.number), ()):
            found[position] = None
    for position, name in _name_finds(index, subject):
        best = found.get(position)
        if best is None or name.rank > best.rank:
            found[position] = name
    return found


def _name_finds(index: ListIndex, subject: Subject) -> Iterator[tuple[int, NameFind]]:
    for text, name, cut in _forms(subject):
        query = index.weigh(name)
        aligned: dict[tuple[str, ...], Alignment] = {}
        for at in _worth_aligning(index, query, cut=cut):
            listed = index.names[at]
            if listed.words not in aligned:
                if len(aligned) == _MOST_ALIGNED:
                    continue
                aligned[listed.words] = align(query, index.weighed[at], cut=cut)
            alignment = aligned[listed.words]
            if alignment.likeness >= LEAST_ALIKE:
                find = NameFind(
                    query=text, listed=listed.text, weak=listed.weak, alignment=alignment
                )
                yield listed.entry, find


def _forms(subject: Subject) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """Every form of the name with its words, and whether it may be cut; no bag of words twice."""
    full = f"{subject.given_names or ''} {subject.surname or ''}"
    mrz = subject.mrz_name or ""
    known: set[tuple[tuple[str, ...], bool]] = set()
    for text in (mrz, subject.name or "", full, *subject.other_names):
        name, cut = words(text), text is mrz and mrz_names.possibly_cut(mrz)
        key = (tuple(sorted(name)), cut)
        if name and key not in known:
            known.add(key)
            yield text, name, cut


def _worth_aligning(index: ListIndex, query: Weighed, *, cut: bool) -> Iterable[int]:
    """The names that may be alike enough, by the best that each word finds; the likeliest first."""
    had = _had(index, query, cut=cut)
    bound = QUERY_SHARE * np.minimum(1.0, had / sum(query.weights))
    bound += LISTED_SHARE * np.minimum(1.0, had / index.weight_of_name)
    good = np.flatnonzero(bound >= _LEAST_BOUND)
    found: list[int] = good[np.argsort(-bound[good], kind="stable")].tolist()
    return found


def _had(index: ListIndex, query: Weighed, *, cut: bool) -> NDArray[np.float32]:
    """For each listed name, what the words of the query that it has weigh together."""
    had = np.zeros(len(index.names), dtype=np.float32)
    found = [index.near(word) for word in query.words]
    for near, heavy in zip(found, query.weights, strict=True):
        had[near.names] += near.likeness * heavy
    for at, pair in neighbours(query.words):
        both = index.near("".join(pair))
        apart = sum(found[place].of(both.names) * query.weights[place] for place in (at, at + 1))
        together = both.likeness * (query.weights[at] + query.weights[at + 1])
        had[both.names] += np.maximum(0.0, together - apart)
    for word, heavy in zip(query.words, query.weights, strict=True) if cut else ():
        near = index.beginning(word)
        had[near.names] += near.likeness * heavy
    return had
