"""The codebook that goes with an export: themes, questions and kinds of note as codes, each name once.

Names are unique over the whole tree, ignoring case: some programs keep one of two codes of the same name and
drop the codings of the other. Ids are made from the study's random namespace, never from words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from interview_tui.export import passages, words
from interview_tui.export.order import headings, questions_of
from interview_tui.i18n import N_
from interview_tui.model.summary import AFTER
from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_tui.export.passages import Passage
    from interview_tui.export.words import Translate
    from interview_tui.model.note import NoteKind
    from interview_tui.model.summary import Summary

LONGEST_NAME = 60
"""Most characters of a code's name; MAXQDA cuts at 63."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code, with what it stands for in full (empty when its name says all), and whether things carry it."""

    guid: str
    name: str
    about: str = ""
    codable: bool = True
    under: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class Codebook:
    """The codes as a tree, and which a passage carries."""

    tree: tuple[Code, ...]
    themes: dict[str, Code]
    questions: dict[tuple[str, str], Code]
    kinds: dict[NoteKind, Code]

    def of(self, passage: Passage) -> list[Code]:
        """Return the codes of a note: its theme, its question if it has one, its kind."""
        place = (passage.theme.theme_id, passage.question.question_id)
        question = [self.questions[place]] if place in self.questions else []
        return [self.themes[passage.theme.theme_id], *question, self.kinds[passage.note.kind]]


def guid(summary: Summary, kind: str, name: object) -> str:
    """Return an id that stays the same over exports of a study and tells nothing about what it names."""
    return str(uuid5(UUID(summary.namespace), f"{kind}/{name}")).upper()


def codebook(t: Translate, summary: Summary) -> Codebook:
    """Return the codes of a summary: groups for themes, questions and kinds, with the codes under them."""
    names = _Names()
    groups = [
        names.take(t(N_("Themes"))),
        names.take(t(N_("Guide questions"))),
        names.take(t(N_("Note kinds"))),
    ]
    of_kind = {
        kind: Code(guid(summary, "kind", kind.value), names.take(t(word)))
        for kind, word in words.ONE_OF_KIND.items()
    }
    of_theme = {
        theme_id: _code(summary, names, "theme", theme_id, title)
        for theme_id, title in headings(summary).items()
    }
    of_question = {
        (theme_id, question_id): _code(summary, names, "question", f"{theme_id}/{question_id}", text)
        for theme_id, question_id, text in _questions(summary)
    }
    members = (tuple(of_theme.values()), tuple(of_question.values()), tuple(of_kind.values()))
    tree = tuple(
        Code(guid(summary, "group", number), name, codable=False, under=under)
        for number, (name, under) in enumerate(zip(groups, members, strict=True))
        if under
    )
    return Codebook(tree, of_theme, of_question, of_kind)


def _questions(summary: Summary) -> Iterator[tuple[str, str, str]]:
    for theme_id in headings(summary):
        for question_id, question in questions_of(summary, theme_id).items():
            if question_id and theme_id != AFTER:
                yield theme_id, question_id, question.text


def _code(summary: Summary, names: _Names, kind: str, name: str, text: str) -> Code:
    whole = passages.line(text)
    short = names.take(whole)
    return Code(guid(summary, kind, name), short, "" if short == whole else whole)


class _Names:
    """Gives out names, each once, ignoring case; a name taken already gets a number."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, wanted: str) -> str:
        plain = passages.line(wanted).replace("\\", "/") or "–"
        name, number = _cut(plain, LONGEST_NAME), 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{_cut(plain, LONGEST_NAME - 1 - len(f' ({number})'))} ({number})"
        self._taken.add(name.casefold())
        return name


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
