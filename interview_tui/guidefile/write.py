"""A guide as the Markdown that reads back as the same guide: every id, attribute and word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_tui.guidefile.attributes import CLOSING, WARMUP
from interview_tui.model.guide import ThemeRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_tui.model.guide import Guide, Question, Theme

_ALWAYS = frozenset("\\`*_[<{")
_ENTITY = re.compile(r"&(?=#|\w)")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_AT_START = frozenset("#+->=~|:!")
_BULLET = re.compile(r"[•◦▪·●○]")
_HASHES = re.compile(r"(?<!\\)#(?=#*\Z)")


def as_markdown(guide: Guide) -> str:
    """Return the guide as a Markdown file; ``markdown.parse_guide`` makes the same guide of it."""
    lines = [*_front(guide), ""]
    for paragraph in guide.opening:
        lines += [words(paragraph), ""]
    for theme in guide.themes:
        lines += [f"## {_heading(theme.title)}{_of_theme(theme)}", ""]
        for hint in theme.hints:
            lines += [words(hint), ""]
        for question in theme.questions:
            lines.append(f"- {words(question.text)}{_of_question(question)}")
            lines += [f"    - {words(probe.text)}" for probe in question.probes]
        if theme.questions:
            lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def _front(guide: Guide) -> Iterator[str]:
    yield "---"
    yield f"title: {_value(guide.title)}"
    yield f"language: {guide.language}"
    yield f"version: {_value(guide.version)}"
    yield f"planned_minutes: {guide.planned_minutes}"
    if guide.research_question:
        yield f"research_question: {_value(guide.research_question)}"
    if guide.research_questions:
        yield "research_questions:"
        yield from (f"- {asked.id}: {asked.text}" for asked in guide.research_questions)
    yield "---"


def _value(text: str) -> str:
    """Return a value of the front matter; quotes around one are taken away in reading, so it gets some."""
    quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    return f'"{text}"' if quoted else text


def words(text: str) -> str:
    """Return words so that Markdown shows them as they are."""
    shown = _ENTITY.sub("&amp;", "".join("\\" + sign if sign in _ALWAYS else sign for sign in text))
    if _BULLET.match(shown):
        return f"&#{ord(shown[0])};{shown[1:]}"
    numbered = _NUMBER.match(shown)
    if numbered:
        return f"{numbered[1]}\\{shown[numbered.end(1) :]}"
    return "\\" + shown if shown[:1] in _AT_START else shown


def _heading(text: str) -> str:
    """Return the words of a heading, at whose end a row of hashes would be taken away."""
    return _HASHES.sub(r"\\#", words(text))


def _of_theme(theme: Theme) -> str:
    pieces = [f"#{theme.id}"]
    if theme.role is ThemeRole.WARMUP:
        pieces.append(f".{WARMUP}")
    elif theme.role is ThemeRole.CLOSING:
        pieces.append(f".{CLOSING}")
    return _braces(pieces, theme)


def _of_question(question: Question) -> str:
    pieces = [f"#{question.id}"]
    if question.type:
        pieces.append(f"type={question.type}")
    if question.priority:
        pieces.append(f"priority={question.priority}")
    return _braces(pieces, question)


def _braces(pieces: list[str], named: Theme | Question) -> str:
    if named.minutes is not None:
        pieces.append(f"minutes={named.minutes}")
    if named.times:
        pieces.append(f"time={','.join(named.times)}")
    if named.serves:
        pieces.append(f"rq={','.join(named.serves)}")
    if named.anchor:
        mark = "'" if '"' in named.anchor else '"'
        pieces.append(f"anchor={mark}{named.anchor}{mark}")
    return f" {{{' '.join(pieces)}}}"
