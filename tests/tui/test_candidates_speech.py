"""How somebody speaks is shown among the candidates, and so is a sentence as it will read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui.model.identifier import Choice
from interview_tui.services.suspects import SPOKEN
from interview_tui.tui.widgets.place_list import PlaceList
from interview_tui.tui.widgets.table import Table
from tests.tui.after import notes, telling
from tests.tui.test_candidates_keys import decided, stored

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.services.opening import OpenStudy
    from tests.tui.conftest import OpenApp

    Inside = Callable[[Callable[[OpenStudy], Any]], Any]


async def test_a_way_of_speaking_is_offered_and_kept_or_written_anew(
    deciding: OpenApp,
) -> None:
    async with deciding("it ain't for us", "moved to Granholt early", "innit, he said") as hand:
        await hand.sees("‹Granholt›", "1 UNDECIDED", "△ to read")
        await hand.press("r")
        await hand.sees("Replaced everywhere: Granholt", "none undecided", "‹ain't›", "may tell who it is")
        await hand.sees("E rewrite", "K keep", "how somebody speaks in 2 notes is: the row marked △")
        for key in "rgbst":
            await hand.press(key)
            await hand.sees("Nothing stands for a way of speaking: E writes the note anew, K keeps it.")
        first, last = notes(hand.study)[0].id, notes(hand.study)[2].id
        await hand.press("h")
        await hand.sees(f"Note {first} keeps its way of speaking.", "‹innit›", f"note {first} = kept")
        await hand.press("e")
        await hand.on("EditNote")
        await hand.press("ctrl+u", *"is it not, he said", "enter")
        await hand.sees("Is the meaning kept?")
        await hand.press("enter")
        await hand.sees(f"Note {last} is written anew", "none undecided")
        await hand.press("end")
        await hand.sees("‹ain't›")
        await hand.press("u", "u")
        await hand.sees("△ to read", "waits for your eye again")
        await hand.press("k")
        await hand.sees("The way of speaking is kept in every note.", "= kept")
        made = await stored(hand, 4)
        assert (made.entity, made.choice) == (SPOKEN, Choice.KEEP)


async def test_the_gate_says_that_a_way_of_speaking_is_undecided(
    open_app: OpenApp, folder: Path, passphrase: str, inside: Inside
) -> None:
    inside(telling("it ain't for us", "They drove"))
    async with open_app(folder=folder, passphrase=passphrase, at="export") as hand:
        await hand.sees("gate open", "how somebody speaks in 1 note is not", "has decided whether it may")
        assert "Everything is decided" not in hand.text
        await hand.press("space")
        await hand.sees("read it. It is note 2.")
        await hand.press("d")
        await hand.sees("No word is waiting for a decision", "△ to read")
        await hand.press("k")
        await hand.sees("Nothing is waiting for a decision.")
        await hand.press("escape")
        await hand.sees("gate open", "Everything is decided")


async def test_the_gate_does_not_wait_for_a_way_of_speaking(inside: Inside) -> None:
    def kinds(study: OpenStudy) -> list[str]:
        telling("it ain't for us")(study)
        return [group.entity for group in study.reviewing.candidates() if group.undecided]

    assert inside(kinds) == []


async def test_a_sentence_is_shown_as_it_will_read_and_a_word_that_is_said_twice(
    deciding: OpenApp,
) -> None:
    async with deciding("then the leader Berit Prøve said no", "with Granholt") as hand:
        await hand.sees("‹Berit Prøve›", "2 UNDECIDED")
        (note, _other) = notes(hand.study)
        await hand.press("b")
        await hand.sees("What are they to the one who speaks?")
        await hand.press(*"leader", "enter")
        await hand.sees(
            f"[leader]: note {note.id} then says “leader” twice. E writes the note anew.",
            "→ then the leader ‹[leader]› said no",
            "△ It says “leader” twice: E writes the note anew.",
            "△ [leader]",
        )
        await stored(hand, 1)
        # Told of once: the same again goes on to what waits.
        await hand.press("b")
        await hand.press(*"leader", "enter")
        await hand.sees("‹Granholt›")
        assert [one.text for one in decided(hand)] == ["leader", "leader"]
        assert notes(hand.study)[0].text == note.text


async def test_the_sentence_has_all_that_was_decided_and_not_what_waits_or_is_kept(deciding: OpenApp) -> None:
    async with deciding("så sa #Berit det til Granholt og #Solveig ja") as hand:
        await hand.sees("‹Granholt›", "1 UNDECIDED")
        await hand.press("down")
        await hand.sees("→ så sa ‹[person]› det til Granholt og [person] ja")
        await hand.press("up", "r")
        await hand.sees("→ så sa [person] det til ‹[person]› og [person] ja", "none undecided")
        await hand.press("h")
        await hand.sees("kept", "Granholt")
        await hand.press("up", "up", "up")
        await hand.sees("→ så sa ‹[person]› det til Granholt og [person] ja")


async def test_the_candidates_have_the_room_that_the_places_do_not_need(deciding: OpenApp) -> None:
    names = ("Alfagard", "Betavik", "Gammanes", "Deltafoss", "Epsilonby", "Zetadal", "Etamo", "Thetasund")
    async with deciding(
        *(f"with {name} there" for name in names), "twice: Alfagard again", size=(80, 24)
    ) as hand:
        await hand.sees("8 UNDECIDED", "in 2 places")
        table, places = hand.screen.query_one(Table), hand.screen.query_one(PlaceList)
        await hand.until(lambda: places.size.height == 3, "a line for each place")
        assert table.size.height > len(names)
        await hand.press("down")
        await hand.until(lambda: places.size.height == 2, "the line of the one place")
