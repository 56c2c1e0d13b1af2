"""The dossier as JSON, as a page that stands alone, and as Markdown: one content, three forms."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from types import MappingProxyType

import msgspec
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from safepassage.flows.dossier.making import Dossier, Line
from safepassage.safeguards.clauses import Standing

STANDINGS = MappingProxyType(
    {
        Standing.MET: "met",
        Standing.PARTLY: "partly met",
        Standing.NOT_MET: "NOT MET",
        Standing.BY_STATE: "for the state to do",
    }
)
HEAD = ("Clause", "What it asks", "Standing", "Configuration", "Code", "Tests", "Evidence")
LEAD = (
    "Clause by clause: what the law asks, how this installation is configured, the code that"
    " does it, the test that would fail, and counts of what happened. It holds no personal data."
)
LIMITS = (
    "What this cannot show: that the machine runs the code that is named, that nobody copied its"
    " disks, and what officers do elsewhere. Tests are run with `make test` on the release named."
    " The ledger behind the counts can be verified on another machine."
)
NOT_FOLLOWED = "not followed here: the configuration told is that of what is followed"
_STYLE = (
    "body{font-family:sans-serif;margin:2rem;max-width:90rem}table{border-collapse:collapse;"
    "width:100%}th,td{border:1px solid #999;padding:.4rem;text-align:start;vertical-align:top;"
    "overflow-wrap:anywhere}td{font-size:.85rem}caption{text-align:start;font-weight:bold}"
)


def as_json(dossier: Dossier) -> bytes:
    """Everything, for machines."""
    return msgspec.json.format(msgspec.json.encode(dossier), indent=1) + b"\n"


def as_markdown(dossier: Dossier) -> str:
    """Everything, for a reader who wants to keep or change it."""
    parts = ["# Compliance dossier", "", LEAD, "", *(f"- {one}" for one in told(dossier)), ""]
    for title, items in lists(dossier):
        parts += [f"## {title}", "", *(f"- {one}" for one in items), ""]
    for law, lines in by_law(dossier):
        parts += [f"## {law}", "", _row(HEAD), _row(["---"] * len(HEAD))]
        parts += [_row(["<br>".join(cell) for cell in cells(one)]) for one in lines]
        parts.append("")
    return "\n".join([*parts, LIMITS, ""])


def as_html(dossier: Dossier) -> str:
    """Everything, for a reader and a printer."""
    return format_html(
        '<!doctype html>\n<html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>Compliance dossier</title>\n'
        "<style>{}</style><body><h1>Compliance dossier</h1>\n<p>{}</p>\n{}\n{}\n{}\n<p>{}</p>"
        "</body></html>\n",
        _STYLE,
        LEAD,
        _html_list(told(dossier)),
        format_html_join("\n", "<h2>{}</h2>{}", _html_lists(dossier)),
        format_html_join("\n", "{}", ((_html_law(*one),) for one in by_law(dossier))),
        LIMITS,
    )


def told(dossier: Dossier) -> list[str]:
    """What stands before the clauses."""
    standings = [f"{dossier.standings.get(one.value, 0)} {word}" for one, word in STANDINGS.items()]
    unsure = sum(one.to_confirm for one in dossier.lines)
    strangers = set(dossier.asked_for) - {one.code for one in dossier.followed}
    answered = ", ".join(dossier.asked_for) + (f" ({NOT_FOLLOWED})" if strangers else "")
    return [
        f"State: {dossier.state or 'not set'}; installation: {dossier.kind or 'not made yet'}",
        f"Made at {dossier.made_at:%Y-%m-%d %H:%M} UTC; counts since {dossier.since:%Y-%m-%d}",
        f"Release {dossier.release}; configuration SHA-256 {dossier.configuration_sha256}",
        f"Answered for: {answered}",
        f"Of {len(dossier.lines)} clauses: {', '.join(standings)}",
        f"The text of {unsure} clauses is to be confirmed in its source",
        f"Retention: {dossier.retention}",
    ]


def lists(dossier: Dossier) -> Iterator[tuple[str, Sequence[str]]]:
    """Profiles followed, what is to be confirmed, and bases that are refused; none is empty."""
    followed = [
        f"{one.code} v{one.version}: {one.title} ({'; '.join(one.instruments)})"
        for one in dossier.followed
    ]
    unsure = [f"{one.code}: {text}" for one in dossier.followed for text in one.to_confirm]
    yield "Followed here", followed
    yield "To be confirmed", unsure or ["nothing"]
    yield "Legal bases that what is followed refuses", dossier.refused_bases or ["none"]


def by_law(dossier: Dossier) -> Iterator[tuple[str, list[Line]]]:
    """The clauses, law by law."""
    for law, lines in groupby(dossier.lines, key=lambda one: one.law):
        yield law, list(lines)


def cells(line: Line) -> list[Sequence[str]]:
    """The cells of one clause, each a list of texts."""
    confirm = ["text to be confirmed"] if line.to_confirm else []
    missing = [f"nothing does yet: {one}" for one in line.missing]
    note = [line.note] if line.note else []
    return [
        [line.clause],
        [line.asks],
        [STANDINGS[line.standing], *confirm, *missing, *note],
        line.configuration,
        line.code,
        line.tests,
        line.evidence,
    ]


def _row(texts: Sequence[str]) -> str:
    return f"| {' | '.join(one.replace('|', '/') for one in texts)} |"


def _html_lists(dossier: Dossier) -> Iterator[tuple[str, SafeString]]:
    return ((title, _html_list(items)) for title, items in lists(dossier))


def _html_list(items: Sequence[str]) -> SafeString:
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((x,) for x in items)))


def _html_law(law: str, lines: Sequence[Line]) -> SafeString:
    head = format_html_join("", '<th scope="col">{}</th>', ((text,) for text in HEAD))
    rows = format_html_join("\n", "<tr>{}</tr>", ((_html_cells(one),) for one in lines))
    return format_html(
        "<h2>{}</h2><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>", law, head, rows
    )


def _html_cells(line: Line) -> SafeString:
    first, *rest = cells(line)
    shown = ((format_html_join("", "<div>{}</div>", ((text,) for text in one)),) for one in rest)
    return format_html(
        '<th scope="row">{}</th>{}', first[0], format_html_join("", "<td>{}</td>", shown)
    )
