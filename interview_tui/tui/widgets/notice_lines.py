"""A few lines under the heading of a study: where it stands, and what should be seen to, gravest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from interview_tui.i18n import ngettext
from interview_tui.services.noticing import Notice, Weight
from interview_tui.tui.widgets.prose import Para, Prose

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interview_tui.tui.ink import Ground, Name

INDENT = 6
MOST = 2
"""Lines shown; the last one says how many more there are."""

_LOOKS: dict[Weight, Name] = {Weight.QUIET: "dim", Weight.SOON: "warn", Weight.NOW: "alarm"}
_SIGNS = {Weight.QUIET: " ", Weight.SOON: "△", Weight.NOW: "!"}


class NoticeLines(Prose):
    """Paints the notices; takes no room when there are none."""

    GROUND: ClassVar[Ground] = "background"
    DEFAULT_CSS = "NoticeLines { height: auto; background: $background; display: none; }"

    def tell(
        self, notices: Sequence[Notice], keys: Mapping[str, str], *, glance: Sequence[tuple[str, str]] = ()
    ) -> None:
        """Show these; ``keys`` gives the key of a command's id, shown before the sentence it leads from.

        ``glance`` is said before them, each with the id of the command that leads on, but for what a notice
        says already.
        """
        self.display = bool(notices or glance)
        shown = first(notices)
        told = {notice.command for notice in shown}
        paras = [
            Para(said, "text", INDENT, f"{keys.get(name, '')}  ", most=2)
            for name, said in glance
            if not name or name not in told
        ]
        paras += [_para(notice, keys) for notice in shown]
        if more := len(notices) - len(shown):
            words = ngettext("and {n} more thing to see to", "and {n} more things to see to", more)
            paras.append(Para(words.format(n=more), "dim", INDENT, f"{keys.get('see_to', '')}  ", most=1))
        self.show(*paras)


def first(notices: Sequence[Notice]) -> Sequence[Notice]:
    """Return those that are shown as a line of their own."""
    return notices[: MOST if len(notices) <= MOST else MOST - 1]


def _para(notice: Notice, keys: Mapping[str, str]) -> Para:
    lead = f"{_SIGNS[notice.weight]} {keys.get(notice.command, ' ')}  "
    return Para(notice.sentence, _LOOKS[notice.weight], INDENT, lead, most=1)
