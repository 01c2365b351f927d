"""Lines are as wide as they say, and nothing of a text is lost in cutting it."""

from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from interview_tui.text import clean
from interview_tui.tui import render
from interview_tui.tui.render import Part
from tests.work import calls

if TYPE_CHECKING:
    from textual.strip import Strip

PLAIN, LOUD = Style(), Style(bold=True)
JOINER = "\u200d"
PIECES = st.sampled_from(
    [
        "a", "b", " ", "  ", "ord ", "blåbær", "—", "漢", "漢字", "한", "👩", "👩‍👧", "👩‍👩‍👧‍👦", "☺️", "☺",
        "👍🏽", "🇳🇴",
        "1️⃣", "q\u0301", "\u0301", JOINER, "\ufe0f", "क्षि", "ก็", "\u200b", "⏎", "…", "[b]", "\xad",
    ]
)  # fmt: skip
LATIN = st.characters(min_codepoint=32, max_codepoint=0x2FF) | st.characters(
    min_codepoint=0x2010, max_codepoint=0x2027
)
TEXTS = (
    st.lists(PIECES, max_size=16).map("".join)
    | st.text(max_size=20)
    | st.text(LATIN, max_size=30)
    | st.text("ab æ", max_size=30)
)
WIDTHS = st.integers(0, 24)


def shown(strip: Strip) -> str:
    return "".join(segment.text for segment in strip)


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in render.cuts(text, width)]


# -- cutting ---------------------------------------------------------------------------------------------


@given(TEXTS.map(lambda text: clean(text).replace("\n", "")), WIDTHS)
@example(" abcd漢", 5)
@example("☺️☺️", 3)
@example("漢", 1)
@example("one two", 3)
@example("漢\u200d\u200d漢\u200d\u200d漢", 2)
def test_cut_lines_are_the_text_and_never_too_wide(text: str, width: int) -> None:
    cut = lines(text, width)
    assert "".join(cut) == text
    assert max(cell_len(line) for line in cut) <= max(width, render.NARROWEST)
    assert all(cut) or not text


@given(TEXTS, WIDTHS)
def test_wrapped_lines_are_the_text_and_never_too_wide(text: str, width: int) -> None:
    whole = clean(text).replace("\t", "    ")
    wrapped = render.wrap(text, width)
    assert "".join(wrapped) == whole.replace("\n", "")
    assert max(cell_len(line) for line in wrapped) <= max(width, render.NARROWEST)
    assert len(wrapped) >= len(whole.split("\n"))


@given(st.text(alphabet="ab æ", max_size=40), st.integers(2, 12))
def test_a_word_is_cut_only_when_it_fits_no_line(text: str, width: int) -> None:
    places = [end for _start, end in render.cuts(text, width)][:-1]
    for (start, end), place in zip(render.cuts(text, width), places, strict=False):
        whole_word_on_the_line = " " not in text[start:end]
        assert text[place - 1] == " " or text[place] == " " or whole_word_on_the_line


@given(st.text(alphabet="ab 漢æ", max_size=30), st.integers(2, 12))
def test_no_line_could_have_taken_the_next_character_more(text: str, width: int) -> None:
    cut = lines(text, width)
    for line, after in pairwise(cut):
        assert line.endswith(" ") or cell_len(line + after[0]) > width


@pytest.mark.parametrize("together", ["👩‍👧", "☺️", "👍🏽", "q\u0301", "1️⃣", " \u0301"])
@pytest.mark.parametrize("width", range(2, 8))
def test_what_belongs_together_is_never_cut(together: str, width: int) -> None:
    cut = lines(together * 5, width)
    assert all(line == together * (len(line) // len(together)) for line in cut)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("one two", 10, ["one two"]),
        ("one two", 4, ["one ", "two"]),
        ("one two", 5, ["one ", "two"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("åå ååå", 4, ["åå ", "ååå"]),
        ("漢字漢字", 5, ["漢字", "漢字"]),
        ("a漢", 2, ["a", "漢"]),
        ("abc", 0, ["ab", "c"]),
        ("abc", -7, ["ab", "c"]),
    ],
)
def test_lines_are_cut_at_blanks_where_there_are_any(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


def test_paragraphs_begin_on_lines_of_their_own() -> None:
    assert render.wrap("one\n\ntwo three\n", 6) == ["one", "", "two ", "three", ""]
    assert render.wrap("\ta", 8) == ["    a"]
    assert render.wrap("", 8) == [""]


def test_a_long_note_is_cut_with_a_few_calls_a_line_since_it_is_cut_at_every_key() -> None:
    text = "og så sa hun at det var slik det måtte være i mottaket " * 360
    assert calls(lambda: render.cuts(text, 78)) < 5 * len(render.cuts(text, 78))


# -- one painted line ------------------------------------------------------------------------------------


@given(st.lists(TEXTS, max_size=4), st.integers(0, 30))
@example(["漢漢"], 3)
@example(["\u200dabcdef"], 3)
@example(["a", "漢"], 2)
@example(["☺️☺️"], 3)
def test_a_painted_line_is_exactly_as_wide_as_asked(texts: list[str], width: int) -> None:
    strip = render.strip([Part(text, PLAIN) for text in texts], width, LOUD)
    assert strip.cell_length == width
    assert sum(cell_len(segment.text) for segment in strip) == width
    assert not {"\n", "\t", "\r", "\x1b"} & set(shown(strip))


@given(st.lists(TEXTS, max_size=4), st.integers(0, 60))
@example(["", "\u0301"], 0)
@example(["e", "\u0301"], 0)
def test_what_fits_is_painted_whole(texts: list[str], more: int) -> None:
    whole = [render.one_line(text) for text in texts]
    used = sum(map(cell_len, whole))
    strip = render.strip([Part(text, PLAIN) for text in texts], used + more, LOUD)
    assert shown(strip) == "".join(whole) + " " * more


def test_what_does_not_fit_says_so() -> None:
    assert shown(render.strip([Part("abcdef", PLAIN)], 4, PLAIN)) == "abc…"
    assert shown(render.strip([Part("漢字漢", PLAIN)], 5, PLAIN)) == "漢字…"
    assert shown(render.strip([Part("漢字漢", PLAIN)], 4, PLAIN)) == "漢 …"
    assert shown(render.strip([Part("abc", PLAIN), Part("def", LOUD)], 5, PLAIN)) == "abcd…"
    assert shown(render.strip([Part("a", PLAIN)], 0, PLAIN)) == ""


def test_each_part_keeps_its_style_and_the_rest_is_the_ground() -> None:
    strip = render.strip([Part("ab", LOUD), Part("[b]c", PLAIN)], 8, LOUD)
    assert [(segment.text, segment.style) for segment in strip] == [
        ("ab", LOUD),
        ("[b]c", PLAIN),
        ("  ", LOUD),
    ]


# -- text as text ----------------------------------------------------------------------------------------


@given(TEXTS)
def test_one_line_is_one_line_of_the_same_words(text: str) -> None:
    line = render.one_line(text)
    assert "\n" not in line
    assert "\t" not in line
    assert line.replace(" ⏎ ", "\n").split() == clean(text).replace("⏎", "").split() or "⏎" in text


def test_markup_is_words() -> None:
    assert render.content("[red]x[/red] [@click=app.quit]y[/]").plain == "[red]x[/red] [@click=app.quit]y[/]"
    assert render.content("\x1b[31ma\tb").plain == "a    b"


@pytest.mark.parametrize(
    ("milliseconds", "expected"),
    [
        (0, "00:00"), (999, "00:00"), (1000, "00:01"), (59_999, "00:59"), (2_467_000, "41:07"),
        (3_599_999, "59:59"), (3_600_000, "1:00:00"), (3_723_000, "1:02:03"), (36_000_000, "10:00:00"),
        (-5, "00:00"),
    ],
)  # fmt: skip
def test_lengths_are_read_at_a_glance(milliseconds: int, expected: str) -> None:
    assert render.minutes(milliseconds) == expected


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone cannot be set")
@pytest.mark.parametrize(("zone", "expected"), [("UTC0", "2026-01-05 09:00"), ("CET-1", "2026-01-05 10:00")])
def test_moments_are_shown_in_the_persons_own_time(
    monkeypatch: pytest.MonkeyPatch, zone: str, expected: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", zone)
        time.tzset()
        assert render.local_time(1_767_603_600_000) == expected
    time.tzset()


@given(st.lists(TEXTS, min_size=1, max_size=3), st.integers(2, 12))
def test_columns_stand_under_each_other(cells: list[str], width: int) -> None:
    row = render.columns([cell.lstrip(JOINER + "\ufe0f") for cell in cells], [width] * len(cells))
    assert cell_len(row) <= (width + 1) * len(cells) - 1


def test_a_row_of_a_table() -> None:
    assert render.columns(["R47", "漢字漢"], [5, 3]) == "R47   漢 "
