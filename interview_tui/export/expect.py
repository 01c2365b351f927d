"""What an export says of itself, so that another program's reading of it can be held against it.

Written only when asked for. ``must_not_contain`` holds the names that were replaced only where they are
invented (the sample study); of a real study they are nowhere in an export.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from interview_tui.export import archive, codes, passages
from interview_tui.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from interview_tui.export.codes import Codebook
    from interview_tui.export.passages import Page
    from interview_tui.export.words import Translate
    from interview_tui.model.summary import Summary

NAME = "expect.json"
"""Name of the file."""


def files(summary: Summary, must_not_contain: Sequence[str] = ()) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Yield counts, texts by source, codings and cases, as the program that wrote the files knows them."""
    yield NAME, archive.written(_pieces(summary, must_not_contain))


def _pieces(summary: Summary, must_not_contain: Sequence[str]) -> Iterator[str]:
    """Yield the file. Conversations are read three times, one at a time: together they are too large."""
    t = translator(summary.language)
    book = codes.codebook(t, summary)
    cases: dict[str, list[str]] = {code: [] for code in summary.codes}
    for label, one in zip(passages.labels(t, summary), summary.respondents, strict=True):
        if summary.linked:
            cases[one.code].append(label)
    yield f'{{\n "counts": {_text(_counts(t, summary, book))},\n "sources": '
    yield from _listed("{}", map(_source, passages.pages(t, summary)))
    yield ',\n "codings": '
    yield from _listed("[]", ([_text(one, 2)] for one in _codings(t, summary, book)))
    yield f',\n "cases": {_text(cases)},\n "must_not_contain": '
    yield f"{_text(list(must_not_contain) if summary.sample else [])}\n}}\n"


def _counts(t: Translate, summary: Summary, book: Codebook) -> dict[str, int]:
    kinds, pages, codings = Counter[str](), 0, 0
    for page in passages.pages(t, summary):
        pages += 1
        for passage in page.passages():
            kinds[passage.note.kind.value] += 1
            codings += len(book.of(passage))
    return {
        "respondents": summary.count,
        "sources": pages,
        "notes": kinds.total(),
        "codes": sum(len(group.under) for group in book.tree),
        "code_groups": len(book.tree),
        "codings": codings,
        "cases": len(summary.codes),
        **{f"notes_{kind}": count for kind, count in sorted(kinds.items())},
    }


def _codings(t: Translate, summary: Summary, book: Codebook) -> Iterator[dict[str, str]]:
    for page in passages.pages(t, summary):
        for passage in page.passages():
            for code in book.of(passage):
                yield {"source": page.label, "code": code.name, "text": passage.text, "memo": ""}


def _source(page: Page) -> Iterator[str]:
    yield f'{_text(page.label)}: "'
    # Escaped a piece at a time: no sign of JSON stands for more than one of the text.
    yield from (_text(piece)[1:-1] for piece in page.text())
    yield '"'


def _listed(signs: str, items: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield a list or an object of items that are JSON already, in pieces, an item a line."""
    yield signs[0]
    number = 0
    for number, pieces in enumerate(items, 1):
        yield ",\n  " if number > 1 else "\n  "
        yield from pieces
    yield f"\n {signs[1]}" if number else signs[1]


def _text(value: object, depth: int = 1) -> str:
    """Return JSON that stands so deep."""
    return json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n" + " " * depth)
