"""One text per conversation, with the place of every note in it: what codes and selections point at.

Places are Unicode code points from 0, the end not included. The text is made for programs that count in
different ways: composed letters, plain newlines, no control characters, and nothing outside the first plane
(an emoji is written by its name, ``[GRINNING FACE]``), so that code points, UTF-16 units and letters agree.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from interview_tui.export import escaping, words
from interview_tui.i18n import N_
from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_tui.export.words import Translate
    from interview_tui.model.summary import (
        QuestionSummary,
        RespondentSummary,
        Summary,
        SummaryNote,
        ThemeSummary,
    )

_LAST_OF_FIRST_PLANE = 0xFFFF
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")
_UNEVEN = re.compile("[\u200d\ufe0e\ufe0f\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A note in the text of its conversation, from ``start`` to ``end``."""

    start: int
    end: int
    text: str
    note: SummaryNote
    theme: ThemeSummary
    question: QuestionSummary


@dataclass(frozen=True, slots=True)
class Page:
    """One conversation as text; ``label`` is the code, numbered where a respondent has several.

    Its text is made a piece at a time: unlinked, all notes of a study are one page.
    """

    label: str
    one: RespondentSummary
    translate: Translate

    def pieces(self) -> Iterator[str | Passage]:
        """Yield the text: notes as passages, and what stands between them; it ends with one line break."""
        breaks = ""
        for piece in self._all():
            if isinstance(piece, Passage):
                yield breaks
                yield piece
                breaks = ""
            else:
                said = piece.rstrip("\n")
                if said:
                    yield breaks + said
                    breaks = ""
                breaks += piece[len(said) :]
        yield "\n"

    def text(self) -> Iterator[str]:
        """Yield the text in pieces."""
        return (piece.text if isinstance(piece, Passage) else piece for piece in self.pieces())

    def passages(self) -> Iterator[Passage]:
        """Yield the notes that have words."""
        return (piece for piece in self._all() if isinstance(piece, Passage))

    def _all(self) -> Iterator[str | Passage]:
        length = 0
        for piece in self._unplaced():
            if isinstance(piece, str):
                yield piece
                length += len(piece)
                continue
            note, theme, question = piece
            if said := plain(note.text).strip():
                yield Passage(length, length + len(said), said, note, theme, question)
                length += len(said)

    def _unplaced(self) -> Iterator[str | tuple[SummaryNote, ThemeSummary, QuestionSummary]]:
        for theme in self.one.themes:
            told = [question for question in theme.questions if question.notes]
            if told:
                yield f"{line(theme.title)}\n\n"
            for question in told:
                yield f"{line(words.question(self.translate, question))}\n"
                for note in question.notes:
                    yield note, theme, question
                    yield "\n"
                yield "\n"


def plain(text: str) -> str:
    """Return a text without what programs count differently; never empty where the text was not."""
    said = escaping.xml(text)
    if not _UNEVEN.search(said):
        return said.replace("\t", " ")
    out = []
    for sign in said:
        if ord(sign) > _LAST_OF_FIRST_PLANE:
            out.append(f"[{unicodedata.name(sign, 'SIGN')}]")
        elif sign not in _JOINERS:
            out.append(sign)
    return "".join(out).replace("\t", " ")


def line(text: str) -> str:
    """Return ``plain(text)`` on one line, blanks folded."""
    return " ".join(plain(text).split())


def pages(t: Translate, summary: Summary) -> Iterator[Page]:
    """Yield the conversations in the summary's own order."""
    for label, one in zip(labels(t, summary), summary.respondents, strict=True):
        yield Page(label, one, t)


def labels(t: Translate, summary: Summary) -> list[str]:
    """Return the labels of ``pages``, in their order."""
    return [label or t(N_("all respondents")) for label in words.columns(summary.respondents)]
