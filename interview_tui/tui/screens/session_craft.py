"""The craft of asking, in the interview: two keys for how it was asked, own faults, tags, the room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interview_tui.i18n import _
from interview_tui.model.craft import DebriefItem, Fault, Presence, Setting, Validation
from interview_tui.model.guide import QuestionType, TimeTag
from interview_tui.model.interview import Phase
from interview_tui.model.note import Source
from interview_tui.services.craft import debrief_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from interview_tui.services.record import Stamp
    from interview_tui.services.session import Session
    from interview_tui.tui.screens.letters import Letter
    from interview_tui.tui.sitting import Sitting

_TYPES = (
    ("i", QuestionType.INTRODUCING), ("f", QuestionType.FOLLOW_UP), ("p", QuestionType.PROBING),
    ("s", QuestionType.SPECIFYING), ("d", QuestionType.DIRECT), ("n", QuestionType.INDIRECT),
    ("t", QuestionType.STRUCTURING), ("v", QuestionType.INTERPRETING),
)  # fmt: skip
_FAULTS = tuple(zip("12345", Fault, strict=True))
_TIMES = (("<", TimeTag.BEFORE), ("=", TimeTag.NOW), ("/", TimeTag.COMPARE), (">", TimeTag.FUTURE))
_SOURCES = (("m", Source.FIRST_HAND), ("h", Source.HEARSAY), ("u", Source.UNCERTAIN))
_ANSWERS = (("y", Validation.YES), ("n", Validation.NO), ("m", Validation.NUANCED))
_SETTINGS = tuple(zip("123456789", Setting, strict=False))
_PRESENT = tuple(zip("abcdefgh", Presence, strict=False))


class SessionCraft:
    """Mixed into the session screen."""

    sitting: Sitting

    if TYPE_CHECKING:
        app: Any
        say: Callable[..., None]

    def action_craft(self) -> None:
        """Show the letters; each is one act."""
        from interview_tui.tui.screens.letters import Letter, Letters

        state = self.sitting.view.state
        silent = _("silence is over") if state.silent_from_ms is not None else _("silence")
        record = _("on the record again") if state.off_record else _("off the record")
        groups: list[list[Letter]] = [
            [Letter("", _("Asked as")), *_letters(_TYPES)],
            [Letter("", _("My own fault")), *_letters(_FAULTS), Letter(".", silent, "silence")],
            [Letter("", _("Last note: time")), *_letters(_TIMES), Letter("o", record, "off_record")],
            [Letter("", _("Last note: known")), *_letters(_SOURCES), Letter("r", _("the room"), "room"),
             Letter("x", _("they are upset"), "upset")],
        ]  # fmt: skip
        self.app.push_screen(Letters(_("The asking"), groups), self._crafted)

    def _crafted(self, what: str | None) -> None:
        if not what:
            return
        other = {
            "silence": self._silence,
            "off_record": self._off_record,
            "room": self._room,
            "upset": self._upset,
        }
        if what in other:
            other[what]()
            return
        family, _colon, value = what.partition(":")
        self._tag(family, value)
        if value == QuestionType.INTERPRETING.value and family == "QuestionType":
            self._validation()

    def _tag(self, family: str, value: str) -> None:
        acts: dict[str, tuple[Callable[[Session], object], Any]] = {
            "QuestionType": (lambda s: s.asked_as(QuestionType(value)), QuestionType),
            "Fault": (lambda s: s.fault(Fault(value)), Fault),
            "TimeTag": (lambda s: s.time_last(TimeTag(value)), TimeTag),
            "Source": (lambda s: s.source_last(Source(value)), Source),
            "Validation": (lambda s: s.validated(Validation(value)), Validation),
            "Setting": (lambda s: s.in_the_room(Setting(value)), Setting),
            "Presence": (lambda s: s.in_the_room(Presence(value)), Presence),
        }
        act, known = acts[family]
        from interview_tui import words_craft

        said = _("Noted: {what}.").format(what=words_craft.word(known(value)))
        self.sitting.act(act, lambda _result: self.say(said))

    def _validation(self) -> None:
        from interview_tui.tui.screens.letters import Letters

        self.app.push_screen(Letters(_("What did they say to it?"), [_letters(_ANSWERS)]), self._crafted)

    def _room(self) -> None:
        from interview_tui.tui.screens.letters import Letter, Letters

        groups = [
            [Letter("", _("Where")), *_letters(_SETTINGS)],
            [Letter("", _("Who else is there")), *_letters(_PRESENT)],
        ]
        self.app.push_screen(Letters(_("The room"), groups), self._crafted)

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

        def work(session: Session) -> None:
            if not session.state.interrupted:
                session.interruption("distress")
            if session.state.phase is Phase.RUNNING:
                session.pause()

        sentence = _(
            "Paused. Stop asking, give it time. Then ask how they are, and offer: go on, another theme, a "
            "break, end, or somebody to call. ^X goes on; ^B stops."
        )
        self.sitting.act(work, lambda _none: self.say(sentence, stay=True))

    # -- the debrief ---------------------------------------------------------------------------------------

    def ask_debrief(self) -> None:
        """Say what the debrief asks now; the answer is typed in the field, and kept like any line."""
        left = self.sitting.session.debrief_left
        if not left:
            self.say(_("The debrief is done. ^E finishes."), stay=True)
            return
        from interview_tui import words_craft

        sentence = _("Debrief {n} of {all}: {question} Enter alone leaves it out; ^E finishes.")
        number = list(DebriefItem).index(left[0]) + 1
        asked = words_craft.word(left[0])
        self.say(sentence.format(n=number, all=len(DebriefItem), question=asked), stay=True)

    def answer_debrief(self, text: str, stamp: Stamp) -> bool:
        """Take a line as an answer to the debrief; False when it asks nothing more."""
        left = self.sitting.session.debrief_left
        if self.sitting.view.state.phase is not Phase.ENDED or not left:
            return False
        item = left[0]

        def next_one(_result: object) -> None:
            self.ask_debrief()

        if text.strip():
            self.sitting.note(debrief_line(item, text), stamp)
            self.sitting.act(lambda session: session.debriefed(item, stamp), next_one)
        else:
            self.sitting.act(lambda session: session.debrief(item, ""), next_one)
        return True


def _letters(pairs: Any) -> list[Letter]:
    from interview_tui import words_craft
    from interview_tui.tui.screens.letters import Letter

    return [
        Letter(key, words_craft.word(value), f"{type(value).__name__}:{value.value}") for key, value in pairs
    ]
