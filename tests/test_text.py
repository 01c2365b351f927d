"""Text from outside is kept whole; only what acts unseen is taken away."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.text import clean, clean_line

PLAIN = st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Cn", "Co"])
ANYTHING = st.characters(exclude_categories=[])
HOSTILE = st.sampled_from(
    "\x00\x07\x08\t\n\r\x1b\x7f\x80\x85\x90\x98\x9b\x9c\x9d\x9e\x9f\ud800\udfff\u202e\u2066\u2069\ufeff"
    "\u2028\u2029\u200b\u200c\u200d\ufe0f\u0301[]P_^\\;0m☺🏴\U000e0067\U000e0062\U000e007f\U000e0001e"
)
TEXTS = st.text(alphabet=HOSTILE, max_size=14) | st.text(alphabet=ANYTHING, max_size=14)

ESCAPES = [
    "\x1b[31m", "\x1b[2J", "\x1b[?1049h", "\x1b[1;2;3 q", "\x9b31m", "\x1b[200~",
    "\x1b]0;title\x07", "\x1b]0;title\x1b\\", "\x1b]52;c;bm90ZXM=\x07", "\x9d0;title\x9c", "\x1b]8;;http://x\x9c",
    "\x1bP1$r0m\x1b\\", "\x1b_Gpayload\x1b\\", "\x1b^private\x1b\\", "\x1bXstring\x1b\\",
    "\x1bPq\x9c", "\x90q#0\x9c", "\x9fGpayload\x9c", "\x9eprivate\x1b\\", "\x98string\x9c",
    "\x1bc", "\x1b7", "\x1b(B", "\x1b#8", "\x1bM",
]  # fmt: skip


# -- nothing hidden comes through ------------------------------------------------------------------------


@given(TEXTS)
def test_cleaning_again_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    line = clean_line(text)
    assert clean_line(line) == line


@given(TEXTS)
def test_nothing_that_acts_unseen_is_left(text: str) -> None:
    cleaned = clean(text)
    assert [
        letter for letter in cleaned if unicodedata.category(letter) == "Cc" and letter not in "\n\t"
    ] == []
    assert not re.search(
        "[\ud800-\udfff\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c\ufeff\u2028\u2029]", cleaned
    )
    assert unicodedata.is_normalized("NFC", cleaned)
    cleaned.encode()


@given(TEXTS)
def test_a_line_is_one_line(text: str) -> None:
    line = clean_line(text)
    assert not {"\n", "\t", "\r"} & set(line)
    assert line == line.strip()


@pytest.mark.parametrize(
    "letter", [chr(code) for code in range(0xA0) if chr(code) not in "\n\t\r\x85" and not 31 < code < 127]
)
def test_every_control_character_goes_and_leaves_its_neighbours(letter: str) -> None:
    assert clean(f"før{letter}\nå") == "før\nå"


@pytest.mark.parametrize(
    "code", [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x61C, 0x200E, 0x200F, 0xFEFF]
)
def test_nothing_turns_the_direction_of_reading(code: int) -> None:
    assert clean(f"Kari{chr(code)}Eksempel") == "KariEksempel"


@pytest.mark.parametrize("text", ["\ud83d\udc69", "a\udcff", "\udc69\ud83db"])
def test_half_characters_go(text: str) -> None:
    assert clean(text) == text.encode("utf-8", "ignore").decode()


# -- escape sequences ------------------------------------------------------------------------------------


@pytest.mark.parametrize("escape", ESCAPES, ids=repr)
def test_an_escape_sequence_goes_whole(escape: str) -> None:
    assert clean(f"before {escape}after\nnext") == "before after\nnext"


@given(st.text(alphabet=PLAIN, max_size=6), st.sampled_from(ESCAPES), st.text(alphabet=PLAIN, max_size=6))
def test_wherever_it_stands(before: str, escape: str, after: str) -> None:
    assert clean(before + escape + after) == clean(before + after)


def test_a_sequence_that_never_ends_takes_no_other_line_with_it() -> None:
    for start in ("\x1b]0;", "\x1bP", "\x1b_", "\x9d", "\x1b["):
        assert clean(f"{start}\nthe next line") == "\nthe next line"


@pytest.mark.parametrize("letter", "\x90\x98\x9e\x9f")
def test_a_stray_control_character_takes_no_words_with_it(letter: str) -> None:
    """Old Windows text read wrongly has these where letters were."""
    assert clean(f"Mile{letter} kom hit") == "Mile kom hit"


def test_a_string_ends_where_a_terminal_ends_it() -> None:
    assert clean("\x1bPq\x9cordene står") == "ordene står"


# -- everything that can be read stays -------------------------------------------------------------------


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_text_is_the_same(text: str) -> None:
    assert clean(text) == text


@given(st.text(alphabet=PLAIN))
def test_no_letter_of_any_script_is_lost(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    "text",
    [
        "👩‍👩‍👧", "☺️", "☺︎", "👍🏽", "🇳🇴", "1️⃣", "\u0301", "q\u0301", "می‌خواهم", "क्‍ष", "\u200d",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "[/b]", "line\n\tand tab", "{x}", "\\x1b[31m", "blåbærsyltetøy", "日本語", " \u00a0 ",
    ],
    ids=ascii,
)  # fmt: skip
def test_what_belongs_together_stays(text: str) -> None:
    assert clean(text) == text
    assert clean(f"x{text}y") == f"x{text}y"


def test_letters_are_composed() -> None:
    assert clean("a\u030a") == "å"
    assert clean("A\u030a\x00b") == "Åb"
    assert clean("a\x00\u030a") == "å"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_every_newline_is_the_same(newline: str) -> None:
    assert clean(f"en{newline}to") == "en\nto"
    assert clean(f"en{newline}{newline}to") == "en\n\nto"
    assert clean_line(f"en{newline}to") == "en to"


def test_words_hidden_in_tag_characters_go() -> None:
    hidden = "".join(chr(0xE0000 + ord(letter)) for letter in "Ola")
    assert clean(f"ingen{hidden} her") == "ingen her"
    assert clean(f"\U0001f3f4{hidden} her") == "\U0001f3f4 her"
    assert clean(f"\U000e0001{hidden}\U000e007f") == ""


def test_a_line_has_no_blanks_around_it() -> None:
    assert clean_line("\t Kontor\nFjordvik \r\n") == "Kontor Fjordvik"
