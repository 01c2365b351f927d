"""Mending names and places from the study's screen: its title, a site's name, where people belong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui.i18n import _
from interview_tui.tui.screens.everywhere import Everywhere

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.recruiting import RespondentRow
    from interview_tui.services.siting import Siting
    from interview_tui.tui.overview import Overview
    from interview_tui.tui.screens.picker import Choice

_TITLE = "study_title"
"""What the palette calls changing the study's title."""

_MOVE, _RENAME, _REMOVE = "move", "rename:", "remove:"


class Sites(Everywhere):
    """The action of the study's screen on sites that are there, and on the study's own title."""

    view: Overview | None

    if TYPE_CHECKING:
        app: Any
        study: OpenStudy
        work: Callable[..., None]
        ask_for: Callable[..., None]
        reload: Callable[..., None]

        @property
        def chosen(self) -> RespondentRow | None:  # noqa: D102 - the screen has the sentence
            ...

    def other_choices(self) -> list[Choice]:
        """Return the change of the study's title too: it has no key of its own."""
        from interview_tui.tui.found_by import also
        from interview_tui.tui.screens.picker import Choice

        text = _("title of the study: Change what the study is called.")
        return [Choice(_TITLE, text, also=also(_TITLE)), *super().other_choices()]

    def take_other(self, chosen: str) -> None:
        """Ask for the title, or do what else the palette offers."""
        if chosen == _TITLE:
            self._retitle()
        else:
            super().take_other(chosen)

    def _retitle(self) -> None:
        from interview_tui.services.titling import retitle
        from interview_tui.tui.screens.ask_short import AskShort

        study = self.study
        old = self.view.study.title if self.view else ""
        self.ask_for(
            AskShort(_("What is the study called?"), text=old, asks=study.asks),
            lambda title: retitle(study, title),
            lambda now: self._mended(_("The study is called {title} now.").format(title=now.title)),
        )

    @property
    def _siting(self) -> Siting:
        from interview_tui.services.siting import Siting

        return Siting(self.study.store, self.study.recruiting.look)

    def action_sites(self) -> None:
        """Choose what to mend."""
        if self.view is None or not self.view.sites:
            self.say(_("There is no site yet."))
            return
        self.work(lambda: {site.id for site in self._siting.empty()}, self._choose)

    def _choose(self, empty: set[int]) -> None:
        from interview_tui.tui.screens.picker import Choice, Picker

        sites, row = self.view.sites if self.view else (), self.chosen
        choices = []
        if row is not None and len(sites) > 1:
            said = _("Move {code} to another site").format(code=row.respondent.code)
            choices.append(Choice(_MOVE, said, row.site))
        choices += [Choice(f"{_RENAME}{one.name}", _("Rename {site}").format(site=one.name)) for one in sites]
        choices += [
            Choice(f"{_REMOVE}{one.name}", _("Take away {site}").format(site=one.name), _("nobody is there"))
            for one in sites
            if one.id in empty
        ]

        def chosen(what: str | None) -> None:
            if what == _MOVE and row is not None:
                self._move(row)
            elif what and what.startswith(_RENAME):
                self._rename(what.removeprefix(_RENAME))
            elif what:
                self._remove(what.removeprefix(_REMOVE))

        self.app.push_screen(Picker(_("Sites: what is to be mended?"), choices), chosen)

    def _move(self, row: RespondentRow) -> None:
        from interview_tui.tui.screens.picker import Choice, Picker

        code = row.respondent.code
        others = [one.name for one in (self.view.sites if self.view else ()) if one.name != row.site]

        def chosen(site: str | None) -> None:
            if site is not None:
                said = _("{code} is at {site} now.").format(code=code, site=site)
                self.work(lambda: self._siting.move(code, site), lambda _one: self._mended(said))

        title = _("{code} is at {site}. Where to?").format(code=code, site=row.site)
        self.app.push_screen(Picker(title, [Choice(name, name) for name in others]), chosen)

    def _rename(self, old: str) -> None:
        from interview_tui.services.siting import renamed
        from interview_tui.tui.screens.ask_short import AskShort

        question = _("What is {site} called?").format(site=old)
        self.ask_for(
            AskShort(question, text=old, asks=self.study.asks),
            lambda name: self._siting.rename(old, name),
            lambda site: self._mended(renamed(old, site.name)),
        )

    def _remove(self, site: str) -> None:
        said = _("{site} is taken away.").format(site=site)
        self.work(lambda: self._siting.remove(site), lambda _one: self._mended(said))

    def _mended(self, said: str) -> None:
        self.reload()
        self.say(said)
