"""Research questions, which questions serve them, and anchors: written, read, kept."""

from __future__ import annotations

import pytest

from interview_tui.errors import GuideFaults
from interview_tui.guidefile.markdown import parse_guide
from interview_tui.guidefile.show import outline
from interview_tui.model.guide import Guide, ResearchQuestion

ASKED = "- pay: How is pay set?\n  - How is work: done?\n"
FRONT = f"---\ntitle: T\nlanguage: en\nresearch_questions:\n{ASKED}---\n"

OLDER = (
    '{"language":"en","opening":[],"planned_minutes":60,"research_question":"How?","themes":[{"hints":[],'
    '"id":"a","minutes":null,"questions":[{"id":"a-q","minutes":null,"priority":null,"probes":[],"text":"q",'
    '"times":[],"type":null}],"role":"ordinary","times":[],"title":"A"},{"hints":[],"id":"closing",'
    '"minutes":null,"questions":[{"id":"closing-1","minutes":null,"priority":null,"probes":[],'
    '"text":"Is there anything we have not talked about that you would like to add?","times":[],'
    '"type":null}],'
    '"role":"closing","times":[],"title":"Closing"}],"title":"T","version":"1"}'
)
"""A guide as it was kept before any of this could be written."""


def read(body: str, front: str = FRONT) -> Guide:
    return parse_guide((front + body).encode(), "g.md")


def faults(body: str, front: str = FRONT) -> list[str]:
    with pytest.raises(GuideFaults) as caught:
        read(body, front)
    return caught.value.faults


def test_research_questions_have_the_id_that_is_written_or_their_number() -> None:
    guide = read("## A {rq=pay}\n- q\n- r {rq=2,pay}\n")
    assert guide.research_questions == (
        ResearchQuestion("pay", "How is pay set?", 5),
        ResearchQuestion("2", "How is work: done?", 6),
    )
    theme = guide.themes[0]
    assert [guide.served_by(question) for question in theme.questions] == [("pay",), ("2", "pay")]
    assert Guide.from_canonical(guide.canonical()).hash() == guide.hash()


def test_a_guide_with_one_research_question_is_as_it_was() -> None:
    """What older guides lack is left out of the canonical form, so their hashes stand."""
    guide = read("## A\n- q {rq=1}\n", "---\ntitle: T\nlanguage: en\nresearch_question: How?\n---\n")
    assert guide.asks == (ResearchQuestion("1", "How?"),)
    plain = read("## A\n- q\n", "---\ntitle: T\nlanguage: en\nresearch_question: How?\n---\n")
    assert plain.canonical() == OLDER
    assert Guide.from_canonical(plain.canonical()) == Guide.from_canonical(OLDER)


def test_an_anchor_is_for_what_is_asked_of_before() -> None:
    guide = read(
        '## A {anchor="the old office"}\n- q {time=before}\n- r {time=now}\n'
        "- s {time=before anchor='a day'}\n"
    )
    assert [guide.anchor_of(question) for question in guide.themes[0].questions] == [
        "the old office",
        "",
        "a day",
    ]
    assert Guide.from_canonical(guide.canonical()).anchor_of(guide.question("a-s")) == "a day"
    shown = outline(guide)
    assert "first, back to: a day" in shown
    assert "the old office" in shown


@pytest.mark.parametrize(
    ("body", "front", "expected"),
    [
        ("## A\n- q {rq=pai}\n", FRONT, "there is no research question pai; did you mean pay?"),
        ("## A\n- q {rq=1}\n", "---\ntitle: T\nlanguage: en\n---\n", "write research_questions: below ---"),
        ("## A\n- q {rq=}\n", FRONT, "rq is empty"),
        ("## A\n- q {anchor=}\n", FRONT, "an anchor is a few words in quotation marks"),
        (
            "## A\n- q\n",
            FRONT.replace(ASKED, ""),
            "is followed by lines",
        ),
        ("## A\n- q\n", FRONT.replace("- pay: How", "- pay: What?\n- pay: How"), "is there twice"),
        ("## A\n- q\n", FRONT.replace("How is pay set?", "x" * 2001), "shorten it to 2000"),
        ("## A\n- q\n", FRONT.replace("  - How", "- x\n" * 50 + "- How"), "more than 50 research questions"),
    ],
)
def test_what_cannot_be_used_is_a_fault(body: str, front: str, expected: str) -> None:
    told = faults(body, front)
    assert any(expected in line for line in told), told
