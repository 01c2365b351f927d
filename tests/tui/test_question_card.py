"""The card of questions: what is shown of probes where there is little room."""

from __future__ import annotations

from interview_tui.tui.widgets.question_card import told_apart


def test_probes_that_begin_alike_are_shown_by_what_differs() -> None:
    first, second = "An example of co-operation that went well?", "An example of co-operation that was hard?"
    assert told_apart([first, second, "Who decides?"]) == [first, "… was hard?", "Who decides?"]
    assert told_apart(["How is it now?", "How was it?"]) == ["How is it now?", "How was it?"]
    assert told_apart([first, first]) == [first, "… well?"]
    assert told_apart([]) == []
