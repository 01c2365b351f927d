"""The guided tour of the sample: five steps as data, and a pure model of how far it has come.

It never stands in the way: every act is allowed at any time, and a step that was done ahead counts.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from interview_tui.i18n import N_, _
from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping


Place = Literal["talk", "ended", "elsewhere"]
"""The screen of the interview, the same once the talk is over, or another screen."""


class Act(StrEnum):
    """What a person can do that the tour waits for; a front end reports it by this word."""

    NOTE = "note"
    QUOTE = "quote"
    NAME = "name"
    """A note with a ``#name`` in it was stored."""
    OTHER_THEME = "other_theme"
    """Another theme was entered."""
    THEME_BACK = "theme_back"
    """The theme left before was entered again."""
    END_CHECK = "end_check"
    REVIEW = "review"
    EXPORT = "export"


OVER = "over"
"""What a front end reports when the interview is closed: what is done in it cannot be done any more."""

THEME = "theme"
"""What a front end reports that does not know whether a theme was entered before."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: done when every act of ``acts`` was seen.

    ``title`` and ``text`` are marked for the catalogues; the text names keys by command id, as ``{go_to}``.
    """

    id: str
    title: str
    text: str
    acts: frozenset[Act]
    commands: tuple[str, ...] = ()
    """Ids of the commands whose keys the text names."""
    spelled: str = ""
    """Which of them says how a key with ``^`` is pressed: the first one there is."""

    left: tuple[tuple[Act, str], ...] = ()
    """What is said in place of ``text`` once only this act is left to do."""
    ended: str = ""
    """What is said in place of ``text`` in the interview once the talk is over."""
    elsewhere: str = ""
    """What is said in place of ``text`` on the other screens, where there is something else to do there."""
    reviewed: str = ""
    """The same, once the review was seen."""

    def words(
        self, keys: Mapping[str, str], place: Place = "talk", seen: frozenset[Act] = frozenset()
    ) -> str:
        """Return the text in the language in use.

        Args:
            keys: The key to show for a command's id.
            place: The screen it is shown on.
            seen: What was done by now.
        """
        if place == "elsewhere":
            text = (Act.REVIEW in seen and self.reviewed) or self.elsewhere or self.text
        else:
            rest = self.acts - seen
            text = next((said for act, said in self.left if rest == {act}), self.text)
            text = (place == "ended" and self.ended) or text
        shown = {command: keys.get(command, command) for command in self.commands}
        first = shown.get(self.spelled, "")
        held = _("{key} (^ means: hold Ctrl down and press {letter})") if first.startswith("^") else ""
        if held:
            shown[self.spelled] = held.format(key=first, letter=first[1:])
        return _(text).format(**shown)


STEPS = (
    Step(
        "write",
        N_("Write a line"),
        N_("Type what you hear and press {store}. The time is that of your first keystroke."),
        frozenset({Act.NOTE}),
        ("store",),
    ),
    Step(
        "mark",
        N_("A quote, a name"),
        N_("Begin a line with \" when the words are the person's own. Write # before a name: #Kari."),
        frozenset({Act.QUOTE, Act.NAME}),
        left=(
            (Act.QUOTE, N_("Now a quote: begin a line with \" when the words are the person's own.")),
            (Act.NAME, N_("Now a name: write # before it, as in #Kari, anywhere in a line.")),
        ),
    ),
    Step(
        "themes",
        N_("Follow the talk"),
        N_(
            "{go_to} goes to any theme or question: type some letters of it, then Enter. Come back the same "
            "way."
        ),
        frozenset({Act.OTHER_THEME, Act.THEME_BACK}),
        ("go_to",),
        "go_to",
        left=((Act.THEME_BACK, N_("Now back with {go_to} and some letters of the theme you came from.")),),
    ),
    Step(
        "end",
        N_("Before you thank them"),
        N_("{end_check} shows what has not been asked yet, and what you meant to ask later."),
        frozenset({Act.END_CHECK}),
        ("end_check",),
    ),
    Step(
        "leave",
        N_("Review and export"),
        N_(
            "{end_check} again ends the talk, and once more if the closing question was neither asked nor "
            "skipped. "
            "Then you are asked for your own impressions of it."
        ),
        frozenset({Act.REVIEW, Act.EXPORT}),
        ("end_check", "candidates", "export", "open_row", "go_back", "sign_note", "recognisable"),
        ended=N_(
            "These are for your own impressions: answer each, or leave the rest out with {end_check}, which "
            "opens the review."
        ),
        elsewhere=N_("{open_row} on an interview that is ended opens its review."),
        reviewed=N_(
            "In the review {sign_note} signs a note as read, {recognisable} says that it tells who it is, "
            "and {candidates} lists words that may identify someone. {go_back} leads to the study; there "
            "{export} shows what must be decided before summaries can be made."
        ),
    ),
)
"""The tour, first step first."""


@dataclass(frozen=True, slots=True)
class Tour:
    """How far somebody has come; a new one begins at the first step."""

    seen: frozenset[Act] = frozenset()
    passed: frozenset[str] = frozenset()
    """Ids of the steps that were skipped."""
    over: bool = False
    """Whether the interview is closed."""
    left: bool = False
    """Whether the whole tour was put away."""
    kept: bool = False
    """Whether the sample stays when one leaves."""

    @property
    def step(self) -> Step | None:
        """The first step that is neither done nor skipped; None when the tour is over."""
        if self.left:
            return None
        steps = STEPS[-1:] if self.over else STEPS
        return next((s for s in steps if not s.acts <= self.seen and s.id not in self.passed), None)

    @property
    def number(self) -> int:
        """The place of the present step, from 1; the number of steps when the tour is over."""
        step = self.step
        return STEPS.index(step) + 1 if step else len(STEPS)

    @property
    def finished(self) -> bool:
        """Whether nothing is left to show."""
        return self.step is None

    def told(self, keys: Mapping[str, str], place: Place) -> tuple[str, str]:
        """Return what the line of the tour says: where it stands, and what to do on this screen.

        Args:
            keys: The key to show for a command's id.
            place: Whether the interview is on the screen, where the first steps are done, and its talk over.
        """
        step = self.step
        if step is None:
            end = _(
                "That was the tour. {practise} on the study's screen starts a talk with a made-up person, to "
                "practise on."
            ).format(practise=keys.get("practise", "practise"))
            gone = [] if self.kept else [_("When you leave, the sample is removed.")]
            meant = _("{export} stops while something is undecided, and is meant to.")
            stop = [meant.format(export=keys.get("export", "export"))] if Act.EXPORT in self.seen else []
            return _("Tour:"), " ".join([*stop, end, *gone])
        where = {"n": self.number, "all": len(STEPS)}
        if place == "elsewhere" and step is not STEPS[-1]:
            return _("Tour {n} of {all}:").format(**where), _("Enter on the open interview goes on with it.")
        title = _("Tour {n} of {all}, {title}:").format(**where, title=_(step.title))
        return title, step.words(keys, place, self.seen)

    def advance(self, act: str) -> Tour:
        """Return the tour after something was done; what the tour does not know changes nothing.

        ``theme`` stands for either change of theme: the first one goes away, the next one comes back.
        """
        if act == OVER:
            return replace(self, over=True)
        if act == THEME:
            act = Act.THEME_BACK if Act.OTHER_THEME in self.seen else Act.OTHER_THEME
        try:
            return replace(self, seen=self.seen | {Act(act)})
        except ValueError:
            return self

    def skip(self) -> Tour:
        """Return the tour with the present step passed over."""
        step = self.step
        return replace(self, passed=self.passed | {step.id}) if step else self

    def leave(self) -> Tour:
        """Return the tour put away for good."""
        return replace(self, left=True)
