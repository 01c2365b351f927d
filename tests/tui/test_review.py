"""The review as people use it: reading on, mending, flagging, marking, and never losing what was there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from interview_tui.model.identifier import Choice
from interview_tui.model.interview import Phase
from interview_tui.model.note import NoteFlag, NoteKind
from interview_tui.text import clean
from interview_tui.tui.widgets.note_detail import NoteDetail
from interview_tui.tui.widgets.note_editor import NoteEditor
from interview_tui.tui.widgets.note_table import NoteTable
from tests.tui.after import HOSTILE, held, notes, telling

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.demo.sample import Sample
    from interview_tui.services.opening import OpenStudy
    from tests.tui.conftest import Hand, OpenApp

    Inside = Callable[[Callable[[OpenStudy], Any]], Any]


def study(hand: Hand) -> OpenStudy:
    assert hand.app.study is not None
    return hand.app.study


async def on_note(hand: Hand, words: str) -> None:
    """Go down to the note that begins with these words."""
    table = hand.screen.query_one(NoteTable)
    await hand.until(lambda: table.note is not None, "the notes")
    for _step in range(50):
        if table.note.text.startswith(words):
            return
        await hand.press("down")
    pytest.fail(f"no note begins with {words!r}")


async def test_a_note_is_edited_and_its_first_wording_is_in_the_history(
    review: Callable[..., Any], inside: Inside
) -> None:
    inside(telling("drove every dya", "and walked"))
    async with review() as hand:
        await hand.sees("drove every dya", "At export: leaves", "2 notes", "interview 1 of 1")
        await hand.press("enter")
        await hand.on("EditNote")
        await hand.press("backspace", "backspace", "backspace", *"day", "enter")
        await hand.sees("drove every day", "edited", "the first wording is kept")
        await hand.press("h")
        await hand.on("RevisionsScreen")
        await hand.sees(
            "History of note", "words changed to", "drove every day", "first written", "drove every dya"
        )
        await hand.press("escape")
        await hand.on("ReviewScreen")
        assert [note.text for note in notes(study(hand))] == ["drove every day", "and walked"]


async def test_line_breaks_survive_an_edit(review: Callable[..., Any], inside: Inside) -> None:
    inside(telling("one\ntwo"))
    async with review() as hand:
        await hand.sees("one ⏎ two")
        await hand.press("enter")
        await hand.on("EditNote")
        await hand.sees("one⏎two")
        await hand.press("!", "enter")
        await hand.until(lambda: notes(study(hand))[0].revised, "the change")
        assert notes(study(hand))[0].text == "one\ntwo!"


async def test_escape_leaves_a_note_as_it_was_and_emptying_it_is_refused(
    review: Callable[..., Any], inside: Inside
) -> None:
    inside(telling("abc"))
    async with review() as hand:
        await hand.sees("abc")
        await hand.press("enter", "backspace", "escape")
        await hand.on("ReviewScreen")
        await hand.press("enter", "backspace", "backspace", "backspace", "enter")
        await hand.sees("A note cannot be emptied.")
        assert notes(study(hand))[0].text == "abc"
        assert not notes(study(hand))[0].revised


async def test_a_flag_holds_back_and_clearing_lets_go(review: Callable[..., Any], inside: Inside) -> None:
    inside(telling("the manager shouts", "second"))
    async with review() as hand:
        await hand.sees("the manager shouts", "0 stay behind")
        await hand.press("f")
        await hand.on("Picker")
        await hand.press(*"third", "enter")
        await hand.sees(
            "✗ third party", "⚑ third party", "stays behind (third party). X clears it.", "1 stays behind"
        )
        await hand.press("x")
        await hand.sees("✓ cleared", "leaves, cleared by you", "0 stay behind")
        await hand.press("x")
        await hand.sees("stays behind (third party)")
        await hand.press("f", *"third", "enter")
        await hand.sees("No longer flagged: third party", "At export: leaves.")
        assert notes(study(hand))[0].flags == frozenset()


async def test_the_kind_changes_and_a_quote_not_agreed_to_says_why_it_stays(
    review: Callable[..., Any], inside: Inside
) -> None:
    inside(telling("we never talked about it"))
    async with review() as hand:
        await hand.sees("we never talked")
        await hand.press("k")
        await hand.sees("This note: quote", "“we never talked about it”", "quotes not agreed to")
        await hand.press("x")
        await hand.sees("no clearing lets it go. Its speaker has not agreed to quotes")
        assert notes(study(hand))[0].kind is NoteKind.QUOTE


async def test_words_are_marked_with_what_they_name_and_others_are_refused(
    review: Callable[..., Any], inside: Inside
) -> None:
    inside(telling("she asked upstairs about it", "upstairs again"))
    async with review() as hand:
        await hand.sees("she asked upstairs")
        await hand.press("m", *"nobody", "enter")
        await hand.sees("Those words are not in this note.")
        await hand.press("m", *"upstairs", "enter")
        await hand.sees("What do they name?")
        await hand.press("enter")
        await hand.sees("‹upstairs›", "decided here earlier", "→ [person]")
        await hand.press("down")
        await hand.sees("‹upstairs› again")
        decided = study(hand).store.decisions()
        assert [(one.entity, one.choice) for one in decided] == [("word:upstairs", Choice.REPLACE)]


async def test_a_full_note_takes_no_more_and_says_so(review: Callable[..., Any], inside: Inside) -> None:
    inside(telling("ø" * 20_000))
    async with review() as hand:
        await hand.sees("øøø")
        await hand.press("enter")
        await hand.on("EditNote")
        await hand.press("x")
        await hand.sees("20001 characters, and 20000 is the most")
        await hand.press("backspace", "y", "enter")
        await hand.until(lambda: notes(study(hand))[0].revised, "the change")
        assert notes(study(hand))[0].text == "ø" * 19_999 + "y"


async def test_what_is_suspected_is_marked_and_said_in_words(
    review: Callable[..., Any], inside: Inside
) -> None:
    inside(telling("she asked Berit Prøve about #Tor"))
    async with review() as hand:
        await hand.sees("‹Berit Prøve›", "capital letter inside a sentence · ? UNDECIDED", "marked with #")
        await hand.press("m")
        await hand.on("AskLine")
        assert hand.screen.query_one(NoteEditor).text == "Berit Prøve"


async def test_going_among_interviews_and_into_time_order(review: Callable[..., Any], inside: Inside) -> None:
    codes = sorted((inside(telling("alpha one")), inside(telling("beta one"))), key=lambda c: (len(c), c))
    async with review() as hand:
        await hand.sees(f" {codes[0]} ", "interview 1 of 2", "1 Tasks", "What did you do on an ordinary day")
        await hand.press("n")
        await hand.sees(f" {codes[1]} ", "interview 2 of 2")
        await hand.press("n")
        await hand.sees("This is the last interview.")
        await hand.press("o")
        await hand.sees("In the order of time.")
        assert "1 Tasks" not in hand.text.split("·", 1)[0]
        await hand.press("left")
        await hand.sees(f" {codes[0]} ", "interview 1 of 2")


async def test_closing_asks_once_and_its_notes_can_still_be_mended(
    review: Callable[..., Any], inside: Inside
) -> None:
    inside(telling("alpha"))
    async with review(size=(120, 40)) as hand:
        await hand.sees("not closed")
        await hand.press("w")
        await hand.sees("W once more closes the interview")
        assert study(hand).reviewing.interviews()[0].phase is Phase.ENDED
        await hand.press("w")
        await hand.sees("Closed.")
        assert study(hand).reviewing.interviews()[0].phase is Phase.CLOSED
        await hand.press("w")
        await hand.sees("closed already")
        await hand.press("enter", "2", "enter")
        await hand.sees("alpha2")


async def test_without_an_interview_it_says_so_and_keys_do_nothing(review: Callable[..., Any]) -> None:
    async with review() as hand:
        await hand.sees("No interview has ended yet")
        await hand.press("enter", "f", "x", "m", "k", "h", "w", "n", "p", "o", "space")
        await hand.on("ReviewScreen")
        await hand.press("escape")
        await hand.on("HomeScreen")


@pytest.mark.parametrize("words", HOSTILE)
async def test_hostile_text_is_text_in_list_detail_and_history(
    review: Callable[..., Any], inside: Inside, words: str
) -> None:
    inside(telling("plain\x1b[31m red\x1b]0;title\x07 \u202eover\u202c", words))
    async with review() as hand:
        await on_note(hand, words[:4])
        shown = clean(words)[:12].strip().replace("\u200d", "")
        bare = str.maketrans("", "", "\u200d‹›")
        await hand.until(lambda: hand.text.translate(bare).count(shown) > 1, "list and note")
        await hand.sees("plain red over")
        assert "\x1b" not in hand.text
        assert "\u202e" not in hand.text
        await hand.press("h")
        await hand.sees("first written")
        await hand.press("escape", "f")
        await hand.on("Picker")
        await hand.press(*"off", "enter")
        await hand.until(lambda: NoteFlag.OFF_RECORD in notes(study(hand))[1].flags, "the flag")
        assert notes(study(hand))[1].text == clean(words).strip()


async def test_a_long_note_is_read_page_by_page_to_its_end(
    review: Callable[..., Any], inside: Inside
) -> None:
    inside(telling("begins " + "word " * 300 + "last"))
    async with review() as hand:
        await hand.sees("page 1 of", "Space reads on")
        for _page in range(30):
            if "last" in hand.text:
                break
            await hand.press("space")
        await hand.sees("last")
        await hand.press("space")
        await hand.sees("page 1 of")


async def test_thousands_of_notes_are_made_into_lines_only_where_they_are_seen(
    review: Callable[..., Any], inside: Inside
) -> None:
    inside(lambda one: held(one, *(f"line {n}" for n in range(600))))
    async with review() as hand:
        table = hand.screen.query_one(NoteTable)
        await hand.until(lambda: table.note is not None, "the notes")
        made: list[str] = []
        table._tag = lambda note: (made.append(note.text) or "", "dim")  # type: ignore[func-returns-value]
        await hand.press("end")
        await hand.sees("line 599")
        assert 0 < len(made) <= 3 * table.size.height
        await hand.press("pageup", "home")
        await hand.sees("line 0")


async def test_the_sample_opens_at_its_first_interview_and_fits_the_smallest_terminal(
    open_app: OpenApp, sample: Sample
) -> None:
    async with open_app(sample=sample, at="review") as hand:
        await hand.sees("interview 1 of 6", "Enter edit", "Esc back")
        await hand.until(lambda: hand.screen.query_one(NoteDetail).detail.suspicions is not None, "the look")
        assert all(len(line) <= 80 for line in hand.text.splitlines())
        await hand.press("d")
        await hand.on("CandidatesScreen")
        await hand.press("escape")
        await hand.on("ReviewScreen")


async def test_what_was_written_after_the_talk_stands_under_no_question(
    review: Callable[..., Any], inside: Inside
) -> None:
    def hold(study: OpenStudy) -> None:
        held(study, "drove every day")
        (first,) = notes(study)
        study.store.add_note(replace(first, id=0, text="tired but friendly", after=True, signed=""))

    inside(hold)
    async with review() as hand:
        await hand.sees("After the talk", "tired but friendly")
        lines = [line.strip() for line in hand.text.splitlines()]
        place = next(n for n, line in enumerate(lines) if "tired but friendly" in line)
        assert lines[place - 1] == "After the talk"
        await on_note(hand, "tired but friendly")
        detail = hand.screen.query_one(NoteDetail).detail
        assert (detail.theme, detail.question) == ("", "Written afterwards by the interviewer")


async def test_the_review_leads_to_the_pictures_of_its_interview(
    review: Callable[..., Any], inside: Inside
) -> None:
    inside(telling("one"))
    inside(telling("two"))
    async with review() as hand:
        await hand.sees("interview 1 of 2")
        await hand.press("n")
        await hand.sees("interview 2 of 2")
        code = hand.screen.loaded.session.respondent.code
        await hand.press("ctrl+p", *"timeline")
        await hand.sees("Draw this interview over time")
        await hand.press("enter")
        await hand.on("PicturesScreen")
        await hand.sees("picture 1 of 5", code)
