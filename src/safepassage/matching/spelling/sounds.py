"""Latin words reduced to what spellings of one name have in common.

``sound`` folds letters that romanisations use for one another (Q, CK and KH; Y and I; OU and
U); ``consonants`` leaves the vowels out of that, and ``frame`` takes voiced and unvoiced alike.
The functions that end in ``_into`` work on letters as bytes and return how many they wrote.
"""

import numpy as np

from safepassage.matching.compiled import Bytes, compiled

_EXCHANGED = (
    ("tsch|tch|tsh|czs|cz", "c"),
    ("dzh|dj|dsch", "j"),
    ("sch|sh|sz", "s"),
    ("ph", "f"),
    ("ck|kh|q", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("zh", "j"),
    ("ch", "c"),
    ("x", "ks"),
    ("ae", "a"),
    ("oe", "o"),
    ("ue", "u"),
    ("ee|ie|ij|iy|yi|ii|ea", "i"),
    ("oo|ou", "u"),
    ("y", "i"),
    ("AwA", "u"),
    ("w", "v"),
    ("e", "i"),
    ("o", "u"),
)
"""What is written for one another, in the order of folding; ``AwA`` is a W between vowels."""
_MOST_LETTERS = 4
_A, _I, _U, _H, _W, _X = (ord(letter) for letter in "aiuhwx")


def _codes(text: str) -> Bytes:
    return np.frombuffer(text.encode().ljust(_MOST_LETTERS, b"\0"), dtype=np.uint8)


_STEPS = [
    (group, letters, step)
    for step, (groups, letters) in enumerate(_EXCHANGED)
    for group in groups.split("|")
]
_GROUPS = np.array([_codes(group) for group, _, _ in _STEPS])
_SIZES = np.array([len(group) for group, _, _ in _STEPS], dtype=np.int32)
_LETTERS = np.array([_codes(letters)[:2] for _, letters, _ in _STEPS])
_FIRST = np.searchsorted([step for _, _, step in _STEPS], range(len(_EXCHANGED) + 1))
_BETWEEN_VOWELS = _EXCHANGED.index(("AwA", "u"))

_VOICED = np.arange(128, dtype=np.uint8)
_VOICED[list(b"cgjzvbd")] = list(b"kkksfpt")
_VOICED[list(b"aiuh")] = 0


@compiled
def sound_into(letters: Bytes, size: int, out: Bytes) -> int:
    """Write the sound of small Latin letters; ``out`` has room for twice as many."""
    for at in range(size):
        out[at] = letters[at]
    spare = np.empty(2 * size + 1, dtype=np.uint8)
    for step in range(len(_FIRST) - 1):
        if step == _BETWEEN_VOWELS:
            _soften(out, size)
        else:
            size = _fold(out, size, step, spare)
    return _undouble(out, size)


@compiled
def _fold(text: Bytes, size: int, step: int, spare: Bytes) -> int:
    """Exchange the groups of one step; in place, but for the one letter that becomes two."""
    for at in range(size):
        spare[at] = text[at]
    read = written = 0
    while read < size:
        found = _group_at(spare, read, size, step)
        if found < 0:
            text[written] = spare[read]
            written += 1
            read += 1
            continue
        for letter in _LETTERS[found]:
            if letter:
                text[written] = letter
                written += 1
        read += _SIZES[found]
    return written


@compiled
def _group_at(text: Bytes, at: int, size: int, step: int) -> int:
    for which in range(_FIRST[step], _FIRST[step + 1]):
        long = _SIZES[which]
        if at + long <= size:
            same = 0
            while same < long and text[at + same] == _GROUPS[which, same]:
                same += 1
            if same == long:
                return which
    return -1


@compiled
def _soften(text: Bytes, size: int) -> None:
    """A W between vowels is the U that other spellings write; judged by the word as it stood."""
    before = False
    for at in range(size):
        vowel = _is_vowel(text[at])
        if text[at] == _W and before and at + 1 < size and _is_vowel(text[at + 1]):
            text[at] = _U
        before = vowel


@compiled
def _is_vowel(letter: int) -> bool:
    return letter in (97, 101, 105, 111, 117)


@compiled
def _undouble(text: Bytes, size: int) -> int:
    written = 0
    for at in range(size):
        if not written or text[written - 1] != text[at]:
            text[written] = text[at]
            written += 1
    return written


@compiled
def consonants_into(heard: Bytes, size: int, out: Bytes) -> int:
    """Write a sound without its vowels and H, which other alphabets leave out."""
    written = 0
    for at in range(size):
        if heard[at] not in (_A, _I, _U, _H):
            out[written] = heard[at]
            written += 1
    if not written and size:
        out[0] = heard[0]
        written = 1
    return written


@compiled
def frame_into(heard: Bytes, size: int, out: Bytes) -> int:
    """Write the consonants of a sound; an ``a`` in front tells that it begins without one."""
    written = 0
    if size > 1 and not _VOICED[heard[0]]:
        out[0] = _A
        written = 1
    for at in range(size):
        if _VOICED[heard[at]]:
            out[written] = _VOICED[heard[at]]
            written += 1
    if not written and size:
        out[0] = heard[0]
        written = 1
    return written


def sound(word: str) -> str:
    """The word with one letter for each group that spellings exchange."""
    letters = np.frombuffer(word.encode(), dtype=np.uint8)
    out = np.empty(2 * len(word) + 1, dtype=np.uint8)
    return out[: sound_into(letters, len(word), out)].tobytes().decode()
