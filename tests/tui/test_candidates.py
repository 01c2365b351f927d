"""Deciding what identifies someone: once for each, with every place in sight, and taken back when wrong."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest

from interview_tui.model.identifier import Choice, IdentifierType
from interview_tui.services.board import Board
from interview_tui.tui.screens import candidates as screen
from interview_tui.tui.widgets.table import Table
from tests.tui.after import HOSTILE, held, named, telling, to_candidates

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.demo.sample import Sample
    from interview_tui.services.lookout import Findings
    from tests.tui.conftest import Hand, Inside, OpenApp


KEY_WORDS = "key words for the test"


def decisions(hand: Hand) -> list[tuple[str, IdentifierType, Choice]]:
    """Return what has been decided and stored, oldest first."""
    return [(one.entity, one.type, one.choice) for one in hand.study.store.decisions()]


async def stored(hand: Hand, count: int) -> None:
    """Wait until so many decisions are on disk and the screen has looked anew."""
    await hand.until(lambda: len(decisions(hand)) == count and not hand.screen._deciding, "the decisions")


async def test_each_is_decided_once_and_the_next_one_is_chosen(review: OpenApp, inside: Inside) -> None:
    inside(
        telling("we asked Berit Prøve", "and Berit Prøve said to ask Kompasset", "then the Granholt group")
    )
    async with review(size=(100, 30)) as hand:
        await to_candidates(hand)
        await hand.sees("3 UNDECIDED", "‹Berit Prøve›", "in 2 places", "capital letter inside a sentence")
        await hand.press("r")
        await hand.sees("Replaced everywhere: Berit Prøve → [person]", "2 UNDECIDED", "‹Kompasset›")
        await hand.press("k")
        await hand.sees("Kept everywhere: Kompasset", "1 UNDECIDED", "= kept", "‹Granholt›")
        await hand.press("k")
        await hand.sees(
            "none undecided",
            "Nothing is waiting for a decision. The program finds candidates; it cannot find everything.",
        )
        await stored(hand, 3)
        assert [(entity, choice) for entity, _type, choice in decisions(hand)] == [
            ("word:berit prøve", Choice.REPLACE),
            ("word:kompasset", Choice.KEEP),
            ("word:granholt", Choice.KEEP),
        ]
        assert "clean" not in hand.text.lower()


async def test_what_is_found_first_can_be_decided_while_the_rest_is_looked_through(
    review: OpenApp, inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside(telling("we asked Berit Prøve", "then the Granholt group", "and Berit Prøve with Kompasset"))
    monkeypatch.setattr(screen, "_AT_FIRST", 0)
    monkeypatch.setattr(screen, "_THEN", 1)
    look_on, seen, may = Board.look_on, list[int](), threading.Event()

    def one_by_one(board: Board, count: int) -> Findings:
        if 1 in seen:
            may.wait(10)
        found = look_on(board, count)
        seen.append(len(found.groups))
        return found

    monkeypatch.setattr(Board, "look_on", one_by_one)
    async with review(size=(100, 30)) as hand:
        await to_candidates(hand)
        await hand.sees("1 candidate", "‹Berit Prøve›", "Looking through the notes …")
        await hand.press("r")
        await hand.sees("Replaced everywhere: Berit Prøve → [person]")
        may.set()
        await hand.sees("3 candidates", "2 UNDECIDED", "Not everything is found")
        await stored(hand, 1)
    assert seen == sorted(seen)


async def test_quick_presses_decide_on_one_each(deciding: OpenApp) -> None:
    async with deciding("with Alfa there", "with Beta there", "with Gamma there", "with Delta there") as hand:
        await hand.sees("4 UNDECIDED")
        await hand.press("r", "r", "k", "r")
        await stored(hand, 4)
        assert len({entity for entity, _type, _choice in decisions(hand)}) == 4
        await hand.sees("none undecided")


async def test_the_type_is_chosen_and_the_mark_is_called_after_it(deciding: OpenApp) -> None:
    async with deciding("moved to Granholt early") as hand:
        await hand.sees("‹Granholt›", "UNDECIDED")
        await hand.press("t")
        await hand.on("Picker")
        await hand.press(*"place", "enter")
        await hand.sees("Granholt → [place]", "→ [place]")
        await stored(hand, 1)
        assert decisions(hand) == [("word:granholt", IdentifierType.PLACE, Choice.REPLACE)]


async def test_a_key_before_anything_stands_here_decides_nothing_and_says_so(
    review: OpenApp, inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside(telling("we asked Berit Prøve"))
    monkeypatch.setattr(screen, "_AT_FIRST", 0)
    look_on, may = Board.look_on, threading.Event()

    def slow(board: Board, count: int) -> Findings:
        if count:
            may.wait(10)
        return look_on(board, count)

    monkeypatch.setattr(Board, "look_on", slow)
    async with review() as hand:
        await to_candidates(hand)
        await hand.press("k")
        await hand.sees("The notes are still looked through: nothing was decided.")
        may.set()
        await hand.sees("1 UNDECIDED", "‹Berit Prøve›")
        assert not decisions(hand)


async def test_undo_decides_as_before_or_chooses_what_was_undecided(deciding: OpenApp) -> None:
    async with deciding("met #Tor in Granholt") as hand:
        await hand.sees("1 UNDECIDED", "‹Granholt›")
        await hand.press("u")
        await hand.sees("No decision was made in this sitting yet.")
        await hand.press("k")
        await hand.sees("none undecided")
        await hand.press("down")
        await hand.sees("‹Tor›")
        await hand.press("k")
        await stored(hand, 2)
        await hand.press("u")
        await stored(hand, 3)
        assert decisions(hand)[-1] == ("word:tor", IdentifierType.PERSON, Choice.OPEN)
        await hand.press("u")
        await hand.sees("Taken back: Granholt. R replaces, K keeps.", "‹Granholt›", "1 UNDECIDED")
        await stored(hand, 4)
        await hand.press("r")
        await stored(hand, 5)
        assert decisions(hand)[-1][2] is Choice.REPLACE


async def test_the_key_file_gives_its_names_and_a_wrong_passphrase_gives_none(
    deciding: OpenApp, tmp_path: Path
) -> None:
    place = named(tmp_path / "names.keyfile", ["Rota Prøve"], KEY_WORDS)
    async with deciding("rota prøve was there") as hand:
        await hand.sees("0 candidates", "Nothing is waiting")
        await hand.press("l")
        await hand.on("AskLine")
        await hand.type(str(place))
        await hand.press("enter")
        await hand.sees("Passphrase of the key file")
        await hand.press(*"wrong", "enter")
        await hand.sees("That passphrase does not open it.")
        await hand.press("l")
        await hand.on("AskLine")
        await hand.type(str(place))
        await hand.press("enter")
        await hand.sees("Passphrase of the key file")
        await hand.type(KEY_WORDS)
        await hand.press("enter")
        await hand.sees("‹rota prøve›", "in the key file", "→ [person]", "with the key file")
        assert KEY_WORDS not in hand.text
        await hand.press("k")
        await hand.sees("rota prøve cannot be kept", "→ [person]")
        assert "Rota" not in repr(hand.app.given_key)


async def test_a_key_file_that_is_not_one_is_told_in_its_own_words(deciding: OpenApp, tmp_path: Path) -> None:
    async with deciding("one") as hand:
        await hand.press("l")
        await hand.on("AskLine")
        await hand.type(str(tmp_path / "nothing-here"))
        await hand.press("enter")
        await hand.on("AskLine")
        await hand.press("x", "enter")
        await hand.sees("There is no key file at")
        assert hand.app.given_key is None


async def test_names_of_another_study_are_forgotten(review: OpenApp, inside: Inside, tmp_path: Path) -> None:
    from interview_tui.tui.given_key import GivenKey, names_of

    inside(telling("one"))
    async with review() as hand:
        app: Any = hand.app
        app.given_key = GivenKey(hand.study, ())
        assert names_of(app) == ()
        study, app.study = app.study, None
        assert names_of(app) is None
        assert app.given_key is None
        app.study = study


async def test_many_places_are_read_on_to_the_last(review: OpenApp, inside: Inside) -> None:
    inside(lambda study: held(study, *(f"place {n} with Berit Prøve" for n in range(40))))
    async with review() as hand:
        await to_candidates(hand)
        await hand.sees("in 40 places", "1–", "Space reads on", "place 0 ")
        for _page in range(40):
            if "place 39 " in hand.text:
                break
            await hand.press("space")
        await hand.sees("place 39 ")
        await hand.press("space")
        await hand.sees("place 0 ")


async def test_a_decision_the_disk_refused_is_told_and_stays_open(deciding: OpenApp, folder: Path) -> None:
    async with deciding("with Alfa there") as hand:
        await hand.sees("1 UNDECIDED")
        away = folder.with_name("away")
        folder.rename(away)  # noqa: ASYNC240 - the folder is taken away while the app runs
        await hand.press("r")
        await hand.sees("The study folder is no longer where it was.", "1 UNDECIDED")
        away.rename(folder)
        await hand.press("r")
        await hand.sees("none undecided")
        await stored(hand, 1)


@pytest.mark.parametrize("words", HOSTILE)
async def test_hostile_text_around_a_candidate_is_text(deciding: OpenApp, words: str) -> None:
    async with deciding(f"{words[:9000]} Berit Prøve {words[:9000]}\x1b[2J\u202e", "#[/x] #=cmd()") as hand:
        table = hand.screen.query_one(Table)
        await hand.until(lambda: table.count > 0, "the candidates")
        for _step in range(table.count):
            if "‹Berit Prøve›" in hand.text:
                break
            await hand.press("down")
        await hand.sees("‹Berit Prøve›")
        assert "\x1b" not in hand.text
        assert "\u202e" not in hand.text
        await hand.press("r")
        await hand.sees("Berit Prøve → [")


async def test_the_sample_offers_its_key_file_with_its_passphrase_in_the_question(
    open_app: OpenApp, sample: Sample
) -> None:
    async with open_app(sample=sample, at="review") as hand:
        await to_candidates(hand)
        await hand.sees("1 UNDECIDED", "‹Guro Testvik›", "key file not given")
        assert all(len(line) <= 80 for line in hand.text.splitlines())
        await hand.press("l")
        await hand.sees("names.keyfile")
        await hand.press("enter")
        await hand.sees("sample data: demo-key")
        await hand.press(*"demo-key", "enter")
        await hand.sees("none undecided", "with the key file")
