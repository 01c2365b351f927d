"""Ids that are not written: derived, stable, never in the way of written ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.guidefile.markdown import parse_guide

if TYPE_CHECKING:
    from interview_tui.model.guide import Guide

HEAD = "---\ntitle: T\nlanguage: nb\n---\n"

BODY = """## Oppgaver før og nå
- Hva gjorde du før?
- Hva gjør du nå?

## Brukerne
- Hvem kommer?
"""


def read(body: str) -> Guide:
    return parse_guide((HEAD + body).encode(), "g.md")


def ids(guide: Guide) -> list[str]:
    return [name for theme in guide.themes for name in (theme.id, *(each.id for each in theme.questions))]


def test_ids_come_from_the_words() -> None:
    assert ids(read(BODY)) == [
        "oppgaver-for-og-na",
        "oppgaver-for-og-na-hva-gjorde-du-for",
        "oppgaver-for-og-na-hva-gjor-du-na",
        "brukerne",
        "brukerne-hvem-kommer",
        "closing",
        "closing-1",
    ]


def test_putting_in_a_question_and_a_theme_leaves_the_others_as_they_were() -> None:
    before = ids(read(BODY))
    after = ids(read("## Nytt\n- x\n\n" + BODY.replace("- Hva gjør", "- Et nytt spørsmål?\n- Hva gjør")))
    assert [name for name in after if name in before] == before


def test_equal_words_get_a_number() -> None:
    guide = read("## A\n- Hva da?\n- Hva da?\n## A\n- Hva da?\n")
    assert ids(guide)[:5] == ["a", "a-hva-da", "a-hva-da-2", "a-2", "a-2-hva-da"]


def test_a_derived_id_never_takes_a_written_one_further_down() -> None:
    guide = read("## A\n- Hva da?\n## B {#a}\n- x {#a-2-hva-da}\n")
    assert ids(guide)[:4] == ["a-2", "a-2-hva-da-2", "a", "a-2-hva-da"]


def test_words_without_letters_get_a_place_number() -> None:
    guide = read("## 👩‍👧\n- ???\n- Hvorfor?\n- !!!\n")
    assert ids(guide)[:4] == ["theme-1", "theme-1-1", "theme-1-hvorfor", "theme-1-3"]


def test_long_words_give_a_short_id() -> None:
    guide = read("## " + "langtord" * 20 + "\n- " + "mange korte ord " * 20 + "\n")
    assert all(len(name) <= 70 for name in ids(guide))
