"""What a person wrote is what a reader sees: rendered Markdown gives back the plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from interview_tui import text as door
from interview_tui.export import escaping

COMMONMARK = MarkdownIt("commonmark")
WITH_TABLES = MarkdownIt("commonmark").enable(["table", "strikethrough"])

markup = st.text(alphabet=st.sampled_from(list("\\`*_{}[]<>()#+-.!|&;:=~\"'/ \n\t1ax@")), max_size=40)
anything = st.text(max_size=60)
notes = st.one_of(markup, anything, st.lists(st.one_of(markup, anything), max_size=4).map("\n".join))


def plain(reader: MarkdownIt, source: str, around: list[str]) -> str:
    """Return the text a reader shows; fails when anything but text stands inside ``around``."""
    tokens = reader.parse(source)
    assert [token.type for token in tokens] == around
    shown = []
    for token in tokens:
        for child in token.children or []:
            assert child.type in {"text", "text_special", "hardbreak"}, child.type
            shown.append("\n" if child.type == "hardbreak" else child.content)
    return "".join(shown)


def meant(text: str) -> str:
    return "\n".join(part.strip() for part in door.clean(text).strip().split("\n"))


PARAGRAPH = ["paragraph_open", "inline", "paragraph_close"]
ITEM = ["bullet_list_open", "list_item_open", *PARAGRAPH, "list_item_close", "bullet_list_close"]
QUOTE = ["blockquote_open", *PARAGRAPH, "blockquote_close"]
HEADING = ["heading_open", "inline", "heading_close"]


@pytest.mark.parametrize("reader", [COMMONMARK, WITH_TABLES])
@given(text=notes.filter(lambda text: bool(meant(text))))
def test_a_paragraph_gives_back_the_text(reader: MarkdownIt, text: str) -> None:
    source = "\n".join(escaping.lines(text, start=True))
    assert plain(reader, source, PARAGRAPH) == meant(text)


@pytest.mark.parametrize("reader", [COMMONMARK, WITH_TABLES])
@given(text=notes.filter(lambda text: bool(meant(text))))
def test_a_list_item_gives_back_the_text(reader: MarkdownIt, text: str) -> None:
    first, *rest = escaping.lines(text)
    source = "\n".join([f"- 12 min: {first}", *(f"  {part}" for part in rest)])
    assert plain(reader, source, ITEM) == f"12 min: {meant(text)}"


@given(text=notes.filter(lambda text: bool(meant(text))))
def test_a_block_quote_gives_back_the_text(text: str) -> None:
    source = "\n".join(f"> {part}" for part in escaping.lines(text, start=True))
    assert plain(COMMONMARK, source, QUOTE) == meant(text)


@given(text=notes.filter(lambda text: bool(meant(text))))
def test_a_heading_gives_back_the_text(text: str) -> None:
    flat = " ".join(door.clean(text).split("\n")).strip()
    assert plain(COMMONMARK, f"## {escaping.heading(text)}", HEADING) == flat


@given(text=notes.filter(lambda text: bool(meant(text))))
def test_a_table_cell_gives_back_the_text(text: str) -> None:
    flat = " ".join(door.clean(text).split("\n")).strip()
    source = f"| a | b |\n| --- | --- |\n| {escaping.line(text)} | end |"
    cells = [token for token in WITH_TABLES.parse(source) if token.type == "inline"]
    assert len(cells) == 4
    assert "".join(child.content for child in cells[2].children or []) == flat
    assert cells[3].content == "end"


def test_hostile_text_is_shown_as_text(hostile: str) -> None:
    source = "\n".join(escaping.lines(hostile, start=True))
    assert plain(WITH_TABLES, source, PARAGRAPH) == meant(hostile)


@pytest.mark.parametrize(
    "text",
    [
        "[person 1] moved to [place 2]",
        "snake_case and 3 < 4 & 5 > 2",
        "costs 100 - 200, or so (about)",
        "an e-mail. A sentence! {x} a+b=c",
        "R&D 12.03",
    ],
)
def test_ordinary_text_reads_as_it_lies(text: str) -> None:
    assert escaping.lines(text, start=True) == [text]
