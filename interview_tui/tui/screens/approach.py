"""How one respondent was recruited: the log, who asked and how, who knows, and whether it is a pilot."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from interview_tui import words_field
from interview_tui.i18n import N_, _
from interview_tui.model.recruitment import (
    LOGGED,
    OUT,
    Answer,
    ApproachedBy,
    Channel,
    Dependency,
    KnownTo,
    Reason,
    RecruitState,
    Relation,
    pressures,
)
from interview_tui.tui import commands, render
from interview_tui.tui.screens.lined import LinedScreen
from interview_tui.tui.widgets.prose import Para
from interview_tui.tui.widgets.table import Column, Row, Table
from interview_tui.tui.widgets.tall_table import TallTable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import StrEnum

    from interview_tui.model.recruitment import Approach, RecruitmentEvent
    from interview_tui.model.study import Respondent
    from interview_tui.services.opening import OpenStudy
    from interview_tui.tui.app import InterviewApp

FIELDS: dict[str, tuple[str, type[StrEnum]]] = {
    "approached_by": (N_("first asked by"), ApproachedBy),
    "channel": (N_("how"), Channel),
    "alone": (N_("asked without the leader there"), Answer),
    "dependency": (N_("depends on whoever asked"), Dependency),
    "relation": (N_("researcher and respondent before"), Relation),
    "known_to": (N_("who else knows"), KnownTo),
}
"""What is noted of how somebody was asked: title and words of each."""

_STATE, _PILOT = 0, 1
_LOG = 2 + len(FIELDS)
"""The first line of the log."""


class Held(NamedTuple):
    """A respondent with all that is on record of the recruitment."""

    person: Respondent
    state: RecruitState | None
    history: Sequence[RecruitmentEvent]
    approach: Approach
    alone: str


class ApproachScreen(LinedScreen):
    """Shows and records how the respondent with this code was recruited."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.APPROACH,)
    TABLE: ClassVar[type[Table]] = TallTable

    def __init__(self, app: InterviewApp, code: str) -> None:
        super().__init__(app)
        self._code = code

    def read(self, study: OpenStudy) -> Held:
        """Return what is on record."""
        approaching, code = study.fieldwork.approaching, self._code
        return Held(
            study.recruiting.find(code), approaching.state(code), approaching.history(code),
            approaching.approach(code), study.fieldwork.sampling.single_sentence(code),
        )  # fmt: skip

    def head(self, held: Held) -> tuple[str, Sequence[str]]:
        """Return the code and where the recruitment stands."""
        state = words_field.word(held.state) if held.state else _("not asked yet")
        return held.person.code, [_("recruitment"), state, *([_("pilot")] if held.person.pilot else [])]

    def columns(self, held: Held) -> Sequence[Column]:
        """Return the two columns."""
        del held
        return [Column(_("what"), 34), Column(_("on record"), 100)]

    def rows(self, held: Held) -> Sequence[Row]:
        """Return where it stands, whether it is a pilot, and how they were asked."""
        state = words_field.word(held.state) if held.state else _("not asked yet")
        pilot = _("yes, out of n") if held.person.pilot else _("no, counts in n (the sample)")
        rows = [
            Row((_("where it stands"), state), ("strong", "text")),
            Row((_("pilot"), pilot), ("strong", "text")),
        ]
        for name, (title, _kind) in FIELDS.items():
            rows.append(Row((_(title), said(held.approach, name)), ("strong", "text")))
        steps = [_step(event) for event in reversed(held.history)]
        heads = [_("log, the last first"), *("" for _step in steps)]
        return [*rows, *(Row(cells, ("strong", "dim")) for cells in zip(heads, steps, strict=False))]

    def below(self, held: Held, place: int) -> Sequence[Para]:
        """Return the log, or what may have made it hard to say no; and where the person is alone."""
        if place == _STATE or place >= _LOG:
            told = _("Nothing is logged yet.")
            if held.history:
                told = _("Last: {step}. {key} takes it back if it was wrong.").format(
                    step=_step(held.history[-1]), key=self.keys["take_back_step"]
                )
            paras = [Para(told, "text" if held.history else "dim", 1, most=2)]
        elif place == _PILOT:
            paras = [Para(_("A pilot is kept, and stays out of n and out of the grid."), "dim", 1)]
        else:
            signs = "; ".join(words_field.word(sign) for sign in pressures(held.approach))
            told = _("May have made it hard to say no: {signs}.").format(signs=signs)
            paras = [
                Para(told, "warn", 1) if signs else Para(_("Only categories are kept, no words."), "dim", 1)
            ]
        if held.alone:
            paras.append(Para(held.alone, "dim", 1, most=2))
        return paras

    def action_note_line(self) -> None:
        """Note something in the line that is chosen."""
        if self.held is None:
            return
        if self.place == _STATE or self.place >= _LOG:
            self._log()
        elif self.place == _PILOT:
            self._pilot()
        else:
            self._choose(list(FIELDS)[self.place - 2])

    def _pilot(self) -> None:
        study, code, pilot = self.study, self._code, not self.held.person.pilot
        told = _("{code} is a pilot now, and out of n. {key} once more takes that back.")
        if not pilot:
            told = _("{code} is no pilot, and counts in n. {key} once more takes that back.")
        said = told.format(code=code, key=self.keys["note_line"])
        self.do(lambda: study.fieldwork.approaching.set_pilot(code, pilot), said)

    # -- the log -------------------------------------------------------------------------------------------

    def action_take_back_step(self) -> None:
        """Take back what was logged last."""
        if self.held is None:
            return
        if not self.held.history:
            self.say(_("Nothing is logged yet."))
            return
        study, code = self.study, self._code
        said = _("Taken back: {step}").format(step=_step(self.held.history[-1]))
        self.do(lambda: study.fieldwork.approaching.take_back(code), said)

    def _log(self) -> None:
        from interview_tui.tui.screens.picker import Choice, Picker

        choices = [Choice(one.value, words_field.word(one)) for one in LOGGED]

        def chosen(value: str | None) -> None:
            if value is None:
                return
            state = RecruitState(value)
            if state in OUT and state is not RecruitState.NO_ANSWER:
                self._ask_reason(state)
            else:
                self._record(state, Reason.NOT_STATED)

        title = _("What came of it? It is added to the log.")
        self.app.push_screen(Picker(title, choices), chosen)

    def _ask_reason(self, state: RecruitState) -> None:
        from interview_tui.tui.screens.picker import Choice, Picker

        choices = [Choice(one.value, words_field.word(one)) for one in Reason]

        def chosen(value: str | None) -> None:
            if value is not None:
                self._record(state, Reason(value))

        title = _("Why? Only the sort of reason, and nobody has to give one.")
        self.app.push_screen(Picker(title, choices), chosen)

    def _record(self, state: RecruitState, reason: Reason) -> None:
        study, code = self.study, self._code
        said = _("Logged: {state}").format(state=words_field.word(state))
        self.do(lambda: study.fieldwork.approaching.log(code, state, reason), said)

    # -- how they were asked -------------------------------------------------------------------------------

    def _choose(self, name: str) -> None:
        from interview_tui.tui.screens.picker import Choice, Picker

        title, kind = FIELDS[name]
        held = getattr(self.held.approach, name)
        now = held if isinstance(held, tuple) else (held,)
        choices = [Choice(one.value, words_field.word(one), lead="✓" if one in now else " ") for one in kind]
        start = next((at for at, one in enumerate(kind) if one in now), 0)

        def chosen(value: str | None) -> None:
            if value is not None:
                study, code, changed = self.study, self._code, _changed(held, kind(value))
                self.do(lambda: study.fieldwork.approaching.record(code, **{name: changed}))

        self.app.push_screen(Picker(_(title), choices, start=start), chosen)

    def action_leave_approach(self) -> None:
        """Go back."""
        self.dismiss(None)


def _changed(held: object, value: StrEnum) -> object:
    """Return the new value: one of several is put in or taken out, and nobody shuts out everybody."""
    if not isinstance(held, tuple):
        return value
    if value is KnownTo.NOBODY:
        return () if value in held else (value,)
    rest = tuple(one for one in held if one not in {value, KnownTo.NOBODY})
    return rest if value in held else (*rest, value)


def said(approach: Approach, name: str) -> str:
    """Return what is on record of how somebody was asked."""
    value = getattr(approach, name)
    values = value if isinstance(value, tuple) else (value,)
    return ", ".join(map(words_field.word, values)) or _(words_field.NOT_RECORDED)


def _step(event: RecruitmentEvent) -> str:
    why = f" ({words_field.word(event.reason)})" if event.reason is not Reason.NOT_STATED else ""
    return f"{render.local_time(event.at)[:10]}  {words_field.word(event.state)}{why}"
