"""The asking, at the plain door."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from interview_tui import i18n
from interview_tui.model.consent import ConsentScope, Decision
from interview_tui.model.craft import Presence, Setting, room, tally
from interview_tui.model.interview import EventKind
from interview_tui.plain import run_plain, session_for

if TYPE_CHECKING:
    from interview_tui.services.opening import OpenStudy


def held(study: OpenStudy, *lines: str) -> list[str]:
    code = study.recruiting.add_respondent("A", {}).code
    study.consenting.record(code, [ConsentScope.PARTICIPATION, ConsentScope.NOTES], Decision.GRANTED)
    out = io.StringIO()
    run_plain(lambda: session_for(study.interviewing, code), [f"{line}\n" for line in lines], out)
    return out.getvalue().splitlines()


def test_the_asking_is_said_in_words(study: OpenStudy) -> None:
    asking = (
        ":how prob",
        ":fault lead",
        ":meant nuanced",
        ":silence",
        ":silence",
        ":room work",
        ":room near",
    )
    tags = ("we met daily", ":about before", ":known hearsay", ":known hearsay", ":off", "between us", ":off")
    said = held(study, *asking, *tags)
    wanted = ["probing", "leading", "yes, but", "before", "hearsay", "not said"]
    assert [line for line in said if line in wanted] == wanted
    events = study.interviewing.load(1).events
    assert tally(events).silences == 1
    assert room(events) == (Setting.WORKPLACE, (Presence.NEARBY,))
    assert len(study.interviewing.load(1).notes[-1].flags) == 1


def test_an_unknown_word_is_answered_with_those_there_are(study: OpenStudy) -> None:
    said = held(study, ":fault loud", ":how", ":room moon")
    assert sum(line.startswith("Choose one of:") for line in said) == 3


def test_norwegian_words_work_too(study: OpenStudy) -> None:
    i18n.use("nb")
    held(study, ":hvordan oppfølgende", ":feil avbrøt", ":rom arbeidsplass", ":rom tolk", "x", ":om før")
    events = study.interviewing.load(1).events
    assert room(events) == (Setting.WORKPLACE, (Presence.INTERPRETER,))
    assert [one.value for one in tally(events).types] == ["follow-up"]


def test_the_debrief_asks_one_thing_at_a_time(study: OpenStudy) -> None:
    said = held(study, "hello", ":debrief", ":end", ":debrief", ":debrief calm", ":debrief -", ":close")
    asked = [line for line in said if line.startswith("Debrief ")]
    assert [line.split(":")[0] for line in asked[-3:]] == [
        "Debrief 1 of 6",
        "Debrief 2 of 6",
        "Debrief 3 of 6",
    ]
    notes = study.interviewing.load(1).notes
    assert [(note.text, note.after) for note in notes] == [("hello", False), ("calm", True)]


def test_the_last_note_is_edited_and_the_debrief_left_out_with_a_reason(study: OpenStudy) -> None:
    said = held(study, "we met dayly", ":edit we met daily", ":edit", ":end", ":debrief --the bus", ":close")
    assert any(line.endswith("note · we met daily") for line in said)
    assert any("cannot be emptied" in line for line in said)
    interview = study.interviewing.load(1)
    assert [note.text for note in interview.notes] == ["we met daily"]
    assert [e.value for e in interview.events if e.kind is EventKind.DEBRIEF_SKIPPED] == ["the bus"]


def test_somebody_upset_pauses_it_and_the_studys_own_steps_are_said(study: OpenStudy) -> None:
    study.fieldwork.describing.save({"upset": "pause; water; offer to end; the duty line"})
    said = held(study, ":interrupt distress", ":over", ":go")
    assert "Paused. Your own steps: pause; water; offer to end; the duty line" in said
    kinds = [event.kind for event in study.interviewing.load(1).events]
    assert kinds[-4:] == [
        EventKind.INTERRUPTION, EventKind.PAUSE, EventKind.INTERRUPTION_OVER, EventKind.CONTINUE,
    ]  # fmt: skip
