"""Adding a name to the open key file and taking one out: one short question after another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from interview_tui import words
from interview_tui.i18n import N_, _
from interview_tui.model.identifier import IdentifierType
from interview_tui.text import clean_line
from interview_tui.tui.widgets.prose import Para, Prose
from interview_tui.tui.widgets.table import Row, Table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.services.naming import Named, Naming
    from interview_tui.services.opening import OpenStudy

NOBODY = "\n"
"""What stands for someone or something without a code; no code is a line break."""

LONGEST_LIST = 2000


def known(study: OpenStudy) -> tuple[bool, bool, frozenset[str]]:
    """Return whether a study has a key file, whether it may have none, and the codes of its respondents."""
    codes = frozenset(one.code for one in study.recruiting.respondents())
    return study.study.key_file, study.study.anonymous, codes


def about(one: Named, codes: frozenset[str], remove: str) -> list[Para]:
    """Return what an entry's row does not show: that the person left the study, and where the paper lies."""
    told = []
    if is_gone(one, codes):
        gone = _("{code} is no longer in the study. {key} takes the name out of here too.")
        told.append(Para(gone.format(code=one.code, key=remove), "warn", 1))
    if one.paper:
        told.append(Para(_("The signed paper lies: {place}").format(place=one.paper), "text", 1))
    return told


def keys_for(entries: int | None) -> frozenset[str]:
    """Return the commands that do something with so many entries; None while no key file is open."""
    found = {"open_key_file", "make_key_file", "leave_names"}
    if entries is not None:
        found.add("add_name")
    return frozenset(found | ({"remove_name"} if entries else set()))


def is_gone(one: Named, codes: frozenset[str]) -> bool:
    """Return whether the person behind an entry is no longer in the study."""
    return bool(one.code) and one.code not in codes


def entry_row(one: Named, codes: frozenset[str]) -> Row:
    """Return the row of an entry; it says of everybody who is no longer in the study that they are gone."""
    name, reached = "; ".join((one.name, *one.also)), "; ".join(one.contacts)
    if is_gone(one, codes):
        return Row((f"✗ {one.code}", name, _("not in study"), reached), ("warn", "text", "warn", "text"))
    return Row(
        (one.code or "·", name, words.identifier(one.type), reached), ("strong", "text", "dim", "text")
    )


class Kept(NamedTuple):
    """What was asked of a new name, as typed."""

    code: str
    type: IdentifierType
    name: str = ""
    also: str = ""
    reached: str = ""
    paper: str = ""


_MORE = {
    "also": N_("Other forms or nicknames, with ; between (Enter alone: none)"),
    "reached": N_("Telephone, e-mail, address, with ; between (Enter alone: none)"),
    "paper": N_("Where does the signed paper lie? Cabinet 2, envelope 4 (Enter alone: not noted)"),
}
"""What is asked after the name."""


class NameActs:
    """The actions of the names screen that change the key file."""

    naming: Naming | None
    entries: list[Named]

    if TYPE_CHECKING:
        app: Any
        query_one: Any
        study: OpenStudy
        say: Callable[..., None]
        work: Callable[..., None]
        show: Callable[..., None]
        _refuses: Callable[[], bool]

    # -- adding --------------------------------------------------------------------------------------------

    def action_add_name(self) -> None:
        """Ask whose name it is, and go on from there."""
        if self._refuses():
            return
        if self.naming is None:
            self.say(_("Open or make a key file first."))
            return
        recruiting = self.study.recruiting

        def people() -> list[tuple[str, str]]:
            sites = {site.id: site.name for site in recruiting.sites()}
            return [(one.code, sites.get(one.site_id, "")) for one in recruiting.respondents()]

        self.work(people, self._ask_whose)

    def _ask_whose(self, people: list[tuple[str, str]]) -> None:
        from interview_tui.tui.screens.picker import Choice, Picker

        named = {one.code for one in self.entries}
        choices = [Choice(code, code, site) for code, site in people if code not in named]
        choices.append(Choice(NOBODY, _("without a code: someone or something that notes mention")))

        def whose(code: str | None) -> None:
            if code == NOBODY:
                self._ask_type()
            elif code is not None:
                self._ask_name(code, IdentifierType.PERSON)

        self.app.push_screen(Picker(_("A new name: whose is it?"), choices), whose)

    def _ask_type(self) -> None:
        from interview_tui.services.naming import TYPES
        from interview_tui.tui.screens.picker import Choice, Picker

        choices = [Choice(one.value, words.identifier(one)) for one in TYPES]

        def chosen(value: str | None) -> None:
            if value is not None:
                self._ask_name("", IdentifierType(value))

        self.app.push_screen(Picker(_("What does it name?"), choices), chosen)

    def _ask_name(self, code: str, type: IdentifierType) -> None:  # noqa: A002 - the model's own word
        self._ask(Kept(code, type), 0)

    def _ask(self, kept: Kept, at: int) -> None:
        """Ask one of the questions; Esc leads to the one before, with what was typed there."""
        from interview_tui.tui.screens.ask_short import AskShort

        name = _("{code}: the full name").format(code=kept.code) if kept.code else _("The full name")
        asked = [("name", name), *((field, _(question)) for field, question in _MORE.items())]
        if not kept.code:
            asked.pop()  # a consent on paper is a respondent's
        field, question = asked[at]

        def answered(text: str | None) -> None:
            said: dict[str, Any] = {field: text}
            if text is None and at:
                self._ask(kept, at - 1)
            elif text is None or (not text and not at):
                self.say(_("Nothing was added."))
            elif at + 1 < len(asked):
                self._ask(kept._replace(**said), at + 1)
            else:
                self._add(kept._replace(**said))

        question += " · " + _("{n} of {all}").format(n=at + 1, all=len(asked))
        self.app.push_screen(AskShort(question, text=getattr(kept, field), limit=LONGEST_LIST), answered)

    def _add(self, kept: Kept) -> None:
        """Add what was asked, on the writer's thread."""
        naming = self.naming
        if naming is None:
            return

        def add() -> tuple[Named, list[Named]]:
            added = naming.add(
                kept.name, code=kept.code, type=kept.type, also=parted(kept.also),
                contacts=parted(kept.reached), paper=kept.paper,
            )  # fmt: skip
            return added, naming.entries()

        def done(found: tuple[Named, list[Named]]) -> None:
            added, self.entries = found
            self.show(added.id)
            self.say(_("Added, and saved in the key file."))

        self.work(add, done)

    # -- where it lies -------------------------------------------------------------------------------------

    def tell_if_beside(self, path: Path) -> None:
        """Say that key file and study lie on the same disk, until somebody says that they know (K2)."""
        from interview_tui.services import keys

        study = self.study
        self.work(lambda: keys.must_be_told(study, path), lambda must: self._ask_beside() if must else None)

    def _ask_beside(self) -> None:
        from interview_tui.services import keys
        from interview_tui.tui.screens.picker import Choice, Picker

        study = self.study
        self.query_one("#about", Prose).show(Para(keys.beside_warning(), "warn", 1))
        choices = [
            Choice("", _("Ask again the next time")),
            Choice("known", _("I know: whoever takes one takes both")),
        ]

        def chosen(what: str | None) -> None:
            if what:
                self.work(lambda: keys.acknowledge(study), lambda _none: self.say(_("Put on record.")))

        self.app.push_screen(Picker(_("Key file and study lie on the same disk"), choices), chosen)

    # -- taking out ----------------------------------------------------------------------------------------

    def action_remove_name(self) -> None:
        """Take the chosen name out of the key file; asks once."""
        from interview_tui.tui.screens.picker import Choice, Picker

        naming = self.naming
        if naming is None or not self.entries:
            self.say(_("There is no name to take out."))
            return
        one = self.entries[self.query_one(Table).chosen]
        choices = [
            Choice("", _("Leave it in the key file")),
            Choice("yes", _("Take it out: it cannot be brought back, and exports look for it no longer")),
        ]

        def remove() -> list[Named]:
            naming.remove(one.id)
            return naming.entries()

        def done(entries: list[Named]) -> None:
            self.entries = entries
            self.show()
            self.say(_("Taken out of the key file."))

        def chosen(what: str | None) -> None:
            if what:
                self.work(remove, done)

        title = " · ".join(part for part in (one.code, one.name) if part)
        self.app.push_screen(Picker(title, choices), chosen)


def parted(text: str) -> list[str]:
    """Return what stands between the semicolons, without what is empty."""
    return [part for part in map(clean_line, text.split(";")) if part]
