"""The guide of the study, to read through: opening card, themes, questions, probes and hints."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from interview_tui import words
from interview_tui.i18n import _, ngettext
from interview_tui.model.guide import ThemeRole
from interview_tui.tui import commands
from interview_tui.tui.screens.working import Working
from interview_tui.tui.widgets.head_line import HeadLine
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.prose import Para, Prose

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from interview_tui.model.guide import Guide, Question, Theme
    from interview_tui.tui.app import InterviewApp

FAR = 1_000_000
"""More lines than any guide has."""


class GuideView(Working, Screen[None]):
    """Shows the guide that the next interview is held by."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.GUIDE,)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_text(-1)", show=False),
        Binding("down", "scroll_text(1)", show=False),
        Binding("pageup", "scroll_text(-15)", show=False),
        Binding("pagedown,space", "scroll_text(15)", show=False),
        Binding("home", f"scroll_text(-{FAR})", show=False),
        Binding("end", f"scroll_text({FAR})", show=False),
    ]
    DEFAULT_CSS = "GuideView Prose { height: 1fr; }"

    def __init__(self, app: InterviewApp) -> None:
        super().__init__()
        self.bind_commands(app)
        self._remapped = app.remapped

    def compose(self) -> ComposeResult:
        """Lay out heading, text and keys."""
        yield HeadLine()
        yield Prose()
        yield KeyLine(*self.SCOPES, commands.EVERYWHERE, remapped=self._remapped)

    def on_mount(self) -> None:
        """Read the guide."""
        store = self.study.store
        self.work(store.current_guide, self._show)

    def _show(self, guide: Guide) -> None:
        questions = sum(len(theme.questions) for theme in guide.themes)
        facts = [
            _("version {version}").format(version=guide.version),
            ngettext("{n} theme", "{n} themes", len(guide.themes)).format(n=len(guide.themes)),
            ngettext("{n} question", "{n} questions", questions).format(n=questions),
            _("{n} min").format(n=guide.planned_minutes),
        ]
        self.query_one(HeadLine).show(guide.title, facts)
        self.query_one(Prose).show(*outline(guide))

    def on_mouse_scroll_down(self) -> None:
        """Scroll with the wheel."""
        self.action_scroll_text(3)

    def on_mouse_scroll_up(self) -> None:
        """Scroll with the wheel."""
        self.action_scroll_text(-3)

    def action_scroll_text(self, step: int) -> None:
        """Move the text."""
        self.query_one(Prose).scroll_lines(step)

    def action_leave_guide(self) -> None:
        """Go back."""
        self.dismiss(None)


def outline(guide: Guide) -> list[Para]:
    """Return the whole guide as paragraphs."""
    paras = [Para()]
    if guide.research_question:
        paras += [Para(guide.research_question, "aside"), Para()]
    if guide.opening:
        paras += [Para(_("Opening card"), "head"), *(Para(text, "quote") for text in guide.opening), Para()]
    number = 0
    for theme in guide.themes:
        number += theme.role is ThemeRole.ORDINARY
        paras += [*_theme(theme, number), Para()]
    return paras


def _theme(theme: Theme, number: int) -> list[Para]:
    lead = f"{number} " if theme.role is ThemeRole.ORDINARY else ""
    minutes = _("{n} min").format(n=theme.minutes) if theme.minutes else ""
    tags = " · ".join(part for part in (words.times(theme.times), minutes) if part)
    paras = [Para(f"{lead}{theme.title}" + (f"   {tags}" if tags else ""), "head")]
    paras += [Para(hint, "aside", 5) for hint in theme.hints]
    return paras + [para for question in theme.questions for para in _question(question)]


def _question(question: Question) -> list[Para]:
    tag = words.times(question.times)
    text = question.text + (f"  ({tag})" if tag else "")
    return [Para(text, "text", 5, "○ "), *(Para(probe.text, "dim", 8, "· ") for probe in question.probes)]
