"""The report as Markdown and as one HTML page; both say the same."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from safepassage.flows.watching.report import Report, Section

_DAY = "%Y-%m-%d"


def heading(report: Report) -> str:
    """What it is and of which time."""
    first, last = report.start.strftime(_DAY), report.end.strftime(_DAY)
    return _("Ledger report, %(first)s until %(last)s") % {"first": first, "last": last}


def as_markdown(report: Report) -> str:
    """Return the report as Markdown."""
    count = _("%(n)d entries.") % {"n": report.entries}
    parts = [f"# {heading(report)}", count, *map(_section, report.sections)]
    return "\n\n".join(parts) + "\n"


def _section(section: Section) -> str:
    blocks = [f"## {section.title}", "\n".join(f"- {line}" for line in section.lead)]
    if section.rows:
        rule = "| " + " | ".join("---" for _ in section.head) + " |"
        blocks.append("\n".join((_row(section.head), rule, *map(_row, section.rows))))
    elif section.head:
        blocks.append(_("None."))
    return "\n\n".join(filter(None, blocks))


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"


def as_html(report: Report) -> str:
    """Return the report as a page of its own, without any style or script."""
    sections = format_html_join("\n", "{}", ((_html(one),) for one in report.sections))
    page = format_html(
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{}</title></head>'
        "<body>\n<h1>{}</h1>\n{}\n</body></html>\n",
        heading(report),
        heading(report),
        sections,
    )
    return str(page)


def _html(section: Section) -> SafeString:
    lead = format_html_join("", "<li>{}</li>", ((line,) for line in section.lead))
    head = format_html_join("", '<th scope="col">{}</th>', ((cell,) for cell in section.head))
    rows = format_html_join("", "<tr>{}</tr>", ((_cells(row),) for row in section.rows))
    table = format_html("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>", head, rows)
    none = format_html("<p>{}</p>", _("None.")) if section.head and not section.rows else ""
    return format_html(
        "<h2>{}</h2><ul>{}</ul>{}", section.title, lead, table if section.rows else none
    )


def _cells(row: tuple[str, ...]) -> SafeString:
    return format_html_join("", "<td>{}</td>", ((cell,) for cell in row))
