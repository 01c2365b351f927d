"""Every fault: the exact line, what is wrong and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.errors import GuideFaults
from interview_tui.guidefile import drafts
from interview_tui.guidefile.markdown import parse_guide, read_guide

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "---\ntitle: T\nlanguage: nb\n---\n"


def faults(source: str | bytes) -> list[str]:
    with pytest.raises(GuideFaults) as caught:
        parse_guide(source.encode() if isinstance(source, str) else source, "g.md")
    return caught.value.faults


def body_faults(body: str) -> list[str]:
    """Faults of a body that begins on line 5."""
    return faults(HEAD + body)


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("## A\n- q\n\n<div>x</div>\n", "8: HTML cannot be shown in a session; take it out"),
        (
            "## A\n- a\n  long <b>x</b>\n",
            "7: <b> is read as HTML, which cannot be shown; take it out, or write \\< for the sign",
        ),
        (
            "## A\n- q\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
            "8: a table cannot be shown in a session; write it as a list",
        ),
        ("## A\n- q ![x](y.png)\n", "6: an image cannot be shown in a session; take it out"),
        ("## ![x](y.png) A\n- q\n", "5: an image cannot be shown in a session; take it out"),
        (
            "## A\n- q\n\n```\nx\n```\n",
            "8: a code block cannot be shown in a session; take away the lines of ``` or ~~~",
        ),
        ("## A\n\n    q\n", "7: lines indented by four or more are read as code; take the indentation away"),
        ("## A\n- q\n\n> x\n", "8: a block quote has no place in a guide; take the > away"),
        ("## A\n- > x\n", "6: a block quote has no place in a guide; take the > away"),
        ("## A\n- q\n\n***\n", "8: a line of dashes or stars has no place in a guide; take it out"),
        (
            "- q\n\n## A\n- r\n",
            "5: a question outside a theme; write ## and a title above it (an opening card has no lists)",
        ),
        (
            "## A\n- q\n  - p\n    - deep\n",
            "8: a probe has no list below it; move this one level out, to be a probe of its own",
        ),
        ("## A\n- q\n  - # p\n", "7: a heading cannot stand inside a list; start it at the margin"),
        (
            "## A\n- q\n\n  more\n",
            "8: an item is one paragraph; make this a nested item, or a hint above the questions",
        ),
        ("## A\n- q\n-\n", "7: an item without words; write a question, or take it out"),
        ("## A\n- - q\n", "6: a list inside a list needs words first; write the question"),
        ("## A\n- {#x}\n", "6: the question has no words; write them before the braces"),
        ("## {#x}\n- q\n", "5: the theme has no title; write one after ##"),
        ("##\n- q\n", "5: the theme has no title; write one after ##"),
        ("## A\n### B\n- q\n", "6: ### is not used in a guide; write ## for a theme, or - for a question"),
        (
            "## A\n- q\n# B\n",
            "7: a theme is written with ##, and # only once, for the title; add a #",
        ),
        ("A\n---\n- q\n", "5: write ## before a heading, and take the line below it away"),
        ("## A\n##B\n- q\n", "6: a heading needs a blank after the #; put one in"),
        ("## A\n-Why?\n", "6: a question needs a blank after the -; put one in"),
        ("## A\nhint\n• Why?\n", "7: this sign does not make a list; write - instead"),
        (
            "## A\n1. q\n  - p\n",
            "7: this item is indented, but too little for a probe; indent it by four, or not at all",
        ),
        ("text only\n", "1: there is no theme; write ## and a title on a line above the questions"),
        (
            "## A {#x}\n- q {#x}\n",
            "6: the id x is already used on line 5; choose another for one of them",
        ),
        ("## A {#a #b}\n", "5: there are two ids here; keep one of them"),
        ("## A {#a/b}\n", "5: #a/b is no good id; use letters, digits and hyphens, at most 80 of them"),
        ("## A {minuts=5}\n", "5: the attribute minuts is not known; did you mean minutes?"),
        (
            "## A\n- q {colour=red}\n",
            (
                "6: the attribute colour is not known; "
                "the known ones are minutes, time, type, priority, rq, anchor"
            ),
        ),
        ("## A {.warm}\n", "5: the class .warm is not known; did you mean .warmup?"),
        ("## A\n- q {.warmup}\n", "6: .warmup belongs on a theme; move it to the heading"),
        ("## A {type=direct}\n", "5: type belongs on a question; move it to the question"),
        ("## A\n- q\n  more {time=befor}\n", "7: time=befor is not known; did you mean before?"),
        ("## A\n- q {time=}\n", "6: time= is not known; the known ones are before, now, compare, future"),
        ("## A\n- q {type=folow-up}\n", "6: type=folow-up is not known; did you mean follow-up?"),
        ("## A\n- q {priority=D}\n", "6: priority=D is not known; the known ones are A, B, C"),
        ("## A {minutes=0}\n", "5: minutes=0 cannot be used; write a whole number from 1 to 600"),
        ("## A {minutes=٣}\n", "5: minutes=٣ cannot be used; write a whole number from 1 to 600"),
        ("## A {minutes=1 minutes=2}\n", "5: minutes is written twice; keep one of them"),
        (
            "## A\n- q {navn}\n",
            "6: navn is not an attribute; write #id, .class or name=value, or \\{ for a plain brace",
        ),
        (
            "## A\n- q {#x minutes=5\n",
            "6: attributes come last, in one pair of braces: {#id minutes=5}; move or close them",
        ),
        (
            "## A\n- q {#x}?\n",
            "6: attributes come last, in one pair of braces: {#id minutes=5}; move or close them",
        ),
        (
            "## A\n- q\n  - p {#x}\n",
            "7: attributes in braces belong on a theme or a question; take them out here",
        ),
        ("## A\nhint\n{#x}\n", "7: attributes in braces belong on a theme or a question; take them out here"),
        ("## A {.warmup .closing}\n", "5: a theme is either .warmup or .closing; keep one of them"),
        ("## A {.closing}\n## B\n", "5: the closing theme must come last; move it to the end of the guide"),
        (
            "## A {.closing}\n## B {.closing}\n",
            "6: there is already a closing theme on line 5; keep one of them",
        ),
        (
            "## A\n- q {.closing}\n- r {.closing}\n",
            "7: there is already a closing question on line 6; keep one of them",
        ),
        ("## A\n- " + "x" * 20_000, "6: this is 20000 characters long; shorten it to 2000 or divide it"),
        ("## " + "x" * 201, "5: this is 201 characters long; shorten it to 200 or divide it"),
    ],
)
def test_body(body: str, fault: str) -> None:
    assert body_faults(body) == [f"g.md:{fault}"]


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("", "1: the file is empty; write a guide in it, or start from a copy of starter-en.md"),
        (" \n\x00\n", "1: the file is empty; write a guide in it, or start from a copy of starter-en.md"),
        (
            "## A\n- q\n",
            "1: there is no front matter; begin the file with the lines ---, title: …, language: en, ---",
        ),
        ("---\nlanguage: nb\n---\n## A\n", "1: the title is missing; write title: and a title below ---"),
        (
            "---\ntitle: T\n---\n## A\n",
            "1: the language is missing; write language: nb, nn, en or another below ---",
        ),
        (
            "---\ntitle: T\nlanguage: nb\n\n## A\n",
            "1: what starts with --- here does not end; write --- on a line of its own below the last key",
        ),
        (
            "---\ntitle: T\nlanguage: bokmål\n---\n## A\n",
            "3: the language bokmål is not understood; write two or three letters, such as nb, nn or en",
        ),
        (
            "---\ntitle: T\nlanguage: nb\nplaned_minutes: 60\n---\n## A\n",
            "4: the key planed_minutes is not known; did you mean planned_minutes?",
        ),
        (
            "---\ntitle: T\nlanguage: nb\nplanned_minutes: 601\n---\n## A\n",
            "4: planned_minutes cannot be 601; write a whole number from 1 to 600",
        ),
        (
            "---\ntitle: T\ntitle: U\nlanguage: nb\n---\n## A\n",
            "3: title was already given on line 2; keep one of them",
        ),
        (
            "---\ntitle: T\nlanguage: nb\nresearch_question: >\n  folded\n---\n## A\n",
            "5: this line is not understood; write it as key: value, all on one line",
        ),
        (
            "---\ntitle:\nlanguage: nb\n---\n## A\n",
            "2: title is empty; write a value after the colon, or take it out",
        ),
        (
            f"---\ntitle: {'x' * 201}\nlanguage: nb\n---\n## A\n",
            "2: title is 201 characters long; shorten it to 200",
        ),
        (
            "\n\n---\ntitle: T\n---\n## A\n",
            "3: the language is missing; write language: nb, nn, en or another below ---",
        ),
        (
            b"---\ntitle: T\nlanguage: nb\n---\n## Oppgaver p\xe5 kontoret\n",
            "5: the byte 0xE5 is not UTF-8 text; save the file again with the encoding UTF-8",
        ),
        (
            "---\ntitle: T\n---\n".encode("utf-16"),
            "1: the file is saved as UTF-16; save it again with the encoding UTF-8",
        ),
        (b"x" * 300_001, "1: the file is 300 kB; a guide is at most 300 kB, so this is hardly one"),
        (
            "a\n" * 10_001,
            "10001: the file has 10002 lines; a guide has at most 10000, so divide it",
        ),
    ],
)
def test_file_and_front_matter(source: str | bytes, fault: str) -> None:
    assert faults(source) == [f"g.md:{fault}"]


def test_all_faults_come_at_once_in_the_order_of_the_file() -> None:
    found = faults(
        "---\ntitle: T\nlangage: nb\n---\n- q\n\n## A {minuts=1}\n- <b>r</b> {#x}\n- s {#x}\n## \n"
    )
    assert [fault.split(":")[1] for fault in found] == ["1", "3", "5", "7", "8", "9", "10"]


def test_bad_bytes_do_not_hide_other_faults() -> None:
    found = faults(HEAD.encode() + b"## \xe5r {#\xe5r}\n- q {.x}\n")
    assert [fault.split(":")[1] for fault in found] == ["5", "6"]


def test_many_faults_are_counted_rather_than_listed() -> None:
    found = body_faults("## A\n" + "- q {.x}\n" * 150)
    assert len(found) == 101
    assert found[-1] == "g.md:106: 50 more faults from here on are not listed; mend the ones above first"


def test_too_many_themes_and_questions() -> None:
    themes = body_faults("## A\n" * (drafts.MOST_THEMES + 1))
    assert themes == ["g.md:105: there are more than 100 themes; divide the guide"]
    questions = body_faults("## A\n" + "- q\n" * (drafts.MOST_QUESTIONS + 1))
    assert questions == ["g.md:506: there are more than 500 questions; divide the guide"]


def test_the_words_of_the_file_are_harmless_and_short_in_a_fault() -> None:
    (fault,) = body_faults("## A {." + "\x1b[31m\u202e[/x]" + "y" * 100 + "}\n")
    assert "\x1b" not in fault
    assert "\u202e" not in fault
    assert len(fault) < 120


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "g.md"
    with path.open("wb") as file:
        file.truncate(10_000_000)
    path.chmod(0o000)
    with pytest.raises(GuideFaults) as caught:
        read_guide(path)
    assert caught.value.faults == [
        f"{path}:1: the file is 10000 kB; a guide is at most 300 kB, so this is hardly one"
    ]


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        (".", "this is not a file; give the path of a guide, a Markdown file"),
        ("none.md", "there is no such file; check the name and the folder"),
        ("x" * 5000, "the file cannot be opened; check the name and that you may read it"),
    ],
)
def test_what_cannot_be_opened(tmp_path: Path, name: str, fault: str) -> None:
    with pytest.raises(GuideFaults) as caught:
        read_guide(tmp_path / name)
    assert caught.value.faults == [f"{tmp_path / name}:1: {fault}"]
