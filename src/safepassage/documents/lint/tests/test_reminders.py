"""Reminders come at their lead times, once each, with what to do about it."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import pairwise

import pytest

from safepassage.documents.certificates.certificate import read_certificate
from safepassage.documents.certificates.revocation import read_revocation_list
from safepassage.documents.lint.reminders import (
    LEAD_DAYS,
    Ending,
    Term,
    newly_due,
    reminders,
    term_of_revocation_list,
    terms_of_certificate,
)
from safepassage.documents.lint.roles import Role
from safepassage.simulation.passports.asn1 import null
from safepassage.simulation.passports.pki.extensions import PRIVATE_KEY_USAGE_PERIOD, extension

END = datetime(2027, 6, 1, tzinfo=UTC)
DAY = timedelta(days=1)


def term(ending=Ending.CERTIFICATE, *, own=True, kind=Role.ROOT):
    return Term(ending, kind, "C=UT, CN=CSCA Utopia", "ab" * 32, END, own)


@pytest.mark.parametrize(
    ("left", "lead"),
    [
        (181, None),
        (180, 180),
        (91, 180),
        (90, 90),
        (30, 30),
        (8, 30),
        (7, 7),
        (1, 7),
        (0, 0),
        (-5, 0),
    ],
)
def test_the_shortest_lead_that_is_reached_is_said(left, lead):
    found = reminders([term()], END - left * DAY)
    assert [each.lead for each in found] == ([] if lead is None else [lead])


def test_what_ended_long_ago_is_told_no_more_but_for_a_list_that_is_overdue():
    later = END + 31 * DAY
    assert reminders([term(), term(Ending.PRIVATE_KEY)], later) == ()
    assert len(reminders([term(Ending.REVOCATION_LIST, kind="crl")], later)) == 1


def test_lead_times_are_a_setting():
    assert reminders([term()], END - 200 * DAY, (365,))[0].lead == 365
    assert reminders([term()], END - 100 * DAY, (60,)) == ()
    assert LEAD_DAYS == (180, 90, 30, 7, 0)


def test_the_soonest_comes_first():
    later = term()._replace(at=END + DAY, sha256="cd" * 32)
    found = reminders([later, term()], END)
    assert [each.ends for each in found] == [END, END + DAY]


def test_a_message_is_due_once_for_each_lead():
    days = [END - left * DAY for left in range(200, -10, -1)]
    told = [each.lead for since, now in pairwise(days) for each in newly_due([term()], since, now)]
    assert told == [180, 90, 30, 7, 0]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (term(Ending.PRIVATE_KEY), "Tell all states 90 days ahead"),
        (term(Ending.PRIVATE_KEY, kind=Role.DOCUMENT_SIGNER), "Change to the next key"),
        (term(Ending.REVOCATION_LIST, kind="crl"), "Issue the next one"),
        (term(Ending.REVOCATION_LIST, kind="crl", own=False), "Fetch the next one"),
        (term(own=False), "get its successor"),
        (term(), "ends in 3 days"),
    ],
)
def test_it_says_what_to_do(given, words):
    (found,) = reminders([given], END - 3 * DAY)
    assert words in found.text
    assert found.name in found.text


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (2 * DAY, "ends in 2 days."),
        (DAY / 2, "ends within a day."),
        (0 * DAY, "has just ended."),
        (-DAY, "ended 1 day ago."),
    ],
)
def test_when_is_said_in_words(left, words):
    (found,) = reminders([term()], END - left)
    assert words in found.text


def test_certificates_and_lists_give_their_terms(bench):
    root = read_certificate(bench.root)
    own = {each.ending: each.at for each in terms_of_certificate(root, own=True)}
    assert own[Ending.CERTIFICATE] == root.not_after
    assert own[Ending.PRIVATE_KEY] < root.not_after
    assert [each.ending for each in terms_of_certificate(root, own=False)] == [Ending.CERTIFICATE]
    raw = bench.crl()
    listed = read_revocation_list(raw)
    (due,) = term_of_revocation_list(listed, sha256(raw).hexdigest(), own=True)
    assert due.at == listed.next_update


def test_a_certificate_or_list_that_does_not_say_gives_none(bench):
    silent = read_certificate(bench.certificate(without=("period",)))
    assert [each.ending for each in terms_of_certificate(silent, own=True)] == [Ending.CERTIFICATE]
    period = extension(PRIVATE_KEY_USAGE_PERIOD, null())
    unreadable = read_certificate(bench.certificate(period=period))
    assert [each.ending for each in terms_of_certificate(unreadable, own=True)] == [
        Ending.CERTIFICATE
    ]
    endless = read_revocation_list(bench.crl(due=b""))
    assert list(term_of_revocation_list(endless, "", own=True)) == []
