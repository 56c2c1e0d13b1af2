"""How a finding is told: its sentence filled in with tags and counts, never with a value."""

from collections.abc import Mapping
from typing import Final

from safepassage.records import Defect, Severity

_SHOWN: Final = 3


def tell(
    code: str,
    entry: tuple[Severity, str],
    values: Mapping[str, str | int],
    *,
    segment: int | None = None,
    offset: int | None = None,
) -> Defect:
    """One finding: ``entry`` is what it costs and its sentence with names in braces.

    ``segment`` is 1-based, ``offset`` counts bytes of the input; raises ``KeyError`` where the
    sentence has a name that ``values`` lacks.
    """
    severity, template = entry
    shown = {name: _presentable(value) for name, value in values.items()}
    text = template.format_map(shown)
    return Defect(code=code, severity=severity, text=text, segment=segment, offset=offset)


def _presentable(value: str | int) -> str | int:
    """Tags and qualifiers have at most three letters; anything else could be personal."""
    if isinstance(value, int):
        return value
    return value if len(value) <= _SHOWN and value.isalnum() else "(not shown)"
