"""The keys that decide otherwise than by a plain mark: each on the screen, in the store, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.model.identifier import Choice, IdentifierType
from interview_tui.model.note import Meaning
from interview_tui.tui.widgets.place_list import PlaceList
from tests.tui.after import notes, to_candidates

if TYPE_CHECKING:
    from interview_tui.model.identifier import Decision
    from tests.tui.conftest import Hand, OpenApp


def decided(hand: Hand) -> list[Decision]:
    """Return what is stored, oldest first."""
    return hand.study.store.decisions()


async def stored(hand: Hand, count: int) -> Decision:
    """Wait until so many decisions are on disk and the screen has looked anew; return the last."""
    await hand.until(lambda: len(decided(hand)) == count and not hand.screen._deciding, "the decisions")
    return decided(hand)[-1]


async def taken_back(hand: Hand, count: int) -> None:
    """Press undo, and see that what was decided waits again, on the screen and on disk."""
    await hand.press("u")
    await hand.sees("Taken back", "UNDECIDED")
    assert (await stored(hand, count)).choice is Choice.OPEN


async def places_in_sight(hand: Hand) -> None:
    """Wait until the question on top leaves the places of the words in sight."""

    def clear() -> bool:
        listed = hand.app.screen_stack[-2].query_one(PlaceList)
        box = hand.screen.query_one("#box")
        return bool(box.region) and not box.region.overlaps(listed.region)

    await hand.until(clear, "the places beside the question")


async def test_the_type_is_chosen_with_the_place_in_sight(deciding: OpenApp) -> None:
    async with deciding("moved to Granholt early") as hand:
        await hand.sees("‹Granholt›", "1 UNDECIDED")
        await hand.press("t")
        await hand.on("Picker")
        await places_in_sight(hand)
        await hand.press(*"place", "enter")
        await hand.sees("Replaced everywhere: Granholt → [place]", "none undecided")
        made = await stored(hand, 1)
        assert (made.type, made.choice) == (IdentifierType.PLACE, Choice.REPLACE)
        await taken_back(hand, 2)


async def test_here_alone_it_is_kept_and_waits_elsewhere(deciding: OpenApp) -> None:
    async with deciding("with Granholt first", "with Granholt again") as hand:
        await hand.sees("‹Granholt›", "in 2 places", "1 UNDECIDED")
        first, second = (note.id for note in notes(hand.study))
        await hand.press("h")
        await hand.sees(f"Kept in note {first} alone: Granholt", "1 UNDECIDED")
        made = await stored(hand, 1)
        assert (made.choice, made.note_id) == (Choice.KEEP, first)
        assert first != second
        await hand.press("u")
        await hand.sees(f"Taken back: Granholt is no longer kept in note {first} by itself.")
        assert (await stored(hand, 2)).choice is Choice.OPEN


async def test_a_row_that_is_replaced_names_the_note_it_is_kept_in(deciding: OpenApp) -> None:
    async with deciding("with Granholt first", "with Granholt again", size=(120, 30)) as hand:
        await hand.sees("‹Granholt›", "in 2 places", "1 UNDECIDED")
        first = notes(hand.study)[0].id
        await hand.press("r", "h")
        await hand.sees(f"Kept in note {first}, replaced elsewhere: Granholt", f"but for note {first}, kept")
        await hand.press("u", "k", "u")
        await hand.sees("Taken back. Again: Replaced everywhere: Granholt → [")


async def test_keep_here_means_the_note_that_is_marked_and_then_the_next(deciding: OpenApp) -> None:
    async with deciding("with Granholt first", "with Granholt again", "and Granholt last") as hand:
        await hand.sees("‹Granholt›", "in 3 places", "N next note")
        first, second, third = (note.id for note in notes(hand.study))
        await hand.press("n")
        await hand.press("h")
        await hand.sees(f"Kept in note {second} alone: Granholt", "? kept in 1 of 3", f"note {second} = kept")
        await hand.press("h")
        await hand.sees(f"Kept in notes {second}, {third}: Granholt", "? kept in 2 of 3")
        await hand.press("h")
        await hand.sees(f"Kept in notes {first}, {second}, {third}: Granholt", "none undecided")
        assert {(await stored(hand, 3)).note_id, *hand.screen._groups[0].kept_in} == {first, second, third}
        await hand.press("h")
        await hand.sees("They are kept in every note they stand in.")


async def test_what_the_gate_never_lets_out_cannot_be_kept(deciding: OpenApp) -> None:
    async with deciding("write to berit.prove@example.org then") as hand:
        await hand.sees("berit.prove@example.org")
        for key in "kh":
            await hand.press(key)
            await hand.sees("cannot be kept", "→ [e-mail]")
        assert not decided(hand)


async def test_nearly_the_same_is_asked_and_the_row_shows_what_the_file_will_have(deciding: OpenApp) -> None:
    async with deciding("met #Torunn early", "and Torun late") as hand:
        await hand.sees("1 UNDECIDED", "may be Torunn")
        await hand.press("s")
        await hand.sees("Torun: the same as", "person → [person]")
        assert not decided(hand)
        await hand.press("escape", "down", "b")
        await hand.sees("What are they to the one who speaks?")
        await hand.press(*"leader", "enter")
        await hand.sees("Torunn → [leader]", "‹Torun›")
        await hand.press("s")
        await hand.sees("person → [leader]")
        await hand.press("enter")
        await hand.sees("Torun: the same as Torunn from now on, → [leader]", "none undecided")
        await stored(hand, 2)
        assert "→ [person]" not in hand.text


async def test_the_last_decision_is_taken_back_after_going_out_and_in(deciding: OpenApp) -> None:
    async with deciding("moved to Granholt early") as hand:
        await hand.sees("‹Granholt›", "1 UNDECIDED")
        await hand.press("k")
        await stored(hand, 1)
        await hand.press("escape")
        await hand.on("ReviewScreen")
        await to_candidates(hand)
        await hand.sees("none undecided", "‹Granholt›")
        await taken_back(hand, 2)


async def test_words_typed_for_something_coarser_are_always_there_to_choose(deciding: OpenApp) -> None:
    async with deciding("she came from Tromsø then") as hand:
        await hand.sees("‹Tromsø›", "1 UNDECIDED")
        await hand.press("g")
        await hand.sees("Say it more coarsely", "words of my own")
        await hand.press(*"nord troms")
        await hand.sees("words of my own: nord troms")
        await hand.press("enter")
        await hand.sees("Replaced everywhere: Tromsø → [nord troms]")
        assert (await stored(hand, 1)).text == "nord troms"


async def test_replacing_everywhere_ends_what_was_kept_here_and_undo_brings_it_back(
    deciding: OpenApp,
) -> None:
    async with deciding("with Granholt first", "with Granholt again") as hand:
        await hand.sees("‹Granholt›", "in 2 places", "1 UNDECIDED")
        first = notes(hand.study)[0].id
        await hand.press("h")
        await stored(hand, 1)
        await hand.press("r")
        await hand.sees(f"; in note {first} too, where it was kept", "none undecided")
        await stored(hand, 2)
        assert hand.screen._groups[0].kept_in == ()
        await hand.press("u")
        await hand.sees("Taken back", "1 UNDECIDED")
        made = await stored(hand, 4)
        assert (made.choice, made.note_id) == (Choice.KEEP, first)
        assert hand.screen._groups[0].kept_in == (first,)


async def test_it_is_said_more_coarsely_in_words_of_the_ladder_or_ones_own(deciding: OpenApp) -> None:
    async with deciding("she came from Tromsø then") as hand:
        await hand.sees("‹Tromsø›", "1 UNDECIDED")
        await hand.press("g")
        await hand.sees("Say it more coarsely", "words of my own", "Troms")
        await places_in_sight(hand)
        await hand.press(*"words of my own", "enter")
        await hand.sees("Say it more coarsely, in words of your own: Tromsø")
        await hand.press(*"a town in the north", "enter")
        await hand.sees("Replaced everywhere: Tromsø → [a town in the north]")
        made = await stored(hand, 1)
        assert (made.choice, made.text) == (Choice.GENERALISE, "a town in the north")
        await taken_back(hand, 2)


async def test_where_nothing_coarser_is_known_it_is_said_with_the_keys_that_go_on(deciding: OpenApp) -> None:
    async with deciding("we asked Guro Prøvdal then", size=(80, 24)) as hand:
        await hand.sees("‹Guro Prøvdal›", "1 UNDECIDED")
        await hand.press("g")
        await hand.sees(
            "in words of your own", "Nothing coarser is known", "Or Esc, then R for a mark or B for"
        )
        await hand.press("x", "backspace")
        await hand.sees("Nothing coarser is known")
        await hand.press("escape", "r")
        await hand.sees("Replaced everywhere: Guro Prøvdal → [person]")


async def test_what_they_are_to_the_speaker_stands_instead(deciding: OpenApp) -> None:
    async with deciding("ask Berit Prøve about it") as hand:
        await hand.sees("‹Berit Prøve›", "1 UNDECIDED")
        await hand.press("b")
        await hand.sees("What are they to the one who speaks?", "[colleague]")
        await places_in_sight(hand)
        await hand.press(*"colleague", "enter")
        await hand.sees("Replaced everywhere: Berit Prøve → [colleague]")
        made = await stored(hand, 1)
        assert (made.choice, made.text) == (Choice.RELATION, "colleague")
        await taken_back(hand, 2)


async def test_a_slip_is_the_same_as_the_name_it_was_meant_to_be(deciding: OpenApp) -> None:
    async with deciding("met #Berit early", "then Kompasset came") as hand:
        await hand.sees("‹Kompasset›", "1 UNDECIDED")
        await hand.press("s")
        await hand.sees("Kompasset: the same as", "Berit")
        await places_in_sight(hand)
        await hand.press("enter")
        await hand.sees("Kompasset: the same as Berit from now on", "none undecided")
        made = await stored(hand, 1)
        assert (made.entity, made.choice, made.text) == ("word:kompasset", Choice.SAME, "word:berit")
        await taken_back(hand, 2)


async def test_a_note_is_written_anew_from_here_and_as_it_was_again(deciding: OpenApp) -> None:
    async with deciding("said Granholt as only he does") as hand:
        await hand.sees("‹Granholt›", "1 UNDECIDED")
        await hand.press("e")
        await hand.on("EditNote")
        await hand.press("ctrl+u", *"said where he lives", "enter")
        await hand.sees("Is the meaning kept?")
        await hand.press("enter")
        await hand.sees("is written anew; the first wording is kept", "0 candidates")
        (note,) = notes(hand.study)
        assert (note.text, note.meaning) == ("said where he lives", Meaning.KEPT)
        await hand.press("u")
        await hand.sees("‹Granholt›", "1 UNDECIDED")
        assert notes(hand.study)[0].text == "said Granholt as only he does"
