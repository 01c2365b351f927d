"""Text in paragraphs: wrapped to the width there is, scrolled when there is more than fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from interview_tui.tui import render
from interview_tui.tui.render import Part
from interview_tui.tui.widgets.painted import Line, Painted
from interview_tui.tui.widgets.table import fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Size

    from interview_tui.tui.ink import Name


class Para(NamedTuple):
    """One paragraph: its text, how it is painted, cells of indent, what stands before its first line.

    ``most`` is the most lines it takes, 0 any number; the last of them ends in an ellipsis.
    """

    text: str = ""
    look: Name = "text"
    indent: int = 3
    lead: str = ""
    most: int = 0


class Prose(Painted):
    """Paints paragraphs from the top line on that was scrolled to."""

    DEFAULT_CSS = "Prose { height: auto; background: $background; }"

    paras: Sequence[Para] = ()
    top = 0

    def show(self, *paras: Para) -> None:
        """Show these paragraphs from the first one on."""
        self.paras, self.top = paras, 0
        self.repaint()
        if self.styles.height is not None and self.styles.height.is_auto:
            self.refresh(layout=True)

    def scroll_lines(self, step: int) -> None:
        """Move the text by ``step`` lines, never past its ends."""
        most = len(self._all_lines(self.size.width)) - self.size.height
        self.top = max(0, min(self.top + step, most))
        self.repaint()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines the text takes at ``width``."""
        del container, viewport
        return len(self._all_lines(width))

    def lines(self) -> list[Line]:
        """Return the lines in sight."""
        return self._all_lines(self.size.width)[self.top : self.top + self.size.height]

    def _all_lines(self, width: int) -> list[Line]:
        rows: list[Line] = []
        for para in self.paras:
            style = self.ink(para.look)
            room = max(10, width - para.indent - 1)
            parts = render.wrap(para.text, room)
            if para.most and len(parts) > para.most:
                parts[para.most - 1 :] = [fit("".join(parts[para.most - 1 :]), room)]
            for index, part in enumerate(parts):
                lead = para.lead.rjust(para.indent) if not index else " " * para.indent
                rows.append([Part(lead, self.ink("accent")), Part(part, style)])
        return rows
