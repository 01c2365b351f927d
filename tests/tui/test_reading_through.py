"""Reading through: who can be told by a note is asked of each, and every answer can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from interview_tui.model.note import NoteFlag
from interview_tui.settings import load
from interview_tui.tui.widgets.note_detail import NoteDetail
from tests.tui.after import held, notes, telling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.demo.sample import Sample
    from interview_tui.services.opening import OpenStudy
    from tests.tui.conftest import Hand, OpenApp

    Inside = Callable[[Callable[[OpenStudy], Any]], Any]

ASKED = "Not read. Could anyone who knows the place tell who it is? S no · R yes"


def study(hand: Hand) -> OpenStudy:
    assert hand.app.study is not None
    return hand.app.study


async def in_sight(hand: Hand, words: str) -> None:
    """Wait until the question on top leaves all of the note in sight, and the note shows these words."""

    def clear() -> bool:
        detail = hand.app.screen_stack[-2].query_one(NoteDetail)
        box = hand.screen.query_one("#box")
        return bool(box.region) and not box.region.overlaps(detail.region) and words in hand.text

    await hand.until(clear, "the note beside the question")


async def test_who_can_be_told_is_asked_of_each_note_and_yes_holds_it_back(
    review: Callable[..., Any], inside: Inside
) -> None:
    inside(telling("alone with the programme, the only one", "drove every day", read=False))
    async with review() as hand:
        await hand.sees(ASKED, "2 TO READ", "alone with the programme")
        await hand.press("r")
        await hand.sees("What becomes of the note?", "Write it anew", "Hold it back")
        await in_sight(hand, "alone with the programme, the only one")
        await hand.press("down", "enter")
        await hand.sees("✗ recognisable", "stays behind (recognisable). X clears it.", "1 TO READ")
        first = notes(study(hand))[0]
        assert (first.flags, first.signed) == (frozenset({NoteFlag.RECOGNISABLE}), "")
        await hand.press("r")
        await hand.sees("Nobody could tell after all: let it go")
        await hand.press("down", "enter")
        await hand.sees(ASKED, "2 TO READ")
        assert notes(study(hand))[0].flags == frozenset()


async def test_a_note_that_tells_is_written_anew_and_asked_about_again(
    review: Callable[..., Any], inside: Inside
) -> None:
    inside(telling("the only one", read=True))
    async with review() as hand:
        await hand.sees("At export: leaves.")
        await hand.press("r", "enter")
        await hand.on("EditNote")
        await hand.press("ctrl+u", *"works alone", "enter")
        await hand.sees(ASKED, "works alone")
        await hand.press("s", "enter")
        await hand.sees("read through")
        assert notes(study(hand))[0].signed


async def test_who_reads_is_asked_once_and_kept_in_the_settings(
    review: Callable[..., Any], inside: Inside, home: Path
) -> None:
    from interview_tui.paths import Paths

    inside(telling("one", "two", "three", read=False))
    async with review() as hand:
        await hand.sees("3 TO READ")
        await hand.press("s")
        await hand.sees("Who has read it? Asked this once.", "Your initials.")
        assert hand.text.count("Your initials.") == 1
        await hand.press(*"AB", "enter")
        await hand.sees("Signed as read through.", "2 TO READ")
        await hand.press("s")
        await hand.sees("1 TO READ")
        assert [note.signed for note in notes(study(hand))] == ["AB", "AB", ""]
        assert load(Paths(home)).interviewer == "AB"
        await hand.press("up", "h")
        await hand.sees("read through by AB")


async def test_signing_in_haste_types_nothing_into_the_question_who_reads(
    review: Callable[..., Any], inside: Inside
) -> None:
    inside(telling("one", "two", read=False))
    async with review() as hand:
        await hand.sees("2 TO READ")
        await hand.press("s")
        await hand.on("AskShort")
        await hand.press("s", "s", "s")
        await hand.press(*"AB", "enter")
        await hand.sees("1 TO READ")
        assert notes(study(hand))[0].signed == "AB"


async def test_a_reader_who_gives_no_name_is_asked_no_more_and_called_nothing(
    review: Callable[..., Any], inside: Inside
) -> None:
    inside(telling("one", "two", read=False))
    async with review() as hand:
        await hand.sees("2 TO READ")
        await hand.press("s", "enter")
        await hand.sees("1 TO READ")
        await hand.press("s")
        await hand.sees("all read through", "the last one here")
        await hand.press("h")
        await hand.sees("read through")
        assert "?" not in hand.text.split("first written")[0].split("read through")[1]


async def test_reading_on_goes_to_what_is_not_read_and_only_another_key_takes_back(
    review: Callable[..., Any], inside: Inside
) -> None:
    inside(lambda one: held(one, "one") and held(one, "two", read=False))
    async with review() as hand:
        for _turn in range(2):
            if "all read through" in hand.text:
                break
            await hand.press("n")
            await hand.until(lambda: "interview " in hand.text)
        await hand.sees("one", "all read through")
        await hand.press("s")
        await hand.sees("On to the next interview", "two", ASKED)
        await hand.press("s", "enter")
        await hand.sees("the last one here")
        await hand.press("s", "s", "s")
        await hand.sees("Nothing is left to read. U takes back that this one is read.")
        assert all(note.signed for note in notes(study(hand)))
        await hand.press("u")
        await hand.sees("No longer signed as read through.", ASKED)
        assert [note.text for note in notes(study(hand)) if not note.signed] == ["two"]


async def test_clearing_says_why_a_quote_stays_whatever_is_cleared(
    review: Callable[..., Any], inside: Inside
) -> None:
    inside(telling('"we never talked about it'))
    async with review() as hand:
        await hand.sees("stays behind (quotes not agreed to).")
        assert "clears it" not in hand.text
        await hand.press("x")
        await hand.sees("stays behind, and no clearing lets it go")
        assert not notes(study(hand))[0].cleared


async def test_a_quote_that_says_a_rare_fact_is_cleared(review: Callable[..., Any], inside: Inside) -> None:
    said, fields = '"we at the archive see all of it', {"dept": "archive"}
    inside(lambda one: held(one, said, quotes=True, fields=fields))
    async with review() as hand:
        await hand.sees("✗ says a fact few share", "X clears it.", "1 stays behind")
        await hand.press("x")
        await hand.sees("leaves, cleared by you", "0 stay behind")
        assert notes(study(hand))[0].cleared
        await hand.press("x")
        await hand.sees("1 stays behind")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_note_stays_in_sight_while_something_is_asked_about_it(
    review: Callable[..., Any], inside: Inside, size: tuple[int, int]
) -> None:
    inside(telling("met upstairs with Berit Prøve"))
    async with review(size=size) as hand:
        await hand.sees("‹Berit Prøve›")
        await hand.press("f")
        await hand.sees("Flag the note")
        await in_sight(hand, "met upstairs")
        await hand.press("escape", "m")
        await hand.sees("Which words of the note identify someone?", "^U empties the line.")
        await in_sight(hand, "met upstairs")
        await hand.press("ctrl+u", *"upstairs", "enter")
        await hand.sees("What do they name?", "find >")
        await in_sight(hand, "met upstairs")


async def test_the_sample_asks_nobody_for_a_name(open_app: OpenApp, sample: Sample) -> None:
    async with open_app(sample=sample, at="review") as hand:
        await hand.sees("interview 1 of 6")
        await hand.press("s")
        await hand.until(lambda: "read" in hand.text)
        await hand.on("ReviewScreen")


async def test_a_quote_is_put_under_claims_counted_and_pointed_out(
    review: Callable[..., Any], inside: Inside
) -> None:
    inside(telling('"we only meet in the corridor', "drove every day", quotes=True))
    async with review() as hand:
        await hand.sees("we only meet")
        await hand.press("c")
        await hand.sees("The claim that this quote supports")
        await in_sight(hand, "we only meet")
        await hand.press(*"co-operation is thin", "enter")
        await hand.sees("Put under the claim.", "supports 1 claim")
        await hand.press("c")
        await hand.sees("Which claim does it support?", "co-operation is thin")
        await in_sight(hand, "we only meet")
        await hand.press(*"not here yet", "enter")
        await hand.press(*"rooms matter", "enter")
        await hand.sees("△ This quote bears another claim already.", "△ supports 2 claims")
        number = notes(study(hand))[0].id
        assert study(hand).quoting.claims() == {"co-operation is thin": (number,), "rooms matter": (number,)}
        await hand.press("c", "enter")
        await hand.sees("Which claim does it support?")
        await hand.press("escape")
        await hand.sees("supports 1 claim")
        await hand.press("down", "c")
        await hand.sees("This is no quote")


@pytest.mark.parametrize("size", [(80, 24), (110, 24), (120, 40)])
async def test_what_is_asked_of_the_reader_is_never_cut(
    review: Callable[..., Any], inside: Inside, size: tuple[int, int]
) -> None:
    inside(telling("the only one at the archive, alone there", read=False))
    async with review(size=size) as hand:
        await hand.sees("1 TO READ")
        detail = hand.screen.query_one(NoteDetail)
        asked = [" ".join("".join(part.text for part in line).split()) for line in detail.lines()]
        assert ASKED in " ".join(asked)
        assert "No search sees that." in " ".join(asked)
        assert all(len(line) <= detail.size.width for line in asked)


async def test_what_stays_behind_is_not_said_to_be_read(review: Callable[..., Any], inside: Inside) -> None:
    inside(telling("one", "~ two", read=False))
    async with review() as hand:
        await hand.sees("1 TO READ", "1 stays behind")
        await hand.press("s", "enter")
        await hand.sees("all that leave are read", "every note of this interview that leaves is read through")
        assert "all read through" not in hand.text
