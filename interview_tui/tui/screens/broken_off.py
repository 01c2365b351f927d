"""Exports that were broken off, from the study's screen: what may lie where, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from interview_tui.services.on_record import Exporting
    from interview_tui.services.opening import OpenStudy

_DELETE, _KEEP = "delete", "keep"


class BrokenOff:
    """The action of the study's screen that settles an export that never ended."""

    if TYPE_CHECKING:
        app: Any
        study: OpenStudy
        say: Callable[..., None]
        work: Callable[..., None]
        reload: Callable[[], None]

    def action_broken_off(self) -> None:
        """Show exports that were broken off, and ask what became of them."""
        from interview_tui.services import on_record

        store = self.study.store
        self.work(lambda: on_record.broken_off(store), self._ask_settled)

    def _ask_settled(self, found: Sequence[Exporting]) -> None:
        from interview_tui.services import on_record
        from interview_tui.tui.screens.picker import Choice, Picker

        if not found:
            self.say(_("No export was broken off."))
            return
        one, store = found[0], self.study.store
        choices = [
            Choice(_DELETE, _forgetting(one)),
            Choice(_KEEP, _("Something of it was handed on: let it count as one that left")),
        ]

        def chosen(what: str | None) -> None:
            if what == _DELETE:
                self.work(lambda: on_record.clear(store, one.number, delete=True), self._settled)
            elif what == _KEEP:
                self.work(lambda: on_record.keep(store, one.number), self._settled)

        self.app.push_screen(Picker(on_record.told(one), choices), chosen)

    def _settled(self, one: Exporting) -> None:
        from interview_tui.services import on_record

        self.say(on_record.settled(one), stay=True)
        self.reload()


def _forgetting(one: Exporting) -> str:
    n = len(one.lying)
    if not n:
        return _("Nothing of it is left anywhere: forget it")
    said = ngettext(
        "Nothing was handed on: delete the {n} file that lies there, and forget it",
        "Nothing was handed on: delete the {n} files that lie there, and forget it",
        n,
    )
    return said.format(n=n)
