"""The corpus of remarks is large, repeatable, and keeps its two halves apart."""

import re
from itertools import chain

import pytest

from safepassage.simulation.remark_corpus import LANGUAGES, Part, remarks
from safepassage.simulation.remark_corpus.sheets import sentences

CATEGORIES = {"health", "religion", "ethnicity", "politics", "union", "sexlife", "neutral"}


def wordings(part, language):
    return set(chain.from_iterable(told for _, told in sentences(part, language)))


def test_the_same_seed_gives_the_same_lines_and_another_one_others():
    first, again, other = (list(remarks(Part.HELD_OUT, seed=seed)) for seed in (1, 1, 2))
    assert first == again != other


def test_several_thousand_lines_and_none_twice():
    texts = [one.text for one in remarks(Part.HELD_OUT, each=30)]
    assert len(texts) == len(set(texts)) > 5000


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", Part)
def test_every_language_has_every_category(part, language):
    assert {heading for heading, _ in sentences(part, language)} == CATEGORIES


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_that_was_looked_at_is_measured(language):
    looked_at = wordings(Part.DEVELOPMENT, language)
    assert wordings(Part.HELD_OUT, language).isdisjoint(looked_at)
    assert wordings(Part.FRESH, language).isdisjoint(looked_at)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", Part)
def test_no_brace_is_left(part, language):
    assert not [one for one in wordings(part, language) if re.search("[{}|]", one)]
