"""The guide on the screens: advice where it belongs, anchors before what is asked of before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from interview_tui.model.guide import TimeTag
from interview_tui.services.guides import advise
from interview_tui.tui.screens.guide_view import outline

if TYPE_CHECKING:
    from interview_tui.model.guide import Guide


def with_question(guide: Guide, **changes: object) -> Guide:
    theme = guide.themes[1]
    questions = (replace(theme.questions[0], **changes), *theme.questions[1:])  # type: ignore[arg-type]
    return replace(guide, themes=(guide.themes[0], replace(theme, questions=questions), *guide.themes[2:]))


def test_advice_stands_below_its_question_and_is_told_in_words(guide: Guide) -> None:
    changed = with_question(guide, text="Were you content before, and why was that?")
    told = [para.text for para in outline(changed, advise(changed))]
    at = next(index for index, text in enumerate(told) if text.startswith("Were you content"))
    said = [text for text in told[at + 1 :] if text.startswith("advice: ")]
    assert len(said) == 3
    assert "closing" in said[2]
    assert told.index(said[0]) < told.index(next(text for text in told if text.startswith("And now?")))


def test_a_guide_without_advice_is_shown_as_before(guide: Guide) -> None:
    good = replace(guide, themes=(*guide.themes[:-1], replace(guide.themes[-1], title="The end")))
    assert advise(good) == []
    assert outline(good, []) == outline(good)


def test_an_anchor_is_shown_with_its_question(guide: Guide) -> None:
    anchored = with_question(guide, anchor="the last winter", times=(TimeTag.BEFORE,))
    assert any("the last winter" in para.text for para in outline(anchored))
