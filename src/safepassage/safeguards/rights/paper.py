"""Letters on paper: one fixed layout, and one size for whatever is said on as many pages.

The bytes of a letter are filled up to a multiple of ``STEP``, so that the length of what is
stored or sent says nothing about its content.
"""

from html import escape

from safepassage.records._base import Record

STEP = 32_768
STYLE = (
    "body{font:12pt/1.5 sans-serif;max-inline-size:44rem;margin:2rem auto;padding:0 1rem}"
    "h1{font-size:1.3em}h2{font-size:1.1em}pre{font:inherit;white-space:pre-wrap}"
    "table{border-collapse:collapse;inline-size:100%;font-size:.85em}"
    "th,td{border:1px solid #777;padding:.2rem .4rem;text-align:start;vertical-align:top;"
    "overflow-wrap:break-word}@page{margin:20mm}"
)


class Table(Record, frozen=True):
    """A heading, the names of its columns, and rows of text."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Letter(Record, frozen=True):
    """What a letter says, from the sender to the remedies."""

    sender: str
    date: str
    to: str
    title: str
    said: tuple[str, ...]
    tables: tuple[Table, ...] = ()
    remedies: tuple[str, ...] = ()


def printed(letter: Letter, *, language: str = "en", direction: str = "ltr") -> bytes:
    """The letter as a page that stands alone and runs no script, in UTF-8."""
    body = "".join(
        [
            f"<pre>{escape(letter.sender)}</pre><p>{escape(letter.date)}</p>",
            f"<pre>{escape(letter.to)}</pre><h1>{escape(letter.title)}</h1>",
            *(f"<p>{escape(one)}</p>" for one in letter.said),
            *map(_table, letter.tables),
            *(f"<p>{escape(one)}</p>" for one in letter.remedies),
        ]
    )
    page = (
        f'<!doctype html><html lang="{language}" dir="{direction}"><meta charset="utf-8">'
        f"<title>{escape(letter.title)}</title><style>{STYLE}</style><body>{body}</body></html>"
    )
    return filled(page.encode())


def filled(content: bytes) -> bytes:
    """The content with spaces behind it, up to the next multiple of ``STEP``."""
    return content + b" " * (-len(content) % STEP)


def _table(one: Table) -> str:
    head = "".join(f"<th>{escape(text)}</th>" for text in one.head)
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(text)}</td>' for text in row)}</tr>" for row in one.rows
    )
    return f"<h2>{escape(one.title)}</h2><table><tr>{head}</tr>{rows}</table>"
