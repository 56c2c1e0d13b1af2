"""Rules over the syntax tree of production code."""

import ast
from collections.abc import Callable, Iterator

from house.source import Finding, Source, last_name

MODEL_LOOKUP_MODULES = frozenset({"adapters/kept_rows.py"})
SQL_MODULES = frozenset(
    {
        "adapters/raw_scan.py",
        "apps/audit/ledger.py",
        "apps/figures/counting.py",
        "apps/rows.py",
        "adapters/writing.py",
    }
)
DYNAMIC_IMPORT_MODULES = frozenset({"cli/main.py", "cli/_actions.py"})
PIPELINE_LOOP = "flows/work.py"

CLOCKS = {"datetime": {"now", "utcnow", "today"}, "date": {"today"}, "time": {"time"}}
DJANGO_CLOCKS = {"now", "localtime", "localdate"}
MODEL_CLOCKS = {"auto_now", "auto_now_add"}
SQL_CALLS = {"raw", "cursor", "extra", "RawSQL", "executescript"}
DYNAMIC_IMPORTS = {"import_module", "import_string", "__import__"}
OUTGOING_MODULES = ("urllib.request", "http.client")
OUTGOING_CALLS = {"create_connection", "urlopen", "open_connection"}

Rule = Callable[[Source], Iterator[Finding]]


def looks_up_models(source: Source) -> Iterator[Finding]:
    """Models are imported, so that the doors to personal data hold."""
    if source.is_migration or source.path in MODEL_LOOKUP_MODULES:
        return
    for call in calls(source):
        if last_name(call.func) in {"get_model", "get_models", "get_user_model"}:
            yield source.finding(call, "import the model instead of looking it up by name")


def writes_sql(source: Source) -> Iterator[Finding]:
    """SQL by hand passes by selectors, services and their ledger entries."""
    if source.is_migration or source.path in SQL_MODULES:
        return
    for call in calls(source):
        if last_name(call.func) in SQL_CALLS:
            yield source.finding(
                call, "SQL by hand needs a place in SQL_MODULES (tools/house/code.py)"
            )


def reads_the_clock(source: Source) -> Iterator[Finding]:
    """Time comes in as an argument, so that every effect can be repeated and tested."""
    if source.room == "adapters" or source.is_migration:
        return
    for node in ast.walk(source.tree):
        if _is_clock(node):
            yield source.finding(node, "take the time as an argument; the clock is an adapter")


def catches_everything(source: Source) -> Iterator[Finding]:
    """Only the pipeline's loop may catch everything, and there it parks the message."""
    if source.path == PIPELINE_LOOP:
        return
    for node in ast.walk(source.tree):
        if _is_broad_handler(node):
            yield source.finding(node, "name the errors that are expected here")


def imports_by_name(source: Source) -> Iterator[Finding]:
    """An import in a string is invisible to import-linter, and so to the ten rules."""
    if source.path in DYNAMIC_IMPORT_MODULES:
        return
    for call in calls(source):
        if last_name(call.func) in DYNAMIC_IMPORTS:
            yield source.finding(call, "import it in the ordinary way, where the rules can see it")


def calls_out(source: Source) -> Iterator[Finding]:
    """Rule 3 for modules that import-linter sees only as ``urllib`` and ``http``."""
    if source.path.startswith(("adapters/http.py", "adapters/http/")):
        return
    for node in ast.walk(source.tree):
        if _imports_any(node, OUTGOING_MODULES) or last_name(node) in OUTGOING_CALLS:
            yield source.finding(node, "outgoing calls go through safepassage.adapters.http")


def imports_tests(source: Source) -> Iterator[Finding]:
    """Rule 10 for what import-linter cannot see: Django's test tools and tests folders."""
    for node in ast.walk(source.tree):
        if _imports_any(node, ("django.test",)) or _imports_tests_folder(node):
            yield source.finding(node, "production code does not use test code")


def is_unfinished(source: Source) -> Iterator[Finding]:
    """What is committed is finished; what is missing is written in docs/seed.md."""
    for node in ast.walk(source.tree):
        if last_name(node) == "NotImplementedError":
            yield source.finding(node, "a Protocol or an abstract method says this without raising")


def calls(source: Source) -> Iterator[ast.Call]:
    """Every call of a file."""
    return (node for node in ast.walk(source.tree) if isinstance(node, ast.Call))


def _is_clock(node: ast.AST) -> bool:
    match node:
        case ast.Attribute(value=owner, attr=attr):
            return _is_clock_attribute(last_name(owner), attr)
        case ast.ImportFrom(module="django.utils.timezone" | "time", names=names):
            return any(alias.name in DJANGO_CLOCKS | {"time"} for alias in names)
        case ast.ImportFrom(module="django.db.models.functions", names=names):
            return any(alias.name == "Now" for alias in names)
        case ast.keyword(arg=str(arg)):
            return arg in MODEL_CLOCKS
        case _:
            return False


def _is_clock_attribute(owner: str, attr: str) -> bool:
    if owner in {"timezone", "django_timezone"}:
        return attr in DJANGO_CLOCKS
    return attr in CLOCKS.get(owner, set())


def _is_broad_handler(node: ast.AST) -> bool:
    match node:
        case ast.ExceptHandler(type=None):
            return True
        case ast.ExceptHandler(type=ast.Tuple(elts=kinds)):
            return any(map(_is_everything, kinds))
        case ast.ExceptHandler(type=kind) if kind is not None:
            return _is_everything(kind)
        case ast.Call(func=func, args=kinds) if last_name(func) == "suppress":
            return any(map(_is_everything, kinds))
        case _:
            return False


def _is_everything(node: ast.AST) -> bool:
    return last_name(node) in {"Exception", "BaseException"}


def _imported_modules(node: ast.AST) -> list[str]:
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=str(module), names=names):
            return [f"{module}.{alias.name}" for alias in names]
        case _:
            return []


def _imports_any(node: ast.AST, modules: tuple[str, ...]) -> bool:
    return any(
        name == module or name.startswith(f"{module}.")
        for name in _imported_modules(node)
        for module in modules
    )


def _imports_tests_folder(node: ast.AST) -> bool:
    return any({"tests", "conftest"} & set(name.split(".")) for name in _imported_modules(node))


RULES: tuple[Rule, ...] = (
    looks_up_models,
    writes_sql,
    reads_the_clock,
    catches_everything,
    imports_by_name,
    calls_out,
    imports_tests,
    is_unfinished,
)
