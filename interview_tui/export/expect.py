"""What an export says of itself, so that another program's reading of it can be held against it.

Written only when asked for. ``must_not_contain`` holds the names that were replaced only where they are
invented (the sample study); of a real study they are nowhere in an export.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from interview_tui.export import codes, passages
from interview_tui.i18n import translator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_tui.model.summary import Summary

NAME = "expect.json"
"""Name of the file."""


def render(summary: Summary, must_not_contain: Sequence[str] = ()) -> dict[str, bytes]:
    """Return counts, texts by source, codings and cases, as the program that wrote the files knows them."""
    t = translator(summary.language)
    book = codes.codebook(t, summary)
    pages = list(passages.pages(t, summary))
    codings = [
        {"source": page.label, "code": code.name, "text": passage.text, "memo": ""}
        for page in pages
        for passage in page.passages
        for code in book.of(passage)
    ]
    cases: dict[str, list[str]] = {code: [] for code in summary.codes}
    for page in pages if summary.linked else ():
        cases[page.one.code].append(page.label)
    kinds = Counter(passage.note.kind.value for page in pages for passage in page.passages)
    whole: dict[str, Any] = {
        "counts": {
            "respondents": summary.count,
            "sources": len(pages),
            "notes": sum(len(page.passages) for page in pages),
            "codes": sum(len(group.under) for group in book.tree),
            "code_groups": len(book.tree),
            "codings": len(codings),
            "cases": len(summary.codes),
            **{f"notes_{kind}": count for kind, count in sorted(kinds.items())},
        },
        "sources": {page.label: page.text for page in pages},
        "codings": codings,
        "cases": cases,
        "must_not_contain": list(must_not_contain) if summary.sample else [],
    }
    return {NAME: (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")}
