"""Word guides of different make become guides in order, and nothing is lost without being told."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import UsageProblem
from interview_tui.guidefile import wordfile, wordguess
from interview_tui.guidefile.docx import Imported, made_of
from interview_tui.guidefile.markdown import parse_guide
from interview_tui.model.guide import ThemeRole
from tests.guidefile import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.model.guide import Guide

HERE = Path("guide.docx")


def imported(data: bytes) -> Imported:
    made = made_of(wordfile.read_bytes(data, HERE), "guide")
    assert parse_guide(made.markdown.encode(), "g.md").canonical() == made.guide.canonical()
    return made


def outline(guide: Guide) -> dict[str, list[tuple[str, ...]]]:
    return {
        theme.title: [(one.text, *(probe.text for probe in one.probes)) for one in theme.questions]
        for theme in guide.themes
    }


def told(made: Imported) -> str:
    return "\n".join(f"{guess.number}: {guess.sentence}" for guess in made.guesses)


ADDED = {
    "nb": ("Avslutning", [("Er det noe vi ikke har snakket om, som du gjerne vil legge til?",)]),
    "en": ("Closing", [("Is there anything we have not talked about that you would like to add?",)]),
}

EXPECTED: dict[Callable[[], bytes], tuple[str, str, dict[str, list[tuple[str, ...]]]]] = {
    words.headings_and_bullets: (
        "Work after the reform", "en",
        {
            "Warm-up": [("How long have you worked here?",)],
            "Tasks before and now": [
                ("What did an ordinary day look like before?", "An example?", "With whom?"), ("And now?",),
            ],
            "Closing": [("Is there anything you would like to add?",)],
        },
    ),
    words.bold_lines: (
        "Intervjuguide – samarbeid på kontoret", "nb",
        {
            "Bakgrunn": [("Hvor lenge har du jobbet her?",)],
            "Samarbeid": [
                ("Hvordan vil du beskrive samarbeidet?", "Et eksempel?", "Med hvem?"),
                ("Fortell om en vanskelig dag.",),
            ],
            "Avslutning": [("Er det noe mer du vil si?",)],
        },
    ),
    words.numbered_by_hand: (
        "Interview guide", "en",
        {
            "Reception": [
                ("What happens when somebody comes in?", "Who meets them?", "How long do they wait?"),
                ("What has changed?",),
            ],
            "The future": [("What do you hope for?",)],
        },
    ),
    words.two_columns: (
        "Hverdagen på kontoret", "nb",
        {
            "Oppstart": [("Hvor lenge har du vært her?",)],
            "Hverdagen": [("Hvordan er en vanlig dag?",), ("Hva tar mest tid?",)],
            "Avslutning": [("Er det noe du vil legge til?",)],
        },
    ),
    words.three_columns: (
        "guide", "en",
        {
            "Everyday": [("What is a day like?", "An example?", "Who is there?"), ("What takes time?",)],
            "Change": [("What was it like before?", "When was that?")],
        },
    ),
    words.of_google_docs: (
        "Guide about learning", "en",
        {
            "At school": [("What do you learn?", "from whom?", "how?"), ("When do you learn most?",)],
            "At home": [("Who helps you?",)],
        },
    ),
    words.of_libreoffice: (
        "guide", "nb",
        {
            "Arbeid": [("Hva gjør du her?",), ("Hvordan begynte det?",)],
            "Framtida": [("Hva ser du for deg?",)],
        },
    ),
    words.with_tracks: (
        "guide", "en", {"Work": [("What do you like here, “really”?",), ("What is hidden?",)]},
    ),
    words.capitals: (
        "guide", "en",
        {
            "BACKGROUND": [("How long have you been here?",)],
            "COOPERATION": [("How do you work together?", "an example? with whom?"), ("Who decides?",)],
        },
    ),
    words.themes_by_word: (
        "guide", "nn",
        {
            "Arbeidet": [("Kva gjer du ein vanleg dag?",), ("Kven gjer du det saman med?",)],
            "Delinga": [("Korleis vert det delt, og kvifor ikkje annleis?",)],
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize("make", EXPECTED, ids=lambda make: make.__name__)
def test_guides_of_ten_makes(make: Callable[[], bytes]) -> None:
    title, language, themes = EXPECTED[make]
    guide = imported(make()).guide
    found = outline(guide)
    if len(found) > len(themes):
        name, questions = ADDED["en" if language == "en" else "nb"]
        assert found.pop(name) == questions
    assert (guide.title, guide.language, found) == (title, language, themes)


def test_opening_minutes_roles_and_hints_are_found() -> None:
    made = imported(words.headings_and_bullets())
    guide = made.guide
    assert guide.opening == ("Thank you for taking the time. It takes about 45 minutes.",)
    assert guide.planned_minutes == 45
    assert guide.themes[1].minutes == 10
    assert guide.themes[1].hints == ("Let them take their time.",)
    assert [theme.role for theme in guide.themes] == [ThemeRole.WARMUP, ThemeRole.ORDINARY, ThemeRole.CLOSING]
    assert "10 minutes are set aside" in told(made)


def test_the_research_question_is_taken_out_of_the_opening() -> None:
    guide = imported(words.themes_by_word()).guide
    assert guide.research_question == "Korleis vert arbeidet delt?"
    assert guide.opening == ()


def test_nothing_that_word_hides_is_dropped_unsaid() -> None:
    made = imported(words.with_tracks())
    said = told(made)
    assert "2: words struck out with track changes were left out: “dislike”" in said
    assert "2: words put in with track changes were taken in" in said
    assert "3: hidden words were taken in" in said
    assert "3: a picture was left out" in said
    assert "a comment was left out: “Too direct?”" in said
    assert made.guide.themes[0].hints == ("Ask gently.", "Remember the recorder")


def test_breaks_and_empty_headings_are_told() -> None:
    said = told(imported(words.of_libreoffice()))
    assert "line breaks inside a paragraph divide it" in said
    assert "3: an empty heading was left out" in said


@pytest.mark.parametrize(
    ("text", "words_", "mark"),
    [
        ("1. Hva?", "Hva?", "1"), ("1.2 Hva?", "Hva?", "1.2"), ("2) Hva?", "Hva?", "2"),
        ("a) Hva?", "Hva?", "a)"), ("- Hva?", "Hva?", "-"), ("-Hva?", "Hva?", "-"), ("• Hva?", "Hva?", "•"),
        ("o Hva?", "Hva?", "o"), ("60 minutter er satt av.", "60 minutter er satt av.", ""),
        ("3 ting til slutt", "3 ting til slutt", ""), ("og så?", "og så?", ""),
        ("2020 var et rart år.", "2020 var et rart år.", ""), ("*Viktig* nå", "*Viktig* nå", ""),
        ("-5 grader ute", "-5 grader ute", ""),
    ],
)  # fmt: skip
def test_only_what_is_a_mark_is_taken_away(text: str, words_: str, mark: str) -> None:
    found = wordguess.typed(text)
    assert (found.text, found.mark) == (words_, mark)


def test_a_table_of_contents_is_left_out_and_told() -> None:
    styles = (
        f'<w:styles {words.W}><w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
    )
    body = words.p("Work 2", style="T1") + words.p("Work", bold=True) + words.p("What do you do?")
    made = imported(words.packed(body, styles=styles + "</w:styles>"))
    assert made.guide.opening == ()
    assert "1: a line of the table of contents was left out: “Work 2”" in told(made)


MARKS = re.compile(r"[^\w’'-]+")
HEADS = frozenset(
    {"Tema", "Spørsmål", "Topic", "Question", "Follow-up", "No", "Probes", "Problemstilling", "min"}
)
"""Words that say what stands beside or below them; they are not kept."""


@pytest.mark.parametrize("make", EXPECTED, ids=lambda make: make.__name__)
def test_every_word_of_the_document_is_somewhere(make: Callable[[], bytes]) -> None:
    data = make()
    made = imported(data)
    kept = set(MARKS.split(made.guide.canonical() + told(made))) | HEADS
    for part in wordfile.read_bytes(data, HERE).parts:
        for block in wordfile.flat(part) if isinstance(part, wordfile.Table) else [part]:
            assert {
                word for word in MARKS.split(block.text) if len(word) > 1 and not word[0].isdigit()
            } <= kept


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", words.TYPES.format(styles=""))
        archive.writestr("word/document.xml", b" " * (40 << 20))
    return out.getvalue()


BAD = {
    "no zip": b"hello", "nothing": b"", "half": words.numbered_by_hand()[:4000], "bomb": bomb(),
    "entities": words.packed("").replace(b"x", b"y"),
    "doctype": words.packed('</w:body></w:document><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'),
    "other zip": bomb()[:100],
    "no words": words.packed(""),
    "no question": words.packed(words.p("Only a paragraph.")),
    "broken xml": words.packed("<w:p><w:r>"),
}  # fmt: skip


@pytest.mark.parametrize("data", BAD.values(), ids=BAD)
def test_what_is_no_guide_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(UsageProblem) as caught:
        imported(data)
    assert caught.value.hint


def test_many_paragraphs_have_an_end() -> None:
    with pytest.raises(UsageProblem, match="too big"):
        imported(words.packed(words.p("What?") * (wordfile.MOST_BLOCKS + 1)))


def test_a_closing_before_a_table_of_more_themes_is_moved_to_the_end() -> None:
    rows = [("Tema", "Spørsmål"), ("Samarbeid", "Hvordan samarbeider dere?")]
    head = [("Heading 1", "Arbeidet"), ("List Bullet", "Hvordan ser en dag ut?")]
    closing = [("Heading 1", "Avslutning"), ("List Bullet", "Er det noe du vil legge til?")]
    made = imported(words.table(rows, [*head, *closing]))
    assert list(outline(made.guide)) == ["Arbeidet", "Samarbeid", "Avslutning"]
    assert made.guide.themes[-1].role is ThemeRole.CLOSING
    assert "“Avslutning” was moved to the end" in told(made)
