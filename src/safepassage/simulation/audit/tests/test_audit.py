"""The audit's arithmetic, its drawing, and what it says; on an invented corpus."""

import msgspec
import pytest

from safepassage.simulation.audit import (
    Corpus,
    CorpusError,
    Load,
    Options,
    Report,
    as_markdown,
    as_text,
    audit,
    ordinary,
    rate,
    read_corpus,
    report,
)
from safepassage.simulation.audit.listed import Announced, announced, listed
from safepassage.simulation.audit.measure import Strengths
from safepassage.simulation.audit.regions import REGION_OF
from safepassage.simulation.audit.report import group_of, threshold_for
from safepassage.simulation.chance import generator

HEAD_OF_FORENAMES = "Country,Localized Name,Romanized Name\n"
GIVEN = {"FI": "Aino Eero Oiva Unto Väinö", "UA": "Назар Остап", "KR": "Minjun Seoyeon Jiho"}
FAMILY = {"FI": "Kettu Susi Karhu", "UA": "Вовк", "KR": "Kim Lee Park", "AQ": "Nobody"}
ROMANISED = {"Назар": "Nazar", "Вовк": "Vovk"}
SMALL = Options(travellers=20, listed=3)


def table(names: dict[str, str]) -> bytes:
    rows = [
        f"{country},{name},{ROMANISED.get(name, '')}\n"
        for country, every in names.items()
        for name in every.split()
    ]
    return ("\ufeff" + HEAD_OF_FORENAMES + "".join(rows)).encode()


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_corpus(table(GIVEN), table(FAMILY))


@pytest.fixture(scope="module")
def made(corpus: Corpus) -> Report:
    return report(audit(corpus, (), SMALL), corpus, SMALL, Load(), version="9.9")


def test_countries_have_both_kinds_of_name_in_latin_letters(corpus: Corpus) -> None:
    assert sorted(corpus.countries) == ["FI", "KR", "UA"]
    assert corpus.countries["UA"].given == ("Nazar",)
    assert corpus.regions()["Northern Europe"] == ["FI"]


@pytest.mark.parametrize(
    "content", [b"\xff\xfe", b"Country,Name\nFI,Aino\n", HEAD_OF_FORENAMES.encode(), b""]
)
def test_another_file_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(CorpusError, match="corpus"):
        read_corpus(content, table(FAMILY))


def test_every_region_names_countries_once() -> None:
    assert all(len(country) == 2 and country.isupper() for country in REGION_OF)
    assert len(REGION_OF) > 100


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [(0, 10, 0.0, 0.2775), (1, 20, 0.0089, 0.2361), (10, 10, 0.7225, 1.0), (0, 0, 0.0, 1.0)],
)
def test_wilsons_interval_is_as_published(count: int, of: int, low: float, high: float) -> None:
    found = rate(count, of)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("own", "threshold"),
    [
        ([0.9] * 9 + [0.1], 0.9),
        ([0.9] * 8 + [0.5, 0.1], 0.5),
        ([0.9] * 8 + [0.0, 0.0], None),
        ([], None),
    ],
)
def test_the_threshold_of_a_recall_is_the_highest_that_has_it(
    own: list[float], threshold: float | None
) -> None:
    assert threshold_for(own, 0.90) == threshold


def test_figures_of_a_group_follow_from_its_strengths() -> None:
    strengths = Strengths(
        ordinary=(0.7, 0.65, 0.2, 0.0), own=(0.9,) * 9 + (0.0,), undated=(0.3, 0.8)
    )
    group = group_of("X", strengths, Load(minutes=6, listed=100))
    assert (group.false_alerts.count, group.misses.count, group.misses_undated.count) == (2, 1, 1)
    assert (group.threshold, group.matched and group.matched.count) == (0.9, 0)
    assert group.reviews == pytest.approx(1 + 0.5 * 99_900 / 90)
    assert group.hours == pytest.approx(0.5 * 100_000 * 6 / 60)


def test_a_group_in_which_nobody_is_found_has_no_reviews_a_find() -> None:
    group = group_of("X", Strengths(ordinary=(0.0,), own=(0.0,), undated=()), Load())
    assert (group.threshold, group.matched, group.reviews) == (None, None, None)


def test_the_same_seed_draws_the_same_people(corpus: Corpus, made: Report) -> None:
    again = report(audit(corpus, (), SMALL), corpus, SMALL, Load(), version="9.9")
    assert msgspec.json.encode(again) == msgspec.json.encode(made)
    drawn = {ordinary(corpus, "KR", generator(seed)).surname for seed in range(20)}
    assert drawn == {"Kim", "Lee", "Park"}


def test_a_listed_person_is_announced_in_every_form(corpus: Corpus) -> None:
    person = listed(corpus, "FI", 1, generator(1), dated=True)
    forms = dict(announced(person, generator(2)))
    assert set(forms) == set(Announced)
    assert forms[Announced.DOCUMENT].dob == person.entry.dob[0]
    assert "<<" in (forms[Announced.ZONE].mrz_name or "")
    assert forms[Announced.TYPING].dob != person.entry.dob[0]
    assert listed(corpus, "FI", 1, generator(1), dated=False).entry.dob == ()


def test_a_report_says_what_it_was_made_of(made: Report) -> None:
    for text in (as_text(made), as_markdown(made)):
        assert text.startswith(f"Corpus {made.corpus}, seed 1, version 9.9; 18 entries")
    assert [(one.by, one.births) for one in made.tables] == [
        ("region", True),
        ("country", True),
        ("region", False),
        ("country", False),
    ]


def test_countries_stand_in_the_text_and_only_their_spread_on_the_page(made: Report) -> None:
    assert "\nKR " in as_text(made)
    page = as_markdown(made)
    assert "| KR " not in page
    assert "| East Asia |" in page
    assert page.count("- false alerts: worst") == 4
