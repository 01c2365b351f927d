"""The note that is chosen, in full: its words with what is suspected in them, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len

from interview_tui import words
from interview_tui.i18n import _, ngettext
from interview_tui.model.dialect import dialect
from interview_tui.model.note import NoteFlag
from interview_tui.model.singular import one_of_a_kind
from interview_tui.model.values import dataclass
from interview_tui.tui import reasons, render
from interview_tui.tui.render import Part
from interview_tui.tui.widgets.marked import AFTER, BEFORE, Mark, marked
from interview_tui.tui.widgets.note_table import LOOKS, said
from interview_tui.tui.widgets.painted import Line, Painted
from interview_tui.words_identifying import suspected

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_tui.model.note import Note
    from interview_tui.services.lookout import Suspicion
    from interview_tui.tui.ink import Ground, Name

LISTED = 3
"""Most suspicions listed under the words."""


@dataclass(frozen=True, slots=True)
class Detail:
    """All that is shown of a note. ``suspicions`` is None while they are looked for."""

    note: Note
    theme: str
    question: str
    leaves: str
    look: Name
    held: bool = False
    """Whether it stays behind."""
    recorded: str = ""
    """Where it lies on the recording; empty when nowhere."""
    used: str = ""
    """How often a quote is used; empty where it is not."""
    suspicions: Sequence[Suspicion] | None = None


class NoteDetail(Painted):
    """Paints a ``Detail``; ``read_on`` turns the pages of words that are longer than there is room for."""

    GROUND: ClassVar[Ground] = "surface"
    DEFAULT_CSS = "NoteDetail { height: 10; background: $surface; }"

    detail: Detail | None = None
    page = 0
    furthest = 0
    """The last page of the words that was in sight, from 0."""
    read_on_key = ""
    language = "en"
    """That of the guide: what stands out as a way of speaking depends on it."""

    def show(self, detail: Detail | None) -> None:
        """Show this note, from its beginning if it is another one than before."""
        before = self.detail
        if (
            before is None
            or detail is None
            or (before.note.id, before.note.text) != (detail.note.id, detail.note.text)
        ):
            self.page = self.furthest = 0
        self.detail = detail
        self.repaint()

    def read_on(self) -> None:
        """Go to the next page of the words; after the last, to the first."""
        self.page = (self.page + 1) % self._pages()
        self.furthest = max(self.furthest, self.page)
        self.repaint()

    @property
    def read_through(self) -> bool:
        """Whether the words have been in sight to their end."""
        return self.furthest >= self._pages() - 1

    def _pages(self) -> int:
        detail = self.detail
        if detail is None or not self.size.height:
            return 1
        room = max(1, self.size.height - len(self._below(detail)) - len(self._above(detail)))
        return max(1, -(-len(self._words(detail)) // room))

    def lines(self) -> list[Line]:
        """Return head, words, what becomes of it, and what is suspected."""
        detail = self.detail
        if detail is None or not self.size.height:
            return []
        below = self._below(detail)
        above = self._above(detail)
        room = max(1, self.size.height - len(below) - len(above))
        words_of = self._words(detail)
        pages = max(1, -(-len(words_of) // room))
        self.page %= pages
        if pages > 1:
            more = _("page {n} of {all} · {key} reads on").format(
                n=self.page + 1, all=pages, key=self.read_on_key
            )
            self._at_right(above[0], more)
        shown = words_of[self.page * room : (self.page + 1) * room]
        gap = room - len(shown) if pages > 1 else min(1, room - len(shown))
        return [*above, *shown, *([] for _row in range(gap)), *below]

    def _above(self, detail: Detail) -> list[Line]:
        note = detail.note
        when = _("after the talk") if note.after else render.minutes(note.elapsed_ms)
        number = _("no. {n}").format(n=note.id)
        how = [_("edited") if note.revised else "", _("pasted") if note.pasted else ""]
        how += [words.moved(note.moved_ms) if note.moved_ms else ""]
        read = _("read through") if note.signed else ""
        facts = [when, words.kind(note.kind), detail.recorded, number, read, *how, detail.theme]
        lines: list[Line] = [[Part(" " + " · ".join(fact for fact in facts if fact), self.ink("head"))]]
        if detail.question:
            lines.append([Part(" " + detail.question, self.ink("dim"))])
        return lines

    def _at_right(self, line: Line, text: str) -> None:
        used = sum(cell_len(render.one_line(part.text)) for part in line)
        gap = self.size.width - used - cell_len(text) - 1
        if gap > 0:
            line.append(Part(" " * gap + text, self.ink("dim")))

    def _words(self, detail: Detail) -> list[Line]:
        plain = self.ink(LOOKS[detail.note.kind])
        text = said(detail.note)
        shift = 1 if text != detail.note.text and detail.note.text else 0
        marks = [
            Mark(
                one.found.start + shift,
                one.found.end + shift,
                self.ink(reasons.outcome(one.choice, one.found.type, one.text)[1]),
            )
            for one in detail.suspicions or ()
        ]
        return [[Part(" ", plain), *line] for line in marked(text, marks, self.size.width - 2, plain)]

    def _telling(self, detail: Detail) -> list[Line]:
        """Return where a note that would leave says that there is one of somebody, or how they speak."""
        text = detail.note.text
        if detail.held:
            return []
        heard = dict.fromkeys(text[start:end].casefold() for start, end in dialect(text, self.language))
        lines: list[Line] = []
        for found, ask in (
            (
                one_of_a_kind(text),
                _("says that there is one: could they be known by it? No search sees that."),
            ),
            (heard, _("is a way of speaking: could somebody be known by it?")),
        ):
            if found:
                shown = " ".join(f"{BEFORE}{words_said}{AFTER}" for words_said in found)
                lines += self._whole(f"△ {shown} {ask}", "warn")
        return lines

    def _whole(self, sentence: str, look: Name) -> list[Line]:
        """Return a sentence in as many lines as it takes: what is asked of a reader is never cut."""
        found = render.wrap(sentence, max(10, self.size.width - 2))
        return [[Part(" " + line, self.ink(look))] for line in found]

    def _below(self, detail: Detail) -> list[Line]:
        flags = ", ".join(words.flag(flag) for flag in NoteFlag if flag in detail.note.flags)
        lines: list[Line] = []
        if flags:
            lines.append([Part(" ⚑ " + flags, self.ink("warn"))])
        lines += self._whole(detail.leaves, detail.look)
        if detail.used:
            lines.append([Part(" " + detail.used, self.ink("warn" if "△" in detail.used else "dim"))])
        lines += self._telling(detail)
        if detail.suspicions is None:
            return [*lines, [Part(" " + _("Looking for what may identify someone …"), self.ink("dim"))]]
        shown = detail.suspicions[:LISTED]
        for one in shown:
            becomes, look = reasons.outcome(one.choice, one.found.type, one.text)
            why = suspected(one.found.why, one.found.type)
            why = _("decided before this was said") if one.before else why
            lines.append(
                [
                    Part(f" {BEFORE}{render.one_line(one.found.text)}{AFTER} ", self.ink("text")),
                    Part(f"{why} · ", self.ink("dim")),
                    Part(becomes, self.ink(look)),
                ]
            )
        left = len(detail.suspicions) - len(shown)
        if left:
            more = ngettext("and {n} more candidate", "and {n} more candidates", left).format(n=left)
            lines.append([Part(" " + more, self.ink("dim"))])
        return lines
