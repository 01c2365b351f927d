"""Words between quotation marks are found whatever the marks are; too much rather than too little."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.model.note import NoteKind, speaks
from interview_tui.model.spoken import MARKS, spoken
from tests.model.test_note import note
from tests.work import calls


def said(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in spoken(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('gråt nesten ved "de stille", tok seg sammen', ["de stille"]),
        ("sier «helhet» og “kartlegging” og „rust”", ["helhet", "kartlegging", "rust"]),
        ("Swedish ”ord” and German „Wort“ and »Wort«", ["ord", "Wort", "Wort"]),
        ("norsk « ord » med luft, «a» og »b«", ["ord", "a", "b"]),
        ('slutt."nei",«ja» " med luft " etter', ["nei", "ja", "med luft"]),
        ("he calls it 'the queue', and ‘the hole’", ["the queue", "the hole"]),
        ("«sier \"nei\" til alt», så 'ja'", ['sier "nei" til alt', "ja"]),
        ('"«nei»" ble svaret', ["«nei»"]),
        ('slipper "sosialen"-stempelet', ["sosialen"]),
        ('kalles ("kartlegging")/"papir"', ["kartlegging", "papir"]),
        ('svaret:"nei"', ["nei"]),
        ('aldri lukket: "kartlegging og\nneste linje er min', ["kartlegging og"]),
        ("aldri lukket «kartlegging", ["kartlegging"]),
        ('"the nurses\' room" is closed', ["the nurses' room"]),
        ("the nurses' room and the boys' room, it's 5'6", []),
        ('skjerm på 15" og 17"', []),
        ("'cause nobody asked", []),
        ('"" og «…» er ingenting', []),
        ("", []),
        ('kaller det "de\nstille" her', ["de\nstille"]),
        ("sa 'jeg orker\nikke mer' og gikk", ["jeg orker\nikke mer"]),
        ('glemt "luka og\n"døra" er igjen', ["luka og", "døra"]),
        ("sa`de` til `de stille`, ´de´ og ＇de＇", ["de stille", "de", "de"]),
        ("‟a” ″b″ ❝c❞ 「d」 〝e〞 ‛f’ ʼg‘", ["a", "b", "c", "d", "e", "f", "g"]),
        ("sier <<helhet>> og ,,rust'', fra 3 >> 4, 5 << 6", ["helhet", "rust"]),
        ('sier"nei"og hun"ja", men 15"de"', ["nei", "ja"]),
        ("'cause she said,\"nei\" and left", ["cause she said,", "nei"]),
    ],
)  # fmt: skip
def test_words_between_marks(text: str, words: list[str]) -> None:
    assert said(text) == words


@given(st.text(alphabet='"“”„«»ab \n', max_size=60))
def test_what_counts_as_somebodys_own_words_is_found(text: str) -> None:
    one = note(kind=NoteKind.NOTE, text=text)
    assert bool(said(text)) or not speaks(one)


@pytest.mark.parametrize("unit", ["'a ", "‚a ", "„a »", "<<a", '"a\n'])
def test_a_long_note_full_of_marks_takes_work_as_its_length(unit: str) -> None:
    short, long = (calls(lambda: spoken(unit * many)) for many in (300, 1200))  # noqa: B023 - called at once
    assert long < 6 * short


def test_places_lie_in_order_and_never_overlap() -> None:
    text = "".join(f"{mark}a b{mark} " for mark in MARKS) * 3
    places = [place for pair in spoken(text) for place in pair]
    assert places == sorted(places)
