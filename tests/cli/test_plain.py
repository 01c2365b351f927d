from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import ConsentMissing, DiskFull
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.model.interview import Phase, QuestionState
from interview_tui.model.note import NoteFlag, NoteKind
from interview_tui.plain import COMMANDS, run_plain, session_for
from tests.conftest import agreed

if TYPE_CHECKING:
    from interview_tui.services.opening import OpenStudy
    from interview_tui.store.store import Store
    from tests.conftest import FakeClock


@pytest.fixture
def code(study: OpenStudy) -> str:
    return agreed(study)


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Hold = Callable[..., list[str]]


@pytest.fixture
def hold(study: OpenStudy, code: str, clock: FakeClock) -> Hold:
    """Hold a session: lines in, a second apart; what was said comes back, without the greeting."""

    def holding(*lines: str | Callable[[], object], exit_code: int = 0, greeting: bool = False) -> list[str]:
        said: list[str] = []
        out = io.StringIO()

        def typed() -> Iterator[str]:
            said.append(out.getvalue())
            for line in lines:
                clock.advance(1_000)
                if isinstance(line, str):
                    yield line + "\n"
                else:
                    line()

        assert run_plain(lambda: session_for(study.interviewing, code), typed(), out) == exit_code
        start = 0 if greeting else len(said[0])
        return out.getvalue()[start:].splitlines()

    return holding


def record(study: OpenStudy, number: int = 1) -> tuple[object, ...]:
    session = study.interviewing.load(number)
    events = [(e.kind, e.at, e.elapsed_ms, e.value, e.detail) for e in session.events]
    notes = [
        (n.at, n.elapsed_ms, n.kind, n.text, n.theme_id, n.question_id, n.after, n.flags, n.answered)
        for n in session.notes
    ]
    return events, notes, session.state, session.draft


def test_a_whole_interview(study: OpenStudy, hold: Hold) -> None:
    said = hold(
        "five years", ":theme 1", '"we only met in the corridor"', ":flag third", ":asked", ":next",
        "?who decides", ":skip no time", ":recorder", ":pause", "a note in the pause", ":go", ":avbrudd tel",
        ":over", ":mark", ":later", ":done 1", ":extend 15", ":undo", "wrong", ":undo", ":check", ":end",
        "!looked tired", ":close", "never read",
    )  # fmt: skip
    assert said[:4] == [
        "note, 00:00:01",
        "1 Tasks · question 1 of 2: What did you do on an ordinary day before? · 00:00:02",
        "quote, 00:00:03 · quotes not agreed to: it stays behind at export",
        "Flag on: third party, 00:00:03",
    ]
    assert "1 · who decides" in said
    assert said[-1] == "Closed: 6 notes."
    session = study.interviewing.load(1)
    assert session.state.phase is Phase.CLOSED
    assert session.state.states == {"tasks-1": QuestionState.ASKED, "tasks-2": QuestionState.SKIPPED}
    assert session.state.reasons == {"tasks-2": "no time"}
    assert session.state.extension_minutes == 0
    assert session.state.paused_ms == 2_000
    assert [(note.kind, note.text, note.after) for note in session.notes] == [
        (NoteKind.NOTE, "five years", False),
        (NoteKind.QUOTE, "we only met in the corridor", False),
        (NoteKind.ASK_LATER, "who decides", False),
        (NoteKind.NOTE, "a note in the pause", False),
        (NoteKind.MARK, "", False),
        (NoteKind.OBSERVATION, "looked tired", True),
    ]
    assert session.notes[2].answered


def test_the_same_interview_by_services_gives_the_same_record(
    study: OpenStudy, hold: Hold, code: str, clock: FakeClock
) -> None:
    clock_at = (clock.wall, clock.steady)
    hold(
        '"a quote"',
        ":flag harm",
        ":neste",
        ":asked",
        ":pause",
        ":videre",
        ":kind note",
        ":merke",
        ":slutt",
        ":lukk",
    )
    clock.wall, clock.steady = clock_at
    session = study.interviewing.start(code)
    acts: list[Callable[[], object]] = [
        lambda: session.note('"a quote"'), lambda: session.flag_last(NoteFlag.HARM), session.next_question,
        lambda: session.question_state(QuestionState.ASKED), session.pause, session.resume_talk,
        lambda: session.kind_last(NoteKind.NOTE), session.mark, session.end, session.close,
    ]  # fmt: skip
    for act in acts:
        clock.advance(1_000)
        act()
    assert record(study, 1) == record(study, 2)


def test_an_empty_line_stores_nothing_and_says_where(study: OpenStudy, hold: Hold) -> None:
    said = hold("", "   ", ":mark")
    assert said[0] == "0 Warm-up · question 1 of 1: How long have you worked here? · 00:00:01"
    assert [note.kind for note in study.interviewing.load(1).notes] == [NoteKind.MARK]


def test_colons(study: OpenStudy, hold: Hold) -> None:
    said = hold("::) he smiled", " :next", ":nxet", ":-)", ":", "12:30 lunch")
    assert [note.text for note in study.interviewing.load(1).notes] == [
        ":) he smiled",
        ":next",
        "12:30 lunch",
    ]
    assert "Did you mean :next?" in said[2]
    assert "no command" in said[3]
    assert "no command" in said[4]


def test_the_end_of_the_input_leaves_it_open(study: OpenStudy, hold: Hold, code: str) -> None:
    assert hold("one")[-1] == f"Left open. Go on with: interview-tui session FOLDER {code} --plain"
    said = hold("two", ":quit", greeting=True)
    assert said[0].startswith(f"Going on with {code}")
    assert "1 note so far" in said[0]
    session = study.interviewing.load(1)
    assert [note.text for note in session.notes] == ["one", "two"]
    assert session.state.phase is Phase.RUNNING


def test_a_half_written_line_is_shown_kept_and_not_lost(study: OpenStudy, hold: Hold, code: str) -> None:
    session = study.interviewing.start(code)
    begun = session.stamp()
    session.keep_draft('"half a quo', begun)
    assert 'draft: "half a quo' in hold("first another", greeting=True)
    assert study.interviewing.load(1).draft == '"half a quo'
    hold(":keep", ":keep")
    kept = study.interviewing.load(1).notes[-1]
    assert (kept.kind, kept.text, kept.elapsed_ms) == (NoteKind.QUOTE, "half a quo", begun.elapsed_ms)


def test_a_half_written_line_can_be_dropped(study: OpenStudy, hold: Hold, code: str) -> None:
    study.interviewing.start(code).keep_draft("half", None)
    hold(":drop", ":end", ":close")
    assert study.interviewing.load(1).notes == []


def test_without_consent_nothing_is_said_and_nothing_starts(study: OpenStudy, code: str) -> None:
    study.consenting.record(code, [ConsentScope.PARTICIPATION], Decision.WITHDRAWN)
    out = io.StringIO()
    with pytest.raises(ConsentMissing):
        run_plain(lambda: session_for(study.interviewing, code), [], out)
    assert out.getvalue() == ""


def test_what_does_not_fit_is_one_line_and_the_session_goes_on(study: OpenStudy, hold: Hold) -> None:
    lines = [
        ":go", ":over", ":close", ":done 3", ":done x", ":extend", ":extend -5", ":extend ٣", ":flag",
        ":flag zzz", ":kind mark", ":theme nowhere", ":undo", ":ago 5", ":interrupt dog", ":withdraw",
        ":end maybe", "x" * 20_001,
    ]  # fmt: skip
    said = hold(*lines, "still here")
    assert len(said) == len(lines) + 2
    assert [note.text for note in study.interviewing.load(1).notes] == ["still here"]


def test_hostile_lines_are_shown_and_stored_as_text(study: OpenStudy, hold: Hold) -> None:
    said = hold(
        "[@click=app.quit]x[/]\x1b]0;title\x07", "a\u202eb\x00", ":\x1b[2J", ":theme \x1b[31m", ":notes"
    )
    assert [note.text for note in study.interviewing.load(1).notes] == ["[@click=app.quit]x[/]", "ab"]
    assert not any(character in line for line in said for character in "\x00\x07\x1b\u202e")
    assert said[-3].endswith("· [@click=app.quit]x[/]")


class Disk:
    """A disk that is full until there is room."""

    def __init__(self, store: Store, patch: pytest.MonkeyPatch) -> None:
        self._store, self._patch = store, patch

    def fills(self) -> None:
        def full(*_args: object, **_named: object) -> None:
            raise DiskFull

        for name in ("add_note", "add_event", "add_change"):
            self._patch.setattr(self._store, name, full)

    def has_room(self) -> None:
        self._patch.undo()


def test_what_is_not_saved_is_said_kept_and_saved_later(
    study: OpenStudy, hold: Hold, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(store, monkeypatch)
    said = hold("one", disk.fills, "two", "three", ":flag harm", ":where", disk.has_room, "four")
    assert said[1] == "NOT SAVED: " + str(DiskFull())
    assert said[2].startswith("NOT SAVED: 2 lines wait")
    assert said[3].startswith("NOT SAVED: 2 lines wait")
    assert said[4].startswith("0 Warm-up")
    assert said[5:7] == ["Saved now: 2 lines.", "note, 00:00:08"]
    notes = study.interviewing.load(1).notes
    assert [(note.text, note.elapsed_ms) for note in notes] == [
        ("one", 1_000), ("two", 3_000), ("three", 4_000), ("four", 8_000),
    ]  # fmt: skip
    assert not any(note.flags for note in notes)


def test_leaving_with_something_unsaved(hold: Hold, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = Disk(store, monkeypatch)
    said = hold(disk.fills, "two", ":quit", ":quit", exit_code=9)
    assert said[1] == "Not everything is saved. :quit again leaves without it."
    assert said[2].startswith("NOT SAVED: 1 line waits")


def test_it_is_saved_at_the_very_end(
    study: OpenStudy, hold: Hold, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(store, monkeypatch)
    said = hold(disk.fills, "two", disk.has_room)
    assert said[1] == "Saved now: 1 line."
    assert [note.text for note in study.interviewing.load(1).notes] == ["two"]


def test_the_promised_time_is_told_once(hold: Hold, clock: FakeClock) -> None:
    said = hold(
        lambda: clock.advance(3_600_000), "late", "later", ":extend 5", lambda: clock.advance(300_000), "x"
    )
    told = [line for line in said if line.startswith("The promised")]
    assert told == [
        "The promised 60 minutes have passed. If they agree to more: :extend N",
        "The promised 65 minutes have passed. If they agree to more: :extend N",
    ]


def test_withdrawing(study: OpenStudy, hold: Hold, code: str) -> None:
    hold("said", ":trekk alt", "never read")
    assert study.consenting.state(code).withdrawn
    assert study.interviewing.load(1).state.phase is Phase.CLOSED


def test_every_command_has_names_of_its_own_and_help(hold: Hold) -> None:
    names = [name for command in COMMANDS for name in (command.name, *command.aliases)]
    assert len(names) == len(set(names))
    said = hold(":help", ":hjelp :pause")
    assert len(said) == len(COMMANDS) + 3
    assert said[-2] == ":pause · pause the talk"


@pytest.mark.parametrize("line", [":" + command.name for command in COMMANDS])
def test_every_command_answers(hold: Hold, line: str) -> None:
    assert hold("a note", line)[1]


def test_bytes_that_are_no_text_do_not_stop_it(study: OpenStudy, code: str) -> None:
    lines = io.TextIOWrapper(io.BytesIO("før\n".encode("latin-1") + b"etter\r\n"), encoding="utf-8")
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    assert run_plain(lambda: session_for(study.interviewing, code), lines, out) == 0
    assert [note.text for note in study.interviewing.load(1).notes] == ["f\ufffdr", "etter"]
