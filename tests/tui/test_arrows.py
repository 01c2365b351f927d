"""The arrow keys choose a row as soon as a list is on the screen: nobody has to find the list first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from interview_tui.keyfile.entry import Entry
from interview_tui.keyfile.keyfile import KeyFile
from interview_tui.model.identifier import IdentifierType
from interview_tui.sealing import QUICK

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.demo.sample import Sample
    from tests.tui.conftest import Hand, OpenApp


WORDS = "seven quiet herons at noon"


class Way(NamedTuple):
    """Keys from the study's screen to a list, and words that show that it is there."""

    keys: tuple[str, ...]
    words: str
    arrows: tuple[str, str] = ("down", "up")


WAYS = {
    "home": Way((), "R47", ("up", "down")),
    "approach": Way(("a",), "where it stands"),
    "candidates": Way(("d",), "1 UNDECIDED"),
    "consent": Way(("c",), "Will you take part?"),
    "deadlines": Way(("l",), "Deadlines"),
    "grid": Way(("m",), "Smallest group"),
    "ledger": Way(("p",), "Promises"),
    "letter": Way(("b",), "Letter"),
    "preconceptions": Way(("f",), "version 1"),
    "purge": Way(("l", "d"), "nothing is deleted yet"),
    "sheet": Way(("t",), "Study sheet"),
    "sites": Way(("0",), "Rename"),
    "status": Way(("i",), "Status: NAV-7"),
}


def _chosen(hand: Hand) -> list[str]:
    return [line.rstrip() for line in hand.text.split("\n") if "▸" in line]


async def _moves(hand: Hand, there: str = "down", back: str = "up") -> None:
    """Press an arrow and the one that takes it back: another row is chosen, and then the same again."""
    await hand.until(lambda: _chosen(hand), "a row that is chosen")
    first = _chosen(hand)
    await hand.press(there)
    await hand.until(lambda: _chosen(hand) != first, f"{there} to choose another row")
    await hand.press(back)
    await hand.until(lambda: _chosen(hand) == first, f"{back} to come back")


@pytest.mark.parametrize("name", WAYS)
async def test_the_arrows_choose_at_once(open_app: OpenApp, sample: Sample, name: str) -> None:
    way = WAYS[name]
    async with open_app(sample=sample, folder=sample.folder, at="home") as hand:
        await hand.sees("R47")
        for key in way.keys:
            await hand.press(key)
        await hand.sees(way.words)
        await _moves(hand, *way.arrows)


async def _opened(hand: Hand, place: Path) -> None:
    await hand.on("HomeScreen")
    await hand.press("k")
    await hand.sees("key file not open")
    await hand.press("o")
    await hand.sees("Where is the key file?")
    await hand.type(str(place))
    await hand.press("enter")
    await hand.sees("Passphrase of the key file")
    await hand.type(WORDS)
    await hand.press("enter")
    await hand.sees("Key file and study lie on the same disk")


@pytest.mark.parametrize("beside", ["escape", "enter", "known"])
async def test_the_arrows_choose_a_name_in_a_key_file_of_ones_own(
    open_app: OpenApp, folder: Path, passphrase: str, tmp_path: Path, beside: str
) -> None:
    place = tmp_path / "mine.keyfile"
    made = KeyFile.create(place, WORDS, cost=QUICK)
    for name in ("Testvik", "Prøvedal", "Eksempelnes"):
        made.add(Entry.new(name, type=IdentifierType.PLACE))
    made.save()
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await _opened(hand, place)
        await hand.press(*({"known": ("down", "enter")}.get(beside, (beside,))))
        await hand.on("NamesScreen")
        await _moves(hand)


async def test_the_arrows_choose_among_names_that_were_just_added(
    open_app: OpenApp, folder: Path, passphrase: str, tmp_path: Path
) -> None:
    place = tmp_path / "mine.keyfile"
    KeyFile.create(place, WORDS, cost=QUICK)
    async with open_app(folder=folder, passphrase=passphrase) as hand:
        await _opened(hand, place)
        await hand.press("escape")
        for name in ("Testvik", "Prøvedal"):
            await hand.on("NamesScreen")
            await hand.press("n")
            await hand.sees("whose is it?")
            await hand.press("enter")
            await hand.sees("What does it name?")
            await hand.press("enter")
            for question, words in (("The full name", name), ("Other forms", ""), ("Telephone", "")):
                await hand.sees(question)
                await hand.press(*words, "enter")
            await hand.sees(name)
        await hand.on("NamesScreen")
        await _moves(hand)


async def test_the_arrows_choose_a_name_once_the_key_file_is_open(open_app: OpenApp, sample: Sample) -> None:
    async with open_app(sample=sample, folder=sample.folder, at="home") as hand:
        await hand.sees("R47")
        await hand.press("k")
        await hand.sees("This study has a key file.")
        await hand.press("o")
        await hand.sees("Where is the key file?")
        await hand.press("enter")
        await hand.sees("Passphrase of the key file")
        await hand.type(sample.key_passphrase)
        await hand.press("enter")
        await hand.sees("Exports ask for it from now on.")
        await _moves(hand)
