"""The summary as Markdown."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from interview_tui import i18n
from interview_tui.export import archive, markdown
from interview_tui.model.guide import Guide, Probe, Question, Theme, ThemeRole
from interview_tui.model.note import NoteKind
from interview_tui.model.summary import Summary, SummaryNote

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).parent.parent / "data" / "export"
CATALOGUE = Path(i18n.__file__).parent / "locale" / "nb" / "LC_MESSAGES" / "interview_tui.mo"
LANGUAGES = [
    "en",
    pytest.param("nb", marks=pytest.mark.skipif(not CATALOGUE.exists(), reason="no Norwegian catalogue yet")),
]

GIVEN_NAMES = set(
    re.findall(
        r"\w+",
        """alf ann art ask aud bill bjørn bo dag dawn dean earl even faith finn frank gene grace grant gro guy
        hope iris jack joy lin liv long lund mai mark may miles my nick odd ola ole page pat penny per ray
        rich rob rose ruth stein sol storm sue sunniva svein tone tor trygve unn vår vera vidar will young""",
    )
)


def names(summary: Summary) -> dict[str, str]:
    return {name: content.decode() for name, content in archive.whole(markdown.files(summary)).items()}


def test_one_file_per_respondent_and_one_across(make_summary: Callable[..., Summary]) -> None:
    assert list(names(make_summary())) == ["respondent-r12.md", "respondent-r47.md", "summary.md"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_are_the_golden_ones(make_summary: Callable[..., Summary], language: str) -> None:
    for name, content in names(make_summary(language=language, sample=True)).items():
        assert content == (GOLDEN / language / name).read_text(encoding="utf-8"), name


def test_the_language_is_the_studys_not_the_interfaces(make_summary: Callable[..., Summary]) -> None:
    before = names(make_summary())
    i18n._Current.one = staticmethod(lambda text: f"«{text}»")
    assert names(make_summary()) == before


def test_quotes_are_block_quotes_and_nothing_else_is(make_summary: Callable[..., Summary]) -> None:
    for content in names(make_summary()).values():
        tokens = MarkdownIt("commonmark").parse(content)
        inside = [t.content for a, t in zip(tokens, tokens[2:], strict=False) if a.type == "blockquote_open"]
        assert all("corridor" in said or "another" in said for said in inside)
    across = names(make_summary())["summary.md"]
    assert across.count("\n> — R12, ") == 2
    without = {"tasks-1": (SummaryNote(NoteKind.NOTE, "> not a quote", 0),)}
    assert "blockquote_open" not in [
        token.type
        for content in names(make_summary(notes=without)).values()
        for token in MarkdownIt("commonmark").parse(content)
    ]


def test_the_grid_says_coverage_in_symbols_and_words(make_summary: Callable[..., Summary]) -> None:
    across = names(make_summary())["summary.md"]
    assert (
        "| Theme | R12 | R47 |\n| --- | --- | --- |\n| Warm-up | · | · |\n| Tasks | ◐ 1 of 2 | ◐ 1 of 2 |"
        in across
    )
    assert "| The people served | ○ 0 of 1 | ○ 0 of 1 |" in across


def test_times_are_minutes_and_nothing_looks_like_a_clock(make_summary: Callable[..., Summary]) -> None:
    joined = "\n".join(names(make_summary()).values())
    assert "R12, 2 min" in joined
    assert "R12, afterwards" in joined
    assert not re.search(r"\d:\d\d|\d{4}-\d\d|\b20\d\d\b", joined)


def test_the_summary_never_claims_to_be_anonymous(make_summary: Callable[..., Summary]) -> None:
    joined = "\n".join(names(make_summary()).values()).lower()
    assert "anonym" not in joined
    assert "satura" not in joined
    assert "pseudonymised" in joined


@pytest.mark.parametrize("language", ["en", "nb"])
def test_our_own_words_are_no_given_names(make_summary: Callable[..., Summary], language: str) -> None:
    kinds = tuple(SummaryNote(kind, "x", 0) for kind in NoteKind)
    full = make_summary(language=language, notes={"tasks-1": kinds}, title="x", guides=(blank_guide(),))
    words = set(re.findall(r"\w+", "\n".join(names(full).values()).lower()))
    assert not GIVEN_NAMES & words


def blank_guide() -> Guide:
    questions = tuple(Question(f"tasks-{n}", "x", (Probe("x"),)) for n in (1, 2))
    themes = (Theme("tasks", "x", questions, ("x",)), Theme("users", "x", (Question("users-1", "x"),)))
    closing = Theme("closing", "x", (Question("closing-1", "x"),), role=ThemeRole.CLOSING)
    return Guide("x", "en", "1", 60, (*themes, closing), "x", ("x",))


def test_several_guide_versions_meet_in_one_grid(make_summary: Callable[..., Summary], guide: Guide) -> None:
    newer = replace(guide, version="2", themes=(guide.themes[1], guide.themes[3]))
    one, two = make_summary().respondents
    two = replace(two, guide_version="2", themes=(two.themes[1], two.themes[3]))
    across = names(make_summary(guides=(guide, newer), respondents=(one, two)))["summary.md"]
    assert "| The people served | ○ 0 of 1 | – |" in across
    assert across.count("## Appendix: the guide") == 2


def test_two_conversations_with_one_respondent_share_a_file(make_summary: Callable[..., Summary]) -> None:
    one = make_summary().respondents[0]
    made = names(make_summary(respondents=(one, one)))
    assert list(made) == ["respondent-r12.md", "summary.md"]
    assert "| Theme | R12 (1) | R12 (2) |" in made["summary.md"]
    assert "## R12 (2)" in made["respondent-r12.md"]


def test_hostile_text_changes_no_structure(
    make_summary: Callable[..., Summary], hostile: str, guide: Guide
) -> None:
    def shape(text: str) -> dict[str, list[str]]:
        note = {"tasks-1": (SummaryNote(NoteKind.NOTE, text, 0), SummaryNote(NoteKind.QUOTE, text, 0))}
        theme = replace(guide.themes[1], title=text, hints=(text,))
        made = replace(guide, title=text, themes=(*guide.themes[:1], theme, *guide.themes[2:]))
        reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
        rendered = names(make_summary(notes=note, title=text, guides=(made,)))
        return {name: [token.type for token in reader.parse(content)] for name, content in rendered.items()}

    assert shape(hostile) == shape("word")


def test_no_control_character_reaches_a_file(make_summary: Callable[..., Summary], hostile: str) -> None:
    made = names(make_summary(notes={"tasks-1": (SummaryNote(NoteKind.NOTE, hostile, 0),)}, title=hostile))
    for content in made.values():
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", content)
