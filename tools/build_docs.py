"""Fills the tables that come from the code, and renders docs/ as pages to read offline."""

import sys
from pathlib import Path

from markdown_it import MarkdownIt

from house import duties, papers, tables
from house.source import ROOT

OUT = ROOT / "build" / "docs"
PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>
<body>{body}</body></html>
"""


def fill_tables() -> None:
    """Write the tables of the code into the pages that ask for them."""
    for path in tables.pages():
        page = path.read_text(encoding="utf-8")
        path.write_text(tables.filled(page), encoding="utf-8")


def render(paper: Path) -> str:
    """One page as HTML; links between pages lead to the rendered pages."""
    text = paper.read_text(encoding="utf-8")
    body = MarkdownIt("gfm-like", {"linkify": False}).render(text)
    title = next(iter(papers.headings(text)), paper.stem)
    return PAGE.format(title=title, body=body.replace('.md"', '.html"').replace(".md#", ".html#"))


def main() -> int:
    """Write build/docs, one page a paper, in the same places."""
    fill_tables()
    duties.write()
    for paper in papers.papers():
        target = OUT / paper.relative_to(ROOT).with_suffix(".html")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(render(paper), encoding="utf-8")
    print(f"Written to {OUT.relative_to(ROOT)}; begin with README.html.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
