"""Pictures of interviews: one over time and its questions, then all of them beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.screen import Screen

from interview_tui import drawing, drawing_tables
from interview_tui.i18n import _
from interview_tui.tui import commands
from interview_tui.tui.screens.working import Working
from interview_tui.tui.widgets.head_line import HeadLine
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.picture import Picture, Shown

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from interview_tui.model.picture import Across, Timeline
    from interview_tui.services.opening import OpenStudy
    from interview_tui.tui.app import InterviewApp


DRAWN = frozenset({"timeline", "coverage", "times"})
"""The pictures that are drawn; the others are tables, whose cells say more than a drawing."""


class Held(NamedTuple):
    """All interviews, and which of them is looked at."""

    across: Across
    place: int
    without: str = ""
    """The code of who was asked for, where none of their interviews has ended."""

    @classmethod
    def of(cls, study: OpenStudy, code: str, number: int = 0) -> Held:
        """Return them, at interview ``number`` of ``code`` (0: the latest); raises what ``across`` raises."""
        across = study.fieldwork.pictures.across()
        places = [
            at for at, one in enumerate(across.interviews) if one.code == code and number in {0, one.number}
        ]
        drawing.ready()
        return cls(across, places[-1] if places else 0, "" if places else code)


class PicturesScreen(Working, Screen[None]):
    """Shows one picture at a time, drawn or as a table."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.PICTURES,)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("pagedown", "scroll(10)", show=False),
    ]

    def __init__(self, app: InterviewApp, held: Held) -> None:
        super().__init__()
        self.bind_commands(app)
        self._remapped = app.remapped
        self.held, self.place = held, held.place
        self.pages = list(drawing.TITLES)
        self.page, self.as_table = self.pages[0], False

    def compose(self) -> ComposeResult:
        """Lay out heading, picture and keys."""
        yield HeadLine()
        yield Picture()
        yield KeyLine(*self.SCOPES, commands.EVERYWHERE, remapped=self._remapped)

    def on_mount(self) -> None:
        """Show the first, and say whose it is where it is not of the one who was asked for."""
        self._show()
        if self.held.without:
            told = _("No interview with {code} has ended and counts here, so this is {other}.")
            self.say(told.format(code=self.held.without, other=self.one.name), stay=True)

    @property
    def one(self) -> Timeline:
        """The interview that is looked at."""
        return self.held.across.interviews[self.place]

    def _show(self) -> None:
        one, across = self.one, self.held.across
        number = self.pages.index(self.page) + 1
        badge = _("picture {n} of {all}").format(n=number, all=len(self.pages))
        title = _(drawing.TITLES[self.page])
        if self.page in {"timeline", "coverage"}:
            facts = [title, drawing.length(one)]
            self.query_one(HeadLine).show(one.name, facts, badge)
        else:
            count = len({each.code for each in across.interviews})
            facts = [_("n = {n}").format(n=count), _("pilots left out")]
            self.query_one(HeadLine).show(title[:1].upper() + title[1:], facts, badge)
        self.query_one(Picture).show(self._picture())
        self.query_one(KeyLine).only(
            {one.id for one in commands.of(*self.SCOPES)} - (set() if self.page in DRAWN else {"table_form"})
        )

    def _picture(self) -> Shown:
        """Return the picture of the page; a grid is a table in either form."""
        one, across, as_table = self.one, self.held.across, self.as_table
        after = [line for line in (drawing.notes_after(one),) if line]
        tables: dict[str, Shown] = {
            "timeline": Shown(table=drawing_tables.timeline(one), below=after),
            "coverage": Shown(table=drawing_tables.coverage(one)),
            "times": Shown(table=drawing_tables.times(across), below=drawing.legend(across)),
            "grid": Shown(table=drawing_tables.grid(across), below=drawing.legend(across)),
            "before": Shown(table=drawing_tables.before(across), below=drawing.none_legend(across)),
        }
        drawn: dict[str, Shown] = {
            "timeline": Shown(lambda width: drawing.timeline(one, width), below=after),
            "coverage": Shown(lambda width: drawing.coverage(one, width), below=[drawing.states_legend()]),
            "times": Shown(lambda width: drawing.times(across, width), below=drawing.legend(across)),
        }
        return tables[self.page] if as_table or self.page not in DRAWN else drawn[self.page]

    # -- acts ----------------------------------------------------------------------------------------------

    def action_scroll(self, step: int) -> None:
        """Move the picture."""
        self.query_one(Picture).scroll_lines(step)

    def action_next_picture(self) -> None:
        """Go to the next picture; after the last, to the first."""
        self._turn(1)

    def action_previous_picture(self) -> None:
        """Go to the picture before."""
        self._turn(-1)

    def _turn(self, step: int) -> None:
        self.say("")
        self.page = self.pages[(self.pages.index(self.page) + step) % len(self.pages)]
        self._show()

    def action_other_interview(self) -> None:
        """Look at the next interview."""
        self.say("")
        self.place = (self.place + 1) % len(self.held.across.interviews)
        if self.page not in {"timeline", "coverage"}:
            self.page = "timeline"
        self._show()

    def action_table_form(self) -> None:
        """Show the same as a table, or drawn again; say so where it is a table in either form."""
        if self.page not in DRAWN:
            self.say(_("This picture is a table already."))
            return
        self.as_table = not self.as_table
        self._show()

    def action_leave_pictures(self) -> None:
        """Go back."""
        self.dismiss(None)
