"""The history of one note: every wording it has had, and every change of kind, flag and clearing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from interview_tui import words, words_craft
from interview_tui.i18n import _
from interview_tui.model.guide import TimeTag
from interview_tui.model.note import WORDINGS, ChangeField, Meaning, NoteFlag, NoteKind, Source
from interview_tui.services.reviewing import UNKNOWN
from interview_tui.text import clean
from interview_tui.tui import render
from interview_tui.tui.widgets.text_pane import Row, TextPane
from interview_tui.words_identifying import meaning

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from interview_tui.model.note import NoteChange
    from interview_tui.services.lookout import History


def rows_of(history: History) -> list[Row]:
    """Return a note's history as it is shown, newest first, the first writing last."""
    rows: list[Row] = []
    for change in reversed(history.changes):
        rows += _change(change)
    first = _("{time} · first written, as {kind}")
    kind = words.kind(history.first.kind)
    rows.append(Row(first.format(time=render.local_time(history.first.at), kind=kind), "head"))
    return [*rows, *_text(history.first.text or _("(a moment without words)"))]


def _change(change: NoteChange) -> list[Row]:
    head = f"{render.local_time(change.at)} · {_what(change)}"
    worded = change.field in WORDINGS
    return [Row(head, "head" if worded else "dim"), *(_text(change.value) if worded else [Row()])]


def _text(text: str) -> list[Row]:
    return [*(Row(line, "text", 3) for line in clean(text).split("\n")), Row()]


def _what(change: NoteChange) -> str:  # noqa: C901, PLR0911 - one sentence for each field
    yes = change.value == "yes"
    match change.field:
        case ChangeField.TEXT:
            return _("words changed to")
        case ChangeField.KIND:
            return _("kind changed to {kind}").format(kind=words.kind(NoteKind(change.value)))
        case ChangeField.FLAG_ON:
            return _("flagged: {flag}").format(flag=words.flag(NoteFlag(change.value)))
        case ChangeField.FLAG_OFF:
            return _("flag taken off: {flag}").format(flag=words.flag(NoteFlag(change.value)))
        case ChangeField.CLEARED:
            return _("cleared for export") if yes else _("held back again")
        case ChangeField.UNDONE:
            return _("taken back") if yes else _("put back")
        case ChangeField.STAMP:
            return _("moved to {time}").format(time=render.minutes(int(change.value)))
        case ChangeField.ANSWERED:
            return _("taken up") if yes else _("on the ask-later list again")
        case ChangeField.SIGNED | ChangeField.MEANING:
            return _read(change)
        case ChangeField.PASTED:
            return _("pasted, not typed")
        case ChangeField.QUICK:
            return _("quick words: it reads")
        case ChangeField.TIME | ChangeField.SOURCE:
            return _("said of it: {what}").format(what=_tag(change))


def _read(change: NoteChange) -> str:
    if change.field is ChangeField.MEANING:
        return _("is the meaning kept? {answer}").format(answer=meaning(Meaning(change.value)))
    if change.value == UNKNOWN:
        return _("read through")
    if change.value:
        return _("read through by {who}").format(who=change.value)
    return _("no longer signed as read through")


def _tag(change: NoteChange) -> str:
    if not change.value:
        return "–"
    if change.field is ChangeField.TIME:
        return words_craft.word(TimeTag(change.value))
    return words_craft.word(Source(change.value))


class RevisionsScreen(ModalScreen[None]):
    """Shows the history of one note."""

    DEFAULT_CSS = "RevisionsScreen { background: $background; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,ctrl+g,q,h,ctrl+r", "close", show=False),
        Binding("space", "read_on", show=False),
    ]

    def __init__(self, history: History) -> None:
        super().__init__()
        self._history = history

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        yield TextPane()

    def on_mount(self) -> None:
        """Show the history."""
        pane = self.query_one(TextPane)
        title = _("History of note {number}").format(number=self._history.first.id)
        pane.show(title, rows_of(self._history), _("Esc goes back"))
        pane.focus()

    def action_read_on(self) -> None:
        """Go a page on."""
        self.query_one(TextPane).read_on()

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
