"""A Word guide as one of ours, by guessing, with a list of the guesses.

Headings become themes; lists, numbered lines and lines that ask become questions; what stands deeper, or
after a question, becomes its probes; other paragraphs become hints, and the opening card before the first
theme. Tables hold themes, questions and probes in their columns. Nothing is dropped without being told.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from interview_tui.guidefile import drafts, wordguess, wordtable
from interview_tui.guidefile.attributes import CLOSING, MOST_MINUTES, WARMUP
from interview_tui.guidefile.faults import short
from interview_tui.guidefile.frontmatter import PLANNED_MINUTES, Front
from interview_tui.guidefile.wordbuild import Builder
from interview_tui.guidefile.wordfile import Block, Table, WordFile, flat, read
from interview_tui.guidefile.write import as_markdown
from interview_tui.i18n import _
from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.guidefile.wordbuild import Guess
    from interview_tui.model.guide import Guide


@dataclass(frozen=True, slots=True)
class Imported:
    """A guide made of a Word document, as Markdown, and what was guessed, in the order of the document."""

    guide: Guide
    markdown: str
    guesses: tuple[Guess, ...]


def import_guide(path: Path) -> Imported:
    """Return the guide in a Word document.

    Raises:
        UsageProblem: when it cannot be read as a Word document, or holds no words.
        OSError: when the file is not there or may not be read.
    """
    return made_of(read(path), path.stem)


def made_of(file: WordFile, name: str) -> Imported:
    """Return the guide made of what a document holds; ``name`` is its title when the document has none."""
    blocks = _blocks(file)
    builder = Builder(file.notes, _language(file))
    builder.guess(0, _("the language is {language}, by its small words").format(language=builder.language))
    title = _title(blocks, builder)
    headings = _Headings(file, title)
    for part in file.parts:
        if isinstance(part, Table):
            wordtable.take(builder, part)
        elif part is not title:
            headings.take(part, builder)
    draft = builder.draft(_front(title, name, builder))
    _roles(draft, builder)
    _leftovers(file, builder)
    drafts.close(draft)
    drafts.name_all(draft)
    guide = drafts.built(draft)
    guesses = sorted(builder.guesses, key=lambda guess: guess.number)
    return Imported(guide, as_markdown(guide), tuple(guesses))


def _blocks(file: WordFile) -> list[Block]:
    return [part for part in file.parts if isinstance(part, Block) and part.text]


def _title(blocks: list[Block], builder: Builder) -> Block | None:
    """Return the block that is the title of the guide, if one is."""
    first = next((block for block in blocks if block.title), None)
    tops = [block for block in blocks if block.heading == 1]
    if first is None and len(tops) == 1 and any(block.heading > 1 for block in blocks):
        first = tops[0]
    if first is None and blocks and not blocks[0].heading and blocks[0].depth < 0:
        start, after = blocks[0], blocks[1:2]
        leads = not after or after[0].bold or after[0].heading > 0
        if wordguess.may_head(start.text) and (wordguess.GUIDE.search(start.text) or (start.bold and leads)):
            first = start
    if first is not None:
        builder.guess(first.number, _("“{words}” is the title of the guide").format(words=short(first.text)))
        builder.told_of(first)
    return first


class _Headings:
    """Which blocks are headings of themes: those with a style, or, without any, those that look it."""

    def __init__(self, file: WordFile, title: Block | None) -> None:
        blocks = [block for block in _blocks(file) if block is not title]
        levels = sorted({block.heading for block in blocks if block.heading})
        self._level = levels[0] if levels else 0
        self._bold = any(self._is_bold_head(block) for block in blocks)
        self._after = {id(one): two for one, two in pairwise(blocks)}

    def take(self, block: Block, builder: Builder) -> None:
        if not block.text:
            if block.heading:
                builder.guess(block.number, _("an empty heading was left out"))
            builder.told_of(block)
            return
        why = "" if block.words.boxed else self._why(block)
        if why:
            builder.theme(block, why, deeper=block.heading > self._level > 0)
        else:
            builder.line(block)

    def _why(self, block: Block) -> str:
        """Return why a block is the heading of a theme; empty when it is none."""
        if self._level:
            return _("has the style of a heading") if block.heading and not self._asks(block) else ""
        if self._is_bold_head(block):
            return _("is short and bold")
        if self._bold:
            return ""
        text = block.text
        if wordguess.THEME_WORD.match(text) or wordguess.THEME_NUMBER.match(text):
            return _("begins as a theme does")
        return self._why_plain(block) if block.depth < 0 and wordguess.may_head(text) else ""

    def _why_plain(self, block: Block) -> str:
        after = self._after.get(id(block))
        number, text = wordguess.typed(block.text), block.text
        below = wordguess.typed(after.text) if after else None
        if number.depth == 0 and below and below.mark.startswith(f"{number.mark}."):
            return _("is numbered, with numbers below it")
        if text.isupper() and len(text) > 3:  # noqa: PLR2004 - an abbreviation is no heading
            return _("is in capital letters")
        listed = after is not None and (after.depth >= 0 or (below is not None and below.depth > 0))
        return _("stands before a list") if listed and number.depth < 0 else ""

    @staticmethod
    def _is_bold_head(block: Block) -> bool:
        return block.bold and block.depth < 0 and not block.words.boxed and wordguess.may_head(block.text)

    @staticmethod
    def _asks(block: Block) -> bool:
        return block.heading > 1 and wordguess.asks(block.text)


def _language(file: WordFile) -> str:
    tables = [part for part in file.parts if isinstance(part, Table)]
    blocks = [*_blocks(file), *(block for table in tables for block in flat(table))]
    return wordguess.language(block.text for block in blocks)


def _front(title: Block | None, name: str, builder: Builder) -> Front:
    planned = next((found for text in builder.opening if (found := wordguess.PLANNED.search(text))), None)
    minutes = int(planned["minutes"]) if planned else PLANNED_MINUTES
    if planned and 0 < minutes <= MOST_MINUTES:
        builder.guess(
            0, _("the opening speaks of {n} minutes, so the guide is planned for it").format(n=minutes)
        )
    else:
        minutes = PLANNED_MINUTES
    if title is None:
        builder.guess(0, _("there is no title, so the name of the file is the title"))
    values = {
        "title": title.text if title else name or "Guide",
        "language": builder.language,
        "research_question": builder.research,
    }
    return Front(values=values, planned_minutes=minutes)


def _roles(draft: drafts.GuideDraft, builder: Builder) -> None:
    """Say which theme is the warm-up and which the closing, as far as their titles tell."""
    _closing_last(draft, builder)
    first, last = draft.themes[0], draft.themes[-1]
    if wordguess.CLOSING.match(last.title) and last.questions:
        last.attributes.classes.add(CLOSING)
        builder.guess(last.line, _("“{words}” is the closing").format(words=short(last.title)))
    elif last.questions and wordguess.CLOSING_QUESTION.search(last.questions[-1].text):
        last.questions[-1].attributes.classes.add(CLOSING)
        sentence = _("“{words}” is the closing question")
        builder.guess(last.questions[-1].line, sentence.format(words=short(last.questions[-1].text)))
    else:
        builder.guess(0, _("no closing was found, so the built-in one was added"))
    if wordguess.WARMUP.match(first.title) and first is not last:
        first.attributes.classes.add(WARMUP)
        builder.guess(first.line, _("“{words}” is the warm-up").format(words=short(first.title)))


def _closing_last(draft: drafts.GuideDraft, builder: Builder) -> None:
    """Move a closing that does not stand last: a table of more themes may come after it in the document."""
    for theme in draft.themes[1:-1]:
        asks = theme.questions and wordguess.CLOSING_QUESTION.search(theme.questions[-1].text)
        if (
            asks
            and wordguess.CLOSING.match(theme.title)
            and not wordguess.CLOSING.match(draft.themes[-1].title)
        ):
            draft.themes.remove(theme)
            draft.themes.append(theme)
            builder.guess(theme.line, _("“{words}” was moved to the end").format(words=short(theme.title)))
            return


def _leftovers(file: WordFile, builder: Builder) -> None:
    """Tell of what stands outside the text itself."""
    for text in file.comments:
        builder.guess(0, _("a comment was left out: “{words}”").format(words=short(text)))
    for text in file.margins:
        builder.guess(0, _("a header or footer was left out: “{words}”").format(words=short(text)))
    for text in builder.unused_notes():
        builder.guess(
            0, _("a footnote that nothing refers to was left out: “{words}”").format(words=short(text))
        )
