"""Moving through the guide, time, the end check, the end, withdrawal, leaving and going on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from interview_tui.model.consent import ConsentScope
from interview_tui.model.guide import TimeTag
from interview_tui.model.interview import EventKind, Phase, QuestionState
from interview_tui.tui.screens.blank import BlankScreen
from interview_tui.tui.screens.help import HelpScreen
from interview_tui.tui.screens.picker import Picker
from interview_tui.tui.screens.session import SessionScreen
from tests.tui.sitting import PASSPHRASE, Room, room, small_guide, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.model.interview import InterviewState
    from tests.conftest import FakeClock


def state(here: Room) -> InterviewState:
    return here.screen.sitting.view.state


async def test_stepping_jumping_and_returning(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        await here.press("ctrl+n")
        assert state(here).question_id == "t1"
        await here.press("pagedown")
        assert state(here).theme_id == "users"
        await here.press("shift+tab")
        assert state(here).question_id == "t2"
        await here.press("ctrl+g")
        assert isinstance(here.app.screen, Picker)
        await here.type("who comes")
        await here.press("enter")
        await here.until(lambda: state(here).question_id == "u1")
        await here.press("pageup")
        assert state(here).theme_id == "tasks"


async def test_what_is_asked_of_before_is_led_up_to(tmp_path: Path, clock: FakeClock) -> None:
    theme = small_guide().themes[1]
    before = replace(theme.questions[0], times=(TimeTag.BEFORE,), anchor="the last winter there")
    themes = (
        small_guide().themes[0],
        replace(theme, questions=(before, *theme.questions[1:])),
        *small_guide().themes[2:],
    )
    async with room(tmp_path, clock, guide=replace(small_guide(), themes=themes)) as here:
        await here.press("ctrl+n")
        await here.until(lambda: "first, back to: the last winter there" in text_of(here.app))
        await here.press("ctrl+n")
        await here.until(lambda: "first, back to" not in text_of(here.app))


async def test_the_half_written_line_lives_through_a_jump(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        await here.type("halv")
        await here.press("ctrl+g")
        await here.type("users")
        await here.press("escape")
        assert here.editor.text == "halv"
        await here.type("t")
        assert here.editor.text == "halvt"


async def test_one_key_takes_a_question_through_its_states(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        await here.press("ctrl+n")
        for expected in (
            QuestionState.ASKED,
            QuestionState.PARTLY,
            QuestionState.UNASKED,
            QuestionState.NOT_REACHED,
        ):
            await here.press("ctrl+s")
            assert state(here).state("t1") is expected
        await here.press("ctrl+o")
        await here.type("no time")
        await here.press("enter")
        await here.until(lambda: state(here).state("t1") is QuestionState.SKIPPED)
        assert state(here).reasons["t1"] == "no time"


async def test_pause_interruption_and_recorder(tmp_path: Path, clock: FakeClock) -> None:
    both = (ConsentScope.PARTICIPATION, ConsentScope.NOTES, ConsentScope.AUDIO)
    async with room(tmp_path, clock, scopes=both) as here:
        await here.press("ctrl+r")
        assert state(here).recorder_on
        await here.press("ctrl+x")
        assert state(here).phase is Phase.PAUSED
        clock.advance(120_000)
        await here.press("ctrl+x")
        assert state(here).paused_ms == 120_000
        await here.press("ctrl+d")
        assert state(here).interrupted
        await here.press("ctrl+d")
        assert not state(here).interrupted


async def test_a_recorder_mark_without_consent_to_audio_is_refused_in_words(
    tmp_path: Path, clock: FakeClock
) -> None:
    async with room(tmp_path, clock) as here:
        await here.press("ctrl+r")
        await here.until(lambda: "has not agreed to a recorder" in text_of(here.app))
        assert not state(here).recorder_on


async def test_nothing_typed_from_start_to_end_check_is_a_valid_interview(
    tmp_path: Path, clock: FakeClock
) -> None:
    async with room(tmp_path, clock) as here:
        interview = here.interview_id
        clock.advance(3_600_000)
        for _time in range(3):
            await here.press("ctrl+e")
        await here.until(lambda: state(here).phase is Phase.ENDED)
        await here.press("ctrl+e")
        await here.press("ctrl+e")
        await here.until(lambda: not any(isinstance(s, SessionScreen) for s in here.app.screen_stack))
        kinds = [event.kind for event in here.store.events(interview)]
        assert kinds == [
            EventKind.STARTED,
            EventKind.END_CHECK,
            EventKind.ENDED,
            EventKind.DEBRIEF_SKIPPED,
            EventKind.CLOSED,
        ]


async def test_the_end_check_shows_what_is_open_and_asks_it_now(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        await here.type("?what about the rota")
        await here.press("enter")
        await here.press("ctrl+e")
        shown = text_of(here.app)
        assert "End check: 5 open" in shown
        assert "what about the rota" in shown
        assert "closing: Is there anything" in shown
        await here.press("down")
        await here.press("ctrl+s")
        await here.until(lambda: state(here).state("t2") is QuestionState.ASKED)
        # The line of the next open question is chosen; the one that was answered stays where it was.
        await here.press("enter")
        await here.until(lambda: state(here).question_id == "u1")
        await here.type("still typing works")
        assert here.editor.text == "still typing works"


async def test_the_closing_question_is_asked_about_before_the_end(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        await here.press("ctrl+e")
        await here.press("ctrl+e")
        assert state(here).phase is Phase.RUNNING
        assert "closing question" in text_of(here.app)
        check: Any = here.screen.check
        chosen = check.chosen
        closing = check.item.question_id
        await here.press("ctrl+s")
        await here.until(lambda: state(here).state(closing) is QuestionState.ASKED)
        # The list stays at its last question; what was left open above was left on purpose.
        await here.until(lambda: "End check: 3 open" in text_of(here.app))
        assert (check.chosen, check.item.question_id) == (chosen, closing)
        # What is typed there is no answer to the question that was open before.
        before = state(here).question_id
        await here.type("good talk, she was tired")
        await here.press("enter")
        note = await here.last_note(1)
        assert (note.theme_id, note.question_id) == (here.screen.guide.themes[-1].id, "")
        await here.press("escape")
        await here.type("and one more thing")
        await here.press("enter")
        assert (await here.last_note(2)).question_id == before


async def test_notes_after_the_talk_are_stamped_as_after(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        for _time in range(3):
            await here.press("ctrl+e")
        await here.type("!sat with her coat on")
        await here.press("enter")
        assert (await here.last_note(1)).after


async def test_consent_to_the_recorder_is_recorded_in_the_room(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock, size=(100, 40)) as here:
        await here.type("halv")
        await here.press("ctrl+circumflex_accent")
        await here.until(lambda: "May I record our talk" in text_of(here.app))
        await here.press("down")
        await here.press("down")
        await here.press("y")
        await here.press("enter")  # how they answer is asked with the first answer
        await here.press("escape")
        await here.until(lambda: here.app.screen is here.screen)
        await here.press("ctrl+r")
        await here.until(lambda: state(here).recorder_on)
        assert here.editor.text == "halv"


async def test_undo_asks_once_more_while_a_line_is_being_written(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        await here.type("the note before")
        await here.press("enter")
        await here.last_note(1)
        await here.type("halv")
        await here.press("ctrl+z")
        assert len(here.notes) == 1
        await here.press("ctrl+z")
        await here.until(lambda: not here.notes)
        assert here.editor.text == "halv"


async def test_they_want_to_stop_and_withdraw(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        code = here.screen.sitting.session.respondent.code
        await here.press("ctrl+b")
        await here.press("down")
        await here.press("down")
        await here.press("enter")
        await here.until(lambda: not any(isinstance(s, SessionScreen) for s in here.app.screen_stack))
        study = here.app.study
        assert study is not None
        await here.until(lambda: study.store.withdrawals() == [("during", False)])
        assert study.store.respondent(code) is None


async def test_one_press_never_leaves_and_two_do(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        await here.press("ctrl+q")
        assert here.app.is_running
        await here.type("x")
        await here.press("ctrl+q")
        assert here.app.is_running
        assert here.editor.text == "x"


async def test_after_a_crash_the_line_and_the_clock_go_on(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        code = here.screen.sitting.session.respondent.code
        clock.advance(300_000)
        await here.type("halvferdig æøå")
        await here.until(lambda: (here.store.draft(here.interview_id) or ("",))[0] == "halvferdig æøå")
    clock.wall_back(3_600_000)
    clock.advance(10_000)
    async with room(tmp_path, clock, code=code) as here:
        assert here.editor.text == "halvferdig æøå"
        await here.press("enter")
        assert (await here.last_note(1)).elapsed_ms == 300_000
        assert here.screen.sitting.session.now_ms() == 310_000


async def test_the_blank_screen_hides_all_until_the_passphrase(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        await here.type("secret words")
        await here.press("ctrl+@")
        assert isinstance(here.app.screen, BlankScreen)
        assert "secret" not in text_of(here.app)
        await here.type("wrong")
        assert "wrong" not in text_of(here.app)
        await here.press("enter")
        await here.idle()
        assert isinstance(here.app.screen, BlankScreen)
        await here.type(PASSPHRASE)
        await here.press("enter")
        await here.until(lambda: isinstance(here.app.screen, SessionScreen))
        assert here.editor.text == "secret words"


async def test_help_shows_every_key_of_the_interview(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock, size=(100, 80)) as here:
        await here.press("f1")
        assert isinstance(here.app.screen, HelpScreen)
        shown = text_of(here.app)
        for key in ("^N", "^G", "^T", "^E", "^L", "^Z"):
            assert key in shown


async def test_every_command_is_in_the_palette(tmp_path: Path, clock: FakeClock) -> None:
    async with room(tmp_path, clock) as here:
        await here.press("ctrl+p")
        await here.type("end check")
        await here.press("enter")
        await here.until(lambda: "End check" in text_of(here.app))
