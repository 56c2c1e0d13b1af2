"""What is compiled means the same as what is written: both are run, and their answers compared."""

import json
import os
import subprocess
import sys
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from safepassage.matching import compiled
from safepassage.matching.spelling.distance import distance, distance_of_any, prepare

ASKED = """
import json, msgspec
from safepassage.matching import build, screen
from safepassage.matching.compiled import IS_COMPILED
from safepassage.records import ListEntry, Subject
names = ["Ada von MUSTER", "Mohammed AL-ZAMIRI", "Виктор Ильмаринен", "ויקטור אילמרינן",
         "Kateryna TSUDA", "Abd al Rahman TESTOVAR", "빅토르 일마리넨", "Jürgen GROSSMANN",
         "A MUSTER", "Li WANG", "王小明", "查尔斯·利文斯顿", "やまだ はなこ"]
index = build(ListEntry(id=str(at), name=name, dob=(f"19{70 + at}-05-27",))
              for at, name in enumerate(names))
asked = ["MUSTER ADA", "Muhamad Alzamiri", "Viktor Ilmarinen", "Kaeryna Tsua", "Wang Lee",
         "ABDALRAHMAN TESTOVAR", "GROSSMANN<<JUERGEN", "MUSTER<<ADA<VON<DER<LANGEN<STRASSE<<<<<<<",
         "Wang Xiao Ming", "Charles Livingston", "Hanako Yamada", "李明"]
answers = [screen(index, Subject(mrz_name=name, dob=f"19{70 + at}-05-2{at}"), threshold=0.0)
           for at, name in enumerate(asked)]
print(json.dumps([msgspec.json.encode(one).decode() for one in answers]))
"""


def test_where_nothing_can_be_kept_functions_are_compiled_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = compiled._kept

    def nowhere(*, cache: bool) -> Callable[[Callable[..., int]], Callable[..., int]]:
        def refuse(function: Callable[..., int]) -> Callable[..., int]:
            raise RuntimeError(f"cannot cache {function}: no locator available")

        return refuse if cache else kept(cache=False)

    monkeypatch.setattr(compiled, "_kept", nowhere)
    assert compiled.compiled(lambda one, other: one + other)(2, 3) == 5


letters = st.text("abcdehikmnorstuxyz", max_size=30)


def answers(**compiler: str) -> list[str]:
    told = subprocess.run(  # noqa: S603 - this very interpreter
        [sys.executable, "-c", ASKED],
        env=os.environ | compiler,
        capture_output=True,
        check=True,
        text=True,
    )
    found: list[str] = json.loads(told.stdout)
    return found


def test_without_a_compiler_the_answers_are_the_same_to_the_last_digit() -> None:
    fast = answers()
    assert fast == answers(NUMBA_DISABLE_JIT="1")
    assert sum(one != "[]" for one in fast) >= 6


@given(letters, letters)
def test_letters_that_differ_are_counted_as_the_library_counts_them(one: str, other: str) -> None:
    ours, theirs = (
        np.frombuffer(bytearray(word.encode()), dtype=np.uint8) for word in (one, other)
    )
    places = np.zeros(26, dtype=np.int64)
    prepare(ours, 0, len(ours), places, 0)
    wanted = Levenshtein.distance(one, other)
    assert distance(places, 0, len(ours), theirs, 0, len(theirs)) == wanted
    wide = [word.astype(np.int32) for word in (ours, theirs)]
    assert distance_of_any(wide[0], len(one), wide[1], len(other)) == wanted
