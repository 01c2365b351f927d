"""Pasted blocks at the plain door: one note where the terminal tells of it, and never a command."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from interview_tui.plain import run_plain, session_for
from interview_tui.plain_paste import BEGIN, END, Piece, asked_to_tell, pieces

if TYPE_CHECKING:
    from interview_tui.model.note import Note
    from interview_tui.services.opening import OpenStudy


def held(
    study: OpenStudy, code: str, typed: str, quick: dict[str, str] | None = None
) -> tuple[list[Note], str]:
    out = io.StringIO()
    run_plain(lambda: session_for(study.interviewing, code), io.StringIO(typed), out, quick_words=quick)
    (interview,) = study.store.interviews()
    return study.store.notes(interview.id), out.getvalue()


def test_a_block_is_one_note_marked_as_pasted(study: OpenStudy, code: str) -> None:
    notes, said = held(study, code, f"before\n{BEGIN}one æ\n:undo\n\n::two{END}\nafter\n")
    assert [(note.text, note.pasted) for note in notes] == [
        ("before", False),
        ("one æ\n:undo\n\n::two", True),
        ("after", False),
    ]
    assert said.count("· pasted") == 1


def test_a_block_that_never_ends_is_kept(study: OpenStudy, code: str) -> None:
    notes, _said = held(study, code, f"{BEGIN}one\ntwo\n")
    assert [(note.text, note.pasted) for note in notes] == [("one\ntwo", True)]


def test_words_can_be_pasted_into_a_command(study: OpenStudy, code: str) -> None:
    _notes, said = held(study, code, f":help {BEGIN}ago{END}\n")
    assert ":ago, :siden" in said


def test_a_block_that_is_too_long_is_refused_whole(study: OpenStudy, code: str) -> None:
    notes, said = held(study, code, BEGIN + "line\n" * 30_000 + END + "\nafter\n")
    assert [note.text for note in notes] == ["after"]
    assert "150001 characters" in said


def test_a_theme_that_is_left_reminds_of_what_was_seen(study: OpenStudy, code: str) -> None:
    _notes, said = held(study, code, ":theme\n:theme\n:theme\n")
    assert said.count("Anything you saw or heard?") == 2
    _notes, said = held(study, code, ":theme 1\n! looks away\n:theme\n")
    assert "Anything you saw or heard?" not in said.partition("observation")[2]


def test_quick_words_are_written_out_and_taken_back(study: OpenStudy, code: str) -> None:
    notes, said = held(study, code, f"alle pp\nog pp\n:undo\n{BEGIN}pp{END}\n", {"pp": "på plass"})
    assert [note.text for note in notes] == ["alle på plass", "og pp", "pp"]
    assert "as you typed it" in said


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["a\n"], [Piece("a\n")]),
        ([f"x {BEGIN}a\n", f"b{END} y\n", "c\n"], [Piece("x a\nb y\n", 0, True), Piece("c\n")]),
        ([f"{BEGIN}a{END}{BEGIN}b\n", f"{END}\n"], [Piece("ab\n\n", 0, True)]),
        ([f"{END}\n"], [Piece(f"{END}\n")]),
    ],
)
def test_pieces(lines: list[str], wanted: list[Piece]) -> None:
    assert list(pieces([(line, 0) for line in lines], 100)) == wanted


def test_a_terminal_is_asked_to_tell_and_a_file_is_not() -> None:
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen, file = Screen(), io.StringIO()
    with asked_to_tell(screen, screen):
        assert screen.getvalue() == "\x1b[?2004h"
    assert screen.getvalue().endswith("\x1b[?2004l")
    with asked_to_tell(file, screen):
        pass
    assert file.getvalue() == ""
