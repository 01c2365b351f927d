"""What the interviewer wrote after the talk leaves under a heading of its own, in every format."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from interview_tui.export import expect
from interview_tui.export.formats import FORMATS
from interview_tui.model.consent import ConsentEvent, ConsentScope, Decision, Method
from interview_tui.model.craft import DebriefItem
from interview_tui.model.interview import Event, EventKind, Interview
from interview_tui.model.note import ChangeField, Note, NoteChange, NoteKind
from interview_tui.model.summary import AFTER
from interview_tui.services.contents import Contents
from interview_tui.services.quoting import Quoting
from interview_tui.services.reporting import Reporting

if TYPE_CHECKING:
    from interview_tui.clock import Clock
    from interview_tui.model.guide import Guide
    from interview_tui.model.summary import Summary
    from interview_tui.store.store import Store

MINUTE = 60_000
SAID, SEEN = "drove every day", "tired but friendly"
HEADS = {
    "en": ("After the talk", "Written afterwards by the interviewer"),
    "nb": ("Etter samtalen", "Skrevet av intervjueren etterpå"),
}
APART = [True, False]


@pytest.fixture
def talk(store: Store, guide: Guide, clock: Clock) -> Reporting:
    """Hold a talk that ended at its last question, with a note said there and one written afterwards."""
    respondent = store.add_respondent("R47", store.add_site("Fjordby").id, {})
    agreed = [
        ConsentEvent(scope, Decision.GRANTED, Method.WRITTEN, 1, "", respondent.id)
        for scope in (ConsentScope.PARTICIPATION, ConsentScope.NOTES)
    ]
    store.add_consent(agreed)
    row = Interview(0, respondent.id, store.add_guide(guide), clock.now().wall_ms, 60)
    number = store.start_interview(row, clock.now()).id
    store.add_event(Event(number, EventKind.ENDED, 50 * MINUTE, 50 * MINUTE))
    said = Note(0, number, MINUTE, MINUTE, NoteKind.NOTE, SAID, "tasks", "tasks-2")
    seen = replace(said, at=51 * MINUTE, elapsed_ms=51 * MINUTE, text=SEEN, after=True)
    for note in (said, replace(seen, kind=NoteKind.OBSERVATION)):
        store.add_change(NoteChange(store.add_note(note).id, ChangeField.SIGNED, "KE", 1))
    return Reporting(store, clock)


def summary_of(talk: Reporting, *, linked: bool = True) -> Summary:
    found = talk.prepare(Contents(linked=linked)).summary
    assert found is not None
    return found


@pytest.mark.parametrize("linked", APART)
@pytest.mark.parametrize("language", HEADS)
def test_it_stands_last_under_its_own_heading_and_under_no_question(
    talk: Reporting, store: Store, linked: bool, language: str
) -> None:
    store.save_study(replace(store.study(), language=language))
    (one,) = summary_of(talk, linked=linked).respondents
    last = one.themes[-1]
    (whose,) = last.questions
    assert (last.theme_id, last.title, whose.text) == (AFTER, *HEADS[language])
    assert (last.covered, last.total, whose.state, whose.question_id) == (0, 0, None, "")
    assert [note.text for note in whose.notes] == [SEEN]
    others = [note.text for theme in one.themes[:-1] for each in theme.questions for note in each.notes]
    assert others == [SAID]


@pytest.mark.parametrize("linked", APART)
def test_documents_have_the_heading_between_what_was_said_and_what_was_seen(
    talk: Reporting, linked: bool
) -> None:
    text = FORMATS["md"].render(summary_of(talk, linked=linked))["summary.md"].decode()
    told = text[text.index("Notes by theme") :]
    places = [told.index(words) for words in (SAID, *HEADS["en"], SEEN)]
    assert places == sorted(places)
    assert "After the talk" not in text[: text.index("Notes by theme")]


@pytest.mark.parametrize("linked", APART)
def test_tables_say_it_in_their_columns_and_coverage_counts_it_nowhere(talk: Reporting, linked: bool) -> None:
    files = FORMATS["csv"].render(summary_of(talk, linked=linked))
    rows = {
        name: list(csv.reader(io.StringIO(files[name].decode("utf-8-sig"), newline="")))
        for name in ("notes.csv", "coverage.csv")
    }
    theme = rows["notes.csv"][0].index("theme")
    (found,) = [row for row in rows["notes.csv"] if SEEN in row]
    assert tuple(found[theme : theme + 2]) == HEADS["en"]
    assert not any("After the talk" in row for row in rows["coverage.csv"])


@pytest.mark.parametrize("linked", APART)
def test_analysis_programs_get_a_code_of_its_own_and_no_question(talk: Reporting, linked: bool) -> None:
    summary = summary_of(talk, linked=linked)
    whole: dict[str, Any] = json.loads(b"".join(dict(expect.files(summary))[expect.NAME]))
    carried = [one["code"] for one in whole["codings"] if one["text"] == SEEN]
    assert carried == ["After the talk", "observation"]
    assert b"After the talk" in FORMATS["qdc"].render(summary)["codebook.qdc"]


def test_the_matrix_has_a_row_for_it_with_nothing_where_nothing_was_written(talk: Reporting) -> None:
    from interview_tui.export.sheet import matrix

    summary = summary_of(talk)
    silent = replace(summary.respondents[0], code="R12", themes=summary.respondents[0].themes[:-1])
    summary = replace(summary, respondents=(silent, *summary.respondents))
    assert list(list(matrix(str, summary))[-1]) == ["After the talk", "", f"observation: {SEEN}"]


@pytest.mark.parametrize("linked", APART)
def test_every_format_comes_out_the_same_twice(talk: Reporting, linked: bool) -> None:
    for name, one in FORMATS.items():
        first = one.render(summary_of(talk, linked=linked))
        assert one.render(summary_of(talk, linked=linked)) == first, name


@pytest.mark.parametrize("linked", APART)
def test_an_answer_of_the_debrief_stands_under_what_was_asked_in_the_language_of_the_study(
    talk: Reporting, store: Store, linked: bool
) -> None:
    store.save_study(replace(store.study(), language="nb"))
    (number,) = [one.id for one in store.interviews()]
    for at, item in enumerate((DebriefItem.SETTING, DebriefItem.MANNER)):
        note = Note(
            0,
            number,
            0,
            52 * MINUTE + at,
            NoteKind.OBSERVATION,
            f"svar {item.value}",
            "tasks",
            "tasks-2",
            True,
        )
        note = store.add_note(note)
        store.add_change(NoteChange(note.id, ChangeField.SIGNED, "KE", 1))
        store.add_event(Event(number, EventKind.DEBRIEF, 1, 52 * MINUTE + at, item.value, str(note.id)))
    summary = summary_of(talk, linked=linked)
    (one,) = summary.respondents
    asked = one.themes[-1].questions
    assert [each.question_id for each in asked] == [":after-1-manner", ":after-2-setting", ""]
    assert [note.text for each in asked for note in each.notes] == ["svar manner", "svar setting", SEEN]
    assert asked[0].text == "Hvordan var respondenten: stemme, ansikt, hender, stemning?"
    for name, one_format in FORMATS.items():
        if name not in {"qdc", "tags", "qdpx", "audacity", "vtt", "srt", "eaf", "otr", "docx", "xlsx"}:
            text = b"".join(one_format.render(summary).values()).decode()
            if "svar manner" in text and name != "json":
                assert text.index("stemme, ansikt, hender") < text.index("svar manner"), name
    (book,) = (content.decode() for content in FORMATS["qdc"].render(summary).values())
    assert "stemme" not in book, "it is no question of the guide"


def test_the_ledger_gives_a_quote_put_down_after_the_talk_no_question_of_the_guide(
    talk: Reporting, store: Store
) -> None:
    (number,) = [one.id for one in store.interviews()]
    said = Note(0, number, 0, 53 * MINUTE, NoteKind.QUOTE, "on the stairs", "tasks", "tasks-2", after=True)
    store.add_note(said)
    (quote,) = Quoting(store).ledger()
    assert (quote.theme, quote.question) == ("After the talk", "")
