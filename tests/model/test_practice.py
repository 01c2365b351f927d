"""The made-up respondent talks at the pace of speech and waits in a pause; stamps lie where they lay."""

from __future__ import annotations

from interview_tui.model.interview import Event, EventKind
from interview_tui.model.note import Note, NoteKind
from interview_tui.model.practice import BREATH_MS, WORD_MS, Cue, Kind, Performance, laid

CUES = (
    Cue(Kind.ASKED, "q1"),
    Cue(Kind.SAID, "one two three four five six seven eight nine ten"),
    Cue(Kind.SILENT, "", "", 8),
    Cue(Kind.SAID, "the end"),
)


def play(player: Performance, start: int, seconds: float, *, talking: bool = True) -> int:
    for step in range(int(seconds * 5)):
        player.tick(start + (step + 1) * 200, talking=talking)
    return start + int(seconds * 5) * 200


def test_a_hundred_and_fifty_words_a_minute() -> None:
    player = Performance((Cue(Kind.SAID, "word " * 300),), {})
    player.begin(0)
    play(player, 0, 60)
    assert 148 <= len(player.heard.split()) <= 154


def test_nothing_is_said_before_it_begins() -> None:
    player = Performance(CUES, {"q1": "How long?"})
    player.tick(5_000, talking=True)
    assert (player.now, player.heard, player.over) == (None, "", False)
    player.begin(6_000)
    assert player.now is not None
    assert (player.now.words, player.now.at, player.heard) == ("How long?", 6_000, "How long?")


def test_cues_follow_each_other_words_come_one_by_one_and_it_ends() -> None:
    player = Performance(CUES, {"q1": "How long?"})
    player.begin(0)
    asked = 2 * WORD_MS + BREATH_MS
    now = play(player, 0, 3)
    assert player.now is not None
    assert player.now.cue.kind is Kind.SAID
    assert asked <= player.now.at <= asked + 200
    assert player.heard.split()[:1] == ["one"]
    assert len(player.heard.split()) < 5
    now = play(player, now, 20)
    assert [one.cue.kind for one in player.began] == [cue.kind for cue in CUES]
    assert player.heard == "the end"
    assert player.over


def test_a_pause_holds_every_word_back() -> None:
    player = Performance(CUES, {})
    player.begin(0)
    now = play(player, 0, 4)
    heard = player.heard
    now = play(player, now, 300, talking=False)
    assert player.heard == heard
    play(player, now, 1)
    assert len(player.heard) > len(heard)


def test_a_program_that_was_kept_waiting_skips_nothing() -> None:
    player = Performance(CUES, {})
    player.begin(0)
    player.tick(3_600_000, talking=True)
    assert len(player.began) == 1


def test_stamps_lie_in_the_cue_that_was_the_last_to_begin() -> None:
    player = Performance(CUES, {})
    player.begin(1_000)
    play(player, 1_000, 20)
    second = player.began[1].at

    def note(at: int, text: str) -> Note:
        return Note(at, 1, at, at, NoteKind.NOTE, text, "day")

    notes = [note(second + 2_000, "b"), note(500, "early"), note(second, "a")]
    pause = Event(1, EventKind.PAUSE, 0, second + 1_000)
    found = laid(player, notes, [pause])
    assert [(one.after, one.words, getattr(one.what, "text", "pause")) for one in found[1].stamps] == [
        (0, 1, "a"), (1_000, 3, "pause"), (2_000, 6, "b"),
    ]  # fmt: skip
    assert [(one.after, one.words, getattr(one.what, "text", "")) for one in found[0].stamps] == [
        (-500, 0, "early")
    ]
    assert laid(Performance(CUES, {}), notes, []) == []


def test_a_stamp_taken_in_a_pause_lies_where_the_talk_stopped() -> None:
    player = Performance(CUES[1:], {})
    player.begin(0)
    now = play(player, 0, 2)
    heard = len(player.heard.split())
    now = play(player, now, 60, talking=False)
    assert player.heard_by(player.began[0], now - 30_000) in {heard, heard + 1}
    play(player, now, 1)
    assert player.heard_by(player.began[0], now + 1_000) > heard
    assert player.said_of(player.began[0]) == player.heard
