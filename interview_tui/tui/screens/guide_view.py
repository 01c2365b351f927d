"""The guide of the study, to read through: opening card, themes, questions, probes and hints."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from interview_tui import words
from interview_tui.errors import GuideFaults
from interview_tui.i18n import _, ngettext
from interview_tui.model.guide import ThemeRole
from interview_tui.tui import commands
from interview_tui.tui.screens.ask_short import AskShort
from interview_tui.tui.screens.guide_choice import WritesGuides
from interview_tui.tui.screens.picker import Choice
from interview_tui.tui.screens.working import Working
from interview_tui.tui.widgets.head_line import HeadLine
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.prose import Para, Prose

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.app import ComposeResult

    from interview_tui.errors import InterviewError
    from interview_tui.model.advice import Advice
    from interview_tui.model.guide import Guide, Question, Theme
    from interview_tui.services.beginning import GuideFile
    from interview_tui.services.guide_versions import Proposal
    from interview_tui.tui.app import InterviewApp

FAR = 1_000_000
"""More lines than any guide has."""

MOST_PATH = 1000
"""Most characters of a path."""


class GuideView(WritesGuides, Working, Screen[None]):
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
        self._load()

    def _load(self) -> None:
        store = self.study.store
        self.work(lambda: _advised(store.current_guide()), lambda found: self._show(*found))

    def _show(self, guide: Guide, advice: list[Advice]) -> None:
        questions = sum(len(theme.questions) for theme in guide.themes)
        facts = [
            _("version {version}").format(version=guide.version),
            ngettext("{n} theme", "{n} themes", len(guide.themes)).format(n=len(guide.themes)),
            ngettext("{n} question", "{n} questions", questions).format(n=questions),
            _("{n} min").format(n=guide.planned_minutes),
        ]
        if advice:
            facts.append(
                ngettext("{n} piece of advice", "{n} pieces of advice", len(advice)).format(n=len(advice))
            )
        self.query_one(HeadLine).show(guide.title, facts)
        self.query_one(Prose).show(*outline(guide, advice))

    def on_mouse_scroll_down(self) -> None:
        """Scroll with the wheel."""
        self.action_scroll_text(3)

    def on_mouse_scroll_up(self) -> None:
        """Scroll with the wheel."""
        self.action_scroll_text(-3)

    def action_scroll_text(self, step: int) -> None:
        """Move the text."""
        self.query_one(Prose).scroll_lines(step)

    def action_new_version(self) -> None:
        """Choose a changed guide, and see what has changed."""
        from interview_tui.services.beginning import shipped_and_own
        from interview_tui.tui.screens.guide_entry import choices_of
        from interview_tui.tui.screens.picker import Picker

        paths = self.interview_app.launch.paths

        def listed(found: list[GuideFile]) -> None:
            typed = Choice("", _("Another file: type its path"), "", "+")
            picker = Picker(_("Which guide shall be used from now on?"), [*choices_of(found), typed])
            self.app.push_screen(picker, chosen)

        def chosen(path: str | None) -> None:
            if path:
                self.compare_with(path)
            elif path is not None:
                question = _("Where is the changed guide? The path of a Markdown file.")
                self.app.push_screen(AskShort(question, limit=MOST_PATH), typed_path)

        def typed_path(path: str | None) -> None:
            if path:
                self.compare_with(path)

        self.work(lambda: shipped_and_own(paths), listed)

    def written(self, path: Path | None) -> None:
        """Show what the guide that was written would change, if it shall be used."""
        if path is not None:
            self.compare_with(str(path))

    def compare_with(self, path: str) -> None:
        """Show what has changed in the guide at ``path``, to be decided on."""
        from interview_tui.services.beginning import read

        paths, versions = self.interview_app.launch.paths, self.study.guide_versions
        self.work(lambda: versions.propose(read(path, paths)), self._proposed, self._faulty)

    def _proposed(self, proposal: Proposal) -> None:
        from interview_tui.tui.screens.guide_changes import GuideChanges

        if proposal.nothing:
            self.say(_("Nothing has changed from the guide in force."))
            return
        self.app.push_screen(GuideChanges(self.interview_app, proposal), self._brought_in)

    def _brought_in(self, version: str | None) -> None:
        if version:
            self._load()
            self.say(_("Version {version} is in force from now on.").format(version=version), stay=True)

    def _faulty(self, error: InterviewError) -> None:
        if isinstance(error, GuideFaults):
            first = error.faults[0] if error.faults else ""
            self.say(_("That guide has faults: {first}").format(first=first), warn=True, stay=True)
        else:
            self.trouble(error)

    def action_compare_guide(self) -> None:
        """Show what can be compared over the versions."""
        from interview_tui.tui.screens.guide_table import GuideTable

        self.app.push_screen(GuideTable(self.interview_app))

    def action_leave_guide(self) -> None:
        """Go back."""
        self.dismiss(None)


def _advised(guide: Guide) -> tuple[Guide, list[Advice]]:
    from interview_tui.services.guides import advise

    return guide, advise(guide)


def outline(guide: Guide, advice: Sequence[Advice] = ()) -> list[Para]:
    """Return the whole guide as paragraphs, each piece of advice below what it is about."""
    paras = [Para(), *_said(advice, "", "", 3)]
    if len(paras) > 1:
        paras.append(Para())
    if guide.research_question:
        paras += [Para(guide.research_question, "aside"), Para()]
    if guide.research_questions:
        paras += [Para(asked.text, "aside", 3, "? ") for asked in guide.research_questions] + [Para()]
    if guide.opening:
        paras += [Para(_("Opening card"), "head"), *(Para(text, "quote") for text in guide.opening), Para()]
    number = 0
    for theme in guide.themes:
        number += theme.role is ThemeRole.ORDINARY
        paras += [*_theme(theme, number, advice), Para()]
    return paras


def _said(advice: Sequence[Advice], theme_id: str, question_id: str, indent: int) -> list[Para]:
    about = [one.sentence for one in advice if (one.theme_id, one.question_id) == (theme_id, question_id)]
    return [Para(_("advice: {sentence}").format(sentence=said), "aside", indent, "· ") for said in about]


def _theme(theme: Theme, number: int, advice: Sequence[Advice]) -> list[Para]:
    lead = f"{number} " if theme.role is ThemeRole.ORDINARY else ""
    minutes = _("{n} min").format(n=theme.minutes) if theme.minutes else ""
    tags = " · ".join(part for part in (words.times(theme.times), minutes) if part)
    paras = [Para(f"{lead}{theme.title}" + (f"   {tags}" if tags else ""), "head")]
    paras += _said(advice, theme.id, "", 5)
    if theme.anchor:
        paras.append(
            Para(_("before what is asked of before: {anchor}").format(anchor=theme.anchor), "aside", 5)
        )
    paras += [Para(hint, "aside", 5) for hint in theme.hints]
    for question in theme.questions:
        paras += [*_question(question), *_said(advice, theme.id, question.id, 8)]
    return paras


def _question(question: Question) -> list[Para]:
    tag = words.times(question.times)
    text = question.text + (f"  ({tag})" if tag else "")
    anchor = (
        [Para(_("first, back to: {anchor}").format(anchor=question.anchor), "aside", 8)]
        if question.anchor
        else []
    )
    return [
        Para(text, "text", 5, "○ "),
        *anchor,
        *(Para(probe.text, "dim", 8, "· ") for probe in question.probes),
    ]
