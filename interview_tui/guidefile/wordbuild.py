"""Builds a guide of the blocks of a Word document, line by line, and keeps what was guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from interview_tui.errors import UsageProblem
from interview_tui.guidefile import wordguess
from interview_tui.guidefile.attributes import MOST_MINUTES
from interview_tui.guidefile.drafts import GuideDraft, QuestionDraft, ThemeDraft
from interview_tui.guidefile.faults import short
from interview_tui.i18n import _, ngettext
from interview_tui.model.guide import Probe

if TYPE_CHECKING:
    from interview_tui.guidefile.frontmatter import Front
    from interview_tui.guidefile.wordfile import Block


UNNAMED = {"nb": "Spørsmål", "en": "Questions"}
"""Title of a theme that has none in the document, by the guide's language."""


class Guess(NamedTuple):
    """What was guessed, or left out: a sentence, and the paragraph it is about (0: the whole document)."""

    number: int
    sentence: str


class Builder:
    """Takes blocks in the order of the document.

    Args:
        notes: Footnotes and endnotes by their names, such as ``footnote 2``.
        language: Of the guide: nb, nn or en.
    """

    def __init__(self, notes: dict[str, str], language: str) -> None:
        self.language = language
        self.unnamed = UNNAMED.get(language, UNNAMED["nb"])
        self.guesses: list[Guess] = []
        self.opening: list[str] = []
        self.research = ""
        self._notes = notes
        self._noted: set[str] = set()
        self._themes: list[ThemeDraft] = []
        self._base = -1
        """Depth of the questions of this theme in lists, -1 before there is one."""

        self._free = False
        """Whether the last question stood in no list, so that a list below it holds its probes."""

        self._labelled = False
        """Whether a line such as "Probes:" was the last."""

    @property
    def title(self) -> str:
        """The title of the theme that was begun last; empty before there is one."""
        return self._themes[-1].title if self._themes else ""

    def guess(self, number: int, sentence: str) -> None:
        """Keep one guess."""
        if Guess(number, sentence) not in self.guesses:
            self.guesses.append(Guess(number, sentence))

    def theme(self, block: Block, why: str, *, deeper: bool = False) -> None:
        """Begin a theme with this block as its heading, for the reason given."""
        self.told_of(block)
        text, minutes = self.timed(bare_title(block.text), block.number)
        above = self._themes[-1] if self._themes else None
        if deeper and above is not None and not above.questions and not above.hints:
            text = f"{above.title}: {text}"
            self._themes.pop()
        sentence = _("“{words}” {why}: a theme")
        self.guess(block.number, sentence.format(words=short(text), why=why))
        self.begin(text, block.number, minutes)
        self.footnotes(block)

    def line(self, block: Block) -> None:
        """Take a block that is no heading."""
        self.told_of(block)
        marked = wordguess.typed(block.text)
        if block.words.boxed:
            self.guess(block.number, _("the words of a text box became a hint"))
            self.aside(block.text)
        elif block.contents:
            sentence = _("a line of the table of contents was left out: “{words}”")
            self.guess(block.number, sentence.format(words=short(block.text)))
        elif not self._themes:
            self._before(block, marked)
        elif block.depth >= 0:
            self._listed(block, block.depth, block.text)
        elif self._labels(block):
            pass
        elif marked.depth >= 0:
            self._marked(block, marked)
        elif wordguess.asks(block.text):
            self.question(block.text, block.number)
            self._free = True
        else:
            self.guess(block.number, _("“{words}” asks nothing: a hint").format(words=short(block.text)))
            self.aside(block.text)
        self.footnotes(block)

    def _before(self, block: Block, marked: wordguess.Typed) -> None:
        """Take a block before the first theme: the opening card, unless it asks something."""
        research = wordguess.RESEARCH.match(block.text)
        if research and not self.research:
            self.research = research["rest"]
            self.guess(block.number, _("this is the research question"))
        elif wordguess.asks(marked.text) and (block.depth >= 0 or marked.depth >= 0):
            self.begin(self.unnamed, block.number, None)
            self.guess(block.number, _("a question before any heading: a theme was added for it"))
            self.question(marked.text, block.number)
            self._base, self._free = max(block.depth, 0), block.depth < 0
        else:
            self.guess(block.number, _("“{words}” goes on the opening card").format(words=short(block.text)))
            self.opening.append(block.text)

    def begin(self, title: str, number: int, minutes: int | None) -> None:
        """Begin a theme."""
        theme = ThemeDraft(title, number)
        theme.attributes.minutes = minutes
        self._themes.append(theme)
        self._base, self._free, self._labelled = -1, False, False

    def _listed(self, block: Block, depth: int, text: str) -> None:
        """Take an item of a list: a question, or a probe when it stands deeper or below a question."""
        last = self.last()
        if last is not None and (self._free or self._labelled or (self._base >= 0 and depth > self._base)):
            self.probe(text, block.number)
            return
        if self._base < 0:
            self._base = depth
        self.question(text, block.number)

    def _marked(self, block: Block, marked: wordguess.Typed) -> None:
        """Take a line with a typed mark: a number makes a question, a bullet below one its probe."""
        self.guess(block.number, _("the mark {mark} was taken away").format(mark=marked.mark))
        if marked.mark[:1].isdigit():
            deep = marked.mark.count(".")
            last = self.last()
            if last is not None and self._base >= 0 and deep > self._base and not wordguess.asks(marked.text):
                self.probe(marked.text, block.number)
                return
            self._base = deep if self._base < 0 else self._base
            if last is not None and deep > max(self._base, 1):
                self.probe(marked.text, block.number)
                return
            self.question(marked.text, block.number)
            self._free = True
            return
        self._listed(block, 0, marked.text)

    def _labels(self, block: Block) -> bool:
        """Take a line such as "Probes: an example?"; return whether it was one."""
        found = wordguess.PROBE_LABEL.match(block.text)
        if found is None or self.last() is None or not (found["colon"] or not found["rest"]):
            return False
        self.guess(block.number, _("“{words}” says that probes follow").format(words=short(block.text)))
        self._labelled = not found["rest"]
        if found["rest"]:
            self.probe(found["rest"], block.number)
        return True

    def question(self, text: str, number: int) -> None:
        """Add a question to the theme."""
        self._labelled = False
        text, minutes = self.timed(text, number)
        question = QuestionDraft(text, number)
        question.attributes.minutes = minutes
        self._themes[-1].questions.append(question)

    def probe(self, text: str, number: int) -> None:
        """Add a probe to the last question."""
        last = self.last()
        if last is not None:
            self.guess(number, _("“{words}” is a probe").format(words=short(text)))
            last.probes.append(Probe(text))

    def last(self) -> QuestionDraft | None:
        """Return the last question of this theme; None before there is one."""
        questions = self._themes[-1].questions if self._themes else []
        return questions[-1] if questions else None

    def aside(self, text: str) -> None:
        """Keep words that ask nothing: as a hint, or on the opening card before the first theme."""
        (self._themes[-1].hints if self._themes else self.opening).append(text)

    def timed(self, text: str, number: int) -> tuple[str, int | None]:
        """Return words without the minutes at their end, and the minutes."""
        found = wordguess.MINUTES.search(text)
        if (
            found is None
            or not 0 < int(found["minutes"]) <= MOST_MINUTES
            or not text[: found.start()].strip()
        ):
            return text, None
        minutes = int(found["minutes"])
        self.guess(
            number,
            ngettext("{n} minute is set aside", "{n} minutes are set aside", minutes).format(n=minutes),
        )
        return text[: found.start()].strip(), minutes

    # -- what is told ---------------------------------------------------------------------------------

    def told_of(self, block: Block) -> None:
        """Keep what a reader of the document should know of how a block was read."""
        words, number = block.words, block.number
        told = {
            _("words struck out with track changes were left out: “{words}”"): bool(words.deleted.strip()),
            _("words put in with track changes were taken in"): words.inserted,
            _("hidden words were taken in"): words.hidden,
            _("a picture was left out"): words.pictures > 0,
            _("a formula was left out"): words.formulas > 0,
            _("a special sign was left out"): words.symbols > 0,
            _("line breaks inside a paragraph divide it"): words.broken,
        }
        for sentence, so in told.items():
            if so:
                self.guess(number, sentence.format(words=short(words.deleted)))

    def footnotes(self, block: Block) -> None:
        """Take the footnotes that a block refers to along as hints."""
        for name in block.words.notes:
            text = self._notes.get(name)
            if text and name not in self._noted:
                self._noted.add(name)
                self.guess(block.number, _("its footnote became a hint"))
                self.aside(text)

    def unused_notes(self) -> list[str]:
        """Return the footnotes that nothing taken in refers to."""
        return [text for name, text in self._notes.items() if name not in self._noted]

    def draft(self, front: Front) -> GuideDraft:
        """Return what was built; UsageProblem when there is nothing to ask in it."""
        if not any(theme.questions for theme in self._themes):
            raise UsageProblem(
                _("No questions were found in the document."),
                _("Nothing was written."),
                _("Put the questions in lists, or end them with a question mark, and give themes headings."),
            )
        return GuideDraft(front, opening=self.opening, themes=self._themes)


def bare_title(text: str) -> str:
    """Return a heading without "Theme 1:" or a number before it, and without a colon after it."""
    for pattern in (wordguess.THEME_WORD, wordguess.NUMBERED):
        found = pattern.match(text)
        if found:
            text = text[found.end() :]
    return text.strip().removesuffix(":").strip() or text
