"""The craft of asking, in the interview: two keys for how it was asked, own faults, tags, the room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui.i18n import _
from interview_tui.model.interview import Phase
from interview_tui.tui import commands
from interview_tui.tui.screens.everywhere import Everywhere

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from interview_tui.model.guide import TimeTag
    from interview_tui.services.record import Stamp
    from interview_tui.tui.screens.picker import Choice
    from interview_tui.tui.sitting import Sitting


LETTER = "letter "
"""Before the id of a letter, in what the palette gives back."""


class SessionCraft(Everywhere):
    """Mixed into the session screen."""

    sitting: Sitting
    line_time: TimeTag | None

    if TYPE_CHECKING:
        ask_counter: Callable[[], None]
        _remapped: Any
        broke_in: Callable[[str], None]
        extend: Callable[[], None]
        action_time_about: Callable[[], None]
        same_file: Callable[[], None]
        second_recorder: Callable[[], None]

    def other_choices(self) -> list[Choice]:
        """Return the letters too, those of the room with the letter that leads to them."""
        from interview_tui.tui.found_by import also
        from interview_tui.tui.screens import craft_letters
        from interview_tui.tui.screens.picker import Choice

        own = self.app.launch.settings.letters
        boxes = (("craft", craft_letters.asking(own)), ("room", craft_letters.room(own)))
        found = []
        for command, group in ((command, group) for command, groups in boxes for group in groups):
            lead, head = commands.reached(self._keys_of(command)), ""
            for one in group:
                head = head if one.key else one.text
                if one.key:
                    text = f"{head}: {one.text}"
                    name = craft_letters.name(one)
                    found.append(Choice(LETTER + one.id, text, f"{lead} {one.key}", also=also(name)))
        return [*found, *super().other_choices()]

    def take_other(self, chosen: str) -> None:
        """Do what a letter does."""
        if chosen.startswith(LETTER):
            self._crafted(chosen.removeprefix(LETTER))
        else:
            super().take_other(chosen)

    def _keys_of(self, command: str) -> Sequence[str]:
        keys: Sequence[str] = commands.keys_of(command, self._remapped)
        return keys

    def letter_keys(self, what: str) -> str:
        """Return the key and the letter that do something of the asking, as they are written for people."""
        from interview_tui.tui.screens import craft_letters

        letter = craft_letters.key_of(what, self.app.launch.settings.letters)
        return f"{commands.reached(self._keys_of('craft'))} {letter}"

    def action_craft(self) -> None:
        """Show the letters; each is one act."""
        from interview_tui.tui.screens import craft_letters
        from interview_tui.tui.screens.letters import KeyBeside, Letters

        state = self.sitting.view.state
        groups = craft_letters.asking(
            self.app.launch.settings.letters, silent=state.silent_from_ms is not None, off=state.off_record
        )
        beside = [
            KeyBeside(self._keys_of(one), _(commands.BY_ID[one].title), one) for one in ("time_about", "room")
        ]
        self.app.push_screen(Letters(_("The asking, the talk"), groups, beside), self._crafted)

    def action_room(self) -> None:
        """Show the letters of the room, and what was said of it; each is one act."""
        from interview_tui.tui.screens import craft_letters
        from interview_tui.tui.screens.letters import Letters

        said = craft_letters.said_of_room(self.sitting.session.events)
        groups = craft_letters.room(self.app.launch.settings.letters, said)
        self.app.push_screen(Letters(_("The room"), groups), self._crafted)

    def _crafted(self, what: str | None) -> None:
        if not what:
            return
        other = {
            "silence": self._silence,
            "off_record": self._off_record,
            "room": self.action_room,
            "time_about": self.action_time_about,
            "extend": self.extend,
            "upset": self._upset,
            "edit_last": self._edit_last,
            "counter": self.ask_counter,
            "same_file": self.same_file,
            "second": self.second_recorder,
        }
        if what in other:
            other[what]()
            return
        family, _colon, value = what.partition(":")
        if family == "broke_in":
            self.broke_in(value)
        else:
            self._tag(family, value)

    def _tag(self, family: str, value: str) -> None:
        """Note what a letter stands for, and say what was noted."""
        from interview_tui.tui.screens import craft_letters

        act, word = craft_letters.tag(family, value)
        said = _("Noted: {what}.").format(what=word)
        if craft_letters.is_interpreting(family, value):
            key = commands.reached(self._keys_of("craft"))
            answers = craft_letters.answers(self.app.launch.settings.letters)
            yes, no, but = (f"{key} {one.key}" for one in answers)
            said += " " + _("The answer: {yes} yes · {no} no · {but} yes, but").format(
                yes=yes, no=no, but=but
            )

        def noted(_result: object) -> None:
            there = craft_letters.said_of_room(self.sitting.session.events)
            gone = family == "Presence" and f"{family}:{value}" not in there
            self.say(_("Noted: no longer there: {what}.").format(what=word) if gone else said)

        self.sitting.act(act, noted)

    def _edit_last(self, typed: str | None = None) -> None:
        """Ask for other words for the last note; ``typed`` is what was asked for already and not saved."""
        from interview_tui.model.note import as_typed
        from interview_tui.tui.screens.edit_note import EditNote

        notes, session = self.sitting.view.notes, self.sitting.session
        if not notes or self.sitting.unsaved:
            self.say(_("There is no note yet.") if not notes else _("The last note is not saved yet."))
            return

        kept = _("The last note is changed. ^Z gives back what it was.")
        said = kept if session.attention is None else _("Changed; the earlier wording is gone.")

        def edited(line: str | None) -> None:
            if line is not None:
                self.sitting.act(
                    lambda _session: session.edit_last(line),
                    lambda _note: self.say(said),
                    lambda: self._edit_last(line),
                )

        shown = as_typed(notes[-1]) if typed is None else typed
        self.app.push_screen(EditNote(shown, session.attention), edited)

    def _silence(self) -> None:
        self.sitting.act(
            lambda session: session.silence(),
            lambda on: self.say(_("Silence. Let it be.") if on else _("The silence is over.")),
        )

    def _off_record(self) -> None:
        self.sitting.act(
            lambda session: session.off_record(),
            lambda off: self.say(
                _("Off the record: notes from now on stay behind.") if off else _("On the record again."),
                stay=off,
            ),
        )

    def _upset(self) -> None:
        """Note it, pause, and show what to do: stop, ask, offer to go on, end, or contact somebody."""
        usual = _(
            "Paused. Stop asking, give it time. Then ask how they are, and offer: go on, another theme, a "
            "break, end, or somebody to call. ^X goes on; ^B stops."
        )
        own = _("Paused. Your own steps: {steps} · ^X goes on; ^B stops.")
        self.sitting.act(
            lambda session: session.upset(),
            lambda steps: self.say(own.format(steps=steps) if steps else usual, stay=True),
        )

    # -- the debrief ---------------------------------------------------------------------------------------

    def ask_debrief(self) -> None:
        """Say what the debrief asks now; the answer is typed in the field, and kept like any line."""
        left = self.sitting.session.debrief_left
        from interview_tui import words_craft

        if not left:
            over = words_craft.debrief_over(self.sitting.session.events)
            close = _("^E closes the interview.")
            self.say(f"{over} {close}", stay=True)
            return
        from interview_tui.model.craft import DebriefItem

        sentence = _(
            "Debrief {n} of {all}: {question} Enter alone leaves it out; ^O the rest, saying why; ^E twice "
            "closes without the rest."
        )
        number = list(DebriefItem).index(left[0]) + 1
        session = self.sitting.session
        asked = words_craft.debrief_question(left[0], session.expected)
        before = words_craft.debrief_reminder(left[0], self.sitting.view.later)
        said = sentence.format(n=number, all=len(DebriefItem), question=asked)
        self.say("\n".join(filter(None, (before, said))), stay=True)

    def skip_debrief(self) -> None:
        """Leave out what the debrief has still to ask, with a few words why."""
        from interview_tui.tui.screens.ask_short import AskShort

        if not self.sitting.session.debrief_left:
            self.ask_debrief()
            return

        def why(reason: str | None) -> None:
            if reason is not None:
                self.sitting.act(
                    lambda session: session.skip_debrief(reason), lambda _none: self.ask_debrief()
                )

        self.app.push_screen(AskShort(_("Leave out the rest of the debrief. Why?")), why)

    def answer_debrief(self, text: str, stamp: Stamp, *, pasted: bool = False) -> bool:
        """Take a line as an answer to the debrief; False when it asks nothing more."""
        left = self.sitting.session.debrief_left
        if self.sitting.view.state.phase is not Phase.ENDED or not left:
            return False
        from interview_tui.model.craft import debrief_line

        item = left[0]

        def next_one(_result: object) -> None:
            self.ask_debrief()

        if text.strip():
            time, self.line_time = self.line_time, None
            self.sitting.note(debrief_line(item, text), stamp, pasted=pasted, time=time)
            self.sitting.act(lambda session: session.debriefed(item, stamp), next_one)
        else:
            self.sitting.act(lambda session: session.debrief(item, ""), next_one)
        return True
