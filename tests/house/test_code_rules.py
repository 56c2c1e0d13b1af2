"""The rules over the syntax tree: the platform keeps them, and each breach is seen."""

import pytest

from house import code, logs
from house.source import Source, production_sources

RULES = (*code.RULES, logs.logs_personal_values)

BREACHES = [
    (code.looks_up_models, 'apps.get_model("travel", "Traveller")'),
    (code.looks_up_models, "get_user_model()"),
    (code.writes_sql, 'Traveller.objects.raw("select 1")'),
    (code.writes_sql, "with connection.cursor() as cursor: pass"),
    (code.writes_sql, 'rows.extra(where=["1=1"])'),
    (code.reads_the_clock, "datetime.now(UTC)"),
    (code.reads_the_clock, "datetime.datetime.utcnow()"),
    (code.reads_the_clock, "date.today()"),
    (code.reads_the_clock, "timezone.now()"),
    (code.reads_the_clock, "from django.utils.timezone import now"),
    (code.reads_the_clock, "time.time()"),
    (code.reads_the_clock, "at = DateTimeField(default=timezone.now)"),
    (code.reads_the_clock, "at = DateTimeField(auto_now=True)"),
    (code.reads_the_clock, "at = DateTimeField(auto_now_add=True)"),
    (code.reads_the_clock, "from django.db.models.functions import Now"),
    (code.catches_everything, "try: pass\nexcept Exception: pass"),
    (code.catches_everything, "try: pass\nexcept: pass"),
    (code.catches_everything, "try: pass\nexcept (ValueError, BaseException): pass"),
    (code.catches_everything, "with suppress(Exception): pass"),
    (code.imports_by_name, 'import_module("safepassage.flows.decide")'),
    (code.imports_by_name, '__import__("httpx")'),
    (code.calls_out, "import urllib.request"),
    (code.calls_out, "from urllib import request"),
    (code.calls_out, "from http.client import HTTPConnection"),
    (code.calls_out, 'socket.create_connection(("host", 80))'),
    (code.imports_tests, "from django.test import Client"),
    (code.imports_tests, "from safepassage.apps.travel.tests import factories"),
    (code.is_unfinished, "raise NotImplementedError"),
    (logs.logs_personal_values, 'logger.info("stored %s", traveller.surname)'),
    (logs.logs_personal_values, 'logger.info("stored %s", traveller)'),
    (logs.logs_personal_values, 'log.warning(f"no basis for {document.number}")'),
    (logs.logs_personal_values, 'logging.getLogger(__name__).error("parked: %r", body)'),
    (logs.logs_personal_values, 'logger.info("row", extra={"born": day})'),
    (logs.logs_personal_values, 'logger.info("row %s", row["given_names"])'),
    (logs.logs_personal_values, 'logger.error("refused: %s", error)'),
    (logs.logs_personal_values, 'logger.debug("bytes %s", body.decode())'),
]

LAWFUL = [
    (code.reads_the_clock, "adapters/clock.py", "timezone.now()"),
    (code.reads_the_clock, "flows/receive.py", "clock.now()"),
    (code.reads_the_clock, "flows/receive.py", "started = time.monotonic()"),
    (code.catches_everything, code.PIPELINE_LOOP, "try: pass\nexcept Exception: pass"),
    (code.catches_everything, "flows/receive.py", "try: pass\nexcept ValueError: pass"),
    (code.imports_by_name, "cli/main.py", 'import_module("x")'),
    (code.calls_out, "adapters/http.py", "import urllib.request"),
    (code.calls_out, "web/urls.py", "from urllib.parse import urlsplit"),
    (code.writes_sql, "apps/audit/migrations/0001_initial.py", "connection.cursor()"),
    (logs.logs_personal_values, "flows/work.py", 'logger.info("started %s", child.name)'),
    (logs.logs_personal_values, "flows/work.py", 'logger.error("failed", exc_info=error)'),
    (logs.logs_personal_values, "flows/work.py", 'logger.info("parked %s", message.id)'),
    (logs.logs_personal_values, "flows/work.py", 'logger.info("stored %d", len(travellers))'),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_platform_keeps_the_rule(rule: code.Rule) -> None:
    findings = [str(finding) for source in production_sources() for finding in rule(source)]
    assert findings == []


@pytest.mark.parametrize(("rule", "text"), BREACHES)
def test_a_breach_is_seen(rule: code.Rule, text: str) -> None:
    assert list(rule(Source("flows/invented.py", text)))


@pytest.mark.parametrize(("rule", "path", "text"), LAWFUL)
def test_what_is_lawful_passes(rule: code.Rule, path: str, text: str) -> None:
    assert list(rule(Source(path, text))) == []


def test_every_rule_has_a_breach() -> None:
    assert set(RULES) == {rule for rule, _ in BREACHES}


def test_a_finding_says_where_and_what_instead() -> None:
    (finding,) = code.is_unfinished(Source("flows/x.py", "\nraise NotImplementedError"))
    assert str(finding).startswith("flows/x.py:2: ")
