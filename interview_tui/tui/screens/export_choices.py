"""What a person chooses on the export screen: formats, respondents, and what is told of who said it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from interview_tui.i18n import _
from interview_tui.text import clean_line
from interview_tui.tui.chosen import of as chosen_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.services.contents import Contents
    from interview_tui.services.leavable import Prepared
    from interview_tui.services.opening import OpenStudy
    from interview_tui.tui.app import InterviewApp
    from interview_tui.tui.screens.export import Ready
    from interview_tui.tui.widgets.prose import Para

USUAL = ("md", "csv")
"""What is written unless something else is chosen."""

_LINKED, _UNLINKED, _SECRET = "linked", "unlinked", "secret"
_OVERRIDE, _DESPITE = "override", "despite"


class ExportChoices:
    """Mixed into the export screen. Each choice works out anew what would leave."""

    contents: Contents
    formats: tuple[str, ...]
    ready: Ready | None
    page: int

    if TYPE_CHECKING:
        app: Any
        study: OpenStudy
        interview_app: InterviewApp
        prepare: Callable[[], None]
        show_page: Callable[[], None]
        say: Callable[..., None]
        key_of: Callable[[str], str]

    def action_open_candidates(self) -> None:
        """Go to what is undecided, and work it out anew when one comes back."""
        from interview_tui.tui.screens.candidates import CandidatesScreen

        self.app.push_screen(CandidatesScreen(self.interview_app), lambda _none: self.prepare())

    def action_go_to_page(self) -> None:
        """Look at the file that is chosen by name."""
        from interview_tui.tui.screens.picker import Choice, Picker

        if self.ready is None or not self.ready.files:
            return
        pages = [_("what would leave"), *self.ready.files]
        choices = [Choice(str(at), name, _tick(at == self.page)) for at, name in enumerate(pages)]

        def chosen(at: str | None) -> None:
            if at is not None and self.ready is not None:
                self.page = min(int(at), len(self.ready.files))
                self.show_page()

        self.app.push_screen(Picker(_("Look at which file?"), choices, start=self.page), chosen)

    def action_export_format(self, start: int = 0) -> None:
        """Choose what is written, one after the other, until Esc; with none chosen nothing is written."""
        from interview_tui.tui.screens.picker import Choice, Picker

        known = self.study.reporting.formats()
        choices = [
            Choice(name, f"{name} · {about}", "✓" if name in self.formats else "")
            for name, about in known.items()
        ]

        def chosen(name: str | None) -> None:
            if name is None:
                return
            now = set(self.formats) ^ {name}
            self.formats, self.page = tuple(one for one in known if one in now), 0
            self.prepare()
            self.action_export_format(list(known).index(name))

        title = _("What is written? Enter takes in or leaves out, Esc is done")
        self.app.push_screen(Picker(title, choices, start=start), chosen)

    def opened(self, ready: Ready) -> list[Para]:
        """Return that the gate is open; where no format is chosen, that one is wanted first."""
        from interview_tui.tui.screens import export_words
        from interview_tui.tui.widgets.prose import Para

        if not self.formats:
            return [Para(f"✗ {self._no_format()}", "alarm", 1)]
        return export_words.opened(len(ready.files), self.key_of("write_export"), ready.prepared)

    def refused(self, ready: Ready) -> str:
        """Return why nothing is written now: what the gate says comes first."""
        if ready.prepared.problems or ready.prepared.summary is None:
            return _("Nothing can leave yet: see the reasons above.")
        return self._no_format()

    def _no_format(self) -> str:
        said = _("No format is chosen, so nothing can be written: {key} chooses.")
        return said.format(key=self.key_of("export_format"))

    def action_choose_respondents(self, start: int = 0, *, nobody: bool = False) -> None:
        """Choose who is included, one after the other, until Esc; ``nobody`` begins with none ticked.

        All are ticked at first, so that Enter leaves one out; Enter on the first line unticks or ticks all.
        """
        from interview_tui.tui.screens.picker import Choice, Picker

        if self.ready is None:
            return
        codes, every_one = self.ready.codes, not self.contents.codes and not nobody
        taken = () if nobody else self.contents.codes or self.ready.included
        every = Choice("", _("All that may leave"), _tick(every_one))
        choices = [every, *(Choice(code, code, "✓" if code in taken else "") for code in codes)]

        def chosen(code: str | None) -> None:
            if code is None:
                if nobody:
                    self.say(_("Nobody was ticked: all that may leave are included."))
                return
            now = set(taken) ^ {code} if code else set[str]()
            some = tuple(one for one in codes if one in now)
            # A reason was given for those who were in it then.
            self.contents = self._without_reasons(replace(self.contents, codes=some))
            self.prepare()
            none = every_one if not code else not some
            self.action_choose_respondents(codes.index(code) + 1 if code else 0, nobody=none)

        self.app.push_screen(
            Picker(_("Who is included? Enter takes in or leaves out, Esc is done"), choices, start=start),
            chosen,
        )

    def action_export_labels(self, start: int = 0) -> None:
        """Choose what is told of who said it, one after the other, until Esc."""
        from interview_tui.tui.screens.picker import Choice, Picker

        if self.ready is None:
            return
        now = self.contents
        choices = [
            Choice(_LINKED, _("Codes: what one respondent said can be read together"), _tick(now.linked)),
            Choice(
                _UNLINKED, _("Unlinked: no codes, no times; for publication with few"), _tick(not now.linked)
            ),
            *(
                Choice(f"={name}", _("Background fact: {name}").format(name=name), _tick(name in now.fields))
                for name in self.ready.fields
            ),
            Choice(_SECRET, _("It is a secret that these people took part"), _tick(now.secret)),
        ]

        def chosen(what: str | None) -> None:
            if what is not None:
                if what.startswith("=") and not self.contents.linked:
                    self.say(_("A background fact goes with codes: the form is now with codes."))
                self.contents = self._labelled(what)
                self.prepare()
                self.action_export_labels([one.id for one in choices].index(what))

        title = _("What is told of who said it? Enter chooses, Esc is done")
        self.app.push_screen(Picker(title, choices, start=start), chosen)

    def _labelled(self, what: str) -> Contents:
        now = self._without_reasons(self.contents)
        if what == _SECRET:
            return replace(now, secret=not now.secret)
        if what == _LINKED:
            return replace(now, linked=True, fields=())
        if what == _UNLINKED:
            return replace(now, linked=False, fields=())
        known = self.ready.fields if self.ready else ()
        taken = set(now.fields) ^ {what[1:]}
        return replace(now, linked=True, fields=tuple(name for name in known if name in taken))

    def _without_reasons(self, contents: Contents) -> Contents:
        """Return what was chosen without the reasons: they were given for something else that would leave."""
        if contents.reasons:
            said = _("The reason was given for what was chosen before: {key} takes it again.")
            self.say(said.format(key=self.key_of("let_leave")))
        return replace(contents, override="", despite="")

    def reasons_hold(self, prepared: Prepared) -> bool:
        """Return whether what stands against it is what it was when the reasons were given.

        A reason lets out what whoever gave it saw on the page. If that has changed, also while another page
        was open, the reasons are taken away and the person is told.
        """
        kept = chosen_of(self.interview_app)
        breaking = tuple(one for one in prepared.promised.found if one.breaks)
        before, kept.against = kept.against, (*prepared.disclosure.against, *breaking)
        if kept.against == before or not self.contents.reasons:
            return True
        said = _("Something else stands against it than when the reason was given: {key} takes it again.")
        self.say(said.format(key=self.key_of("let_leave")))
        self.contents = replace(self.contents, override="", despite="")
        return False

    def action_let_leave(self) -> None:
        """Ask why it may leave all the same; for what, where both groups and a promise stand against it."""
        from interview_tui.tui.screens.picker import Choice, Picker

        if self.ready is None:
            return
        now, prepared, choices = self.contents, self.ready.prepared, []
        if prepared.disclosure.problems or now.override:
            said = _("Let it leave although someone could be known by it, and say why")
            choices.append(Choice(_OVERRIDE, said, _tick(bool(now.override))))
        if prepared.promised.problems or now.despite:
            said = _("Let it leave although that breaks a promise, and say why")
            choices.append(Choice(_DESPITE, said, _tick(bool(now.despite))))
        if not choices:
            self.say(
                _(
                    "No reason is needed here: no small group, no earlier export and no promise "
                    "stands in the way."
                )
            )
        elif len(choices) == 1:
            self._ask_reason(choices[0].id)
        else:
            self.app.push_screen(Picker(_("What do you give a reason for?"), choices), self._ask_reason)

    def _ask_reason(self, what: str | None) -> None:
        if what is None:
            return
        from interview_tui.tui.screens.ask_short import AskShort

        def said(reason: str | None) -> None:
            if reason is not None:
                override, line = what == _OVERRIDE, clean_line(reason)
                now = self.contents
                kept.override, kept.despite = (line, kept.despite) if override else (kept.override, line)
                self.contents = replace(now, override=line) if override else replace(now, despite=line)
                self.prepare()

        question = _("Why may it leave? The reason is kept, and printed in the export.")
        kept = chosen_of(self.interview_app)
        before = kept.override if what == _OVERRIDE else kept.despite
        self.app.push_screen(AskShort(question, text=before), said)


def _tick(on: bool) -> str:
    return "✓" if on else ""
