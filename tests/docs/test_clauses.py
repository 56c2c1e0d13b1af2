"""The table of duties that the dossier reads is the page that people read."""

from check_seed import DUTIES, ROOT, is_module, is_test
from house import duties
from safepassage.flows.dossier.facts import _SAID
from safepassage.flows.dossier.making import EVENTS
from safepassage.safeguards import clauses


def test_the_table_says_what_the_page_says() -> None:
    page = DUTIES.read_text(encoding="utf-8")
    assert duties.TABLE.read_text(encoding="utf-8") == duties.table(page), "run make docs"


def test_what_a_clause_is_answered_with_exists() -> None:
    for clause in clauses.clauses():
        answer = clauses.judge(clause, clauses.duties())
        assert all(is_module(name, ROOT) for name in answer.code)
        assert all(is_test(name, ROOT) for name in answer.tests)


def test_every_clause_names_facts_and_events_that_exist() -> None:
    for clause in clauses.clauses():
        assert set(clause.configuration) <= _SAID.keys(), clause
        assert set(clause.evidence) <= EVENTS.keys(), clause


def test_articles_are_told_one_by_one() -> None:
    dash = duties.DASH
    told = f"PNR 6(5){dash}(6), 12; A9 9.30{dash}9.32; C-817/19; Charter 21; LED 14{dash}15"
    assert list(duties.references(told)) == [
        "PNR 6(5)",
        "PNR 6(6)",
        "PNR 12",
        "A9 9.30",
        "A9 9.31",
        "A9 9.32",
        "C-817/19",
        "LED 14",
        "LED 15",
    ]


def test_a_duty_that_is_not_met_names_no_code() -> None:
    page = (
        "| duty | law | code | test |\n| --- | --- | --- | --- |\n| a thing | PNR 5 | not yet | |"
    )
    assert list(duties.duties(page)) == [
        {"duty": "a thing", "refs": ["PNR 5"], "code": [], "tests": []}
    ]
