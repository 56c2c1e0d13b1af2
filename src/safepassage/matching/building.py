"""From list entries to the arrays of an index."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import msgspec
import numpy as np

from safepassage.matching import weights
from safepassage.matching.alignment import MOST_WORDS
from safepassage.matching.arrays import Array
from safepassage.matching.compiled import Floats, Ints, Longs
from safepassage.matching.dates import day_number, readings_of
from safepassage.matching.documents import number_hash, slips_of
from safepassage.matching.spelling import LONGEST_WORD, Script, script_of, words
from safepassage.matching.spelling.pool import Pool
from safepassage.matching.standing import COUNTRY_BITS, NOTHING_TOLD, SEX_BITS
from safepassage.matching.sweeping import WEIGHT_STEPS, YEAR_BITS
from safepassage.matching.texts import texts_of
from safepassage.matching.traits import countries, sex_code
from safepassage.matching.vocabulary import in_reading_order, vocabulary_of
from safepassage.records import ListEntry

_encode = msgspec.msgpack.Encoder(order="deterministic").encode
_decode = msgspec.msgpack.Decoder(ListEntry).decode


class _Gathered:
    """What the entries hold, in the order of first sight; words still in no order."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {}
        self.names: dict[bytes, int] = {}
        self.name_words = array("i")
        self.name_ends = array("i", [0])
        self.bearer_name = array("i")
        self.bearer_entry = array("i")
        self.bearer_text = array("i")
        self.bearer_weak = array("b")
        self.countries = array("q")
        self.country_ends = array("i", [0])
        self.sexes = array("b")
        self.dates = array("i")
        self.date_ends = array("i", [0])
        self.slips = array("q")
        self.slip_entry = array("i")
        self.days = array("i")
        self.day_entry = array("i")
        self.numbers = array("q")
        self.number_entry = array("i")

    def add(self, position: int, entry: ListEntry) -> None:
        known: set[tuple[str, ...]] = set()
        for which, (text, weak) in enumerate(texts_of(entry)):
            split = words(text)[:MOST_WORDS]
            bag = tuple(sorted(split))
            if split and bag not in known:
                known.add(bag)
                self._bear(self._name(split), position, which, weak)
        self.countries.extend(countries(entry.nationality).tolist())
        self.country_ends.append(len(self.countries))
        self.sexes.append(sex_code(entry.gender))
        for date in entry.dob:
            readings = readings_of(date)
            self.dates.extend(readings.ravel().tolist())
            if day := day_number(readings):
                self.days.append(day)
                self.day_entry.append(position)
        self.date_ends.append(len(self.dates) // 4)
        if texts_of(entry):
            for document in entry.documents:
                slips = slips_of(document.number)
                self.slips.extend(slips.tolist())
                self.slip_entry.extend([position] * len(slips))
        for number in sorted({number_hash(document.number) for document in entry.documents}):
            if number:
                self.numbers.append(number)
                self.number_entry.append(position)

    def _name(self, split: Sequence[str]) -> int:
        number = self.words.setdefault
        ids = array("i", [number(word, len(self.words)) for word in split])
        key = ids.tobytes()
        known = self.names.get(key)
        if known is not None:
            return known
        self.names[key] = len(self.names)
        self.name_words.extend(ids)
        self.name_ends.append(len(self.name_words))
        return len(self.names) - 1

    def _bear(self, name: int, entry: int, text: int, weak: bool) -> None:
        self.bearer_name.append(name)
        self.bearer_entry.append(entry)
        self.bearer_text.append(text)
        self.bearer_weak.append(weak)


class Counted(Protocol):
    """How often words occur in names that are counted with those of an index."""

    @property
    def names_counted(self) -> int:
        """How many different names there are."""

    def having(self, words: Sequence[str]) -> Ints:
        """How many of them have each word."""


def built(entries: Iterable[ListEntry], beside: Counted | None = None) -> Mapping[str, Array]:
    """Make the arrays of an index; the same entries in any order give the same arrays.

    Words weigh what they would if the names ``beside`` were listed here too.
    """
    payloads = sorted((entry.id, _encode(entry)) for entry in entries)
    gathered = _Gathered()
    for position, (_, payload) in enumerate(payloads):
        gathered.add(position, _decode(payload))
    ends = np.cumsum([0, *(len(payload) for _, payload in payloads)], dtype=np.int64)
    blob = np.frombuffer(b"".join(payload for _, payload in payloads), dtype=np.uint8)
    del payloads
    gathered.names.clear()
    return {"blob_bytes": blob, "blob_at": ends, **_names(gathered, beside), **_rest(gathered)}


def _names(gathered: _Gathered, beside: Counted | None) -> dict[str, Array]:
    found = _ints(gathered.name_words)
    at = _ints(gathered.name_ends)
    listed = list(gathered.words)
    gathered.words.clear()
    joined, joined_of = _joined(listed, found, at)
    every = in_reading_order((*listed, *joined))
    place = {word: at for at, word in enumerate(every)}
    new = np.array([place[word] for word in listed], dtype=np.int32)
    ordered = new[found] if len(found) else found
    extra = np.array([place[word] for word in joined], dtype=np.int32)
    kinds = np.array([weights.kind_of(word) for word in every], dtype=np.uint8)
    having, having_at = _postings(len(every), ordered, at, extra, joined_of)
    counts, counted = np.diff(having_at), len(at) - 1
    if beside is not None:
        counts, counted = counts + beside.having(every), counted + beside.names_counted
    heavy = weights.weigh(kinds, counts, counted)
    whole = np.add.reduceat(heavy[ordered], at[:-1]) if len(ordered) else np.zeros(0)
    having = _lightest_first(having, having_at, whole)
    years = _years(gathered)
    vocabulary = vocabulary_of(every)
    parts: tuple[Array, ...] = vocabulary.words
    return {
        "name_years": years.astype(np.uint16),
        **{f"word_{name}": part for name, part in zip(Pool.__annotations__, parts, strict=True)},
        "alphabetical": vocabulary.alphabetical,
        "hashes": vocabulary.hashes,
        "owners": vocabulary.owners,
        "name_words": ordered,
        "name_at": at,
        "name_having": np.column_stack((having, (years << YEAR_BITS | _in_steps(whole))[having])),
        "name_having_at": having_at,
        "name_weights": heavy,
        "names_counted": np.array([counted], dtype=np.int32),
        "name_whole": whole.astype(np.float32),
    }


def _joined(listed: Sequence[str], found: Ints, at: Ints) -> tuple[list[str], Ints]:
    """A particle and the word beside it as one, as documents join them; and of which name."""
    particle = np.array([word in weights.PARTICLES for word in listed], dtype=bool)
    latin = np.array([script_of(word) is Script.LATIN for word in listed], dtype=bool)
    if len(found) < 2:  # noqa: PLR2004 - a pair
        return [], np.zeros(0, dtype=np.int32)
    first, second = found[:-1], found[1:]
    inside = np.ones(len(first), dtype=bool)
    inside[at[1:-1] - 1] = False
    both = inside & latin[first] & latin[second] & (particle[first] | particle[second])
    places = np.flatnonzero(both)
    names = np.searchsorted(at, places, side="right") - 1
    made = [(listed[found[one]] + listed[found[one + 1]])[:LONGEST_WORD] for one in places]
    return made, names.astype(np.int32)


def _postings(many: int, ordered: Ints, at: Ints, extra: Ints, extra_of: Ints) -> tuple[Ints, Ints]:
    """For each word the names that have it, in their order, each once."""
    names = np.repeat(np.arange(len(at) - 1, dtype=np.int64), np.diff(at))
    pairs = np.concatenate((ordered, extra)).astype(np.int64) << 32
    pairs |= np.concatenate((names, extra_of.astype(np.int64)))
    pairs = np.unique(pairs)
    having = (pairs & 0xFFFFFFFF).astype(np.int32)
    having_at = np.searchsorted(pairs >> 32, np.arange(many + 1)).astype(np.int32)
    return having, having_at


def _lightest_first(having: Ints, having_at: Ints, whole: Floats) -> Ints:
    """Each word's names in the order of what they weigh; of equal ones as they are listed."""
    words = np.repeat(np.arange(len(having_at) - 1), np.diff(having_at))
    return having[np.lexsort((having, whole[having], words))]


def _in_steps(weights: Floats) -> Ints:
    return np.minimum(weights * WEIGHT_STEPS, (1 << YEAR_BITS) - 1).astype(np.int32)


def _years(gathered: _Gathered) -> Ints:
    """The year in which everybody was born who bears a name; 0 where it is not one, and sure."""
    rows, ends = _ints(gathered.dates).reshape(-1, 4), _ints(gathered.date_ends)
    born = np.zeros(len(ends) - 1, dtype=np.int32)
    (single,) = np.nonzero(np.diff(ends) == 1)
    born[single] = rows[ends[single], 0]
    names = _ints(gathered.bearer_name)
    if not len(names):
        return names
    order = np.argsort(names, kind="stable")
    years = born[_ints(gathered.bearer_entry)[order]]
    starts = np.searchsorted(names[order], np.arange(len(gathered.name_ends) - 1))
    first, last = np.minimum.reduceat(years, starts), np.maximum.reduceat(years, starts)
    return np.where(first == last, first, 0)


def _briefs(gathered: _Gathered) -> Longs:
    """What is known of each entry in one number, if it has at most one date and one country."""
    rows, ends = _ints(gathered.dates).reshape(-1, 4).astype(np.int64), _ints(gathered.date_ends)
    dates = np.where(rows[:, 3] == 0, rows[:, 0] * 10_000 + rows[:, 1] * 100 + rows[:, 2], 0)
    countries = np.frombuffer(gathered.countries, dtype=np.int64)
    fitting = np.where(countries < 1 << (SEX_BITS - COUNTRY_BITS), countries, 0)
    of_country = _single(fitting, _ints(gathered.country_ends))
    sexes = np.frombuffer(gathered.sexes, dtype=np.uint8).astype(np.int64)
    return _single(dates, ends) | of_country << COUNTRY_BITS | sexes << SEX_BITS


def _single(values: Longs, ends: Ints) -> Longs:
    """Of each entry's values the only one, that there is none, or 0 if there are several."""
    found = np.where(np.diff(ends) == 0, NOTHING_TOLD, 0).astype(np.int64)
    (single,) = np.nonzero(np.diff(ends) == 1)
    found[single] = values[ends[single]]
    return found


def _rest(gathered: _Gathered) -> dict[str, Array]:
    names = _ints(gathered.bearer_name)
    order = np.argsort(names, kind="stable")
    many = len(gathered.name_ends) - 1
    numbers = np.frombuffer(gathered.numbers, dtype=np.int64)
    slips = np.frombuffer(gathered.slips, dtype=np.int64)
    by_slip = np.argsort(slips, kind="stable")
    days = _ints(gathered.days)
    by_day = np.argsort(days, kind="stable")
    by_number = np.argsort(numbers, kind="stable")
    return {
        "bearer_at": np.searchsorted(names[order], np.arange(many + 1)).astype(np.int32),
        "bearer_entries": _ints(gathered.bearer_entry)[order],
        "bearer_texts": _ints(gathered.bearer_text)[order],
        "bearer_weak": np.frombuffer(gathered.bearer_weak, dtype=np.bool_)[order],
        "bearer_brief": _briefs(gathered)[_ints(gathered.bearer_entry)[order]],
        "trait_countries": np.frombuffer(gathered.countries, dtype=np.int64),
        "trait_at": _ints(gathered.country_ends),
        "trait_sexes": np.frombuffer(gathered.sexes, dtype=np.uint8),
        "date_rows": _ints(gathered.dates).reshape(-1, 4),
        "date_at": _ints(gathered.date_ends),
        "date_days": days[by_day],
        "date_entries": _ints(gathered.day_entry)[by_day],
        "entry_names": names,
        "entry_at": np.searchsorted(
            _ints(gathered.bearer_entry), np.arange(len(gathered.date_ends))
        ).astype(np.int32),
        "slip_hashes": slips[by_slip],
        "slip_entries": _ints(gathered.slip_entry)[by_slip],
        "number_hashes": numbers[by_number],
        "number_entries": _ints(gathered.number_entry)[by_number],
    }


def _ints(values: "array[int]") -> Ints:
    return np.frombuffer(values, dtype=np.int32) if len(values) else np.zeros(0, dtype=np.int32)
