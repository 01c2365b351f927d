"""What review, identifiers and export share: the key file given for a while, reading on, going back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui import paths
from interview_tui.i18n import _, ngettext
from interview_tui.services import lookout
from interview_tui.text import clean_line
from interview_tui.tui import commands, given_key
from interview_tui.tui.screens.working import Working

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from interview_tui.model.identifier import KnownName
    from interview_tui.services.reporting import Log


class AfterInterview(Working):
    """Mixed into the screens after the interview, in place of ``Working``."""

    if TYPE_CHECKING:
        dismiss: Any
        query_one: Any

    def key_changed(self) -> None:
        """Look anew: a key file was given. Each screen has its own."""

    @property
    def key_names(self) -> Sequence[KnownName] | None:
        """The names of the key file, if it was given."""
        return given_key.names_of(self.interview_app)

    def key_of(self, command: str) -> str:
        """Return the key of a command as it is written for people."""
        keys = commands.keys_of(command, self.interview_app.remapped)
        return commands.shown(keys[0])

    def action_go_back(self) -> None:
        """Go back to where one came from."""
        self.dismiss(None)

    def action_quotes(self) -> None:
        """See every quote and claim, and take anew what is shown here when one comes back."""
        from interview_tui.tui.screens.quotes import QuotesScreen

        self.app.push_screen(QuotesScreen(self.interview_app), lambda _none: self.quotes_changed())

    def quotes_changed(self) -> None:
        """Take the words anew: quotes may have been edited."""
        self.key_changed()

    def action_give_key(self) -> None:
        """Ask for the key file and its passphrase."""
        from interview_tui.tui.screens.ask import AskLine
        from interview_tui.tui.screens.studies import from_home

        if self.study.asks is not None:
            from interview_tui.services.impersonal import no_key_file

            self.say(no_key_file(), warn=True, stay=True)
            return
        sample = self.interview_app.launch.sample
        place = given_key.place_of(self.interview_app) or (sample.keyfile if sample is not None else None)

        def placed(typed: str | None) -> None:
            if typed is None:
                return
            if clean_line(typed):
                self._ask_passphrase(paths.typed(clean_line(typed)))
            else:
                self.say(_("No key file was named."), warn=True)

        offered = from_home(place) if place is not None else ""
        self.app.push_screen(AskLine(_("Where is the key file?"), text=offered), placed)

    def _ask_passphrase(self, path: Path) -> None:
        from interview_tui.tui.screens.ask import AskLine

        app = self.interview_app
        sample, study = app.launch.sample, self.study
        question = _("Passphrase of the key file")
        if sample is not None and path == sample.keyfile:
            question = _("Passphrase of the key file (sample data: {words})").format(
                words=sample.key_passphrase
            )

        def opened(passphrase: str) -> tuple[list[KnownName], Log, tuple[int, int]]:
            if sample is not None:
                sample.finish()
            found = lookout.key_file(study, path, passphrase)
            names = found.names()
            return names, found.keep_log, study.reviewing.known_again(names)

        def given(found: tuple[list[KnownName], Log, tuple[int, int]]) -> None:
            names, log, again = found
            app.given_key = given_key.GivenKey(study, names, log)
            given_key.remember_place(app, path)
            count = ngettext("{n} name or contact", "{n} names and contacts", len(names)).format(n=len(names))
            said = _("Key file open: {count} are looked for. Forgotten when you leave the study.")
            self.say(" ".join([said.format(count=count), *_again(*again)]))
            self.key_changed()

        def typed(words: str | None) -> None:
            if words:
                self.work(lambda: opened(words), given)

        app.push_screen(AskLine(question, hidden=True), typed)


def _again(carried: int, kept: int) -> list[str]:
    """Return what the key file does to decisions made before; nothing where it does nothing."""
    said = ngettext("Your words for {n} name hold.", "Your words for {n} names hold.", carried)
    no_more = ngettext(
        "{n} name you kept is in the key file: it is replaced.",
        "{n} names you kept are in the key file: they are replaced.",
        kept,
    )
    return [line.format(n=count) for line, count in ((said, carried), (no_more, kept)) if count]
