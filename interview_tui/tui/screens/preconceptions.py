"""What the researcher expects to find, a line each; after the first interview every change has its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from interview_tui import words_craft
from interview_tui.i18n import _, ngettext
from interview_tui.tui import commands, render
from interview_tui.tui.screens.lined import LinedScreen
from interview_tui.tui.widgets.prose import Para
from interview_tui.tui.widgets.table import Column, Row, Table
from interview_tui.tui.widgets.tall_table import TallTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.preconceiving import Preconceiving, Standing


class PreconceptionsScreen(LinedScreen):
    """Shows and writes the preconceptions."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.PRECONCEPTIONS,)
    TABLE: ClassVar[type[Table]] = TallTable
    DEFAULT_CSS = "PreconceptionsScreen Below { height: 8; }"

    def read(self, study: OpenStudy) -> Standing:
        """Return how they stand."""
        return study.fieldwork.preconceiving.standing()

    def head(self, held: Standing) -> tuple[str, Sequence[str]]:
        """Return the title, which version it is, and whether it is locked."""
        version = held.versions[-1].version if held.versions else 0
        facts = [_("version {n}").format(n=version)] if version else []
        return _("Preconceptions"), [*facts, _("locked") if held.locked else _("not locked yet")]

    def columns(self, held: Standing) -> Sequence[Column]:
        """Return the columns."""
        del held
        return [Column("", 3), Column(_("what you expect to find"), 200), Column(_("touched"), 14)]

    def rows(self, held: Standing) -> Sequence[Row]:
        """Return a row for each line, then the earlier versions."""
        rows = [
            Row((str(number), point, _times(held, point)), ("dim", "text", "accent"))
            for number, point in enumerate(held.points, 1)
        ]
        return rows or [Row(("", _("Nothing is written down yet."), ""), ("dim", "dim", "dim"))]

    def below(self, held: Standing, place: int) -> Sequence[Para]:
        """Return the line in full, where it was touched, and how the versions came about."""
        paras = []
        if place < len(held.points):
            point = held.points[place]
            paras.append(Para(point, "text", 1, most=2))
            if codes := held.touched.get(point):
                paras.append(Para(_("touched in {codes}").format(codes=", ".join(codes)), "accent", 1))
        else:
            sentence = _("{key} writes the first. What you expect steers what you hear: say it beforehand.")
            paras.append(Para(sentence.format(key=self.keys["add_point"]), "text", 1))
        paras.append(Para(words_craft.locked(held.locked), "dim", 1))
        versions = list(zip(held.versions, held.after, strict=True))[:-4:-1]
        paras += [
            Para(words_craft.version_line(one, render.local_time(one.at), after), "dim", 1, most=2)
            for one, after in versions
        ]
        return paras

    # -- acts ----------------------------------------------------------------------------------------------

    def action_add_point(self) -> None:
        """Write one more."""
        self._ask(_("What do you expect to find?"), "", lambda verbs, text, why: verbs.add(text, why))

    def action_change_point(self) -> None:
        """Write the one that is chosen anew."""
        if self.held is None or self.place >= len(self.held.points):
            self.action_add_point()
            return
        number, point = self.place + 1, self.held.points[self.place]
        self._ask(
            _("What do you expect to find?"), point, lambda verbs, text, why: verbs.replace(number, text, why)
        )

    def action_remove_point(self) -> None:
        """Take the one that is chosen out; earlier versions keep it."""
        if self.held is None or self.place >= len(self.held.points):
            return
        number = self.place + 1
        self._why(lambda verbs, why: verbs.replace(number, "", why))

    def _ask(self, question: str, text: str, act: Callable[[Preconceiving, str, str], Standing]) -> None:
        """Ask for a line, and once they are locked for the reason; from there Esc leads back to the line."""
        from interview_tui.services.describing import SHEET_LIMIT
        from interview_tui.tui.screens.ask_short import AskShort

        def given(line: str | None) -> None:
            if line:
                self._why(lambda verbs, why: act(verbs, line, why), lambda: self._ask(question, line, act))

        self.app.push_screen(AskShort(question, text=text, limit=SHEET_LIMIT), given)

    def _why(
        self, act: Callable[[Preconceiving, str], Standing], back: Callable[[], None] | None = None
    ) -> None:
        """Do it; once they are locked, ask for the reason first."""
        verbs = self.study.fieldwork.preconceiving
        if not self.held.locked:
            self.do(lambda: act(verbs, ""), _("Written down."))
            return
        from interview_tui.services.describing import SHEET_LIMIT
        from interview_tui.tui.screens.ask_short import AskShort

        question = _("The interviews have begun. Why is it changed?")
        asked = AskShort(question, limit=SHEET_LIMIT)
        self.do_asked(asked, lambda why: act(verbs, why), _("Written down."), back)

    def action_leave_preconceptions(self) -> None:
        """Go back."""
        self.dismiss(None)


def _times(held: Standing, point: str) -> str:
    count = len(held.touched.get(point, ()))
    return ngettext("{n} time", "{n} times", count).format(n=count) if count else ""
