"""Searching all notes: words as people type them, notes as they stand now, and nothing left when they go."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.errors import UsageProblem
from interview_tui.services.searching import Wanted

if TYPE_CHECKING:
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.session import Session

NOTES = (
    "Før reformen var det rolig på kontoret",
    "Å være ny i mottaket var “helt greit”, sa hun",
    "Etterpå kom det flere skjema; <b>rød</b> tråd",
    "Rådhuset ligger nær",
    "100 % stilling -- NOT (a OR b) * ^x",
)


def found(study: OpenStudy, words: str) -> list[str]:
    return [hit.note.text for hit in study.searching.search(words).hits]


@pytest.fixture
def session(study: OpenStudy, code: str) -> Session:
    return study.interviewing.start(code)


@pytest.fixture
def talk(session: Session) -> Session:
    for text in NOTES:
        session.note(text)
    return session


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("reformen", [0]), ("REFORM", [0]), ("kontor før", [0]), ("å", [1]), ("ny greit", [1]),
        ('"helt greit"', [1]), ("«helt greit»", [1]), ('"greit helt"', []), ("rød", [2]), ("rad", []),
        ("råd", [3]), ("ra\u030ad", [3]), ("100", [4]), ("not", [4]), ("a OR b", [4]), ("NEAR(a b)", []),
        ("ingenting", []), ('"rød', [2]), ("<b>rød", [2]), ("tråd rød", [2]), ("nær.", [3]), ("ge_m", []),
    ],
)  # fmt: skip
def test_words_are_found_as_people_type_them(
    study: OpenStudy, talk: Session, words: str, places: list[int]
) -> None:
    del talk
    assert found(study, words) == [NOTES[place] for place in places]


@pytest.mark.parametrize("words", ["", "   ", '""', "***", "'; --", "x" * 201, "\x1b[2J" * 0 + "()"])
def test_nothing_to_search_for_is_said(words: str) -> None:
    with pytest.raises(UsageProblem):
        Wanted.of(words)


@given(words=st.text(max_size=40))
def test_whatever_is_typed_is_quoted(words: str) -> None:
    try:
        made = Wanted.of(words).expression
    except UsageProblem:
        return
    assert made.count('"') % 2 == 0
    outside = "".join(made.split('"')[::2])
    assert set(outside.replace("AND", "")) <= set(" *")


def test_a_note_is_found_by_what_it_says_now(study: OpenStudy, talk: Session) -> None:
    last = talk.note("Et biblotek i byen")
    assert found(study, "biblotek")
    talk.end()
    talk.close()
    study.reviewing.revise(last.id, "Et bibliotek i byen")
    assert found(study, "biblotek") == []
    assert found(study, "bibliotek") == ["Et bibliotek i byen"]


def test_a_note_that_was_taken_back_is_not_found(study: OpenStudy, talk: Session) -> None:
    talk.note("bare her")
    assert found(study, "bare her")
    talk.undo()
    assert found(study, "bare her") == []


def test_only_so_many_are_shown(study: OpenStudy, session: Session) -> None:
    for number in range(5):
        session.note(f"ord {number}")
    result = study.searching.search("ord", most=3)
    assert [hit.note.text for hit in result.hits] == ["ord 2", "ord 3", "ord 4"]
    assert result.more
    assert {hit.code for hit in result.hits} == {session.respondent.code}
    assert not study.searching.search("ord", most=5).more


def test_the_index_is_encrypted_and_made_anew_when_it_does_not_fit(study: OpenStudy, talk: Session) -> None:
    index = study.paths.index
    assert found(study, "rådhuset")
    whole = index.read_bytes()
    assert b"reformen" not in whole.lower()
    assert index.stat().st_mode & 0o777 == 0o600
    for bad in (b"", whole[:5000], bytes(len(whole)), b"x" * 100):
        index.write_bytes(bad)
        assert found(study, "rådhuset") == [NOTES[3]]
    index.unlink()
    talk.note("Rådhuset igjen")
    assert len(found(study, "rådhuset")) == 2


def test_the_index_of_a_copy_that_went_another_way_is_not_used(study: OpenStudy, talk: Session) -> None:
    talk.note("bare her")
    assert found(study, "bare")
    index = study.paths.index.read_bytes()
    talk.undo()
    talk.note("noe annet")
    assert found(study, "bare") == []
    study.paths.index.write_bytes(index)
    assert found(study, "bare") == []
    assert found(study, "annet") == ["noe annet"]


def test_erasing_takes_the_index_along(study: OpenStudy, talk: Session) -> None:
    assert found(study, "reformen")
    code = talk.respondent.code
    assert study.paths.index.exists()
    study.withdrawing.everything(code)
    assert not study.paths.index.exists()
    assert found(study, "reformen") == []
