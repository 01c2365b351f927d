"""The summary as one web page: everything in it, figures as SVG, no script, nothing fetched from anywhere."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from interview_tui import text as door
from interview_tui.export import archive, document, figures
from interview_tui.export.blocks import Heading, Item, Para, Part, Quote, Table
from interview_tui.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from interview_tui.export.blocks import Block
    from interview_tui.export.words import Translate
    from interview_tui.model.summary import Summary

_STYLE = """
:root { color-scheme: light dark; --ink: #1c2733; --dim: #5b6b7a; --line: #d5dde5; --mark: #2f6f9f;
  --page: #ffffff; --part: #9cc3dd; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4eaf0; --dim: #9aa9b8; --line: #3a4652;
  --mark: #7fb6dd; --page: #151b22; --part: #3f6a88; } }
@media print { :root { --ink: #000; --page: #fff; } h2, h3 { break-after: avoid; } figure, blockquote, tr {
  break-inside: avoid; } }
body { max-width: 46rem; margin: 3rem auto; padding: 0 1.5rem; background: var(--page); color: var(--ink);
  font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.9rem; line-height: 1.2; } h2 { margin-top: 3rem; padding-bottom: .3rem;
  border-bottom: 1px solid var(--line); } h3 { margin-top: 2.2rem; color: var(--mark); }
h4 { margin: 1.6rem 0 .4rem; } h5 { margin: 1rem 0 .2rem; color: var(--dim); font-weight: 600; }
ul { padding-left: 1.3rem; }
blockquote { margin: .8rem 0; padding: .1rem 0 .1rem 1rem; border-left: 3px solid var(--part); }
cite { display: block; color: var(--dim); font-style: normal; font-size: .9rem; }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-size: .9rem; }
th, td { padding: .35rem .7rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
figure { margin: 1.5rem 0; } figcaption { color: var(--dim); font-size: .9rem; } img { max-width: 100%;
  height: auto; }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_WHOLE = 12
"""Most characters of a figure that stays on one line."""
_TAGS = {Part.TITLE: "h1", Part.SECTION: "h2", Part.THEME: "h3", Part.QUESTION: "h4", Part.KIND: "h5"}


def files(summary: Summary) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield ``report.html``."""
    t = translator(summary.language)
    yield "report.html", archive.written(f"{line}\n" for line in _lines(t, summary))


def _lines(t: Translate, summary: Summary) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield f'<html lang="{_language(summary.language)}">'
    yield '<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield f"<title>{_line(document.title_of(t, summary))}</title>"
    yield f"<style>{_STYLE}</style>\n</head>\n<body>"
    yield from _body(t, summary, document.across(t, summary))
    yield "</body>\n</html>"


def _language(code: str) -> str:
    return code if code.isascii() and code.replace("-", "").isalnum() else "und"


def _body(t: Translate, summary: Summary, blocks: Iterable[Block]) -> Iterator[str]:
    depth = -1
    for block in blocks:
        wanted = block.depth if isinstance(block, Item) else -1
        while depth > wanted:
            yield "</li></ul>"
            depth -= 1
        if isinstance(block, Item):
            yield "</li>" if depth == wanted else ""
            while depth < wanted:
                yield "<ul>"
                depth += 1
            label = f"<b>{_line(block.label)}:</b> " if block.label else ""
            yield f"<li>{label}{_text(block.text)}"
        else:
            yield from _block(t, summary, block)
    yield "</li></ul>" * (depth + 1)


def _block(t: Translate, summary: Summary, block: Heading | Para | Quote | Table) -> Iterator[str]:
    match block:
        case Heading(_, text, part):
            yield f"<{_TAGS[part]}>{_line(text)}</{_TAGS[part]}>"
        case Para(text, strong):
            yield f"<p><strong>{_text(text)}</strong></p>" if strong else f"<p>{_text(text)}</p>"
        case Quote(text, by):
            cite = f"<br><cite>— {_line(by)}</cite>" if by else ""
            yield f"<blockquote><p>{_text(text)}{cite}</p></blockquote>"
        case Table(name, head, rows):
            yield figures.of(name, t, summary)
            cells = "".join(f"<th>{_line(cell)}</th>" for cell in head)
            lines = ("".join(f"<td>{_cell(cell)}</td>" for cell in row) for row in rows)
            told = "".join(f"<tr>{line}</tr>" for line in lines)
            head_and_body = f"<thead><tr>{cells}</tr></thead><tbody>{told}</tbody>"
            yield f'<div class="wide"><table>{head_and_body}</table></div>'


def _text(text: str) -> str:
    return escape(door.clean(text)).replace("\n", "<br>\n")


def _cell(text: str) -> str:
    """Return a cell; a figure such as “3 of 3” stays on one line."""
    line = _line(text)
    short = len(line) <= _WHOLE and any(map(str.isdigit, line))
    return line.replace(" ", "\u00a0") if short else line


def _line(text: str) -> str:
    return escape(door.clean_line(text))
