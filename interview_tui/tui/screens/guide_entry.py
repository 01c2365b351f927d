"""The guide line of the form: a path or a name, read at once; its faults are shown in place of the rest."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview_tui.errors import GuideFaults
from interview_tui.i18n import _, ngettext
from interview_tui.text import clean_line
from interview_tui.tui.screens.studies import from_home
from interview_tui.tui.widgets.prose import Para, Prose

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from interview_tui.errors import InterviewError
    from interview_tui.launch import Launch
    from interview_tui.model.guide import Guide
    from interview_tui.services.beginning import GuideFile
    from interview_tui.tui.screens.picker import Choice
    from interview_tui.tui.widgets.note_editor import NoteEditor


def choices_of(found: Sequence[GuideFile]) -> list[Choice]:
    """Return the guides that are found by name as choices, by their paths."""
    from interview_tui.tui.screens.picker import Choice

    faulty = _("has faults")
    whose = {True: _("your own"), False: _("ships with the program")}
    return [
        Choice(str(item.path), f"{item.title or faulty} ({item.name})", whose[item.own]) for item in found
    ]


class GuideEntry:
    """What the form of a new study does with its guide."""

    _read: tuple[str, Guide] | None = None
    _title_given = ""

    if TYPE_CHECKING:
        app: Any
        query: Any

        def query_one(self, *args: Any) -> Any: ...  # noqa: D102 - Textual's own

        work: Callable[..., None]
        _launch: Launch
        _entry: Callable[[str], NoteEditor]
        _text: Callable[[str], str]
        _says: Callable[..., None]
        _go: Callable[[str], None]
        _suggest: Callable[[], None]

        @property
        def _here(self) -> str: ...

    @property
    def guide_is_read(self) -> bool:
        """Whether what stands in the line was read and is in order."""
        return self._read is not None and self._read[0] == self._text("guide")

    def action_choose_guide(self) -> None:
        """List the guides that are found by name."""
        from interview_tui.services.beginning import shipped_and_own
        from interview_tui.tui.screens.picker import Picker

        def listed(found: list[GuideFile]) -> None:
            self.app.push_screen(Picker(_("Which guide?"), choices_of(found)), self._chosen)

        self.work(lambda: shipped_and_own(self._launch.paths), listed)

    def _chosen(self, path: str | None) -> None:
        if path:
            self._entry("guide").load(from_home(Path(path)))
            self._go("guide")
            self.read_guide()

    def read_guide(self) -> None:
        """Read what stands in the line; nothing when it is empty."""
        from interview_tui.services.beginning import read
        from interview_tui.services.guides import advise

        def looked_at() -> tuple[Guide, int]:
            guide = read(name, self._launch.paths)
            return guide, len(advise(guide))

        name = self._text("guide")
        if name:
            self.work(
                looked_at,
                lambda found: self._in_order(name, *found),
                self.guide_faulty,
            )

    def _in_order(self, name: str, guide: Guide, advice: int) -> None:
        self._read = (name, guide)
        self._show_rest(shown=True)
        self.query_one("#faults", Prose).show()
        questions = sum(len(theme.questions) for theme in guide.themes)
        parts = [
            guide.title,
            ngettext("{n} theme", "{n} themes", len(guide.themes)).format(n=len(guide.themes)),
            ngettext("{n} question", "{n} questions", questions).format(n=questions),
            _("{n} min").format(n=guide.planned_minutes),
        ]
        if advice:
            parts.append(ngettext("{n} piece of advice", "{n} pieces of advice", advice).format(n=advice))
        self._says("guide", " · ".join(parts), look="good")
        if self._text("title") in {"", self._title_given}:
            self._title_given = clean_line(guide.title)
            self._entry("title").load(self._title_given, offered=True)
            self._suggest()
        if self._here == "guide":
            self._go("title")

    def guide_faulty(self, error: InterviewError) -> None:
        """Show every fault with file and line, and go to the guide's line."""
        self._read = None
        self._says("guide", error.title, look="warn")
        lines = error.faults if isinstance(error, GuideFaults) else [error.detail, error.hint]
        self.query_one("#faults", Prose).show(*(Para(line) for line in lines if line))
        self._show_rest(shown=False)
        self._go("guide")

    def _show_rest(self, *, shown: bool) -> None:
        """Show or hide the other lines of the form."""
        for widget in self.query("#form > *"):
            widget.display = shown or str(widget.id).startswith("guide")
