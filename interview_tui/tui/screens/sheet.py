"""The study sheet: a line for each thing that is written down, and what is to be reported."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from interview_tui import words_field, words_ledger
from interview_tui.i18n import N_, _, ngettext
from interview_tui.model.sheet import Basis, EndState, Form, YesNo
from interview_tui.tui import commands
from interview_tui.tui.screens.lined import LinedScreen
from interview_tui.tui.screens.reader_forms import ReaderForms
from interview_tui.tui.widgets.prose import Para
from interview_tui.tui.widgets.table import Column, Row, Table
from interview_tui.tui.widgets.tall_table import TallTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from enum import StrEnum

    from interview_tui.model.sheet import Sheet, ToReport
    from interview_tui.services.opening import OpenStudy
    from interview_tui.tui.app import InterviewApp

TITLES = {
    "purpose": N_("what the study is for"),
    "basis": N_("legal basis"),
    "basis_note": N_("more on the legal basis"),
    "controller": N_("which institution answers for it"),
    "dpo": N_("data protection officer"),
    "reference": N_("notified: reference"),
    "assessed": N_("notified: assessed on"),
    "recording": N_("notified: recording"),
    "sites": N_("notified: sites"),
    "sample": N_("notified: people at most"),
    "end_date": N_("notified: last day of the project"),
    "readers": N_("who else reads, in what form"),
    "end_state": N_("in the end"),
    "end_source": N_("where that was decided"),
    "upset": N_("when somebody is upset"),
}
"""What each line of the sheet is called."""

HINTS = {
    "basis": N_(
        "Advice: a yes to taking part need not be the legal basis. Your institution decides which it is."
    ),
    "controller": N_("The institution, not a person."),
    "recording": N_("With no, nobody can agree to a recorder here."),
    "sites": N_("Names with a semicolon between them, as you have called the sites in the study."),
    "readers": N_(
        "Everybody but you. Roles, never names, with a semicolon between them; you choose in what form next."
    ),
    "end_state": N_("Rules differ, so you are asked; say where it was decided."),
    "upset": N_(
        "Your own steps, shown when you say that they are upset: pause, ask, offer, whom to call (no names)."
    ),
    "end_date": N_("A day, such as 2026-12-24."),
    "assessed": N_("A day, such as 2026-12-24."),
}
_CHOICES: dict[str, type[StrEnum]] = {"basis": Basis, "recording": YesNo, "end_state": EndState}


CRITERIA, FIELDS = "criteria", "fields"
MORE = {
    CRITERIA: N_("who is chosen, by what"),
    FIELDS: N_("facts noted of each respondent"),
}
"""The lines below the sheet that are kept elsewhere, and what each is called."""

_MORE_HINTS = {
    CRITERIA: N_("A change needs a reason; both are printed with the method."),
    FIELDS: N_(
        "As few as the analysis needs, with a semicolon between them, such as: department; experience"
    ),
}


class Held(NamedTuple):
    """The sheet, what is to be reported, the last criteria (empty for none) and the background fields.

    ``strangers`` are sites that were notified and are no sites of the study.
    """

    sheet: Sheet
    report: Sequence[ToReport]
    criteria: str = ""
    fields: tuple[str, ...] = ()
    strangers: Sequence[str] = ()


class SheetScreen(ReaderForms, LinedScreen):
    """Shows and writes the study sheet."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.SHEET,)
    TABLE: ClassVar[type[Table]] = TallTable

    def __init__(self, app: InterviewApp, *, at_change: bool = False) -> None:
        """Show the sheet; with ``at_change`` the first change to report is chosen."""
        super().__init__(app)
        self._at_change = at_change

    def show(self, held: Held) -> None:
        """Show what was read; the first time at the change to report that was asked for."""
        super().show(held)
        if self._at_change and held.report:
            rows, table = self.rows(held), self.query_one(Table)
            table.show(self.columns(held), len(rows), rows.__getitem__, chosen=len(TITLES) + len(MORE))
        self._at_change = False

    def read(self, study: OpenStudy) -> Held:
        """Return the sheet, what is to be reported, the criteria and the background fields."""
        criteria = study.fieldwork.approaching.criteria()
        return Held(
            study.fieldwork.describing.sheet(), study.fieldwork.describing.to_report(),
            criteria[-1].text if criteria else "", study.study.fields,
            study.fieldwork.describing.strangers(),
        )  # fmt: skip

    def head(self, held: Held) -> tuple[str, Sequence[str]]:
        """Return the title, and how much is to be reported."""
        count = len(held.report)
        facts = [ngettext("{n} change to report", "{n} changes to report", count).format(n=count)]
        return _("Study sheet"), facts if count else [_("no change to report")]

    def columns(self, held: Held) -> Sequence[Column]:
        """Return the two columns."""
        del held
        return [Column(_("what"), 34), Column(_("as written down"), 200)]

    def rows(self, held: Held) -> Sequence[Row]:
        """Return a row for each line, then one for each change to report."""
        rows = [
            Row((_(title), shown(held.sheet, name)), ("strong", "text")) for name, title in TITLES.items()
        ]
        none = _(words_field.NOT_RECORDED)
        rows += [
            Row((_(MORE[CRITERIA]), held.criteria or none), ("strong", "text")),
            Row((_(MORE[FIELDS]), "; ".join(held.fields) or none), ("strong", "text")),
        ]
        changes = [
            Row((_("report a change"), words_ledger.change(one)), ("warn", "warn")) for one in held.report
        ]
        return [*rows, *changes]

    def below(self, held: Held, place: int) -> Sequence[Para]:
        """Return the line in full, and what to think of when writing it."""
        names = [*TITLES, *MORE]
        if place >= len(names):
            change = words_ledger.change(held.report[place - len(names)])
            return [
                Para(change, "warn", 1),
                Para(
                    _("Report it where the study was notified, then write here what is agreed now."), "dim", 1
                ),
            ]
        name = names[place]
        if name in MORE:
            cells = self.rows(held)[place].cells
            return [Para(f"{cells[0]}: {cells[1]}", "text", 1), Para(_(_MORE_HINTS[name]), "dim", 1)]
        paras = [Para(f"{_(TITLES[name])}: {shown(held.sheet, name)}", "text", 1)]
        if name in HINTS:
            paras.append(Para(_(HINTS[name]), "dim", 1))
        if name == "sites" and held.strangers:
            said = _("No site of the study is called so: {names}").format(names="; ".join(held.strangers))
            paras.append(Para(said, "warn", 1, most=2))
        if name == "basis" and held.sheet.basis is Basis.NOT_SET:
            paras.append(Para(_("No legal basis is written down; exports say so."), "warn", 1))
        return paras

    def action_write_line(self) -> None:
        """Write the line that is chosen."""
        names = [*TITLES, *MORE]
        if self.held is None or self.place >= len(names):
            return
        name = names[self.place]
        if name in MORE:
            self._ask_more(name)
        elif name in _CHOICES:
            self._choose(name)
        else:
            self._ask(name, {})

    def _choose(self, name: str, value: str = "") -> None:
        """Choose one of a few; ``value`` is what was chosen before, when that is not written down yet."""
        from interview_tui.tui.screens.picker import Choice, Picker

        kinds = list(_CHOICES[name])
        now = kinds.index(_CHOICES[name](value or getattr(self.held.sheet, name)))
        choices = [Choice(one.value, words_field.word(one)) for one in kinds]

        def chosen(value: str | None) -> None:
            if value is None:
                return
            if name == "end_state" and value != EndState.NOT_SET and not self.held.sheet.end_source:
                self._ask("end_source", {name: value}, lambda: self._choose(name, value))
            else:
                self._save({name: value})

        self.app.push_screen(Picker(_(TITLES[name]), choices, start=now), chosen)

    def _ask(self, name: str, more: dict[str, str], back: Callable[[], None] | None = None) -> None:
        from interview_tui.services.describing import SHEET_LIMIT, readers_of, written
        from interview_tui.tui.screens.ask_short import AskShort

        describing = self.study.fieldwork.describing
        hint = _(HINTS[name]) if name in HINTS else ""
        ask = AskShort(_(TITLES[name]), text=written(self.held.sheet, name), limit=SHEET_LIMIT, hint=hint)
        if name == "readers":
            self.ask_readers(ask, readers_of, lambda text: self._save({name: text}))
            return
        self.do_asked(ask, lambda text: describing.save({**more, name: text}), _("Written down."), back)

    def _ask_more(self, name: str, typed: str | None = None) -> None:
        """Ask for a line that is kept elsewhere; ``typed`` is what was typed before, and not stored yet."""
        from interview_tui.services.describing import SHEET_LIMIT
        from interview_tui.services.recruiting import several
        from interview_tui.tui.screens.ask_short import AskShort

        study = self.study
        now = self.held.criteria if name == CRITERIA else "; ".join(self.held.fields)
        ask = AskShort(
            _(MORE[name]), text=now if typed is None else typed, limit=SHEET_LIMIT, asks=study.asks,
            hint=_(_MORE_HINTS[name]),
        )  # fmt: skip

        def changed(text: str | None) -> None:
            if text is not None and text != now:
                self._ask_reason(text)

        if name == FIELDS:
            self.do_asked(ask, lambda text: study.recruiting.define_fields(several(text)), _("Written down."))
        elif now:
            self.app.push_screen(ask, changed)
        else:
            self.do_asked(ask, study.fieldwork.approaching.set_criteria, _("Written down."))

    def _ask_reason(self, text: str) -> None:
        from interview_tui.tui.screens.ask_short import AskShort

        approaching, asks = self.study.fieldwork.approaching, self.study.asks
        question = _("Why are they changed? The reason is printed with the method.")
        self.do_asked(
            AskShort(question, asks=asks), lambda reason: approaching.set_criteria(text, reason),
            _("Written down."), lambda: self._ask_more(CRITERIA, text),
        )  # fmt: skip

    def _save(self, lines: dict[str, str]) -> None:
        study = self.study
        self.do(lambda: study.fieldwork.describing.save(lines), _("Written down."))

    def action_leave_sheet(self) -> None:
        """Go back."""
        self.dismiss(None)


def shown(sheet: Sheet, name: str) -> str:
    """Return a line of the sheet as it is shown."""
    from interview_tui.services.describing import written

    value = getattr(sheet, name)
    if name in _CHOICES:
        return words_field.word(value)
    if name == "readers" and value:
        return "; ".join(f"{one.role}: {words_field.word(Form(one.form))}" for one in value)
    if name == "sites" and value:
        # A name may have a comma in it: how many there are says where one ends.
        return f"{len(value)}: {'; '.join(value)}"
    return written(sheet, name) or _(words_field.NOT_RECORDED)
